//! `crossbeam-channel` in front of four workers: one channel for all, or one for each, in turn.

use crate::load::CAPACITY;
use crate::load::divided::{Divided, SHARDS, Task, Worker, insist};
use crate::machine::places;
use crossbeam_channel::{Receiver, TryRecvError, bounded};
use std::thread;
use std::time::Duration;

/// Handles events until the sender is gone.
type Consume = fn(&Receiver<Task>, Worker);

fn by_waiting(receiver: &Receiver<Task>, mut worker: Worker) {
    receiver.iter().for_each(|task| worker.handle(&task));
}

fn by_trying(receiver: &Receiver<Task>, mut worker: Worker) {
    let receive = || match receiver.try_recv() {
        Ok(task) => Some(Some(task)),
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => Some(None),
    };
    while let Some(task) = insist(receive) {
        worker.handle(&task);
    }
}

macro_rules! channels {
    ($shared:ident, $each:ident: $consume:ident, |$sender:ident, $task:ident| $send:expr) => {
        pub(crate) fn $shared(load: &Divided) -> Duration {
            let consume: Consume = $consume;
            places().spread();
            let ($sender, receiver) = bounded(CAPACITY);
            thread::scope(|scope| {
                for shard in 0..SHARDS {
                    let (receiver, worker) = (receiver.clone(), load.worker(shard));
                    scope.spawn(move || consume(&receiver, worker));
                }
                let elapsed = load.drive(|$task: Task| $send);
                drop($sender);
                elapsed
            })
        }

        pub(crate) fn $each(load: &Divided) -> Duration {
            let consume: Consume = $consume;
            places().spread();
            thread::scope(|scope| {
                let mut senders = Vec::new();
                for shard in 0..SHARDS {
                    let (sender, receiver) = bounded(CAPACITY / SHARDS);
                    let worker = load.worker(shard);
                    scope.spawn(move || consume(&receiver, worker));
                    senders.push(sender);
                }
                let mut next = 0;
                load.drive(|$task: Task| {
                    let $sender = &senders[next % SHARDS];
                    next += 1;
                    $send;
                })
            })
        }
    };
}

channels!(shared_blocking, each_blocking: by_waiting, |sender, task| {
    sender.send(task).expect("the workers are there");
});
channels!(shared_yielding, each_yielding: by_trying, |sender, task| {
    insist(|| sender.try_send(task).ok());
});
