//! How far a pipeline has come, in numbers.

mod table;

use crate::Sequence;
use crate::control::{Control, Turnout};
use crate::ring::Size;

/// How far a pipeline has come, see [`Running::stats`](crate::Running::stats) and [`Handle::stats`](crate::Handle::stats).
///
/// Its [`Display`](std::fmt::Display) is a table:
///
/// ```
/// # use disruptor::disruptor;
/// # disruptor! { pipeline Orders { event: u64; capacity: 64; stage price: &mut u64; poll settle: &u64 after price; } }
/// let (mut orders, mut pollers, running) = Orders { price: |_, _, _| () }.spawn()?;
/// orders.publish_batch(12, |_| ())?;
/// assert_eq!(pollers.settle.poll_wait(|_, _, _| ()), disruptor::Polled::Events(12));
/// orders.publish_batch(10, |_| ())?;
/// # while running.stats().stages[0].sequence < 22 {}
/// let table = "\
/// published 22, capacity 64, growths 0
/// stage   handled  backlog  turned away
/// price        22        0            0
/// settle       12       10            0
/// ";
/// assert_eq!(running.stats().to_string(), table);
/// # drop(orders);
/// # while pollers.settle.poll(|_, _, _| ()) != disruptor::Polled::Ended {}
/// # running.join()?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stats {
    /// The number of published events. Slots that a producer has passed over are none. With several producers, a claim that is still open
    /// before others that are published counts already.
    pub published: u64,
    /// The number of slots in the ring, which grows if it is declared to.
    pub capacity: usize,
    /// How often the ring has grown.
    pub growths: u32,
    /// The stages, in the order of their declaration.
    pub stages: Vec<StageStats>,
}

/// How far one stage has come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StageStats {
    /// The stage, by the name it was declared with.
    pub stage: &'static str,
    /// How far the stage has come: the sequence of the next event that it hands on. With one producer, that is the number of events that it
    /// has handed on. It trails the stage's work by less than a batch;
    /// for a stage that no other follows, by less than a batch and a quarter of the ring.
    pub sequence: Sequence,
    /// The number of published events that the stage has not handed on.
    pub backlog: u64,
    /// The number of events that the stage's handler got, of those before `sequence`: all of them, unless the stage is in a branch. Of a
    /// stage with shards, the sum of what they tell, of which some may be further.
    pub handled: u64,
    /// The number of events that the stage decided against: its handler returned `false`, or an error that another stage takes up.
    pub turned_away: u64,
    /// The shards of the stage, if it has several. The stage has come as far as the slowest of them.
    pub shards: Vec<ShardStats>,
}

/// How far one shard of a stage has come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ShardStats {
    /// How far it has come: the sequence of the next event that it hands on. It hands on those of the other shards too.
    pub sequence: Sequence,
    /// The number of published events that it has not handed on.
    pub backlog: u64,
    /// The number of events that its handler got.
    pub handled: u64,
    /// The number of events that its handler decided against.
    pub turned_away: u64,
}

impl Stats {
    /// The numbers are read one after the other while the pipeline goes on.
    pub(super) fn of(control: &Control) -> Self {
        let count = |lane: usize| {
            let (sequence, tally) = (control.lane(lane).peek(), control.tally(lane));
            let Turnout { handled, turned_away } = tally.turnout(sequence);
            // Not yet the backlog, but the number of events that it has handed on.
            ShardStats { sequence, backlog: sequence.saturating_sub(tally.passed_over()), handled, turned_away }
        };
        let mut stages: Vec<(&'static str, Vec<ShardStats>)> =
            control.lanes().by_stage().map(|(info, lanes)| (info.name, lanes.map(count).collect())).collect();
        let lanes = stages.iter().flat_map(|(_, lanes)| lanes);
        // A stage may have gone on since the number of published events was looked up.
        let published = lanes.map(|lane| lane.backlog).fold(control.published().events, u64::max);
        for lane in stages.iter_mut().flat_map(|(_, lanes)| lanes) {
            lane.backlog = published - lane.backlog;
        }
        let stages = stages.into_iter().map(|(stage, lanes)| StageStats::of(stage, lanes)).collect();
        let Size { capacity, growths } = control.ring_size();
        Self { published, capacity: usize::try_from(capacity).unwrap_or(usize::MAX), growths, stages }
    }
}

impl StageStats {
    /// Of a stage with these lanes.
    fn of(stage: &'static str, lanes: Vec<ShardStats>) -> Self {
        let sum = |count: fn(&ShardStats) -> u64| lanes.iter().map(count).sum();
        Self {
            stage,
            sequence: lanes.iter().map(|lane| lane.sequence).min().unwrap_or_default(),
            backlog: lanes.iter().map(|lane| lane.backlog).max().unwrap_or_default(),
            handled: sum(|lane| lane.handled),
            turned_away: sum(|lane| lane.turned_away),
            shards: if lanes.len() > 1 { lanes } else { Vec::new() },
        }
    }
}
