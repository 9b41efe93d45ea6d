//! Stages that share a thread.
//!
//! The thread goes round its stages, in the order of the graph. In each round every stage handles one batch at most, of what is available to
//! it then, so none starves another. If a round has found nothing, the thread hands on what is left, and waits for whichever
//! writer makes progress first.
//!
//! Such stages may follow one another, directly or through stages on other threads: a stage never waits for anybody by itself. So what
//! holds for threads of their own holds here too: some stage can always go on, unless all wait for the producer.

mod member;

pub use member::{Member, Members};

use crate::core::Core;
use crate::ring::{Events, Ring};
use crate::stage::panicked;
use crate::sync::fault::is_injected;
use crate::wait::{Bell, Parker, Sleepers, WaitStrategy};
use member::Crew;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the stages until the stream has ended for all of them, or the pipeline is halted. Otherwise as [`run`](crate::stage::run).
///
/// `lanes` are those of the stages.
pub(crate) fn run<E: 'static, R, M, W, C>(
    core: &Core<E, R, M>,
    lanes: &[usize],
    mut crew: C,
    mut strategy: W,
    bell: &Bell,
) where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    C: Crew<E, R, M>,
{
    let control = core.control();
    // Here, and not for each wait.
    let mut writers = Vec::with_capacity(lanes.len());
    let worked = catch_unwind(AssertUnwindSafe(|| {
        while !control.is_halted() {
            if crew.take_turns(core, W::GATHERS) {
                continue;
            }
            // Slots that were passed over are handed on here alone, and another stage of this thread may be the one that waits for them.
            if crew.release(core) && !is_injected("group_release") {
                continue;
            }
            if crew.is_over(control) {
                break;
            }
            writers.clear();
            crew.each_laggard(control, lanes, &mut |writer| writers.push(writer.sleepers()));
            wait(core, &mut crew, &mut strategy, bell, &writers);
        }
    }));
    // A wait strategy that panics does so on behalf of all.
    let (lane, position) = crew.in_hand().unwrap_or_else(|| (lanes[0], control.lane(lanes[0]).peek()));
    let ended = |ended: Result<(), Box<dyn Any + Send>>| {
        if let Err(payload) = ended {
            panicked(control, lane, position, payload);
        }
    };
    ended(worked);
    crew.drop_all(control);
    ended(catch_unwind(AssertUnwindSafe(|| drop(strategy))));
}

/// Waits until some stage has something to do, or learns that it has no more.
#[cold]
fn wait<E: 'static, R, M, W, C>(
    core: &Core<E, R, M>,
    crew: &mut C,
    strategy: &mut W,
    bell: &Bell,
    writers: &[&Sleepers],
) where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    C: Crew<E, R, M>,
{
    let ready = || core.control().is_halted() || crew.has_something(core);
    strategy.wait_until(ready, Parker::for_any::<W>(bell, writers));
}
