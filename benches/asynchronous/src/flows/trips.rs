//! One message at a time, there and back.

use super::Slice;
use crate::contenders::Channel;
use crate::meter::Measured;
use crate::runtime::{Tasks, run};

/// Round trips before the clock starts: two laps of a ring of 8192.
const WARM_UP: u64 = 16_384;

/// Two channels, and a task that answers. Both tasks wait once in each round trip.
pub(crate) fn round_trip<C: Channel<u64>>(slice: Slice) -> Measured {
    run(slice.flavor, 2, async move |mut tasks| {
        let (to, mut arriving) = C::open(slice.capacity);
        let (mut answers, from) = C::open(slice.capacity);
        let answering = tasks.spawn(async move {
            for _ in 0..WARM_UP + slice.messages {
                let number = C::receive(&mut arriving).await;
                C::send(&mut answers, number + 1).await;
            }
            Box::new((arriving, answers))
        });
        let measured = ask::<C>(&mut tasks, to, from, slice.messages, 2 * C::ADDED + 1).await;
        answering.await.expect("the one who answers does not panic");
        measured
    })
}

/// A task sends to itself, through all that lies between.
pub(crate) fn loop_trip<C: Channel<u64>>(slice: Slice) -> Measured {
    run(slice.flavor, 1, async move |mut tasks| {
        let (to, from) = C::open(slice.capacity);
        ask::<C>(&mut tasks, to, from, slice.messages, C::ADDED).await
    })
}

/// Sends a number, and waits until it has come back with `added` added to it.
async fn ask<C: Channel<u64>>(
    tasks: &mut Tasks,
    mut to: C::Sender,
    mut from: C::Receiver,
    trips: u64,
    added: u64,
) -> Measured {
    let meter = tasks.meter();
    let asking = tasks.spawn(async move {
        let mut clock = meter.start();
        for number in 0..WARM_UP + trips {
            if number == WARM_UP {
                clock = meter.start();
            }
            C::send(&mut to, number).await;
            assert_eq!(C::receive(&mut from).await, number + added, "another message came back");
        }
        Box::new((clock.stop(), to, from))
    });
    asking.await.expect("the one who asks does not panic").0
}
