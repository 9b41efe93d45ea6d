//! The stages of one thread, as a list: each by its own types.

use crate::access::Access;
use crate::control::Control;
use crate::core::Core;
use crate::plan::{Decision, Divides, Position, Wakes};
use crate::reader::Reader;
use crate::ring::{Events, Ring};
use crate::sequence::Cursor;
use crate::stage::{Handlers, Work, drop_quietly, panicked};
use crate::sync::fault::is_injected;
use crate::{PipelineError, Sequence};
use std::marker::PhantomData;

/// A stage that shares its thread, before the thread has started.
pub struct Member<A, P, K, T, O, const D: usize> {
    reader: Reader<A, P, K, D>,
    handlers: T,
    _outcome: PhantomData<fn() -> O>,
}

#[allow(private_bounds, reason = "named by generated code only")]
impl<A, P: Position, K: Wakes, T, O, const D: usize> Member<A, P, K, T, O, D> {
    /// The stage at `P`, which waits for `upstream`.
    pub fn new(upstream: [usize; D], handlers: T) -> Self {
        Self { reader: Reader::new(P::of(0), upstream), handlers, _outcome: PhantomData }
    }
}

/// Gets a stage's lane, whether it counts what it handles, and all cursors that it may come to wait for.
type Visit<'v, 'c> = &'v mut dyn FnMut(usize, bool, &mut dyn Iterator<Item = &'c Cursor>);

/// Stages that are to share a thread: nested pairs, in the order of the graph.
#[allow(private_interfaces, private_bounds, reason = "named by generated code only, called by this crate only")]
pub trait Members<E: 'static, R: Ring<E>, M: Events> {
    /// Whether some of them make a state.
    const PREPARES: bool;

    /// The stages at work.
    type Crew: Crew<E, R, M>;

    /// Visits the place of each.
    fn each_place<'c>(&self, control: &'c Control, visit: Visit<'_, 'c>);

    /// On the thread: makes the states.
    ///
    /// # Errors
    ///
    /// That of the first that fails. What was made before is dropped.
    fn begin(self, control: &Control) -> Result<Self::Crew, PipelineError>;
}

/// Stages that share the calling thread.
pub(crate) trait Crew<E: 'static, R: Ring<E>, M: Events> {
    /// Lets each handle a batch of what is available to it. Whether any had something.
    ///
    /// If it `gathers`, the first of them lets events gather, as a stage with a thread of its own does. The others follow it, or somebody
    /// who does.
    fn take_turns(&mut self, core: &Core<E, R, M>, gathers: bool) -> bool;

    /// Whether some stage has something to do, learns that it has no more, or waits for somebody else than it [said](Crew::each_laggard).
    fn has_something(&mut self, core: &Core<E, R, M>) -> bool;

    /// Hands on whatever is handled. Whether there was anything.
    fn release(&mut self, core: &Core<E, R, M>) -> bool;

    /// Whether none has anything to come.
    fn is_over(&mut self, control: &Control) -> bool;

    /// Visits the cursor that each waits for that has something to come. Not those of the thread's own `lanes`: they move only when it does.
    fn each_laggard<'c>(&mut self, control: &'c Control, lanes: &[usize], visit: &mut dyn FnMut(&'c Cursor));

    /// The stage whose handler panicked, and the event that it had; `None` if none has.
    fn in_hand(&self) -> Option<(usize, Sequence)>;

    /// Drops the handlers and states, one stage after the other.
    fn drop_all(self, control: &Control);
}

/// A stage at work.
pub struct AtWork<A, P, K, T, S, O, const D: usize> {
    reader: Reader<A, P, K, D>,
    work: Work<T, S>,
    is_over: bool,
    /// Whether it waits for somebody on another thread.
    waits: bool,
    /// For whom: a lane; `None`: the producer.
    laggard: Option<usize>,
    /// Whether a batch is in hand, or one was when the handler panicked.
    in_hand: bool,
    _outcome: PhantomData<fn() -> O>,
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E: 'static, R: Ring<E>, M: Events> Members<E, R, M> for () {
    const PREPARES: bool = false;
    type Crew = ();

