//! The contenders: one stage or five, one after the other.

use disruptor::disruptor;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// The slots of the ring, and of each channel.
const CAPACITY: usize = 1024;

/// Publishes events, as the chain lets it.
pub(crate) type Publish<'a> = &'a mut dyn FnMut(u64);

/// Who passes the events on.
#[derive(Clone, Copy)]
pub(crate) enum Chain {
    /// A pipeline with the default wait strategy.
    Pipeline,
    /// A channel of the standard library in front of each stage.
    Channels,
}

impl Chain {
    /// Passes the events that `source` publishes through this many stages. The last one calls `sink` with each.
    pub(crate) fn run(self, stages: usize, source: impl FnOnce(Publish), sink: impl FnMut(u64) + Send) {
        match (self, stages) {
            (Chain::Pipeline, 1) => one_stage(source, sink),
            (Chain::Pipeline, 5) => five_stages(source, sink),
            (Chain::Pipeline, _) => unreachable!("there are pipelines of one stage and of five"),
            (Chain::Channels, _) => channels(stages, source, sink),
        }
    }
}

fn one_stage(source: impl FnOnce(Publish), mut sink: impl FnMut(u64) + Send) {
    disruptor! {
        pipeline One {
            event: u64;
            capacity: CAPACITY;
            stage only: &u64;
        }
    }
    let result = One { only: |event, _, _| sink(*event) }.run(|mut producer| {
        source(&mut |event| _ = producer.publish(|slot| *slot = event).expect("nobody halts"));
        Ok(())
    });
    result.expect("the pipeline ends well");
}

fn five_stages(source: impl FnOnce(Publish), mut sink: impl FnMut(u64) + Send) {
    disruptor! {
        pipeline Five {
            event: u64;
            capacity: CAPACITY;
            stage a: &u64;
            stage b: &u64 after a;
            stage c: &u64 after b;
            stage d: &u64 after c;
            stage e: &u64 after d;
        }
    }
    let stages =
        Five { a: |_, _, _| (), b: |_, _, _| (), c: |_, _, _| (), d: |_, _, _| (), e: |event, _, _| sink(*event) };
    let result = stages.run(|mut producer| {
        source(&mut |event| _ = producer.publish(|slot| *slot = event).expect("nobody halts"));
        Ok(())
    });
    result.expect("the pipeline ends well");
}

fn channels(stages: usize, source: impl FnOnce(Publish), sink: impl FnMut(u64) + Send) {
    thread::scope(|scope| {
        let (sender, mut receiver) = sync_channel(CAPACITY);
        for _ in 1..stages {
            let (next, receiver_of_next) = sync_channel(CAPACITY);
            let from: Receiver<u64> = receiver;
            scope.spawn(move || from.into_iter().for_each(|event| next.send(event).expect("the next stage receives")));
            receiver = receiver_of_next;
        }
        scope.spawn(move || receiver.into_iter().for_each(sink));
        source(&mut |event| sender.send(event).expect("the first stage receives"));
        drop(sender);
    });
}
