//! The life of a stage's thread.

use crate::Sequence;
use crate::access::Access;
use crate::core::Core;
use crate::plan::{Position, Wakes};
use crate::reader::Reader;
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Handles events until the stream ends or the pipeline is halted. A panic halts the pipeline and goes no further.
pub(crate) fn run<E: 'static, R, M, A, P, K, W, H, const D: usize>(
    core: &Core<E, R, M>,
    upstream: [usize; D],
    mut strategy: W,
    mut handler: H,
) where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    P: Position,
    K: Wakes,
    W: WaitStrategy,
    H: for<'a> FnMut(A::Item<'a>, Sequence, bool),
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
        core.control().stage_panicked(P::INDEX, reader.position(), message(payload));
    }
    // What the handler owns may panic in its drop as well. Apart, so that it is not dropped while a panic of its own unwinds:
    // the second one would abort the process.
    let dropped = catch_unwind(AssertUnwindSafe(|| drop(handler)));
    let dropped = dropped.and(catch_unwind(AssertUnwindSafe(|| drop(strategy))));
    if let Err(payload) = dropped {
        core.control().stage_panicked(P::INDEX, reader.position(), message(payload));
    }
}

/// The text of a panic.
fn message(payload: Box<dyn Any + Send>) -> String {
    let text = if let Some(text) = payload.downcast_ref::<&'static str>() {
        (*text).to_owned()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "a panic without a text".to_owned()
    };
    // A payload may panic in its own drop, here with nobody left to tell.
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(payload);
    }
    text
}
