//! What a producer says to whoever wants to clone it.

use super::{Producer, Single};
use crate::ring::{Events, Publish};

/// A pipeline whose only producer can be cloned: none.
#[diagnostic::on_unimplemented(
    message = "the producer of this pipeline cannot be cloned: the pipeline has one producer",
    label = "this is the only one",
    note = "to publish from several threads, write `producer: multi;` beside the pipeline's `event` and `capacity`",
    note = "a pipeline with `grow` has one producer only: share that in a `Mutex`"
)]
pub trait Clones {
    /// Another producer of the same pipeline.
    fn another<P>(producer: &P) -> P;
}

impl<E, R: Publish<E, Sequencer = Single>, M: Events, W, K, const G: usize> Producer<'_, E, R, M, W, K, G> {
    /// Not to be had. Without this method, the compiler would only say that it finds none.
    #[doc(hidden)]
    #[expect(clippy::should_implement_trait, reason = "`Clone` would be an error of the compiler's own words")]
    pub fn clone(&self) -> Self
    where
        M: Clones,
    {
        M::another(self)
    }
}
