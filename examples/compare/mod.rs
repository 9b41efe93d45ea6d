//! Runs a pipeline and an alternative by turns, and tells how long each takes.

use std::time::{Duration, Instant};

/// How often each runs. They take turns, so that whatever else the machine does hits both.
const ROUNDS: usize = 21;

/// How long one run took.
#[derive(Clone, Copy)]
pub(crate) struct Taken {
    wall: Duration,
    /// What all threads of the process took together; none where the system does not tell.
    processor: Option<Duration>,
}

/// Measures one run.
pub(crate) fn taken<R>(run: impl FnOnce() -> R) -> (Taken, R) {
    let (start, processor) = (Instant::now(), processor_time());
    let result = run();
    let wall = start.elapsed();
    let processor = processor.zip(processor_time()).map(|(before, after)| after.saturating_sub(before));
    (Taken { wall, processor }, result)
}

/// What goes above the [lines](line) of a table.
pub(crate) fn heading(alternative: &str) -> String {
    let columns = format!("{alternative:>12} {:>12} {:>7}", "pipeline", "ratio");
    format!(
        "in milliseconds, medians of {ROUNDS} runs, by turns\n\n{:<18}{:^33}  {:^33}\n{:<18}{columns}  {columns}",
        "", "wall time", "processor time", ""
    )
}

/// A line of a table: the wall and the processor time of both, and how many times as much the pipeline takes. None if they do not come
/// to the same result.
pub(crate) fn line<R: PartialEq, E>(
    name: &str,
    mut alternative: impl FnMut() -> Result<(Taken, R), E>,
    mut pipeline: impl FnMut() -> Result<(Taken, R), E>,
) -> Result<Option<String>, E> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let ((one, expected), (other, found)) = (alternative()?, pipeline()?);
        if found != expected {
            return Ok(None);
        }
        times[0].push(one);
        times[1].push(other);
    }
    let wall = columns(times.each_ref().map(|taken| taken.iter().map(|taken| taken.wall).collect()));
    let processor = columns(times.map(|taken| taken.iter().filter_map(|taken| taken.processor).collect()));
    Ok(Some(format!("{name:<18}{wall}  {processor}")))
}

/// The medians, and their ratio. Nothing if nothing was measured.
fn columns(times: [Vec<Duration>; 2]) -> String {
    let medians = times.map(|mut times| {
        times.sort_unstable();
        times.get(times.len() / 2).map(|time| time.as_secs_f64() * 1e3)
    });
    match medians {
        [Some(alternative), Some(pipeline)] => {
            format!("{alternative:>12.1} {pipeline:>12.1} {:>7.2}", pipeline / alternative)
        }
        _ => String::new(),
    }
}

#[cfg(unix)]
fn processor_time() -> Option<Duration> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a time that nobody else uses.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) } != 0;
    let time = Duration::new(time.tv_sec.try_into().ok()?, time.tv_nsec.try_into().ok()?);
    (!failed).then_some(time)
}

#[cfg(not(unix))]
fn processor_time() -> Option<Duration> {
    None
}
