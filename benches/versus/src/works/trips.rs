//! Round trips between two threads.

use super::contender;
use crate::contenders::by_hand::{Lines, Plain, Stamps};
use crate::contenders::channels::{Crossbeam, Crossfire, KanalBlocking, Std};
use crate::contenders::cursors::{disrupt_rs_hint, disrupt_rs_spin, lmax_hint, lmax_spin};
use crate::contenders::queue::{Spinning, two_rings};
use crate::contenders::rings::{Fq, Gil, Nexus, NexusMpsc, Photon, Ringbuf, Rtrb};
use crate::contenders::{bare, ours};
use crate::load::trips::Timed;
use crate::parties::{
    BARE, BY_HAND, CROSSBEAM, CROSSFIRE, DISRUPT_RS, FQ, GIL, KANAL, LMAX, NEXUS, OURS, PHOTON, RINGBUF, RTRB, STD,
};
use crate::race::{Kind, Length, Throughput, Work};
use std::time::Duration;

/// The ring that the limits are judged by.
pub(crate) const BARE_LINES: &str = "a line each way";
pub(crate) const OUR_DEFAULT: &str = "two rings, default";

const TRIPS: Length = Length::Fitted { least: 5_000, stretch: 1 };

fn trips(run: fn(&mut Timed)) -> Box<Throughput> {
    Box::new(move |trips| {
        let mut course = Timed { trips, elapsed: Duration::ZERO };
        run(&mut course);
        course.elapsed
    })
}

pub(super) fn ping_pong() -> Work {
    let contenders = vec![
        contender(BARE, BARE_LINES, trips(bare::two_lines)),
        contender(BARE, "one line", trips(bare::one_line)),
        contender(BY_HAND, "cursors", trips(two_rings::<Spinning<Plain>>)),
        contender(BY_HAND, "stamps", trips(two_rings::<Spinning<Stamps>>)),
        contender(BY_HAND, "a stamp for each line", trips(two_rings::<Spinning<Lines>>)),
        contender(OURS, OUR_DEFAULT, trips(ours::trips::two_rings)),
        contender(OURS, "two rings, dense", trips(ours::trips::two_rings_dense)),
        contender(OURS, "two rings, stamped", trips(ours::trips::two_rings_stamped)),
        contender(OURS, "two rings, default, blocking", trips(ours::trips::two_rings_blocking)),
        contender(OURS, "one ring, default", trips(ours::trips::one_ring)),
        contender(LMAX, "spin", trips(lmax_spin::two_rings)),
        contender(LMAX, "spin with hint", trips(lmax_hint::two_rings)),
        contender(DISRUPT_RS, "spin", trips(disrupt_rs_spin::two_rings)),
        contender(DISRUPT_RS, "spin with hint", trips(disrupt_rs_hint::two_rings)),
        contender(RTRB, "", trips(two_rings::<Spinning<Rtrb>>)),
        contender(GIL, "", trips(two_rings::<Spinning<Gil>>)),
        contender(NEXUS, "spsc", trips(two_rings::<Spinning<Nexus>>)),
        contender(NEXUS, "mpsc", trips(two_rings::<Spinning<NexusMpsc>>)),
        contender(FQ, "", trips(two_rings::<Spinning<Fq>>)),
        contender(RINGBUF, "", trips(two_rings::<Spinning<Ringbuf>>)),
        contender(PHOTON, "", trips(two_rings::<Spinning<Photon>>)),
        contender(CROSSFIRE, "spinning", trips(two_rings::<Spinning<Crossfire>>)),
        contender(CROSSBEAM, "spinning", trips(two_rings::<Spinning<Crossbeam>>)),
        contender(KANAL, "blocking", trips(two_rings::<KanalBlocking>)),
        contender(STD, "spinning", trips(two_rings::<Spinning<Std>>)),
    ];
    Work {
        name: "ping_pong",
        title: "round trips, 8 B",
        kind: Kind::Throughput { contenders, unit: "ns per round trip", length: TRIPS },
    }
}
