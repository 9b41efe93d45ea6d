//! The same work for this logger and for others, by turns.

mod contenders;
mod table;

use crate::Failure;
use crate::load::{Load, Pace};
use crate::options::Options;
use crate::verify::verify;
use contenders::{ALL, Contender};
use std::process::ExitCode;
use std::time::Duration;

/// What is measured in each round, in nanoseconds.
#[derive(Clone, Copy)]
struct Measured {
    /// From the first record to the closed file, per record.
    total: f64,
    /// What half, 99 % and 99.9 % of the calls do not exceed.
    calls: [f64; 3],
}

pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    // The macros look at it, whatever the logger.
    log::set_max_level(log::LevelFilter::Info);
    let (threads, records, size) = (options.threads, options.records(), options.size);
    let flood = Load { threads, records, size, pace: Pace::Flood };
    let pace = Pace::Bursts { records: 10, pause: Duration::from_millis(1) };
    let bursts = Load { records: records.div_ceil(5), pace, ..flood };

    println!(
        "{threads} threads, messages of {size} bytes; medians of {} rounds, in which the loggers take turns",
        options.rounds
    );
    println!("in parentheses: how many times as long as ours it takes, the median of the rounds");
    println!("\nas fast as they can, {records} records each:\n");
    table::print(table::ALL, &rounds(options.rounds, &flood)?);
    println!("\n10 records, then a pause of 1 ms, {} records each:\n", bursts.records);
    table::print(table::CALLS, &rounds(options.rounds, &bursts)?);
    println!("\nwhen they write:\n");
    for contender in ALL {
        println!("{:<26}{}", contender.name, contender.writes);
    }
    Ok(ExitCode::SUCCESS)
}

/// For each logger what was measured in each round.
fn rounds(rounds: usize, load: &Load) -> Result<Vec<(&'static str, Vec<Measured>)>, Failure> {
    let mut measured: Vec<_> = ALL.iter().map(|contender| (contender.name, Vec::with_capacity(rounds))).collect();
    for _ in 0..rounds {
        for (contender, (_, measured)) in ALL.iter().zip(&mut measured) {
            measured.push(measure(contender, load).map_err(|error| format!("{}: {error}", contender.name))?);
        }
    }
    Ok(measured)
}

#[allow(clippy::cast_precision_loss, reason = "so many records nobody logs")]
fn measure(contender: &Contender, load: &Load) -> Result<Measured, Failure> {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("compared.log");
    let opened = (contender.open)(&path)?;
    let taken = load.run(|thread| opened.enter(thread), |message| opened.log(message));
    opened.close()?;
    let total = taken.start.elapsed().as_nanos() as f64 / (load.threads * load.records) as f64;
    verify(&path, 0, load)?;
    Ok(Measured { total, calls: [500, 990, 999].map(|share| f64::from(taken.quantile(share))) })
}
