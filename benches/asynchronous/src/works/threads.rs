//! Plain threads at one end, or between the ends.

use super::one::{STREAM, TRIPS, streaming};
use super::{Course, Entrant, entrant};
use crate::contenders::bare::BareThreads;
use crate::contenders::hops::{Threads, TokioTasks};
use crate::contenders::ours::stages::{ThroughOne, ThroughTogether, ThroughTwo};
use crate::contenders::ours::threads::{
    DenseHandled, DensePolled, PublishedHandled, PublishedPolled, SentHandled, SentPolled,
};
use crate::contenders::peers::{AsyncChannel, CrossfireSpsc, Flume, Gil, Kanal, Tokio};
use crate::contenders::{Channel, FromThread, ToThread};
use crate::flows::threads::{from_thread, to_thread};
use crate::flows::trips::loop_trip;
use crate::race::Length;

pub(super) fn all() -> Vec<Course> {
    vec![
        Course {
            entrants: vec![
                leaving::<SentPolled>(),
                leaving::<PublishedPolled>(),
                leaving::<DensePolled>(),
                leaving::<Tokio>(),
                leaving::<CrossfireSpsc>(),
                leaving::<Kanal>(),
                leaving::<Gil>(),
                leaving::<Flume>(),
                leaving::<AsyncChannel>(),
            ],
            ..course("from_thread", "a thread sends to a task", "message", STREAM)
        },
        Course {
            entrants: vec![
                reaching::<SentHandled>(),
                reaching::<PublishedHandled>(),
                reaching::<DenseHandled>(),
                reaching::<Tokio>(),
                reaching::<CrossfireSpsc>(),
                reaching::<Kanal>(),
                reaching::<Flume>(),
                reaching::<AsyncChannel>(),
            ],
            ..course("to_thread", "a task sends to a thread", "message", STREAM)
        },
        Course {
            entrants: vec![
                looping::<ThroughOne>(),
                looping::<BareThreads<1>>(),
                looping::<Threads<Tokio, 1>>(),
                looping::<Threads<CrossfireSpsc, 1>>(),
                looping::<Threads<Kanal, 1>>(),
                looping::<Threads<Flume, 1>>(),
                looping::<TokioTasks<1>>(),
            ],
            ..course("through_1/trip", "from a task through 1 stage and back, one at a time", "round trip", TRIPS)
        },
        Course {
            entrants: vec![
                looping::<ThroughTwo>(),
                looping::<ThroughTogether>(),
                looping::<BareThreads<2>>(),
                looping::<Threads<Tokio, 2>>(),
                looping::<Threads<CrossfireSpsc, 2>>(),
                looping::<Threads<Kanal, 2>>(),
                looping::<Threads<Flume, 2>>(),
                looping::<TokioTasks<2>>(),
                looping::<TokioTasks<1>>(),
            ],
            ..course("through_2/trip", "from a task through 2 stages and back, one at a time", "round trip", TRIPS)
        },
        Course {
            entrants: vec![
                streaming::<ThroughTwo>(),
                streaming::<ThroughTogether>(),
                streaming::<Threads<Tokio, 2>>(),
                streaming::<Threads<CrossfireSpsc, 2>>(),
                streaming::<Threads<Kanal, 2>>(),
                streaming::<Threads<Flume, 2>>(),
                streaming::<TokioTasks<2>>(),
                streaming::<TokioTasks<1>>(),
            ],
            ..course("through_2/stream", "from one task through 2 stages to another", "message", STREAM)
        },
    ]
}

fn course(name: &str, title: &str, unit: &'static str, length: Length) -> Course {
    Course { name: name.to_owned(), title: title.to_owned(), unit, capacity: 8192, length, entrants: Vec::new() }
}

fn leaving<C: FromThread<u64>>() -> Entrant {
    entrant::<C>(from_thread::<C>)
}

fn reaching<C: ToThread<u64>>() -> Entrant {
    entrant::<C>(to_thread::<C>)
}

fn looping<C: Channel<u64>>() -> Entrant {
    entrant::<C>(loop_trip::<C>)
}
