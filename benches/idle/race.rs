//! Runs the contenders in turn and prints the table.

use crate::busy::Loops;
use crate::chains::Chain;
use crate::usage::Usage;
use clap::Parser;
use std::io::Result;
use std::thread;
use std::time::{Duration, Instant};

const STAGES: [usize; 2] = [1, 5];

/// Processor time of a pipeline with the default wait strategy beside that of channels, at low rates.
#[derive(Parser)]
struct Options {
    /// How many slices each contender gets in each row
    #[arg(long, default_value_t = 7)]
    slices: usize,
    /// How long a slice is measured
    #[arg(long, default_value_t = 1000)]
    milliseconds: u64,
    /// Events per second
    #[arg(long, value_delimiter = ',', default_value = "100,1000,10000")]
    rates: Vec<u32>,
    /// Leave out the rows with a busy loop for each core
    #[arg(long)]
    idle_only: bool,
    /// Given by `cargo bench`; without it, as by `cargo test`, all rows are tried for a moment
    #[arg(long, hide = true)]
    bench: bool,
}

pub(crate) fn main() -> Result<()> {
    let mut options = Options::parse();
    if !options.bench {
        (options.slices, options.milliseconds) = (1, 20);
    }
    println!("Medians of {} slices of {} ms.", options.slices, options.milliseconds);
    println!();
    println!(
        "| cores | stages | events/s | ms per s, ours | std | ratio | switches per event, ours | std | us to the last stage, ours | std |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    rows("idle", &options);
    if !options.idle_only {
        let loops = Loops::start(thread::available_parallelism()?.get())?;
        rows("busy", &options);
        drop(loops);
    }
    Ok(())
}

fn rows(cores: &str, options: &Options) {
    for stages in STAGES {
        for rate in &options.rates {
            let duration = Duration::from_millis(options.milliseconds);
            let (mut ours, mut std) = (Vec::new(), Vec::new());
            for _ in 0..options.slices {
                ours.push(slice(Chain::Pipeline, stages, *rate, duration));
                std.push(slice(Chain::Channels, stages, *rate, duration));
            }
            let ratios = ours.iter().zip(&std).map(|(ours, std)| ours.time / std.time);
            let figure = |slices: &[Slice], figure: fn(&Slice) -> f64| median(slices.iter().map(figure));
            println!(
                "| {cores} | {stages} | {rate} | {:.1} | {:.1} | {:.2} | {:.1} | {:.1} | {:.0} | {:.0} |",
                1e3 * figure(&ours, |slice| slice.time),
                1e3 * figure(&std, |slice| slice.time),
                median(ratios),
                figure(&ours, |slice| slice.switches),
                figure(&std, |slice| slice.switches),
                1e6 * figure(&ours, |slice| slice.latency),
                1e6 * figure(&std, |slice| slice.latency),
            );
        }
    }
}

struct Slice {
    /// Seconds of processor time per second.
    time: f64,
    /// Context switches per event.
    switches: f64,
    /// Seconds from publishing an event to the last stage, median.
    latency: f64,
}

/// Publishes an event whenever one is due. The figures leave out the first tenth of the time, in which threads start.
fn slice(chain: Chain, stages: usize, rate: u32, duration: Duration) -> Slice {
    let start = Instant::now();
    let (mut time, mut switches, mut latencies) = (0.0, 0.0, Vec::new());
    let source = |publish: &mut dyn FnMut(u64)| {
        let mut due = Instant::now();
        let mut until = |end: Instant| {
            let mut events = 0_u32;
            while due < end {
                thread::sleep(due.saturating_duration_since(Instant::now()));
                publish(nanoseconds(start.elapsed()));
                events += 1;
                due += Duration::from_secs(1) / rate;
            }
            events
        };
        until(start + duration / 10);
        let (before, from) = (Usage::now(), Instant::now());
        let events = until(from + duration);
        let used = Usage::now() - before;
        time = used.time.as_secs_f64() / from.elapsed().as_secs_f64();
        switches = as_float(used.switches) / f64::from(events);
    };
    let sink = |event| latencies.push(as_float(nanoseconds(start.elapsed()) - event) / 1e9);
    chain.run(stages, source, sink);
    Slice { time, switches, latency: median(latencies) }
}

fn nanoseconds(duration: Duration) -> u64 {
    duration.as_nanos().try_into().expect("a slice is shorter than 500 years")
}

#[allow(clippy::cast_precision_loss, reason = "a figure of a bench")]
fn as_float(number: u64) -> f64 {
    number as f64
}

fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures = Vec::from_iter(figures);
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
