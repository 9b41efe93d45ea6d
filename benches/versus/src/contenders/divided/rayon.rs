//! `rayon`: half a ring of events at a time, in parallel chunks, while the producer gathers the next half.

use crate::load::CAPACITY;
use crate::load::divided::{Divided, Feed, SHARDS, Task, Worker};
use crate::machine::places;
use rayon::prelude::*;
use rayon::{ScopeFifo, ThreadPoolBuilder, current_thread_index};
use std::mem;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

const GATHERED: usize = CAPACITY / 2;

/// The events that a thread takes at once: each gets several such chunks, so that a late one holds nobody up for long.
const CHUNK: usize = GATHERED / SHARDS / 4;

pub(crate) fn par_chunks(load: &Divided) -> Duration {
    places().spread();
    let pool = ThreadPoolBuilder::new().num_threads(SHARDS).build().expect("there are threads");
    // A thread has its own. Nobody ever waits for these locks.
    let workers: Vec<_> = (0..SHARDS).map(|shard| Mutex::new(load.worker(shard))).collect();
    let (done, emptied) = sync_channel(1);
    done.send(Vec::with_capacity(GATHERED)).expect("it is there");
    pool.in_place_scope_fifo(|scope| {
        load.drive(Chunks { scope, workers: &workers, done, emptied, gathered: Vec::with_capacity(GATHERED) })
    })
}

struct Chunks<'a, 's> {
    scope: &'a ScopeFifo<'s>,
    workers: &'s [Mutex<Worker>],
    done: SyncSender<Vec<Task>>,
    emptied: Receiver<Vec<Task>>,
    gathered: Vec<Task>,
}

impl Feed for Chunks<'_, '_> {
    #[inline(always)]
    fn publish(&mut self, task: Task) {
        self.gathered.push(task);
        if self.gathered.len() == GATHERED {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let empty = self.emptied.recv().expect("it comes back");
        let mut tasks = mem::replace(&mut self.gathered, empty);
        let (workers, done) = (self.workers, self.done.clone());
        self.scope.spawn_fifo(move |_| {
            tasks.par_chunks(CHUNK).for_each(|chunk| {
                let thread = current_thread_index().expect("it is one of the pool's");
                let mut worker = workers[thread].lock().expect("nobody panics");
                for task in chunk {
                    worker.handle(task);
                }
            });
            tasks.clear();
            // At the end, nobody needs it any more.
            let _ = done.send(tasks);
        });
    }
}
