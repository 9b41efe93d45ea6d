//! A large ring that one or two producers fill while nobody reads, and that one thread drains when they are done.

use super::patience::Patience;
use super::{Event, Receive, expected_sum};
use crate::machine::places;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The slots of such a ring, and the bound of such a channel.
pub(crate) const CAPACITY: usize = 1 << 20;

/// What is published before anybody reads: whole batches of ten for one and for two producers.
pub(crate) const EVENTS: u64 = 1_000_000;

/// So often is the ring filled and drained. Only the last round counts: when it begins, every page has been touched.
const ROUNDS: [u64; 3] = [EVENTS, EVENTS / 10, EVENTS];

/// One producer alone, or two at once.
pub(crate) struct Lap {
    pub(crate) producers: u64,
}

/// How long it took to publish all events, and to handle them afterwards.
pub(crate) struct Times {
    pub(crate) fill: Duration,
    pub(crate) drain: Duration,
}

impl Lap {
    /// `publisher` makes a function for each producer, which gets the value of the next event, or of the first of the next `STEP` events, and returns
    /// whether there was room. `drain` takes out what is there.
    ///
    /// One core has the first producer. The other has the second one, and whoever drains.
    #[inline(always)]
    pub(crate) fn run<const STEP: usize, P>(
        &self,
        mut publisher: impl FnMut() -> P,
        mut drain: impl FnMut(&mut Tally) + Send,
    ) -> Times
    where
        P: FnMut(u64) -> bool + Send,
    {
        assert!((1..=2).contains(&self.producers), "there are two cores");
        let mut publish = publisher();
        let mut second = (self.producers == 2).then(publisher);
        let meeting = Meeting::default();
        thread::scope(|scope| {
            let meeting = &meeting;
            let other = scope.spawn(move || {
                places().pin_consumer();
                let mut tally = Tally::default();
                let mut last = None;
                for (_, middle, end) in self.rounds() {
                    meeting.meet();
                    if let Some(publish) = &mut second {
                        publish_all::<STEP>(middle, end, publish);
                    }
                    let filled = Instant::now();
                    meeting.meet();
                    let start = Instant::now();
                    while tally.events < end {
                        drain(&mut tally);
                    }
                    last = Some((filled, start.elapsed()));
                    meeting.meet();
                }
                let sent = ROUNDS.iter().sum();
                assert_eq!(tally.events, sent, "more events came than were sent");
                assert_eq!(tally.sum, expected_sum(sent, 1, 1), "events were lost or changed");
                last.expect("there are rounds")
            });
            places().pin_producer();
            let mut last = None;
            for (first, middle, _) in self.rounds() {
                meeting.meet();
                let start = Instant::now();
                publish_all::<STEP>(first, middle, &mut publish);
                last = Some((start, Instant::now()));
                // The other one drains.
                meeting.meet();
                meeting.meet();
            }
            let (start, filled) = last.expect("there are rounds");
            let (other_filled, drain) = other.join().expect("it does not panic");
            // The other one is there at once if it has nothing to publish.
            Times { fill: filled.max(other_filled) - start, drain }
        })
    }

    /// For every round: its first value, the second producer's first value, and where it ends.
    fn rounds(&self) -> impl Iterator<Item = (u64, u64, u64)> {
        let producers = self.producers;
        ROUNDS.into_iter().scan(0, move |next, events| {
            let first = *next;
            *next += events;
            Some((first, first + events / producers, *next))
        })
    }
}

/// Counts what comes, and adds it up.
#[derive(Default)]
pub(crate) struct Tally {
    events: u64,
    sum: u64,
}

impl Receive for Tally {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        self.events += 1;
        self.sum = self.sum.wrapping_add(event.sum());
    }
}

#[inline(always)]
fn publish_all<const STEP: usize>(first: u64, end: u64, publish: &mut impl FnMut(u64) -> bool) {
    assert!((end - first).is_multiple_of(STEP as u64), "only whole batches");
    let mut next = first;
    while next < end {
        assert!(publish(next), "there is room for all");
        next += STEP as u64;
    }
}

/// Where the two threads wait for each other, by spinning: whoever sleeps starts late.
#[derive(Default)]
#[repr(align(128))]
struct Meeting(AtomicU64);

impl Meeting {
    fn meet(&self) {
        let came = self.0.fetch_add(1, Ordering::AcqRel) + 1;
        let both = came.next_multiple_of(2);
        let mut patience = Patience::new(true);
        while self.0.load(Ordering::Acquire) < both {
            patience.wait();
        }
    }
}
