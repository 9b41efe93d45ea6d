//! Three pipelines under random bursts, pauses and panics, checked from end to end.
//!
//! ```sh
//! cargo run --release --example soak -- --seconds 20
//! ```
//!
//! Each pipeline runs round after round. A round publishes a random number of events in random bursts, with random
//! pauses that let every thread sleep. In some rounds a stage panics at a random event. Afterwards the sink's checksum
//! must match the events up to that point, the error must name the stage and the event, and every event must have been
//! dropped. The exit code is 1 if any check failed or if nothing moved for a while.

mod pipelines;
mod round;
mod tally;

use clap::Parser;
use round::Round;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};
use tally::Tally;

/// Runs three pipelines under random bursts, pauses and panics, and checks every event.
#[derive(Parser)]
struct Options {
    /// How long to run.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
    /// Seed of the random numbers. The same seed makes the same first round; later rounds depend on timing.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs one pipeline for one round and returns what was wrong.
type Pipeline = fn(&mut Round) -> Result<(), String>;

/// A pipeline without an event for this long hangs.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let options = Options::parse();
    let pipelines: [(&str, Pipeline); 3] =
        [("diamond", pipelines::diamond), ("chain", pipelines::chain), ("by value", pipelines::by_value)];
    let tallies: Vec<Tally> = pipelines.iter().map(|_| Tally::default()).collect();
    let end = Instant::now() + Duration::from_secs(options.seconds);

    let wrong = thread::scope(|scope| {
        let mut workers = Vec::new();
        for (index, ((name, pipeline), tally)) in pipelines.iter().zip(&tallies).enumerate() {
            let seed = options.seed.wrapping_add(index as u64);
            let work = move || soak(*pipeline, tally, seed, end).map_err(|wrong| format!("{name}: {wrong}"));
            workers.push(scope.spawn(work));
        }
        watch(&tallies, end, options.seconds);
        let results =
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err("a worker panicked".into())));
        results.filter_map(Result::err).collect::<Vec<_>>()
    });

    for ((name, _), tally) in pipelines.iter().zip(&tallies) {
        println!("{name:<8}  {}", tally.summary());
    }
    for wrong in &wrong {
        eprintln!("{wrong}");
    }
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs rounds of one pipeline until the time is over.
fn soak(pipeline: Pipeline, tally: &Tally, seed: u64, end: Instant) -> Result<(), String> {
    let mut random = fastrand::Rng::with_seed(seed);
    while Instant::now() < end {
        let mut round = Round::new(&mut random, tally, end);
        pipeline(&mut round).map_err(|wrong| format!("{wrong}, in {round:?}"))?;
        tally.finish_round(&round);
    }
    Ok(())
}

/// Shows progress until the time is over, and ends the process if there is none.
fn watch(tallies: &[Tally], end: Instant, seconds: u64) {
    let mut seen: Vec<(u64, Instant)> = tallies.iter().map(|_| (0, Instant::now())).collect();
    while Instant::now() < end {
        thread::sleep(Duration::from_millis(200));
        for (tally, seen) in tallies.iter().zip(&mut seen) {
            let events = tally.events();
            if events != seen.0 {
                *seen = (events, Instant::now());
            } else if seen.1.elapsed() > PATIENCE {
                eprintln!("\nnothing has moved for {} s", PATIENCE.as_secs());
                std::process::exit(1);
            }
        }
        let past = seconds - end.saturating_duration_since(Instant::now()).as_secs();
        show(&format!("{past}/{seconds} s  {} events", tallies.iter().map(Tally::events).sum::<u64>()));
    }
    show("");
}

/// Puts the text where the last one was, for those who watch.
fn show(text: &str) {
    let mut terminal = io::stderr();
    if terminal.is_terminal() {
        let _ = write!(terminal, "\r{text:<60}\r");
    }
}
