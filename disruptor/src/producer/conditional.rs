//! Publishing what may turn out not to be there.

use super::{Claimant, Producer, Sequencer};
use crate::plan::Wakes;
use crate::ring::{InPlace, Publish};
use crate::wait::WaitStrategy;
use crate::{Halted, Sequence};
use std::ops::ControlFlow;

impl<E, R, W, K, const G: usize> Producer<'_, E, R, InPlace, W, K, G>
where
    R: Publish<E>,
    W: WaitStrategy,
    K: Wakes,
{
    /// Publishes one event unless `write` breaks: so that a source can be read straight into the slot, without knowing beforehand whether
    /// it has more. Waits like [`publish`](Producer::publish) while the ring is full, and calls `write` after that.
    ///
    /// With `Break(b)` nothing is published, and `b` comes back. The next call gets the same slot, with whatever `write` has
    /// left there. Nobody waits for the slot meanwhile, so `write` may take its time. With several producers neither holds: the slot
    /// [is passed over](Producer#several-producers), and what others publish behind it waits until `write` returns.
    ///
    /// ```
    /// use disruptor::disruptor;
    /// use std::io::BufRead;
    /// use std::ops::ControlFlow;
    ///
    /// disruptor! {
    ///     pipeline Lines {
    ///         event: String;
    ///         capacity: 64;
    ///         stage count: &String;
    ///     }
    /// }
    ///
    /// let mut input = &b"so\nit\ngoes\n"[..];
    /// let mut bytes = 0;
    /// Lines { count: |line, _, _| bytes += line.len() }.run(|mut lines| {
    ///     let end = loop {
    ///         let read = lines.publish_with(|line| {
    ///             line.clear();
    ///             match input.read_line(line) {
    ///                 Ok(0) => ControlFlow::Break(Ok(())),
    ///                 Ok(_) => ControlFlow::Continue(()),
    ///                 Err(error) => ControlFlow::Break(Err(error)),
    ///             }
    ///         })?;
    ///         if let ControlFlow::Break(end) = read {
    ///             break end;
    ///         }
    ///     };
    ///     assert_eq!(lines.next_sequence(), 3);
    ///     end.map_err(disruptor::PipelineError::other)
    /// })?;
    /// assert_eq!(bytes, 11);
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Halted`] as for [`publish`](Producer::publish). `write` has not been called then.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slot. (With several producers,
    /// the slot is passed over.)
    #[inline]
    pub fn publish_with<B, F>(&mut self, write: F) -> Result<ControlFlow<B, Sequence>, Halted>
    where
        F: FnOnce(&mut E) -> ControlFlow<B>,
    {
        let claim =
            |sequencer: &mut R::Sequencer, claimant: Claimant<'_, E, R, InPlace, W, G>| sequencer.claim(claimant, 1);
        let published = self.publish_next_unless(claim, (), |ring, slots, ()| {
            ring.slot(slots.start).with_mut(|slot| {
                // SAFETY: the leaves have released this slot, and nobody reads it before it is published. In place, every slot
                // holds an event.
                write(unsafe { (*slot).assume_init_mut() })
            })
        });
        let published = published.map_err(|(halted, ())| halted)?;
        Ok(match published {
            ControlFlow::Continue(slots) => ControlFlow::Continue(slots.start),
            ControlFlow::Break(reason) => ControlFlow::Break(reason),
        })
    }
}
