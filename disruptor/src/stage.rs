//! The life of a stage's thread.

use crate::access::Access;
use crate::core::Core;
use crate::plan::{Decision, Position, Wakes};
use crate::reader::Reader;
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use crate::{PanicPayload, Sequence};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Handles events until the stream ends or the pipeline is halted. A panic or a failure halts the pipeline, and a panic goes no further.
pub(crate) fn run<E: 'static, R, M, A, P, K, W, H, O, const D: usize>(
    core: &Core<E, R, M>,
    upstream: [usize; D],
    mut strategy: W,
    mut handler: H,
) where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    P: Position<Decision: Decision<O>>,
    K: Wakes,
    W: WaitStrategy,
    H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
{
    let mut reader = Reader::<A, P, K, D>::new(upstream);
    let worked = catch_unwind(AssertUnwindSafe(|| {
        while !core.control().is_halted() {
            if !reader.next(core, &mut strategy) {
                break;
            }
            reader.batch(core, &mut handler);
        }
    }));
    if let Err(payload) = worked {
        panicked(core, P::INDEX, reader.position(), payload);
    }
    // The drop of what the handler owns may panic as well. It comes after the handler's own panic has unwound: a second panic during
    // the first would abort the process.
    let dropped = catch_unwind(AssertUnwindSafe(|| drop(handler)));
    let dropped = dropped.and(catch_unwind(AssertUnwindSafe(|| drop(strategy))));
    if let Err(payload) = dropped {
        panicked(core, P::INDEX, reader.position(), payload);
    }
}

#[cold]
fn panicked<E, R: Ring<E>, M: Events>(
    core: &Core<E, R, M>,
    index: usize,
    sequence: Sequence,
    payload: Box<dyn Any + Send>,
) {
    let message = message(&*payload).to_owned();
    core.control().stage_panicked(index, sequence, message, PanicPayload::new(payload));
}

/// The text of a panic.
fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&'static str>().copied();
    text.or_else(|| payload.downcast_ref().map(String::as_str)).unwrap_or("a panic without a text")
}