    fn each_place<'c>(&self, _: &'c Control, _: Visit<'_, 'c>) {}

    fn begin(self, _: &Control) -> Result<(), PipelineError> {
        Ok(())
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E: 'static, R, M, A, P, K, T, O, L, const D: usize> Members<E, R, M> for (Member<A, P, K, T, O, D>, L)
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    P: Position<Decision: Decision<O>, Share: Divides<E>>,
    K: Wakes,
    T: Handlers<E, A, O>,
    L: Members<E, R, M>,
{
    const PREPARES: bool = T::PREPARES || L::PREPARES;
    type Crew = (AtWork<A, P, K, T, T::State, O, D>, L::Crew);

    fn each_place<'c>(&self, control: &'c Control, visit: Visit<'_, 'c>) {
        let counts = !Reader::<A, P, K, D>::SEES_ALL;
        visit(self.0.reader.lane(), counts, &mut self.0.reader.writers(control));
        self.1.each_place(control, visit);
    }

    fn begin(self, control: &Control) -> Result<Self::Crew, PipelineError> {
        let (Member { reader, handlers, .. }, rest) = self;
        let lane = reader.lane();
        let work = match Work::begin::<E, A, O>(handlers, control.stage_name(lane)) {
            Ok(work) => work,
            Err(error) => {
                drop_quietly(rest);
                return Err(error);
            }
        };
        match rest.begin(control) {
            Ok(rest) => Ok((
                AtWork {
                    reader,
                    work,
                    is_over: false,
                    waits: false,
                    laggard: None,
                    in_hand: false,
                    _outcome: PhantomData,
                },
                rest,
            )),
            Err(error) => {
                if let Err(payload) = work.drop_all() {
                    panicked(control, lane, 0, payload);
                }
                Err(error)
            }
        }
    }
}

impl<E: 'static, R: Ring<E>, M: Events> Crew<E, R, M> for () {
    #[inline(always)]
    fn take_turns(&mut self, _: &Core<E, R, M>, _: bool) -> bool {
        false
    }

    #[inline(always)]
    fn has_something(&mut self, _: &Core<E, R, M>) -> bool {
        false
    }

    #[inline(always)]
    fn release(&mut self, _: &Core<E, R, M>) -> bool {
        false
    }

    fn is_over(&mut self, _: &Control) -> bool {
        true
    }

    fn each_laggard<'c>(&mut self, _: &'c Control, _: &[usize], _: &mut dyn FnMut(&'c Cursor)) {}

    fn in_hand(&self) -> Option<(usize, Sequence)> {
        None
    }

    fn drop_all(self, _: &Control) {}
}

impl<E: 'static, R, M, A, P, K, T, S, O, L, const D: usize> Crew<E, R, M> for (AtWork<A, P, K, T, S, O, D>, L)
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    P: Position<Decision: Decision<O>, Share: Divides<E>>,
    K: Wakes,
    T: Handlers<E, A, O, State = S>,
    L: Crew<E, R, M>,
{
    #[inline(always)]
    fn take_turns(&mut self, core: &Core<E, R, M>, gathers: bool) -> bool {
        let AtWork { reader, work, in_hand, .. } = &mut self.0;
        if gathers {
            reader.let_gather(core);
        }
        let has_some = reader.look(core);
        if has_some {
            *in_hand = true;
            reader.batch(core, reader.slot(core), &mut |item: A::Item<'_>, sequence, end_of_batch| {
                work.handle(item, sequence, end_of_batch)
            });
            *in_hand = false;
        }
        // Also after a halt or a failure, which all notice: each looks only at what is available.
        self.1.take_turns(core, false) | has_some
    }

    #[inline(always)]
    fn has_something(&mut self, core: &Core<E, R, M>) -> bool {
        let AtWork { reader, waits, laggard, .. } = &mut self.0;
        // A look may pass over slots that hold no event. Others may wait for them to be handed on. And when the one whom the stage waits for
        // has moved, it may have to wait for another one, who does not ring yet.
        let mine = *waits
            && (reader.look(core)
                || (reader.holds_some() && !is_injected("group_holds"))
                || (reader.laggard() != *laggard && !is_injected("group_laggard"))
                || core.control().is_over_at(reader.position()));
        mine || self.1.has_something(core)
    }

    #[inline(always)]
    fn release(&mut self, core: &Core<E, R, M>) -> bool {
        let reader = &mut self.0.reader;
        let has_some = reader.holds_some();
        reader.release(core);
        self.1.release(core) | has_some
    }

    fn is_over(&mut self, control: &Control) -> bool {
        let AtWork { reader, is_over, .. } = &mut self.0;
        *is_over = *is_over || control.is_over_at(reader.position());
        // First, so that each learns it.
        self.1.is_over(control) && *is_over
    }

    fn each_laggard<'c>(&mut self, control: &'c Control, lanes: &[usize], visit: &mut dyn FnMut(&'c Cursor)) {
        let AtWork { reader, is_over, waits, laggard, .. } = &mut self.0;
        *laggard = reader.laggard();
        *waits = !*is_over && laggard.is_none_or(|lane| !lanes.contains(&lane));
        if *waits {
            visit(laggard.map_or(control.producer(), |lane| control.lane(lane)));
        }
        self.1.each_laggard(control, lanes, visit);
    }

    fn in_hand(&self) -> Option<(usize, Sequence)> {
        let AtWork { reader, in_hand, .. } = &self.0;
        if *in_hand { Some((reader.lane(), reader.position())) } else { self.1.in_hand() }
    }

    fn drop_all(self, control: &Control) {
        let (AtWork { reader, work, .. }, rest) = self;
        if let Err(payload) = work.drop_all() {
            panicked(control, reader.lane(), reader.position(), payload);
        }
        rest.drop_all(control);
    }
}
