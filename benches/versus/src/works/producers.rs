//! Several producers.

use super::{EVENTS, MANY_EVENTS, contender, events_work};
use crate::contenders::producers::channels::{
    crossbeam, crossbeam_blocking, crossfire, crossfire_blocking, flume, flume_blocking, kanal, kanal_blocking, nexus,
    std_mpsc, std_mpsc_blocking, thingbuf, thingbuf_blocking,
};
use crate::contenders::producers::cursors::{disrupt_rs, lmax};
use crate::contenders::producers::pipelines::{dense, locked_dense, locked_stamped, stamped};
use crate::load::lap;
use crate::parties::{CROSSBEAM, CROSSFIRE, DISRUPT_RS, FLUME, KANAL, LMAX, LOCKED, NEXUS, OURS, STD, THINGBUF};
use crate::race::{Contender, Length, Throughput, Work, crowd, lap as lap_of};

/// The disruptors on a ring that nobody reads, or on what is in it afterwards.
macro_rules! lap_of_disruptors {
    ($producers:literal, $time:ident, $fill:ident) => {
        [
            contender(OURS, "stamped", lap_of($producers, |times| times.$time, stamped::$fill)),
            contender(OURS, "dense", lap_of($producers, |times| times.$time, dense::$fill)),
            contender(LOCKED, "stamped", lap_of($producers, |times| times.$time, locked_stamped::$fill)),
            contender(LOCKED, "dense", lap_of($producers, |times| times.$time, locked_dense::$fill)),
            contender(LMAX, "", lap_of($producers, |times| times.$time, lmax::$fill)),
            contender(DISRUPT_RS, "", lap_of($producers, |times| times.$time, disrupt_rs::$fill)),
        ]
    };
}

/// A ring that nobody reads, or what is in it afterwards, one by one.
macro_rules! lap {
    ($name:literal, $title:literal, $producers:literal, $time:ident) => {
        events_work(
            $name,
            $title,
            Length::Fixed(lap::EVENTS),
            and_channels(
                lap_of_disruptors!($producers, $time, fill),
                [
                    contender(NEXUS, "mpsc", lap_of($producers, |times| times.$time, nexus::fill)),
                    contender(CROSSBEAM, "", lap_of($producers, |times| times.$time, crossbeam::fill)),
                    contender(CROSSFIRE, "", lap_of($producers, |times| times.$time, crossfire::fill)),
                    contender(KANAL, "", lap_of($producers, |times| times.$time, kanal::fill)),
                    contender(FLUME, "", lap_of($producers, |times| times.$time, flume::fill)),
                    contender(THINGBUF, "", lap_of($producers, |times| times.$time, thingbuf::fill)),
                    contender(STD, "", lap_of($producers, |times| times.$time, std_mpsc::fill)),
                ],
            ),
        )
    };
}

/// The same in batches of ten.
macro_rules! lap_by_ten {
    ($name:literal, $title:literal, $producers:literal, $time:ident) => {
        events_work(
            $name,
            $title,
            Length::Fixed(lap::EVENTS),
            Vec::from(lap_of_disruptors!($producers, $time, fill_by_ten)),
        )
    };
}

/// The disruptors with more threads than cores.
macro_rules! crowd_of_disruptors {
    ($producers:literal, $stages:literal, $shape:ident) => {
        [
            contender(OURS, "yield", crowd($producers, $stages, stamped::yielding::$shape)),
            contender(OURS, "yield, dense", crowd($producers, $stages, dense::yielding::$shape)),
            contender(OURS, "blocking", crowd($producers, $stages, stamped::blocking::$shape)),
            contender(LOCKED, "yield", crowd($producers, $stages, locked_stamped::yielding::$shape)),
            contender(LOCKED, "yield, dense", crowd($producers, $stages, locked_dense::yielding::$shape)),
            contender(LMAX, "yield", crowd($producers, $stages, lmax::yielding::$shape)),
            contender(LMAX, "sleep", crowd($producers, $stages, lmax::sleep::$shape)),
            contender(DISRUPT_RS, "yield", crowd($producers, $stages, disrupt_rs::yielding::$shape)),
        ]
    };
}

/// Steadily, one by one, with more threads than cores.
macro_rules! crowd {
    ($name:literal, $title:literal, $producers:literal, $stages:literal, $shape:ident) => {
        events_work(
            $name,
            $title,
            MANY_EVENTS,
            and_channels(
                crowd_of_disruptors!($producers, $stages, $shape),
                [
                    contender(NEXUS, "mpsc, yield", crowd($producers, $stages, nexus::$shape)),
                    contender(CROSSBEAM, "yield", crowd($producers, $stages, crossbeam::$shape)),
                    contender(CROSSBEAM, "blocking", crowd($producers, $stages, crossbeam_blocking::$shape)),
                    contender(CROSSFIRE, "yield", crowd($producers, $stages, crossfire::$shape)),
                    contender(CROSSFIRE, "blocking", crowd($producers, $stages, crossfire_blocking::$shape)),
                    contender(KANAL, "yield", crowd($producers, $stages, kanal::$shape)),
                    contender(KANAL, "blocking", crowd($producers, $stages, kanal_blocking::$shape)),
                    contender(FLUME, "yield", crowd($producers, $stages, flume::$shape)),
                    contender(FLUME, "blocking", crowd($producers, $stages, flume_blocking::$shape)),
                    contender(THINGBUF, "yield", crowd($producers, $stages, thingbuf::$shape)),
                    contender(THINGBUF, "blocking", crowd($producers, $stages, thingbuf_blocking::$shape)),
                    contender(STD, "yield", crowd($producers, $stages, std_mpsc::$shape)),
                    contender(STD, "blocking", crowd($producers, $stages, std_mpsc_blocking::$shape)),
                ],
            ),
        )
    };
}

