//! The threads of a pipeline's stages.

use super::startup::Startup;
use crate::access::Access;
use crate::checks::Waits;
use crate::core::Core;
use crate::plan::{Condition, Decision, Position, Wakes};
use crate::ring::{Events, Ring};
use crate::sync::{self, Arc, JoinHandle, ThreadId};
use crate::{PipelineError, Sequence, stage};
use std::io;
use std::marker::PhantomData;

/// What a stage's declaration says of its thread.
#[derive(Default)]
pub struct ThreadOptions {
    /// The thread's name; by default the stage's.
    pub name: Option<String>,
    /// The core to pin the thread to.
    pub core: Option<usize>,
}

/// The threads of a pipeline that is starting. Handlers live for `'h`. Its drop halts the pipeline and joins the threads.
pub struct Threads<'h, E, R: Ring<E>, M: Events> {
    core: Arc<Core<E, R, M>>,
    started: Vec<StageThread>,
    startup: Startup,
    refused: Option<PipelineError>,
    _handlers: PhantomData<&'h mut &'h ()>,
}

impl<'h, E: 'static, R: Ring<E>, M: Events> Threads<'h, E, R, M> {
    pub(super) fn new(core: Arc<Core<E, R, M>>) -> Self {
        let started = Vec::with_capacity(core.control().topology().stages.len());
        Self { core, started, startup: Startup::new(), refused: None, _handlers: PhantomData }
    }

    /// Starts the thread of the stage at `P`, unless an earlier one was refused.
    pub fn stage<A, P, K, W, H, O, const D: usize, const B: bool>(
        &mut self,
        upstream: [usize; D],
        strategy: W,
        options: ThreadOptions,
        handler: H,
    ) where
        A: Access<E>,
        P: Position<Decision: Decision<O>>,
        K: Wakes,
        W: Waits<B> + 'h,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O + Send + 'h,
    {
        if self.refused.is_some() {
            return;
        }
        let stage = self.core.control().stage_name(P::INDEX);
        if !<P::Condition as Condition>::ALWAYS {
            self.core.control().tally(P::INDEX).count_handled();
        }
        let ThreadOptions { name, core: pin } = options;
        let name = name.unwrap_or_else(|| stage.to_owned());
        if name.contains('\0') {
            // The standard library would panic.
            let source = io::Error::new(io::ErrorKind::InvalidInput, "a thread's name cannot contain a zero byte");
            self.refused = Some(PipelineError::ThreadRefused { stage, source });
            return;
        }
        let core = Arc::clone(&self.core);
        let startup = self.startup.clone();
        let main = move || {
            core.control().is_at_work(P::INDEX);
            // Dropped before the core is let go.
            let _runs = core.control().stage_runs(P::INDEX);
            if pin.is_none_or(|pin| startup.pin(stage, pin)) {
                stage::run::<E, R, M, A, P, K, W, H, O, D>(&core, upstream, strategy, handler);
            }
        };
        if pin.is_some() {
            self.startup.expect();
        }
        // SAFETY: handlers live for 'h. Either 'h is static, or `Pipeline::run` keeps this value to itself and joins before it
        // returns. The drop of this value joins as well.
        match unsafe { sync::spawn_unchecked(name, main) } {
            Ok(handle) => self.started.push(StageThread { stage, handle }),
            Err(source) => self.refused = Some(PipelineError::ThreadRefused { stage, source }),
        }
    }

    /// Whether all threads run, each on its core. If not, the caller drops this value, which ends those that run.
    pub(super) fn started(&mut self) -> Result<(), PipelineError> {
        match self.refused.take() {
            Some(refused) => Err(refused),
            None => self.startup.wait(),
        }
    }

    /// Waits for all threads to end.
    pub(super) fn join(mut self) {
        join(self.started.drain(..));
    }

    pub(super) fn detach(mut self) -> Vec<StageThread> {
        std::mem::take(&mut self.started)
    }
}

impl<E, R: Ring<E>, M: Events> Drop for Threads<'_, E, R, M> {
    fn drop(&mut self) {
        if !self.started.is_empty() {
            self.core.control().halt();
            join(self.started.drain(..));
        }
    }
}

/// The thread of a stage.
pub(super) struct StageThread {
    stage: &'static str,
    handle: JoinHandle<()>,
}

impl StageThread {
    pub(super) fn stage(&self) -> &'static str {
        self.stage
    }

    pub(super) fn id(&self) -> ThreadId {
        self.handle.thread().id()
    }
}

/// Waits for the threads of stages, which catch every panic of a handler themselves.
pub(super) fn join(threads: impl Iterator<Item = StageThread>) {
    for StageThread { handle, .. } in threads {
        // What can still panic is the drop of the last events, when a thread is the last to let go of the ring. The message has
        // been printed, and the result of the pipeline is known. Forget the payload: a panic in its drop would leave the other
        // threads unjoined, and they may borrow from the caller.
        if let Err(payload) = handle.join() {
            std::mem::forget(payload);
        }
    }
}
