//! What a panic carries.

use parking_lot::Mutex;
use std::any::Any;
use std::fmt;
use std::mem::forget;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a stage panicked with, see [`PipelineError::StagePanicked`](crate::PipelineError::StagePanicked).
///
/// ```
/// use disruptor::{PipelineError, disruptor};
///
/// disruptor! {
///     pipeline Numbers {
///         event: u64;
///         capacity: 2;
///         stage check: &u64;
///     }
/// }
///
/// let result = Numbers { check: |n, _, _| std::panic::resume_unwind(Box::new(*n)) }.run(|mut numbers| {
///     numbers.publish(|n| *n = 42)?;
///     Ok(())
/// });
/// match result {
///     Err(PipelineError::StagePanicked { payload, .. }) => {
///         assert_eq!(payload.into_inner().downcast_ref(), Some(&42_u64));
///     }
///     _ => unreachable!(),
/// }
/// ```
///
/// A payload that nobody takes out may panic in its drop: that panic goes no further.
pub struct PanicPayload {
    /// `None` only in `drop`. Never locked: the mutex makes it `Sync`, since payloads need not be.
    payload: Mutex<Option<Box<dyn Any + Send>>>,
}

impl PanicPayload {
    pub(crate) fn new(payload: Box<dyn Any + Send>) -> Self {
        Self { payload: Mutex::new(Some(payload)) }
    }

    /// The payload, for `downcast` or [`resume_unwind`](std::panic::resume_unwind).
    #[must_use]
    pub fn into_inner(mut self) -> Box<dyn Any + Send> {
        self.payload.get_mut().take().unwrap_or_else(|| unreachable!("only `drop` takes it out"))
    }
}

/// Without the payload, of which nothing is known.
impl fmt::Debug for PanicPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PanicPayload(..)")
    }
}

impl Drop for PanicPayload {
    fn drop(&mut self) {
        let payload = self.payload.get_mut().take();
        // The second payload is forgotten: its drop may panic as well, and so on.
        if let Err(payload) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
            forget(payload);
        }
    }
}
