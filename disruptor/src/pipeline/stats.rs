//! How far a pipeline has come, in numbers.

use crate::control::{Control, Turnout};
use crate::ring::Size;
use crate::{Sequence, StageInfo};
use std::fmt;

/// How far a pipeline has come, see [`Running::stats`](crate::Running::stats) and [`Handle::stats`](crate::Handle::stats).
///
/// Its [`Display`](fmt::Display) is a table:
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
    /// The number of events that the stage's handler got, of those before `sequence`. All of them, unless the stage is in a branch.
    pub handled: u64,
    /// The number of events that the stage decided against: its handler returned `false`, or an error that another stage takes up.
    pub turned_away: u64,
}

impl Stats {
    /// The numbers are read one after the other while the pipeline goes on.
    pub(super) fn of(control: &Control) -> Self {
        let positions: Vec<Sequence> = control.positions().collect();
        let events = |index: usize, position: Sequence| position.saturating_sub(control.tally(index).passed_over());
        let events: Vec<u64> = positions.iter().enumerate().map(|(index, &position)| events(index, position)).collect();
        // A stage may have gone on since the number of published events was looked up.
        let published = events.iter().copied().fold(control.published().events, u64::max);
        let stage = |(index, info): (usize, &StageInfo)| {
            let Turnout { handled, turned_away } = control.tally(index).turnout(positions[index]);
            let backlog = published - events[index];
            StageStats { stage: info.name, sequence: positions[index], backlog, handled, turned_away }
        };
        let stages = control.topology().stages.iter().enumerate().map(stage).collect();
        let Size { capacity, growths } = control.ring_size();
        Self { published, capacity: usize::try_from(capacity).unwrap_or(usize::MAX), growths, stages }
    }
}

/// A column of the table: its heading, and what it shows of a stage.
type Column = (&'static str, fn(&StageStats) -> String);

/// The first is aligned to the left, the numbers that follow to the right.
const COLUMNS: [Column; 4] = [
    ("stage", |stage| stage.stage.to_owned()),
    ("handled", |stage| stage.handled.to_string()),
    ("backlog", |stage| stage.backlog.to_string()),
    ("turned away", |stage| stage.turned_away.to_string()),
];

/// A line about the ring, then a row for each stage.
impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { published, capacity, growths, stages } = self;
        writeln!(f, "published {published}, capacity {capacity}, growths {growths}")?;
        let headings = COLUMNS.map(|(heading, _)| heading.to_owned());
        let rows: Vec<_> = stages.iter().map(|stage| COLUMNS.map(|(_, cell)| cell(stage))).collect();
        let width = |column: usize| {
            let cells = rows.iter().chain([&headings]).map(|row| row[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..COLUMNS.len()).map(width).collect();
        for row in [&headings].into_iter().chain(&rows) {
            write!(f, "{:<width$}", row[0], width = widths[0])?;
            for (cell, width) in row.iter().zip(&widths).skip(1) {
                write!(f, "  {cell:>width$}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{StageStats, Stats};

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let stage = |stage, sequence| {
            let (handled, backlog) = (sequence, 12_345_678 - sequence);
            StageStats { stage, sequence, backlog, handled, turned_away: 3 }
        };
        let stages = vec![stage("überprüfen", 12_345_678), stage("a", 9)];
        let stats = Stats { published: 12_345_678, capacity: 4, growths: 1, stages };
        let table = "\
published 12345678, capacity 4, growths 1
stage        handled   backlog  turned away
überprüfen  12345678         0            3
a                  9  12345669            3
";
        assert_eq!(stats.to_string(), table);
    }
}
