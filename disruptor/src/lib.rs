//! Pass events between threads at the speed of the hardware.

#[macro_use]
mod sync;

mod access;
mod barrier;
mod checks;
mod control;
mod core;
mod error;
mod pipeline;
mod plan;
mod poller;
mod producer;
mod reader;
mod ring;
mod sequence;
mod stage;
mod topology;
mod wait;

pub use error::{Halted, PipelineError, PublishBatchError, SendError, TryPublishError, TryRecvError, TrySendError};
pub use pipeline::{Running, StageStats, Stats};
pub use poller::{Polled, Poller};
pub use producer::{Batch, Producer};
pub use sequence::Sequence;
pub use topology::{FieldAccess, StageAccess, StageInfo, StageKind, Topology};
pub use wait::{BlockingWaitStrategy, Parker, SpinWaitStrategy, WaitStrategy, YieldWaitStrategy};

/// Declares a pipeline.
#[macro_export]
macro_rules! disruptor {
    ($($pipeline:tt)*) => {
        $crate::__private::expand! { $crate $($pipeline)* }
    };
}

/// What generated code names. Not part of the interface: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use crate::access::{Access, EventPtr, Read, Take, Write};
    pub use crate::checks::{
        check_capacity, events_move_between_threads, fields_move_between_threads, stages_read_the_event_in_parallel,
        stages_read_the_field_in_parallel,
    };
    pub use crate::core::{Core, Link};
    pub use crate::pipeline::{Pipeline, ThreadOptions, Threads};
    pub use crate::plan::{Inner, Leaf, WakesIf};
    pub use crate::ring::{ByValue, DenseRing, Events, InPlace, Ring, StampedRing};
    pub use disruptor_macros::expand;
}
