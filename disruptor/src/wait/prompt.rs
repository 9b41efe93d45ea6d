use super::{Parker, WaitStrategy};

/// Waits as `W` does, but its stage never pauses so that events [gather](WaitStrategy#when-events-never-stop-coming).
///
/// For stages that should handle each event at once, however fast events come. It costs throughput where a publisher runs freely and its
/// events are small.
///
/// ```
/// use disruptor::{Prompt, SpinWaitStrategy, disruptor};
///
/// disruptor! {
///     pipeline Quotes {
///         event: u64;
///         capacity: 1024;
///         wait: Prompt<SpinWaitStrategy>;
///         stage best: &u64;
///     }
/// }
/// # let mut best = 0;
/// # Quotes { best: |quote, _, _| best = best.max(*quote) }.run(|mut quotes| { quotes.publish(|quote| *quote = 7)?; Ok(()) })?;
/// # assert_eq!(best, 7);
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prompt<W>(pub W);

impl<W: WaitStrategy> WaitStrategy for Prompt<W> {
    const BLOCKS: bool = W::BLOCKS;

    #[inline]
    fn wait_until(&mut self, ready: impl FnMut() -> bool, parker: Parker<'_>) {
        self.0.wait_until(ready, parker);
    }
}
