//! How numbers are shown to people.

use super::{ShardStats, StageStats, Stats};
use std::fmt;

const HEADINGS: [&str; 4] = ["stage", "handled", "backlog", "turned away"];

/// The first cell is aligned to the left, the numbers that follow to the right.
type Row = [String; HEADINGS.len()];

/// A line about the ring, then a row for each stage, and for each of its shards.
impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { published, capacity, growths, stages } = self;
        writeln!(f, "published {published}, capacity {capacity}, growths {growths}")?;
        let rows: Vec<Row> = [HEADINGS.map(str::to_owned)].into_iter().chain(stages.iter().flat_map(rows)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..HEADINGS.len()).map(width).collect();
        for row in &rows {
            write!(f, "{:<width$}", row[0], width = widths[0])?;
            for (cell, width) in row.iter().zip(&widths).skip(1) {
                write!(f, "  {cell:>width$}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// The row of a stage, and those of its shards.
fn rows(stage: &StageStats) -> impl Iterator<Item = Row> {
    let row = |name: String, handled: u64, backlog: u64, turned_away: u64| {
        [name, handled.to_string(), backlog.to_string(), turned_away.to_string()]
    };
    let whole = row(stage.stage.to_owned(), stage.handled, stage.backlog, stage.turned_away);
    let shard = move |(number, shard): (usize, &ShardStats)| {
        row(format!("  shard {number}"), shard.handled, shard.backlog, shard.turned_away)
    };
    [whole].into_iter().chain(stage.shards.iter().enumerate().map(shard))
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{ShardStats, StageStats, Stats};

    fn shard(sequence: u64) -> ShardStats {
        ShardStats { sequence, backlog: 12_345_678 - sequence, handled: sequence, turned_away: 3 }
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let stages =
            vec![StageStats::of("überprüfen", vec![shard(12_345_678)]), StageStats::of("a", vec![shard(9), shard(10)])];
        let stats = Stats { published: 12_345_678, capacity: 4, growths: 1, stages };
        let table = "\
published 12345678, capacity 4, growths 1
stage        handled   backlog  turned away
überprüfen  12345678         0            3
a                 19  12345669            6
  shard 0          9  12345669            3
  shard 1         10  12345668            3
";
        assert_eq!(stats.to_string(), table);
    }
}
