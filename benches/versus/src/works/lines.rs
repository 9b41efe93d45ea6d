//! From one thread to another as fast as it goes, one by one and in batches.

use super::{EVENTS, contender, events_work};
use crate::contenders::by_hand::{Claiming, Lines, Plain};
use crate::contenders::channels::{Crossbeam, CrossbeamBlocking, Crossfire, KanalBlocking, Std};
use crate::contenders::cursors::{disrupt_rs_hint, disrupt_rs_spin, lmax_hint, lmax_spin};
use crate::contenders::ours::lines as ours;
use crate::contenders::queue::{self, Spinning};
use crate::contenders::rings::{Fq, FqBySlices, Gil, Nexus, Photon, Ringbuf, Rtrb};
use crate::load::Steady;
use crate::parties::{
    BY_HAND, CROSSBEAM, CROSSFIRE, DISRUPT_RS, FQ, GIL, KANAL, LMAX, NEXUS, OURS, PHOTON, RINGBUF, RTRB, STD,
};
use crate::race::{Work, line};

pub(crate) const OUR_DEFAULT: &str = "default";

/// One by one, for one size of event and of ring. `Lines` takes part where an event fits into a line beside a stamp.
macro_rules! one_by_one {
    ($bytes:literal, $words:literal, $capacity:literal, $ours:ident $(, $lines:ty)?) => {{
        macro_rules! run {
            ($run:expr) => {
                line($words, $capacity, $run)
            };
        }
        macro_rules! queue {
            ($queue:ty) => {
                line($words, $capacity, queue::one_by_one::<$queue, $words, Steady>)
            };
        }
        macro_rules! by_hand {
            ($ring:ty) => {
                line($words, $capacity, queue::batches::<$ring, $words, 1, Steady>)
            };
        }
        events_work(
            concat!("one_by_one/", $bytes, "B/", $capacity),
            concat!("one by one, ", $bytes, " B, ring of ", $capacity),
            EVENTS,
            vec![
                contender(OURS, OUR_DEFAULT, run!(ours::$ours::default::one_by_one)),
                contender(OURS, "dense", run!(ours::$ours::dense::one_by_one)),
                contender(OURS, "stamped", run!(ours::$ours::stamped::one_by_one)),
                contender(BY_HAND, "distance and claims", by_hand!(Claiming)),
                contender(BY_HAND, "distance", by_hand!(Plain)),
                $(contender(BY_HAND, "a stamp for each line", by_hand!($lines)),)?
                contender(LMAX, "spin", run!(lmax_spin::one_by_one::<$words, Steady>)),
                contender(LMAX, "spin with hint", run!(lmax_hint::one_by_one::<$words, Steady>)),
                contender(DISRUPT_RS, "spin", run!(disrupt_rs_spin::one_by_one::<$words, Steady>)),
                contender(DISRUPT_RS, "spin with hint", run!(disrupt_rs_hint::one_by_one::<$words, Steady>)),
                contender(RTRB, "", queue!(Spinning<Rtrb>)),
                contender(GIL, "", queue!(Spinning<Gil>)),
                contender(NEXUS, "spsc", queue!(Spinning<Nexus>)),
                contender(FQ, "", queue!(Spinning<Fq>)),
                contender(RINGBUF, "", queue!(Spinning<Ringbuf>)),
                contender(PHOTON, "", queue!(Spinning<Photon>)),
                contender(CROSSFIRE, "spinning", queue!(Spinning<Crossfire>)),
                contender(CROSSBEAM, "spinning", queue!(Spinning<Crossbeam>)),
                contender(CROSSBEAM, "blocking", queue!(CrossbeamBlocking)),
                contender(KANAL, "blocking", queue!(KanalBlocking)),
                contender(STD, "spinning", queue!(Spinning<Std>)),
            ],
        )
    }};
}

