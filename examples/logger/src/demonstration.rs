//! Logs from several threads through the macros of `log`, and checks what is in the file then.

use crate::load::{Load, Pace, log_message};
use crate::options::Options;
use crate::verify::verify;
use crate::{Failure, in_file};
use logger::Logger;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let load = Load { threads: options.threads, records: options.records(), size: options.size, pace: Pace::Flood };
    if let Some(path) = &options.output {
        return log_to(path, &load);
    }
    let dir = tempfile::tempdir()?;
    log_to(&dir.path().join("example.log"), &load)
}

fn log_to(path: &Path, load: &Load) -> Result<ExitCode, Failure> {
    let logger = Logger::open(path)?;
    let _guard = logger::install(logger)?;
    let file = fs::metadata(path).map_err(in_file(path))?;

    let taken = load.run(|thread| thread(), |message| log_message!(log::info, message));
    let summary = logger::shutdown();
    let time = taken.start.elapsed();
    let records = load.threads * load.records;
    if summary.lost > 0 {
        // The logger has told it.
        return Ok(ExitCode::from(2));
    }

    println!(
        "{records} records of {} bytes from {} threads in {:.0} ms,",
        load.size,
        load.threads,
        time.as_secs_f64() * 1e3
    );
    println!("{} of them per second, written in {} calls", rate(records, time.as_secs_f64()), summary.writes);
    let [half, most, almost_all] = [500, 990, 999].map(|share| taken.quantile(share));
    println!("a call took {half} ns, 1 in 100 more than {most} ns, 1 in 1000 more than {almost_all} ns");
    if !file.is_file() {
        println!("not checked: {} is no regular file", path.display());
        return Ok(ExitCode::SUCCESS);
    }
    match verify(path, file.len(), load) {
        Ok(()) => {
            println!("each is in the file once, in the order of its thread");
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("logger: {}: {error}", path.display());
            Ok(ExitCode::FAILURE)
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a number to look at"
)]
fn rate(records: usize, seconds: f64) -> u64 {
    (records as f64 / seconds) as u64
}
