//! The messages of refused calls and ended pipelines, and their sources.

use disruptor::{
    Halted, PipelineError, PublishBatchError, PublishTimeoutError, RecvTimeoutError, SendTimeoutError, TryPublishError,
    TryRecvError, TrySendError, disruptor,
};
use std::error::Error;
use std::fmt;

/// An event that cannot be printed.
struct NoDebug(#[expect(dead_code, reason = "so that there is something in it")] u64);

disruptor! {
    pipeline Moved {
        event: NoDebug;
        capacity: 4;
        poll taken: NoDebug;
    }
}

#[test]
fn every_refusal_becomes_the_error_of_the_pipeline() {
    fn is_an_error_for_everybody<E: Error + Send + Sync + 'static>(_: &E) {}
    let errors: [(PipelineError, &str); 10] = [
        (Halted.into(), "the pipeline was halted"),
        (TryPublishError::Full.into(), "the ring is full"),
        (TryPublishError::Halted.into(), "the pipeline was halted"),
        (PublishBatchError::TooLarge { n: 3, capacity: 2 }.into(), "a batch of 3 events does not fit into a ring of 2"),
        (TrySendError::Full(NoDebug(0)).into(), "the ring is full"),
        (TrySendError::Halted(NoDebug(0)).into(), "the pipeline was halted"),
        (PublishTimeoutError::TimedOut.into(), "no slot was free in time"),
        (PublishTimeoutError::Halted.into(), "the pipeline was halted"),
        (SendTimeoutError::TimedOut(NoDebug(0)).into(), "no slot was free in time"),
        (SendTimeoutError::Halted(NoDebug(0)).into(), "the pipeline was halted"),
    ];
    for (error, text) in &errors {
        is_an_error_for_everybody(error);
        assert_eq!(error.to_string(), *text);
    }
}

/// An error with a source.
#[derive(Debug)]
struct Own(std::num::ParseIntError);

impl fmt::Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("own")
    }
}

impl Error for Own {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn what_a_refused_call_says() {
    fn says<E: Error>(error: &E, display: &str, debug: &str) {
        assert_eq!((error.to_string().as_str(), format!("{error:?}").as_str()), (display, debug));
    }
    // A user's error shows as itself, so its source is the next error in the chain.
    let source = "x".parse::<u64>().expect_err("no number");
    let other = PipelineError::other(Own(source.clone()));
    says(&other, "own", "Other(Own(ParseIntError { kind: InvalidDigit }))");
    assert_eq!(Error::source(&other).expect("a source").to_string(), source.to_string());

    // The event needs no `Debug` for this.
    says(&TrySendError::Full(NoDebug(0)), "the ring is full", "Full(..)");
    says(&TrySendError::Halted(NoDebug(0)), "the pipeline was halted", "Halted(..)");
    says(&SendTimeoutError::TimedOut(NoDebug(0)), "no slot was free in time", "TimedOut(..)");
    says(&SendTimeoutError::Halted(NoDebug(0)), "the pipeline was halted", "Halted(..)");
    says(&PublishTimeoutError::TimedOut, "no slot was free in time", "TimedOut");
    says(&RecvTimeoutError::TimedOut, "no event came in time", "TimedOut");
    says(&RecvTimeoutError::Ended, "the stream has ended", "Ended");
    says(&TryRecvError::Empty, "no event is available", "Empty");
    says(&TryRecvError::Ended, "the stream has ended", "Ended");
    says(&Halted, "the pipeline was halted", "Halted");

    let (mut producer, pollers, running) = Moved {}.spawn().expect("no threads to refuse");
    running.halt();
    let refused = (0..5).find_map(|i| producer.send(NoDebug(i)).err()).expect("the ring is full by then");
    says(&refused, "the pipeline was halted", "SendError(..)");
    drop((producer, pollers));
    assert!(matches!(running.join(), Err(PipelineError::Halted)));
}
