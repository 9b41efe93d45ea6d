//! The executors, and how a slice runs on one.

use crate::meter::{Clock, Meter};
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

/// Which of tokio's executors.
#[derive(Clone, Copy)]
pub(crate) enum Flavor {
    /// All tasks on one thread.
    Current,
    /// Two threads that take tasks from each other.
    Multi,
}

impl Flavor {
    pub(crate) const ALL: [Self; 2] = [Self::Current, Self::Multi];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Multi => "multi",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Current => "current thread",
            Self::Multi => "two workers",
        }
    }

    fn build(self) -> Runtime {
        let runtime = match self {
            Self::Current => Builder::new_current_thread().build(),
            Self::Multi => Builder::new_multi_thread().worker_threads(2).build(),
        };
        runtime.expect("the system starts two threads")
    }
}

/// Runs one slice, on an executor of its own.
pub(crate) fn run<F, R>(flavor: Flavor, tasks: usize, slice: impl FnOnce(Tasks) -> F) -> R
where
    F: Future<Output = R>,
{
    let runtime = flavor.build();
    runtime.block_on(async { slice(Tasks { meter: Meter::new(tasks), next: 0 }).await })
}

/// The tasks of a slice, whose polls are counted.
pub(crate) struct Tasks {
    meter: Arc<Meter>,
    next: usize,
}

impl Tasks {
    pub(crate) fn meter(&self) -> Arc<Meter> {
        Arc::clone(&self.meter)
    }

    pub(crate) fn start(&self) -> Clock {
        self.meter.start()
    }

    /// Its output should be small, because tokio moves it whenever it polls the task.
    pub(crate) fn spawn<F>(&mut self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let task = self.next;
        self.next += 1;
        tokio::spawn(self.meter.count(task, future))
    }
}
