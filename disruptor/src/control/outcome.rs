//! What halts a pipeline, and so what its result is.

use super::Control;
use crate::sync::{Mutex, lock};
use crate::{PanicPayload, PipelineError, Sequence};
use std::error::Error;

/// The greater one wins; among equals, the first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Severity {
    /// By the user, or for want of a poller. After a halt, pollers are free to go.
    Stopped,
    /// A handler panicked, or returned an error that nobody takes up.
    StageFailed,
}

struct Fault {
    severity: Severity,
    error: PipelineError,
}

/// The gravest fault so far; none if the pipeline goes on, or its stream came to its end.
pub(super) struct Outcome(Mutex<Option<Fault>>);

impl Outcome {
    pub(super) fn new() -> Self {
        Self(Mutex::new(None))
    }

    fn record(&self, severity: Severity, error: PipelineError) {
        let mut fault = lock(&self.0);
        if fault.as_ref().is_none_or(|fault| fault.severity < severity) {
            *fault = Some(Fault { severity, error });
        }
    }
}

impl Control {
    /// Stops the pipeline, on the user's behalf.
    pub(crate) fn halt(&self) {
        self.stop(Severity::Stopped, PipelineError::Halted);
    }

    pub(crate) fn stage_panicked(&self, lane: usize, sequence: Sequence, message: String, payload: PanicPayload) {
        let error = PipelineError::StagePanicked { stage: self.stage_name(lane), sequence, message, payload };
        self.stop(Severity::StageFailed, error);
    }

    pub(crate) fn stage_failed(&self, lane: usize, sequence: Sequence, source: Box<dyn Error + Send + Sync>) {
        let error = PipelineError::StageFailed { stage: self.stage_name(lane), sequence, source };
        self.stop(Severity::StageFailed, error);
    }

    pub(super) fn stop(&self, severity: Severity, error: PipelineError) {
        // First, so that whoever sees the halt finds its reason.
        self.outcome.record(severity, error);
        // Before the status, so that whoever sees the halt is refused.
        self.producer.limit.shut();
        self.status.halt();
        step!(self.wake_all(), unless "halt_wake");
        self.drop_rest();
    }

    /// The result of the pipeline, once it has ended.
    pub(crate) fn outcome(&self) -> Result<(), PipelineError> {
        lock(&self.outcome.0).take().map_or(Ok(()), |fault| Err(fault.error))
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use crate::control::Control;
    use crate::{PanicPayload, PipelineError, StageAccess, StageInfo, StageKind, Topology};

    static ONE: Topology =
        Topology::new("One", 1, &[StageInfo::new("parse", StageKind::Thread, StageAccess::Read, &[], &[], true)], "");

    fn fail(control: &Control) {
        control.stage_failed(0, 3, "no number".into());
    }

    fn panic(control: &Control) {
        control.stage_panicked(0, 4, "no memory".to_owned(), PanicPayload::new(Box::new(())));
    }

    #[test]
    fn of_a_failure_and_a_panic_the_first_is_the_result() {
        let result = |events: [fn(&Control); 3]| {
            let control = Control::new(&ONE, 1, 1);
            for event in events {
                event(&control);
            }
            assert!(control.is_halted());
            control.outcome().expect_err("the pipeline was halted")
        };
        assert!(matches!(result([Control::halt, fail, panic]), PipelineError::StageFailed { sequence: 3, .. }));
        assert!(matches!(result([panic, fail, Control::halt]), PipelineError::StagePanicked { sequence: 4, .. }));
    }
}
