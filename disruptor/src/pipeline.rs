//! Starting a pipeline, running it, and ending it.

mod handle;
mod running;
mod startup;
mod stats;
mod threads;

pub use handle::Handle;
pub use running::Running;
pub use stats::{ShardStats, StageStats, Stats};
pub use threads::{ShardOptions, ThreadOptions, Threads};

use crate::access::Access;
use crate::checks::Waits;
use crate::core::{Core, Link};
use crate::plan::{Condition, Position, Wakes};
use crate::producer::Room;
use crate::ring::{ByBranch, ByValue, Events, Fixed, Growth, InPlace, Publish, Ring};
use crate::sync::Arc;
use crate::{PipelineError, Poller, Producer, Topology};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// A pipeline about to start: its ring is there, its threads are not.
///
/// Generated code makes one, and says once that the graph was proven.
pub struct Pipeline<E, R: Ring<E>, M: Events> {
    core: Arc<Core<E, R, M>>,
}

impl<E: 'static, R: Ring<E> + 'static> Pipeline<E, R, InPlace> {
    /// A pipeline whose slots hold what `first` makes. Should it panic, the events built so far are dropped.
    ///
    /// # Safety
    ///
    /// The stages, pollers and the producer that are attached to the pipeline are those of a graph that was checked: each
    /// exactly once and with its own position, `E` is `Send`, and what stages share that run side by side is `Sync`.
    #[must_use]
    pub unsafe fn in_place(topology: &'static Topology, first: impl FnMut() -> E) -> Self {
        Self { core: Core::filled(topology, first) }
    }
}

impl<E: 'static, R: Ring<E> + 'static> Pipeline<E, R, ByValue> {
    /// A pipeline whose slots are empty.
    ///
    /// # Safety
    ///
    /// As for [`Pipeline::in_place`].
    #[must_use]
    pub unsafe fn by_value(topology: &'static Topology) -> Self {
        Self { core: Core::empty(topology) }
    }
}

impl<E: 'static, R: Ring<E> + 'static, const MARK: usize> Pipeline<E, R, ByBranch<MARK>> {
    /// A pipeline whose slots are empty, and whose events are taken by several stages: each by one of them.
    ///
    /// # Safety
    ///
    /// As for [`Pipeline::in_place`].
    #[must_use]
    pub unsafe fn by_branch(topology: &'static Topology) -> Self {
        Self { core: Core::empty(topology) }
    }
}

impl<E: 'static, R: Ring<E>, M: Events> Pipeline<E, R, M> {
    /// Starts the stages' threads, runs `body` with the producer's end, and returns when all threads have ended.
    ///
    /// # Errors
    ///
    /// What kept the pipeline from starting; the first and gravest of what halted it; or what `body` returned.
    ///
    /// # Panics
    ///
    /// A panic of `body` goes on to the caller, after everything published was processed.
    pub fn run<'h, T>(
        self,
        start: impl FnOnce(&mut Threads<'h, E, R, M>),
        body: impl FnOnce(Link<'_, Core<E, R, M>>) -> Result<T, PipelineError>,
    ) -> Result<T, PipelineError> {
        let mut threads = Threads::new(Arc::clone(&self.core));
        start(&mut threads);
        threads.started()?;
        let control = self.core.control();
        let result = catch_unwind(AssertUnwindSafe(|| body(Link::borrowed(&*self.core))));
        // The producer's drop has done this already, unless it was leaked.
        control.close();
        control.abandon_pollers();
        threads.join();
        match result {
            Ok(result) => control.outcome().and(result),
            Err(payload) => resume_unwind(payload),
        }
    }

    /// Starts the stages' threads and leaves them running.
    ///
    /// # Errors
    ///
    /// What kept the pipeline from starting; nothing is left running then.
    pub fn spawn<T>(
        self,
        start: impl FnOnce(&mut Threads<'static, E, R, M>),
        ends: impl FnOnce(Link<'static, Core<E, R, M>>) -> T,
    ) -> Result<(T, Running), PipelineError>
    where
        R: 'static,
        M: 'static,
    {
        let mut threads = Threads::new(Arc::clone(&self.core));
        start(&mut threads);
        threads.started()?;
        // Before the threads are let go: a panic in here ends them.
        let ends = ends(Link::shared(&self.core));
        Ok((ends, Running::new(self.core.share_control(), threads.detach())))
    }
}

impl<'a, E: 'static, R: Ring<E>, M: Events> Link<'a, Core<E, R, M>> {
    /// The producer, or the first of several. `gating` are the leaves, and `wait` makes its wait strategy.
    pub fn producer<W: Waits<B>, K: Wakes, const G: usize, const B: bool>(
        &self,
        gating: [usize; G],
        wait: fn() -> W,
    ) -> Producer<'a, E, R, M, W, K, G>
    where
        R: Publish<E, Elasticity = Fixed>,
    {
        Producer::new(self.clone(), Room::new(gating, wait, Fixed))
    }

    /// The producer of a ring that grows. `gating` are the leaves, and `wait` makes its wait strategy.
    pub fn elastic_producer<W: Waits<B>, K: Wakes, const G: usize, const B: bool>(
        &self,
        gating: [usize; G],
        wait: fn() -> W,
        growth: Growth<E>,
    ) -> Producer<'a, E, R, M, W, K, G>
    where
        R: Publish<E, Elasticity = Growth<E>>,
    {
        Producer::new(self.clone(), Room::new(gating, wait, growth))
    }

    /// The poller of the stage at `P`, which waits for `upstream`.
    pub fn poller<A: Access<E>, P: Position, K: Wakes, W: Waits<B>, const D: usize, const B: bool>(
        &self,
        upstream: [usize; D],
        strategy: W,
    ) -> Poller<'a, E, R, M, A, W, P, K, D> {
        if !<P::Condition as Condition>::ALWAYS {
            self.control().tally(P::of(0).lane()).count_handled();
        }
        Poller::new(self.clone(), upstream, strategy)
    }
}
