//! One sends, one receives: both are tasks.

use super::{Course, Entrant, entrant};
use crate::contenders::Channel;
use crate::contenders::bare::Bare;
use crate::contenders::ours::lines::{
    Batches, Dense, DenseBatches, InPlace, Polled, Received, SmallDense, SmallInPlace, SmallPolled, SmallReceived,
};
use crate::contenders::peers::{
    AsyncChannel, CrossfireMpsc, CrossfireSpsc, Flume, Gil, Kanal, Thingbuf, ThingbufInPlace, Tokio, TokioBatches,
    TokioMany,
};
use crate::flows::stream::stream;
use crate::flows::trips::round_trip;
use crate::race::Length;

/// At least ten laps of the largest ring, and whole batches.
pub(super) const STREAM: Length = Length { least: 82_000, step: 1_000, stretch: 1 };

pub(super) const TRIPS: Length = Length { least: 1_000, step: 1, stretch: 1 };

pub(super) fn all() -> Vec<Course> {
    vec![
        streams(
            "stream/8192",
            "one task to another, 8192 slots",
            8192,
            vec![streaming::<Received>(), streaming::<Polled>(), streaming::<InPlace>(), streaming::<Dense>()],
        ),
        streams(
            "stream/64",
            "one task to another, 64 slots",
            64,
            vec![
                streaming::<SmallReceived>(),
                streaming::<SmallPolled>(),
                streaming::<SmallInPlace>(),
                streaming::<SmallDense>(),
            ],
        ),
        Course {
            name: "batches/8192".to_owned(),
            title: "batches of 10 from one task to another, 8192 slots".to_owned(),
            unit: "message",
            capacity: 8192,
            length: STREAM,
            entrants: vec![streaming::<Batches>(), streaming::<DenseBatches>(), streaming::<TokioBatches>()],
        },
        Course {
            name: "round_trip".to_owned(),
            title: "round trips between two tasks, over two channels".to_owned(),
            unit: "round trip",
            capacity: 64,
            length: TRIPS,
            entrants: vec![
                turning::<SmallReceived>(),
                turning::<SmallPolled>(),
                turning::<SmallInPlace>(),
                turning::<SmallDense>(),
                turning::<Bare>(),
                turning::<Tokio>(),
                turning::<CrossfireSpsc>(),
                turning::<CrossfireMpsc>(),
                turning::<Kanal>(),
                turning::<Gil>(),
                turning::<Flume>(),
                turning::<Thingbuf>(),
                turning::<ThingbufInPlace>(),
                turning::<AsyncChannel>(),
            ],
        },
    ]
}

fn streams(name: &str, title: &str, capacity: usize, mut entrants: Vec<Entrant>) -> Course {
    entrants.extend([
        streaming::<Tokio>(),
        streaming::<TokioMany>(),
        streaming::<CrossfireSpsc>(),
        streaming::<CrossfireMpsc>(),
        streaming::<Kanal>(),
        streaming::<Gil>(),
        streaming::<Flume>(),
        streaming::<Thingbuf>(),
        streaming::<ThingbufInPlace>(),
        streaming::<AsyncChannel>(),
    ]);
    Course { name: name.to_owned(), title: title.to_owned(), unit: "message", capacity, length: STREAM, entrants }
}

pub(super) fn streaming<C: Channel<u64>>() -> Entrant {
    entrant::<C>(stream::<C>)
}

fn turning<C: Channel<u64>>() -> Entrant {
    entrant::<C>(round_trip::<C>)
}
