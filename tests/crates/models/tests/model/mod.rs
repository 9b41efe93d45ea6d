//! What all models need, and those of async ends, of several producers and of work divided.

mod asynchronous;
mod divided;
mod several;

use loom::sync::Arc;
use loom::sync::atomic::{AtomicU64, Ordering};

/// Explores a model with at most this many preemptions: loom's own advice for finding nearly everything in a bearable time.
pub(crate) fn check(preemptions: usize, model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}

/// A sum that handlers share with the body: what a stage saw, seen after the pipeline's end.
#[derive(Clone)]
pub(crate) struct Sum(Arc<AtomicU64>);

impl Sum {
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicU64::new(0)))
    }

    pub(crate) fn add(&self, value: u64) {
        self.0.fetch_add(value, Ordering::Relaxed);
    }

    pub(crate) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