/// In batches, for one size of event, of batch and of ring: those who know batches.
macro_rules! batches {
    ($bytes:literal, $words:literal, $batch:literal, $capacity:literal, $ours:ident $(, $lines:ty)?) => {{
        macro_rules! run {
            ($run:expr) => {
                line($words, $capacity, $run)
            };
        }
        macro_rules! queue {
            ($queue:ty) => {
                line($words, $capacity, queue::batches::<$queue, $words, $batch, Steady>)
            };
        }
        events_work(
            concat!("batches_of_", $batch, "/", $bytes, "B/", $capacity),
            concat!("batches of ", $batch, ", ", $bytes, " B, ring of ", $capacity),
            EVENTS,
            vec![
                contender(OURS, OUR_DEFAULT, run!(ours::$ours::default::batches::<$batch, Steady>)),
                contender(OURS, "dense", run!(ours::$ours::dense::batches::<$batch, Steady>)),
                contender(OURS, "stamped", run!(ours::$ours::stamped::batches::<$batch, Steady>)),
                contender(BY_HAND, "distance and claims", queue!(Claiming)),
                contender(BY_HAND, "distance", queue!(Plain)),
                $(contender(BY_HAND, "a stamp for each line", queue!($lines)),)?
                contender(LMAX, "spin", run!(lmax_spin::batches::<$words, $batch, Steady>)),
                contender(LMAX, "spin with hint", run!(lmax_hint::batches::<$words, $batch, Steady>)),
                contender(DISRUPT_RS, "spin", run!(disrupt_rs_spin::batches::<$words, $batch, Steady>)),
                contender(DISRUPT_RS, "spin with hint", run!(disrupt_rs_hint::batches::<$words, $batch, Steady>)),
                contender(RTRB, "chunks", queue!(Rtrb)),
                contender(GIL, "buffers", queue!(Gil)),
                contender(FQ, "iterators", queue!(Fq)),
                contender(FQ, "slices", queue!(FqBySlices)),
                contender(RINGBUF, "slices", queue!(Ringbuf)),
                contender(PHOTON, "batches", queue!(Photon)),
            ],
        )
    }};
}

/// All sizes of event in a ring of one size.
macro_rules! sizes {
    ($capacity:literal: $ours_1:ident, $ours_3:ident, $ours_7:ident, $ours_32:ident) => {
        [
            one_by_one!(8, 1, $capacity, $ours_1, Lines),
            one_by_one!(24, 3, $capacity, $ours_3, Lines),
            one_by_one!(56, 7, $capacity, $ours_7, Lines),
            one_by_one!(256, 32, $capacity, $ours_32),
            batches!(8, 1, 10, $capacity, $ours_1, Lines),
            batches!(8, 1, 100, $capacity, $ours_1, Lines),
            batches!(24, 3, 10, $capacity, $ours_3, Lines),
            batches!(24, 3, 100, $capacity, $ours_3, Lines),
            batches!(56, 7, 10, $capacity, $ours_7, Lines),
            batches!(56, 7, 100, $capacity, $ours_7, Lines),
            batches!(256, 32, 10, $capacity, $ours_32),
            batches!(256, 32, 100, $capacity, $ours_32),
        ]
    };
}

pub(super) fn all() -> Vec<Work> {
    let mut works = Vec::new();
    works.extend(sizes!(1024: small_1, small_3, small_7, small_32));
    works.extend(sizes!(8192: large_1, large_3, large_7, large_32));
    works.push(wait_strategies());
    works
}

fn wait_strategies() -> Work {
    events_work(
        "wait_strategies/8B",
        "what waiting costs the awake: one by one, 8 B",
        EVENTS,
        vec![
            contender(OURS, "spin", line(1, 8192, ours::large_1::default::one_by_one)),
            contender(OURS, "yield", line(1, 8192, ours::yielding::one_by_one)),
            contender(OURS, "blocking", line(1, 8192, ours::blocking::one_by_one)),
        ],
    )
}