/// The same in batches of ten.
macro_rules! crowd_by_ten {
    ($name:literal, $title:literal, $producers:literal, $stages:literal, $shape:ident) => {
        events_work($name, $title, MANY_EVENTS, Vec::from(crowd_of_disruptors!($producers, $stages, $shape)))
    };
}

fn and_channels<const D: usize, const C: usize>(
    disruptors: [Contender<Throughput>; D],
    channels: [Contender<Throughput>; C],
) -> Vec<Contender<Throughput>> {
    disruptors.into_iter().chain(channels).collect()
}

pub(super) fn all() -> Vec<Work> {
    vec![
        lap!("producers/fill_1", "one producer, nobody reads, 8 B", 1, fill),
        lap!("producers/fill_2", "two producers at once, nobody reads, 8 B", 2, fill),
        lap_by_ten!("producers/fill_1_by_10", "one producer, batches of 10, nobody reads, 8 B", 1, fill),
        lap_by_ten!("producers/fill_2_by_10", "two producers at once, batches of 10, nobody reads, 8 B", 2, fill),
        lap!("producers/drain", "reading what two producers left, 8 B", 2, drain),
        lap_by_ten!("producers/drain_by_10", "reading what two producers left in batches of 10, 8 B", 2, drain),
        alone(),
        alone_by_ten(),
        crowd!("producers/2_to_1", "2 producers, 1 stage, three threads on two cores, 8 B", 2, 1, line),
        crowd!("producers/3_to_1", "3 producers, 1 stage, four threads on two cores, 8 B", 3, 1, line),
        crowd!("producers/2_to_chain", "2 producers, chain of 2, four threads on two cores, 8 B", 2, 2, chain),
        crowd_by_ten!(
            "producers/2_to_1_by_10",
            "2 producers, 1 stage, batches of 10, three threads on two cores, 8 B",
            2,
            1,
            line_by_ten
        ),
        crowd_by_ten!(
            "producers/3_to_1_by_10",
            "3 producers, 1 stage, batches of 10, four threads on two cores, 8 B",
            3,
            1,
            line_by_ten
        ),
        crowd_by_ten!(
            "producers/2_to_chain_by_10",
            "2 producers, chain of 2, batches of 10, four threads on two cores, 8 B",
            2,
            2,
            chain_by_ten
        ),
    ]
}

/// What it costs to be ready for several producers where there is one.
fn alone() -> Work {
    events_work(
        "producers/1_to_1",
        "1 producer that could be several, 1 stage, 8 B",
        EVENTS,
        vec![
            contender(OURS, "stamped", crowd(1, 1, stamped::spin::line)),
            contender(OURS, "dense", crowd(1, 1, dense::spin::line)),
            contender(OURS, "blocking", crowd(1, 1, stamped::blocking::line)),
            contender(LOCKED, "stamped", crowd(1, 1, locked_stamped::spin::line)),
            contender(LOCKED, "dense", crowd(1, 1, locked_dense::spin::line)),
            contender(LMAX, "spin", crowd(1, 1, lmax::spin::line)),
            contender(LMAX, "spin with hint", crowd(1, 1, lmax::hint::line)),
            contender(DISRUPT_RS, "spin", crowd(1, 1, disrupt_rs::spin::line)),
            contender(DISRUPT_RS, "spin with hint", crowd(1, 1, disrupt_rs::hint::line)),
            contender(NEXUS, "mpsc, spinning", crowd(1, 1, nexus::line)),
            contender(CROSSBEAM, "spinning", crowd(1, 1, crossbeam::line)),
            contender(CROSSBEAM, "blocking", crowd(1, 1, crossbeam_blocking::line)),
            contender(CROSSFIRE, "spinning", crowd(1, 1, crossfire::line)),
            contender(CROSSFIRE, "blocking", crowd(1, 1, crossfire_blocking::line)),
            contender(KANAL, "spinning", crowd(1, 1, kanal::line)),
            contender(KANAL, "blocking", crowd(1, 1, kanal_blocking::line)),
            contender(FLUME, "spinning", crowd(1, 1, flume::line)),
            contender(FLUME, "blocking", crowd(1, 1, flume_blocking::line)),
            contender(THINGBUF, "spinning", crowd(1, 1, thingbuf::line)),
            contender(THINGBUF, "blocking", crowd(1, 1, thingbuf_blocking::line)),
            contender(STD, "spinning", crowd(1, 1, std_mpsc::line)),
            contender(STD, "blocking", crowd(1, 1, std_mpsc_blocking::line)),
        ],
    )
}

fn alone_by_ten() -> Work {
    events_work(
        "producers/1_to_1_by_10",
        "1 producer that could be several, 1 stage, batches of 10, 8 B",
        EVENTS,
        vec![
            contender(OURS, "stamped", crowd(1, 1, stamped::spin::line_by_ten)),
            contender(OURS, "dense", crowd(1, 1, dense::spin::line_by_ten)),
            contender(OURS, "blocking", crowd(1, 1, stamped::blocking::line_by_ten)),
            contender(LOCKED, "stamped", crowd(1, 1, locked_stamped::spin::line_by_ten)),
            contender(LOCKED, "dense", crowd(1, 1, locked_dense::spin::line_by_ten)),
            contender(LMAX, "spin", crowd(1, 1, lmax::spin::line_by_ten)),
            contender(LMAX, "spin with hint", crowd(1, 1, lmax::hint::line_by_ten)),
            contender(DISRUPT_RS, "spin", crowd(1, 1, disrupt_rs::spin::line_by_ten)),
            contender(DISRUPT_RS, "spin with hint", crowd(1, 1, disrupt_rs::hint::line_by_ten)),
        ],
    )
}
