//! One producer and one stage at full speed, for a first impression. `benches/README.md` says what to believe.
//!
//! ```sh
//! cargo run --release --example unicast_throughput_benchmark -- -n 10000000
//! ```
//!
//! The producer publishes numbers one by one, the stage adds them up, and the program checks the sum. The time ends
//! when the result is there. The time from the last publication to that point is printed too.

use clap::Parser;
use disruptor::{BlockingWaitStrategy, PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant};

/// Adds numbers up on another thread, and says how many got there in a second.
#[derive(Parser)]
struct Options {
    /// How many numbers to publish; a channel of the standard library gets a hundredth of them.
    #[arg(short, default_value_t = 100_000_000 - 1, value_parser = clap::value_parser!(u64).range(1..=1 << 40))]
    n: u64,
}

/// How often each kind of pipeline runs.
const ROUNDS: usize = 3;

const CAPACITY: usize = 8192;

fn main() -> Result<ExitCode, PipelineError> {
    let Options { n } = Options::parse();
    let mut right = true;
    let mut show = |name: &str, n: u64, (sum, took, waited): (u64, Duration, Duration)| {
        #[allow(clippy::cast_precision_loss, reason = "printed with few digits")]
        let per_second = n as f64 / took.as_secs_f64().max(f64::MIN_POSITIVE);
        println!("{name:<28} {per_second:>15.0} ops/s, waited {waited:?} for the result");
        if sum != expected(n) {
            right = false;
            eprintln!("{name}: the sum is {sum} and should be {}", expected(n));
        }
    };
    show("single-threaded loop", n, one_thread(n));
    for _ in 0..ROUNDS {
        show("elastic ring", n, elastic(n)?);
    }
    for _ in 0..ROUNDS {
        show("BlockingWaitStrategy", n, blocking(n)?);
    }
    for _ in 0..ROUNDS {
        show("YieldWaitStrategy", n, yielding(n)?);
    }
    for _ in 0..ROUNDS {
        show("SpinWaitStrategy", n, spinning(n)?);
    }
    let few = n.div_ceil(100);
    show("std::sync::mpsc", few, channel(few));
    Ok(if right { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The wrapping sum of the numbers below `n`.
fn expected(n: u64) -> u64 {
    // One of the two is even.
    if n.is_multiple_of(2) { (n / 2).wrapping_mul(n - 1) } else { n.wrapping_mul((n - 1) / 2) }
}

/// The lower limit: nothing moves between threads.
fn one_thread(n: u64) -> (u64, Duration, Duration) {
    let start = Instant::now();
    let sum = (0..n).fold(0_u64, |sum, i| sum.wrapping_add(black_box(i)));
    (sum, start.elapsed(), Duration::ZERO)
}

macro_rules! pipelines {
    ($($name:ident: $wait:ident $(, $grow:ident: after $after:literal, up to $bound:literal)?;)+) => {$(
        fn $name(n: u64) -> Result<(u64, Duration, Duration), PipelineError> {
            disruptor! {
                pipeline Numbers {
                    event: u64;
                    capacity: CAPACITY;
                    wait: $wait;
                    $($grow: after $after, up to $bound;)?
                    stage add: &u64;
                }
            }
            let mut sum = 0_u64;
            let start = Instant::now();
            let published = Numbers { add: |number, _, _| sum = sum.wrapping_add(*number) }.run(|mut numbers| {
                for i in 0..n {
                    numbers.publish(|number| *number = i)?;
                }
                Ok(start.elapsed())
            })?;
            let took = start.elapsed();
            Ok((sum, took, took.saturating_sub(published)))
        }
    )+};
}

pipelines! {
    elastic: BlockingWaitStrategy, grow: after 500ms, up to 65536;
    blocking: BlockingWaitStrategy;
    yielding: YieldWaitStrategy;
    spinning: SpinWaitStrategy;
}

fn channel(n: u64) -> (u64, Duration, Duration) {
    let (sender, receiver) = sync_channel(CAPACITY);
    let start = Instant::now();
    let adding = thread::spawn(move || receiver.iter().fold(0_u64, u64::wrapping_add));
    for i in 0..n {
        sender.send(i).expect("the other end goes on until this one is dropped");
    }
    drop(sender);
    let published = start.elapsed();
    let sum = adding.join().expect("adding does not panic");
    let took = start.elapsed();
    (sum, took, took.saturating_sub(published))
}
