//! The latency curve: how long an event takes to its handler, at every rate.

use super::contender;
use crate::contenders::by_hand::{Lines, Plain, Stamps};
use crate::contenders::channels::{Crossbeam, Crossfire, KanalBlocking, Std};
use crate::contenders::cursors::{disrupt_rs_hint, disrupt_rs_spin, lmax_hint, lmax_spin};
use crate::contenders::ours::lines as ours;
use crate::contenders::queue::{Spinning, one_by_one};
use crate::contenders::rings::{Fq, Gil, Nexus, NexusMpsc, Photon, Ringbuf, Rtrb};
use crate::load::OpenLoop;
use crate::parties::{
    BY_HAND, CROSSBEAM, CROSSFIRE, DISRUPT_RS, FQ, GIL, KANAL, LMAX, NEXUS, OURS, PHOTON, RINGBUF, RTRB, STD,
};
use crate::race::{Contender, Kind, Latency, Work, open_loop};
use std::time::Duration;

pub(crate) const OUR_DEFAULT: &str = "default";
pub(crate) const OUR_DENSE: &str = "dense";
pub(crate) const OUR_BLOCKING: &str = "default, blocking";

pub(super) fn all() -> Vec<Work> {
    macro_rules! gaps {
        ($($name:literal: $nanoseconds:literal),+ $(,)?) => {
            vec![$(Work {
                name: concat!("open_loop/", $name),
                title: concat!("open loop, 8 B, an event every ", $name, ", from the time at which it was due"),
                kind: Kind::Latency {
                    contenders: contenders(Duration::from_nanos($nanoseconds)),
                    gap: Duration::from_nanos($nanoseconds),
                },
            }),+]
        };
    }
    gaps! {
        "10ns": 10, "20ns": 20, "30ns": 30, "50ns": 50, "100ns": 100, "200ns": 200, "500ns": 500,
        "1us": 1_000, "2us": 2_000, "5us": 5_000, "10us": 10_000, "20us": 20_000, "50us": 50_000,
    }
}

fn contenders(gap: Duration) -> Vec<Contender<Latency>> {
    macro_rules! queue {
        ($queue:ty) => {
            open_loop(gap, one_by_one::<$queue, 1, OpenLoop>)
        };
    }
    vec![
        contender(OURS, OUR_DEFAULT, open_loop(gap, ours::large_1::default::one_by_one)),
        contender(OURS, OUR_DENSE, open_loop(gap, ours::large_1::dense::one_by_one)),
        contender(OURS, "stamped", open_loop(gap, ours::large_1::stamped::one_by_one)),
        contender(OURS, OUR_BLOCKING, open_loop(gap, ours::blocking::one_by_one)),
        contender(BY_HAND, "cursors", queue!(Spinning<Plain>)),
        contender(BY_HAND, "stamps", queue!(Spinning<Stamps>)),
        contender(BY_HAND, "a stamp for each line", queue!(Spinning<Lines>)),
        contender(LMAX, "spin", open_loop(gap, lmax_spin::one_by_one::<1, OpenLoop>)),
        contender(LMAX, "spin with hint", open_loop(gap, lmax_hint::one_by_one::<1, OpenLoop>)),
        contender(DISRUPT_RS, "spin", open_loop(gap, disrupt_rs_spin::one_by_one::<1, OpenLoop>)),
        contender(DISRUPT_RS, "spin with hint", open_loop(gap, disrupt_rs_hint::one_by_one::<1, OpenLoop>)),
        contender(RTRB, "", queue!(Spinning<Rtrb>)),
        contender(GIL, "", queue!(Spinning<Gil>)),
        contender(NEXUS, "spsc", queue!(Spinning<Nexus>)),
        contender(NEXUS, "mpsc", queue!(Spinning<NexusMpsc>)),
        contender(FQ, "", queue!(Spinning<Fq>)),
        contender(RINGBUF, "", queue!(Spinning<Ringbuf>)),
        contender(PHOTON, "", queue!(Spinning<Photon>)),
        contender(CROSSFIRE, "spinning", queue!(Spinning<Crossfire>)),
        contender(CROSSBEAM, "spinning", queue!(Spinning<Crossbeam>)),
        contender(KANAL, "blocking", queue!(KanalBlocking)),
        contender(STD, "spinning", queue!(Spinning<Std>)),
    ]
}
