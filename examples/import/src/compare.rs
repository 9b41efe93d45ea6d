//! How long the pipeline takes, and how long one thread that does the same.

use crate::job::Job;
use crate::{Failure, interrupt, pipeline, single, store};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How often each runs. They take turns, so that whatever else the machine does hits both.
const ROUNDS: usize = 5;

pub(crate) fn run(path: &Path, into: &Path) -> Result<ExitCode, Failure> {
    let (mut pipeline, mut single) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let by_pipeline = import(path, into, |job| Ok(pipeline::run(job)?))?;
        let by_single = import(path, into, single::run)?;
        if interrupt::requested() {
            return Ok(ExitCode::from(130));
        }
        if store::differences(&by_pipeline.database, &by_single.database)? > 0 {
            return Err("the pipeline and the single thread store different flights".into());
        }
        pipeline.push(by_pipeline.time);
        single.push(by_single.time);
    }
    let [pipeline, single] = [pipeline, single].map(median);
    let ratio = single.as_secs_f64() / pipeline.as_secs_f64();
    println!("both store the same flights; medians of {ROUNDS} rounds:");
    println!("pipeline       {:>8.1} ms", pipeline.as_secs_f64() * 1e3);
    println!("single thread  {:>8.1} ms, {ratio:.2} times as long", single.as_secs_f64() * 1e3);
    Ok(ExitCode::SUCCESS)
}

struct Imported {
    time: Duration,
    database: PathBuf,
    /// Removes the database in the end.
    _dir: TempDir,
}

/// Imports everything into a directory of its own.
fn import(path: &Path, into: &Path, import: fn(Job) -> Result<(), Failure>) -> Result<Imported, Failure> {
    let dir = tempfile::tempdir_in(into)?;
    let job = Job::open(path, dir.path())?;
    let database = job.database.clone();
    let start = Instant::now();
    import(job)?;
    Ok(Imported { time: start.elapsed(), database, _dir: dir })
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
