//! Pinning: each thread pins itself and reports before anything is published.

use crate::PipelineError;
use crate::sync::{Arc, Condvar, Mutex, lock, wait};
use std::io;

/// The reports of the threads that pin themselves.
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

impl Startup {
    pub(super) fn new() -> Self {
        Self(Arc::new(Shared { state: Mutex::new(State::default()), changed: Condvar::new() }))
    }

    /// One more thread is going to report.
    pub(super) fn expect(&self) {
        lock(&self.0.state).pending += 1;
    }

    /// Pins the calling thread and reports the result. True if it worked.
    pub(super) fn pin(&self, stage: &'static str, core: usize) -> bool {
        let pinned = pin(core);
        let mut reports = lock(&self.0.state);
        reports.pending -= 1;
        let worked = pinned.is_ok();
        if let Err(source) = pinned {
            reports.refused.get_or_insert(PipelineError::PinRefused { stage, core, source });
        }
        self.0.changed.notify_all();
        worked
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

/// Pins the calling thread to a core, whatever affinity it inherited.
///
/// Does not look the core up in a list first: such a list shows only the cores that the calling thread may use now.
fn pin(core: usize) -> io::Result<()> {
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
