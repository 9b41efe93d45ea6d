//! What threads do before anything is published: each pins itself and makes its state, and reports.

use crate::PipelineError;
use crate::sync::{Arc, Condvar, Mutex, lock, wait};
use std::io;

/// The reports of the threads that have something to prepare.
#[derive(Clone)]
pub(super) struct Startup(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    pending: usize,
    refused: Option<PipelineError>,
}

/// A thread is going to report, as soon as this is dropped.
pub(super) struct Report {
    startup: Startup,
    refused: Option<PipelineError>,
}

impl Startup {
    pub(super) fn new() -> Self {
        Self(Arc::new(Shared { state: Mutex::new(State::default()), changed: Condvar::new() }))
    }

    /// One more thread is going to report.
    pub(super) fn expect(&self) -> Report {
        lock(&self.0.state).pending += 1;
        Report { startup: self.clone(), refused: None }
    }

    /// Waits for all reports.
    pub(super) fn wait(&self) -> Result<(), PipelineError> {
        let mut state = lock(&self.0.state);
        while state.pending > 0 {
            state = wait(&self.0.changed, state);
        }
        state.refused.take().map_or(Ok(()), Err)
    }
}

impl Report {
    /// Reports what became of the preparations, and gives what they made.
    pub(super) fn of<T>(mut self, prepared: Result<T, PipelineError>) -> Option<T> {
        match prepared {
            Ok(made) => Some(made),
            Err(refused) => {
                self.refused = Some(refused);
                None
            }
        }
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        let mut state = lock(&self.startup.0.state);
        state.pending -= 1;
        if let Some(refused) = self.refused.take() {
            state.refused.get_or_insert(refused);
        }
        self.startup.0.changed.notify_all();
    }
}

/// Pins the calling thread to a core, whatever affinity it inherited.
pub(super) fn pin(stage: &'static str, core: usize) -> Result<(), PipelineError> {
    set_affinity(core).map_err(|source| PipelineError::PinRefused { stage, core, source })
}

/// Does not look the core up in a list first: such a list shows only the cores that the calling thread may use now.
fn set_affinity(core: usize) -> io::Result<()> {
    // The processor set of the C library has this many bits. For a larger number the library below would panic.
    const LIMIT: usize = 1024;
    if core >= LIMIT {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "there is no such core"));
    }
    if core_affinity::set_for_current(core_affinity::CoreId { id: core }) {
        return Ok(());
    }
    // The library does not say why it failed. Where threads can be pinned at all, these are the only reasons.
    Err(io::Error::new(io::ErrorKind::InvalidInput, "there is no such core, or this process may not use it"))
}
