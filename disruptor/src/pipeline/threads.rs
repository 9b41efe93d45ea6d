//! The threads of a pipeline's stages.

use super::startup::{self, Startup};
use crate::PipelineError;
use crate::access::Access;
use crate::checks::Waits;
use crate::core::Core;
use crate::plan::{Decision, Divides, Position, Share, Wakes};
use crate::reader::Reader;
use crate::ring::{Events, Ring};
use crate::stage::{self, Handlers, Members, Work};
use crate::sync::{self, Arc, JoinHandle, ThreadId};
use crate::wait::Bell;
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

/// What a declaration says of the threads of a stage's shards.
#[derive(Default)]
pub struct ShardOptions {
    /// What their names begin with; by default the stage's.
    pub name: Option<String>,
    /// The core of each; empty if they are not pinned.
    pub cores: Vec<Option<usize>>,
}

impl ShardOptions {
    fn of(&self, stage: &str, shard: usize) -> ThreadOptions {
        let name = format!("{}-{shard}", self.name.as_deref().unwrap_or(stage));
        ThreadOptions { name: Some(name), core: self.cores.get(shard).copied().flatten() }
    }
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
        let started = Vec::with_capacity(core.control().lanes().count());
        Self { core, started, startup: Startup::new(), refused: None, _handlers: PhantomData }
    }

    /// Starts the thread of the stage at `P`, unless an earlier one was refused.
    pub fn stage<A, P, K, W, T, O, const D: usize, const B: bool>(
        &mut self,
        upstream: [usize; D],
        strategy: W,
        options: ThreadOptions,
        handlers: T,
    ) where
        A: Access<E>,
        P: Position<Decision: Decision<O>, Share: Divides<E>>,
        K: Wakes,
        W: Waits<B> + 'h,
        T: Handlers<E, A, O> + Send + 'h,
    {
        self.lane::<A, P, K, W, T, O, D, B>(P::of(0), upstream, strategy, options, handlers);
    }

    /// Starts the threads of the shards of the stage at `P`. `strategy` and `handlers` are called for each of them.
    pub fn shards<A, P, K, W, T, O, const D: usize, const B: bool>(
        &mut self,
        upstream: [usize; D],
        strategy: fn() -> W,
        options: &ShardOptions,
        mut handlers: impl FnMut(usize) -> T,
    ) where
        A: Access<E>,
        P: Position<Decision: Decision<O>, Share: Divides<E>>,
        K: Wakes,
        W: Waits<B> + 'h,
        T: Handlers<E, A, O> + Send + 'h,
    {
        for shard in 0..P::Share::SHARDS {
            let place = P::of(shard);
            let options = options.of(self.core.control().stage_name(place.lane()), shard);
            self.lane::<A, P, K, W, T, O, D, B>(place, upstream, strategy(), options, handlers(shard));
        }
    }

    fn lane<A, P, K, W, T, O, const D: usize, const B: bool>(
        &mut self,
        place: P,
        upstream: [usize; D],
        strategy: W,
        options: ThreadOptions,
        handlers: T,
    ) where
        A: Access<E>,
        P: Position<Decision: Decision<O>, Share: Divides<E>>,
        K: Wakes,
        W: Waits<B> + 'h,
        T: Handlers<E, A, O> + Send + 'h,
    {
        let reader = Reader::<A, P, K, D>::new(place, upstream);
        if !Reader::<A, P, K, D>::SEES_ALL {
            self.core.control().tally(reader.lane()).count_handled();
        }
        let lanes = [reader.lane()];
        let stage = self.core.control().stage_name(reader.lane());
        self.start(
            lanes,
            options,
            T::PREPARES,
            move |_| Work::begin::<E, A, O>(handlers, stage),
            move |core, work| stage::run::<E, R, M, A, P, K, W, T, O, D>(core, reader, strategy, work),
        );
    }

    /// Starts the thread that these stages share.
    pub fn group<W, L, const B: bool>(&mut self, strategy: W, options: ThreadOptions, members: L)
    where
        W: Waits<B> + 'h,
        L: Members<E, R, M> + Send + 'h,
    {
        let control = self.core.control();
        let bell = Arc::new(Bell::new());
        let mut lanes = Vec::with_capacity(control.lanes().count());
        members.each_place(control, &mut |lane, counts, writers| {
            lanes.push(lane);
            if counts {
                control.tally(lane).count_handled();
            }
            writers.for_each(|writer| writer.sleepers().attach(Arc::clone(&bell)));
        });
        let at = lanes.clone();
        self.start(
            lanes,
            options,
            L::PREPARES,
            move |core| members.begin(core.control()),
            move |core, crew| stage::run_group(core, &at, crew, strategy, &bell),
        );
    }

    /// Starts a thread for the stages with these lanes, unless an earlier thread was refused. `begin` makes what it works with, on that
    /// thread, and may fail if it `prepares` anything. Then it runs.
    fn start<S>(
        &mut self,
        lanes: impl AsRef<[usize]> + Send,
        options: ThreadOptions,
        prepares: bool,
        begin: impl FnOnce(&Core<E, R, M>) -> Result<S, PipelineError> + Send,
        run: impl FnOnce(&Core<E, R, M>, S) + Send,
    ) {
        if self.refused.is_some() {
            return;
        }
        let stage = self.core.control().stage_name(lanes.as_ref()[0]);
        let ThreadOptions { name, core: pin } = options;
        let name = name.unwrap_or_else(|| stage.to_owned());
        if name.contains('\0') {
            // The standard library would panic.
            let source = io::Error::new(io::ErrorKind::InvalidInput, "a thread's name cannot contain a zero byte");
            self.refused = Some(PipelineError::ThreadRefused { stage, source });
            return;
        }
        let report = (prepares || pin.is_some()).then(|| self.startup.expect());
        let core = Arc::clone(&self.core);
        let main = move || {
            // Dropped before the core is let go.
            let _runs = core.control().run_by_this_thread(lanes.as_ref());
            let made = match pin.map_or(Ok(()), |pin| startup::pin(stage, pin)) {
                Ok(()) => begin(&core),
                Err(refused) => {
                    stage::drop_quietly(begin);
                    Err(refused)
                }
            };
            let work = match report {
                Some(report) => report.of(made),
                None => made.ok(),
            };
            if let Some(work) = work {
                run(&core, work);
            }
        };
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
