//! The demonstration: one exchange runs to the end, another is killed and recovers, and both must be the same.

use crate::engine::{self, JOURNAL, Run, TRADES};
use crate::scratch::Scratch;
use crate::{Failure, Fsync, Kill, say};
use clap::ValueEnum as _;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::{env, fs};

/// Tells whether both are the same.
pub(crate) fn run(orders: u64, seed: u64, fsync: Fsync, kill: Option<Kill>) -> Result<bool, Failure> {
    if orders == 0 {
        return Err("without orders there is nothing to demonstrate".into());
    }
    let temporary = Scratch::new("exchange")?;
    let (whole, killed) = (temporary.path().join("whole"), temporary.path().join("killed"));
    let kill = kill.unwrap_or(Kill { order: orders / 2, tear: Some(11) });

    let expected = engine::run(&Run { dir: &whole, orders, seed, fsync, kill: None })?;
    say(format_args!("uninterrupted: {expected}"));

    let run = Run { dir: &killed, orders, seed, fsync, kill: Some(kill) };
    let status = run_in_child(&run, kill)?;
    let bytes = fs::metadata(killed.join(JOURNAL))?.len();
    say(format_args!("killed at order {}: {status}, leaving a journal of {bytes} bytes", kill.order));
    if status.success() {
        return Err("the exchange that was to be killed ran to its end".into());
    }

    let recovered = engine::run(&Run { kill: None, ..run })?;
    say(format_args!("recovered:     {recovered}"));

    let same = recovered == expected
        && recovered.replica_agrees
        && same_file(&whole, &killed, JOURNAL)?
        && same_file(&whole, &killed, TRADES)?;
    say(format_args!("{}", if same { "both are the same, to the last byte of their files" } else { "they DIFFER" }));
    Ok(same)
}

/// Starts this program once more, as one that is going to die.
fn run_in_child(run: &Run<'_>, kill: Kill) -> Result<ExitStatus, Failure> {
    let mut child = Command::new(env::current_exe()?);
    child.arg("--dir").arg(run.dir);
    child.args(["--orders", &run.orders.to_string(), "--seed", &run.seed.to_string()]);
    child.args(["--kill-at", &kill.order.to_string()]);
    if let Some(tear) = kill.tear {
        child.args(["--tear", &tear.to_string()]);
    }
    if let Some(fsync) = run.fsync.to_possible_value() {
        child.args(["--fsync", fsync.get_name()]);
    }
    // Where the system may leave an image of the dead process.
    fs::create_dir_all(run.dir)?;
    child.current_dir(run.dir);
    Ok(child.status()?)
}

fn same_file(one: &Path, other: &Path, name: &str) -> Result<bool, Failure> {
    Ok(fs::read(one.join(name))? == fs::read(other.join(name))?)
}
