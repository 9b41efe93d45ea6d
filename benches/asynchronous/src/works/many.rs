//! Many tasks at one end.

use super::{Course, Entrant, entrant};
use crate::contenders::ours::lines::{
    SharedInPlace, SharedPolled, SharedReceived, SmallSharedInPlace, SmallSharedPolled, SmallSharedReceived,
};
use crate::contenders::ours::requests::{ByBatches, ByStage, OneByOne};
use crate::contenders::peers::{
    AsyncChannel, CrossfireMpsc, Flume, Kanal, Thingbuf, ThingbufInPlace, Tokio, TokioMany,
};
use crate::contenders::{Channel, Named, ToThread};
use crate::flows::requests::{Request, answered_by_a_task, answered_by_a_thread};
use crate::flows::senders::senders;
use crate::race::Length;

/// How many tasks there are.
const CROWDS: [u64; 2] = [64, 2_000];

pub(super) fn all() -> Vec<Course> {
    let mut courses = Vec::new();
    for tasks in CROWDS {
        courses.push(sending(
            tasks,
            8192,
            vec![crowding::<SharedReceived>(tasks), crowding::<SharedPolled>(tasks), crowding::<SharedInPlace>(tasks)],
        ));
        courses.push(sending(
            tasks,
            64,
            vec![
                crowding::<SmallSharedReceived>(tasks),
                crowding::<SmallSharedPolled>(tasks),
                crowding::<SmallSharedInPlace>(tasks),
            ],
        ));
    }
    courses.extend(CROWDS.map(asking));
    courses
}

/// Waking all tasks once must not count for much, so slices are longer.
fn length(tasks: u64) -> Length {
    Length { least: 100 * tasks, step: tasks, stretch: 4 }
}

fn sending(tasks: u64, capacity: usize, mut entrants: Vec<Entrant>) -> Course {
    entrants.extend([
        crowding::<Tokio>(tasks),
        crowding::<TokioMany>(tasks),
        crowding::<CrossfireMpsc>(tasks),
        crowding::<Kanal>(tasks),
        crowding::<Flume>(tasks),
        crowding::<Thingbuf>(tasks),
        crowding::<ThingbufInPlace>(tasks),
        crowding::<AsyncChannel>(tasks),
    ]);
    Course {
        name: format!("senders/{tasks}/{capacity}"),
        title: format!("{tasks} tasks send to one, {capacity} slots"),
        unit: "message",
        capacity,
        length: length(tasks),
        entrants,
    }
}

fn asking(tasks: u64) -> Course {
    Course {
        name: format!("requests/{tasks}"),
        title: format!("{tasks} tasks ask, and wait for the answer"),
        unit: "request",
        capacity: 8192,
        length: Length { least: 10 * tasks, ..length(tasks) },
        entrants: vec![
            asking_a_task::<OneByOne>(tasks),
            asking_a_task::<ByBatches>(tasks),
            asking_a_task::<Tokio>(tasks),
            asking_a_task::<TokioMany>(tasks),
            asking_a_task::<CrossfireMpsc>(tasks),
            asking_a_task::<Kanal>(tasks),
            asking_a_task::<Flume>(tasks),
            asking_a_task::<Thingbuf>(tasks),
            asking_a_task::<AsyncChannel>(tasks),
            asking_a_thread::<ByStage>(ByStage::NAME, tasks),
            asking_a_thread::<Tokio>("tokio mpsc, to a thread", tasks),
            asking_a_thread::<CrossfireMpsc>("crossfire mpsc, to a thread", tasks),
            asking_a_thread::<Kanal>("kanal, to a thread", tasks),
            asking_a_thread::<Flume>("flume, to a thread", tasks),
            asking_a_thread::<AsyncChannel>("async-channel, to a thread", tasks),
        ],
    }
}

fn crowding<C: Channel<u64, Sender: Clone>>(tasks: u64) -> Entrant {
    entrant::<C>(move |slice| senders::<C>(slice, tasks))
}

fn asking_a_task<C: Channel<Request, Sender: Clone>>(tasks: u64) -> Entrant {
    entrant::<C>(move |slice| answered_by_a_task::<C>(slice, tasks))
}

fn asking_a_thread<C: ToThread<Request, Sender: Clone>>(name: &'static str, tasks: u64) -> Entrant {
    Entrant { name, ..entrant::<C>(move |slice| answered_by_a_thread::<C>(slice, tasks)) }
}
