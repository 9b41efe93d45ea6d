//! The loops of producers and pollers. They are macros, because every graph has its own types of them.
//!
//! Several producers take turns, so that the sequence of each event is known when the event is written.

/// The body of an in-place pipeline.
macro_rules! produce {
    ($case:expr, $producer:ident) => {
        $crate::harness::produce!($case, $producer, ())
    };
    ($case:expr, several $producer:ident) => {{
        let mut other = $producer.clone();
        $crate::harness::produce!(
            $case,
            $producer,
            if $case.changes() {
                std::mem::swap(&mut $producer, &mut other);
            }
        )
    }};
    ($case:expr, $producer:ident, $change:expr) => {{
        use $crate::harness::Action;
        $case.watch($producer.handle());
        loop {
            $change;
            let next = $producer.next_sequence();
            match $case.action(next) {
                Action::One => assert_eq!($producer.publish(|event| $case.write(event, next))?, next),
                Action::Try => match $producer.try_publish(|event| $case.write(event, next)) {
                    Ok(sequence) => assert_eq!(sequence, next),
                    Err(disruptor::TryPublishError::Full) => std::thread::yield_now(),
                    Err(error) => return Err(error.into()),
                },
                Action::Batch(n) => {
                    let range = $producer.publish_batch(n as usize, |batch| {
                        for (event, sequence) in batch.zip(next..) {
                            $case.write(event, sequence);
                        }
                    })?;
                    assert_eq!(range, next..next + n);
                }
                Action::Halt => {
                    $producer.halt();
                    return Ok(());
                }
                Action::Done => return Ok(()),
            }
        }
    }};
}
pub(crate) use produce;

/// The body of a by-value pipeline.
macro_rules! produce_by_value {
    ($case:expr, $producer:ident) => {
        $crate::harness::produce_by_value!($case, $producer, ())
    };
    ($case:expr, several $producer:ident) => {{
        let mut other = $producer.clone();
        $crate::harness::produce_by_value!(
            $case,
            $producer,
            if $case.changes() {
                std::mem::swap(&mut $producer, &mut other);
            }
        )
    }};
    ($case:expr, $producer:ident, $change:expr) => {{
        use $crate::harness::Action;
        $case.watch($producer.handle());
        loop {
            $change;
            let next = $producer.next_sequence();
            match $case.action(next) {
                Action::One => assert_eq!($producer.send($case.event(next))?, next),
                Action::Try => match $producer.try_send($case.event(next)) {
                    Ok(sequence) => assert_eq!(sequence, next),
                    Err(disruptor::TrySendError::Full(event)) => {
                        drop(event);
                        std::thread::yield_now();
                    }
                    Err(error) => return Err(error.into()),
                },
                Action::Batch(n) => {
                    let range = $producer.send_all((next..next + n).map(|sequence| $case.event(sequence)))?;
                    assert_eq!(range, next..next + n);
                }
                Action::Halt => {
                    $producer.halt();
                    return Ok(());
                }
                Action::Done => return Ok(()),
            }
        }
    }};
}
pub(crate) use produce_by_value;

/// Polls until the end, with both methods.
macro_rules! poll {
    ($poller:ident, $check:ident, $handler:expr) => {
        loop {
            let (wait, before) = ($check.random().bool(), $check.handled());
            let polled = $crate::harness::forgiving(|| {
                let mut handler = $handler;
                if wait { $poller.poll_wait(&mut handler) } else { $poller.poll(&mut handler) }
            });
            if !$check.polled(before, wait, polled) {
                break;
            }
        }
    };
}
pub(crate) use poll;

/// Polls or receives until the end, with all methods.
macro_rules! poll_by_value {
    ($poller:ident, $check:ident, $handler:expr) => {
        loop {
            let (how, before) = ($check.random().u32(..4), $check.handled());
            let expected = $check.expected();
            let polled = $crate::harness::forgiving(|| {
                let mut handler = $handler;
                let received = match how {
                    0 => return $poller.poll_wait(&mut handler),
                    1 => return $poller.poll(&mut handler),
                    2 => $poller.recv().ok_or(disruptor::Polled::Ended),
                    _ => $poller.try_recv().map_err(|error| match error {
                        disruptor::TryRecvError::Empty => disruptor::Polled::Empty,
                        disruptor::TryRecvError::Ended => disruptor::Polled::Ended,
                    }),
                };
                match received {
                    Ok(event) => {
                        handler(event, expected.expect("no more events"), true);
                        disruptor::Polled::Events(1)
                    }
                    Err(nothing) => nothing,
                }
            });
            if !$check.polled(before, how % 2 == 0, polled) {
                break;
            }
        }
    };
}
pub(crate) use poll_by_value;
