//! The demonstration: nobody is killed in one run, both are in the other, and what the two leave must be the same.

use crate::directory::JOURNAL;
use crate::link::Link;
use crate::process::{self, Process};
use crate::{Failure, Options, interrupt, primary, say};
use fastrand::Rng;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// With fewer, there is no middle to be killed in.
const FEWEST: u64 = 1_000;

/// Far more than the demonstration takes on a slow disk, `--rate` aside, so that only a hang gets there.
const LIMIT: Duration = Duration::from_secs(600);

/// Tells whether both runs leave the same.
pub(crate) fn run(options: &Options) -> Result<bool, Failure> {
    if options.orders < FEWEST {
        return Err(format!("with fewer than {FEWEST} orders, there is no middle to be killed in").into());
    }
    interrupt::listen()?;
    let temporary = tempfile::tempdir()?;
    let link = match &options.at {
        Some(at) => Link::new(options.ipc, Some(at.clone())),
        None => process::meeting_place(options.ipc, temporary.path())?,
    };
    let result = compare(&link, temporary.path(), options);
    // All processes are dead now, however it went.
    link.clean_up();
    result
}

fn compare(link: &Link, temporary: &Path, options: &Options) -> Result<bool, Failure> {
    // With a rate, each run takes at least so many seconds.
    let paced = options.rate.map_or(0, |rate| options.orders / u64::from(rate)).min(u32::MAX.into());
    let until = Instant::now() + LIMIT + Duration::from_secs(2 * paced);
    let whole = Pair { dir: temporary.join("whole"), link, options, until };
    say(format_args!("-- nobody is killed, and batches go by {}", link.engine()));
    whole.run(None)?;
    let length = fs::metadata(whole.journal("primary"))?.len();

    // It takes a second and a little more, so that there is time to kill.
    let rate = options.rate.unwrap_or_else(|| options.orders.try_into().unwrap_or(u32::MAX));
    say(format_args!("-- each is killed, with {rate} orders a second"));
    let options = &Options { rate: Some(rate), ..options.clone() };
    let killed = Pair { dir: temporary.join("killed"), options, ..whole };
    let mut rng = Rng::with_seed(options.seed);
    let mut place = |eighths: Range<u64>| rng.u64(length / 8 * eighths.start..length / 8 * eighths.end);
    killed.run(Some([("replica", place(1..3)), ("primary", place(4..6))]))?;

    let journals = [whole.journal("replica"), killed.journal("primary"), killed.journal("replica")];
    let expected = fs::read(whole.journal("primary"))?;
    let mut same = fs::read(whole.trades())? == fs::read(killed.trades())?;
    for journal in journals {
        same &= fs::read(journal)? == expected;
    }
    let verdict = if same { "the same" } else { "DIFFERENT" };
    say(format_args!("-- the four journals and the trades of both runs are {verdict}"));
    Ok(same)
}

/// A primary and a replica.
struct Pair<'a> {
    dir: PathBuf,
    link: &'a Link,
    options: &'a Options,
    until: Instant,
}

impl Pair<'_> {
    /// Runs both to the end. Each of `kills` is a role that is killed, and started again, once its journal has so many bytes.
    fn run(&self, kills: Option<[(&'static str, u64); 2]>) -> Result<(), Failure> {
        let [mut replica, mut primary] = [self.start("replica")?, self.start("primary")?];
        for (role, length) in kills.into_iter().flatten() {
            self.wait(role, length, [&mut replica, &mut primary])?;
            let process = if role == "replica" { &mut replica } else { &mut primary };
            let status = process.kill()?;
            let bytes = fs::metadata(self.journal(role))?.len();
            say(format_args!("-- {role} killed: {status}, leaving a journal of {bytes} bytes; started again"));
            *process = self.start(role)?;
        }
        primary.finish(self.until)?;
        replica.finish(self.until)
    }

    fn start(&self, role: &'static str) -> Result<Process, Failure> {
        Process::start(role, Some(&self.dir.join(role)), self.link, self.options)
    }

    /// Waits until the journal of that role has so many bytes.
    fn wait(&self, role: &str, length: u64, processes: [&mut Process; 2]) -> Result<(), Failure> {
        let [one, other] = processes;
        while fs::metadata(self.journal(role)).map_or(0, |file| file.len()) < length {
            if let Some(status) = one.ended()?.or(other.ended()?) {
                return Err(format!("a process has ended before the {role} could be killed: {status}").into());
            }
            process::pause(self.until)?;
        }
        Ok(())
    }

    fn journal(&self, role: &str) -> PathBuf {
        self.dir.join(role).join(JOURNAL)
    }

    fn trades(&self) -> PathBuf {
        self.dir.join("primary").join(primary::TRADES)
    }
}
