//! What a hop costs: one order there and an answer back, and the same with a batch of orders.

use crate::batch::{Answer, Batch};
use crate::link::ToReplica;
use crate::order::Order;
use crate::process::{self, Process};
use crate::{Failure, Options, interrupt, say};
use disruptor::{PipelineError, Polled, disruptor};
use std::time::{Duration, Instant};

/// The orders of a batch.
const BATCH: usize = 256;
/// Round trips of each kind, of which the first are not counted.
const ROUNDS: usize = 5_000;
const WARM_UP: usize = 500;

disruptor! {
    /// From the producer to a stage on another thread, and back to a poller on the thread of the producer.
    pipeline Ring {
        event: Order;
        capacity: 1024;

        stage there: &Order;
        poll back: &Order after there;
    }
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    interrupt::listen()?;
    let [one, batch] = [1, BATCH].map(|count| (0..).take(count).map(|n| Order::generate(options.seed, n)).collect());
    say(format_args!("medians of {} round trips, in microseconds\n", ROUNDS - WARM_UP));
    say(format_args!("{:<28}{:>12}{:>12}{:>20}", "", "one order", "a batch", "each of its orders"));
    let orders: [Vec<Order>; 2] = [one, batch];
    for (name, times) in [
        ("ring, in the process", ring(&orders)?),
        ("iceoryx2, shared memory", link(true, &orders, options)?),
        ("zenoh, TCP", link(false, &orders, options)?),
    ] {
        let [one, batch] = times.map(|time| time.as_secs_f64() * 1e6);
        let each = batch / f64::from(u32::try_from(BATCH)?);
        say(format_args!("{name:<28}{one:>12.2}{batch:>12.2}{each:>20.3}"));
    }
    Ok(())
}

fn ring(orders: &[Vec<Order>; 2]) -> Result<[Duration; 2], Failure> {
    let times = Ring { there: |_, _, _| {} }.run(|mut producer, mut pollers| {
        let mut times = [Duration::ZERO; 2];
        for (time, orders) in times.iter_mut().zip(orders) {
            *time = median(|| {
                producer.publish_batch(orders.len(), |slots| {
                    for (slot, order) in slots.zip(orders) {
                        *slot = *order;
                    }
                })?;
                let mut back = 0;
                while back < orders.len() {
                    match pollers.back.poll_wait(|_, _, _| {}) {
                        Polled::Events(count) => back += count,
                        Polled::Empty => {}
                        Polled::Ended => return Err(PipelineError::Halted),
                    }
                }
                Ok(())
            })?;
        }
        Ok(times)
    })?;
    Ok(times)
}

fn link(ipc: bool, orders: &[Vec<Order>; 2], options: &Options) -> Result<[Duration; 2], Failure> {
    let temporary = tempfile::tempdir()?;
    let link = process::meeting_place(ipc, temporary.path())?;
    let mut echo = link.to_replica()?;
    let process = Process::start("echo", None, &link, options)?;
    let result = round_trips(&mut *echo, orders, options);
    if result.is_ok() {
        process.finish(Instant::now() + options.patience())?;
    } else {
        drop(process);
    }
    drop(echo);
    link.clean_up();
    result
}

fn round_trips(
    echo: &mut dyn ToReplica,
    orders: &[Vec<Order>; 2],
    options: &Options,
) -> Result<[Duration; 2], Failure> {
    let (mut request, mut answer) = (Vec::new(), Vec::new());
    let mut ask = |orders: &[Order], last| -> Result<(), Failure> {
        Batch::encode(options.seed, 0, orders, last, &mut request);
        let until = Instant::now() + options.patience();
        while !echo.ask(&request, &mut answer, until)? {
            process::pause(until)?;
        }
        let next = Answer::decode(&answer).ok_or("this is no answer")?.next;
        if next == orders.len() as u64 { Ok(()) } else { Err(format!("the answer is {next}").into()) }
    };
    let mut times = [Duration::ZERO; 2];
    for (time, orders) in times.iter_mut().zip(orders) {
        *time = median(|| ask(orders, false))?;
    }
    ask(&[], true)?;
    Ok(times)
}

fn median<E>(mut round_trip: impl FnMut() -> Result<(), E>) -> Result<Duration, E> {
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        round_trip()?;
        times.push(start.elapsed());
    }
    let times = &mut times[WARM_UP..];
    times.sort_unstable();
    Ok(times[times.len() / 2])
}
