//! Futures go from thread to thread if the events may.

use crate::executor::{ByHand, block_on};
use disruptor::{PipelineError, Polled, disruptor};
use std::cell::Cell;
use std::rc::Rc;
use std::thread;

/// What `tokio::spawn` asks for. Returns the future's output, which another thread has computed.
fn spawn<F: Future<Output: Send + 'static> + Send + 'static>(future: F) -> F::Output {
    thread::spawn(|| block_on(future)).join().expect("it did not panic")
}

fn is_send<T: Send>(value: T) -> T {
    value
}

// `Send`, and not `Sync`.
disruptor! {
    pipeline Cells {
        event: Cell<u64>;
        capacity: 4;
        producer: multi, async;
        poll sink: &mut Cell<u64> { async };
    }
}

disruptor! {
    pipeline Values {
        event: Cell<u64>;
        capacity: 4;
        producer: single, async;
        stage add: &mut Cell<u64>;
        poll taken: Cell<u64> after add { async };
    }
}

#[derive(Default)]
struct Pair {
    left: u64,
    right: Cell<u64>,
}

disruptor! {
    pipeline Fields {
        event: Pair;
        capacity: 4;
        producer: multi, async;
        poll left: { left: &u64 } { async };
        poll right: { right: &mut Cell<u64> } { async };
    }
}

#[test]
fn futures_of_ends_may_be_spawned() {
    let (producer, pollers, running) = Cells {}.spawn().expect("no threads");
    for number in 0..3 {
        let mut producer = producer.clone();
        let sequence = spawn(async move { producer.publish_async(move |slot| slot.set(number)).await });
        assert_eq!(sequence, Ok(number));
    }
    let mut other = producer;
    assert_eq!(
        spawn(async move { other.publish_batch_async(1, |batch| batch.for_each(|slot| slot.set(3))).await }),
        Ok(3..4)
    );
    let mut sink = pollers.sink;
    let polled = spawn(async move {
        let first = sink.poll_async(|number, sequence, _| assert_eq!(number.get(), sequence)).await;
        (first, sink.poll_async(|_, _, _| unreachable!()).await)
    });
    assert_eq!(polled, (Polled::Events(4), Polled::Ended));
    assert!(spawn(running.join_async()).is_ok());
}

#[test]
fn futures_of_events_by_value_may_be_spawned() {
    let (mut producer, pollers, running) =
        Values { add: |number: &mut Cell<u64>, _, _| number.set(number.get() + 1) }.spawn().expect("a thread");
    assert!(spawn(async move { producer.send_async(Cell::new(7)).await.is_ok() }));
    let mut taken = pollers.taken;
    let seen = spawn(async move { (taken.recv_async().await, taken.recv_async().await) });
    assert_eq!(seen, (Some(Cell::new(8)), None));
    assert!(spawn(running.join_async()).is_ok());
}

#[test]
fn futures_of_fields_may_be_spawned() {
    let (mut producer, pollers, running) = Fields {}.spawn().expect("no threads");
    let FieldsPollers { mut left, mut right, .. } = pollers;
    assert_eq!(
        spawn(async move { producer.publish_async(|slot| *slot = Pair { left: 1, right: Cell::new(2) }).await }),
        Ok(0)
    );
    assert_eq!(
        spawn(async move { left.poll_async(|event, _, _| assert_eq!(*event.left, 1)).await }),
        Polled::Events(1)
    );
    assert_eq!(
        spawn(async move { right.poll_async(|event, _, _| assert_eq!(event.right.get(), 2)).await }),
        Polled::Events(1)
    );
    assert!(spawn(running.join_async()).is_ok());
}

/// A closure that must stay on its thread does not hinder a local executor.
#[test]
fn closures_need_not_be_send() {
    let (mut producer, mut pollers, running) = Cells {}.spawn().expect("no threads");
    let count = Rc::new(Cell::new(0));
    let counts = Rc::clone(&count);
    assert_eq!(ByHand::new(producer.publish_async(move |_| counts.set(counts.get() + 1))).ready(), Ok(0));
    assert_eq!(ByHand::new(pollers.sink.poll_async(|_, _, _| count.set(count.get() + 1))).ready(), Polled::Events(1));
    assert_eq!(count.get(), 2);
    drop(producer);
    assert!(block_on(running.join_async()).is_ok());
}

/// Under `run`, ends and futures are as `Send`.
#[test]
fn futures_of_scoped_ends_are_send() {
    let result = Cells {}.run(|mut producer, mut pollers| {
        let publishing = is_send(producer.publish_async(|slot| slot.set(5)));
        let polling = is_send(pollers.sink.poll_async(|number, _, _| assert_eq!(number.get(), 5)));
        thread::scope(|scope| {
            scope.spawn(|| block_on(publishing));
            scope.spawn(|| assert_eq!(block_on(polling), Polled::Events(1)));
        });
        Ok::<_, PipelineError>(())
    });
    result.expect("all is seen");
}

#[test]
fn sinks_and_streams_are_send() {
    fn sink_is_send<T, S: futures::Sink<T> + Send + Unpin>(sink: S) -> S {
        sink
    }
    fn stream_is_send<S: futures::Stream<Item = Cell<u64>> + Send + Unpin>(stream: S) -> S {
        stream
    }
    let (producer, pollers, running) = Values { add: |_: &mut Cell<u64>, _, _| () }.spawn().expect("a thread");
    drop(sink_is_send::<Cell<u64>, _>(producer.into_sink()));
    drop(stream_is_send(pollers.taken));
    running.join().expect("nothing was sent");
}
