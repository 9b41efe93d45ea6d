//! The heights of the points, in the order that their columns have already.
//!
//! Each point wants to be as high as its neighbours in the column beside it: first as those that it follows, then as those
//! that follow it, a few times. The points of a column are moved by as little as keeps them apart.

use super::{Point, Step};

const ROUNDS: usize = 3;

/// Between two boxes.
const GAP: i32 = 22;

/// Between a link and a box, or another link.
const LINK_GAP: i32 = 14;

/// The middle of each point. Heights of different bands have nothing to do with each other.
pub(super) fn place(points: &[Point], steps: &[Step], columns: &[Vec<usize>]) -> Vec<i32> {
    let mut heights = vec![0; points.len()];
    let (mut upstream, mut downstream) = (vec![Vec::new(); points.len()], vec![Vec::new(); points.len()]);
    for step in steps.iter().filter(|step| points[step.from].band == points[step.to].band) {
        upstream[step.to].push(step.from);
        downstream[step.from].push(step.to);
    }
    for _ in 0..ROUNDS {
        for column in columns {
            settle(column, &upstream, points, &mut heights);
        }
        for column in columns.iter().rev() {
            settle(column, &downstream, points, &mut heights);
        }
    }
    heights
}

/// Moves the points of a column.
fn settle(column: &[usize], neighbours: &[Vec<usize>], points: &[Point], heights: &mut [i32]) {
    for band in column.chunk_by(|&one, &other| points[one].band == points[other].band) {
        let wanted =
            band.iter().map(|&point| mean(neighbours[point].iter().map(|&other| heights[other]), heights[point]));
        let gaps = band.windows(2).map(|pair| {
            let (above, below) = (points[pair[0]], points[pair[1]]);
            above.half + below.half + if above.is_bend || below.is_bend { LINK_GAP } else { GAP }
        });
        let placed = apart(&wanted.collect::<Vec<_>>(), &gaps.collect::<Vec<_>>());
        for (&point, height) in band.iter().zip(placed) {
            heights[point] = height;
        }
    }
}

fn mean(heights: impl Iterator<Item = i32>, otherwise: i32) -> i32 {
    let (sum, count) = heights.fold((0, 0), |(sum, count), height| (sum + height, count + 1));
    if count == 0 { otherwise } else { div(sum, count) }
}

/// Rounded down, also below zero, so that the picture is the same wherever it stands.
fn div(sum: i32, count: i32) -> i32 {
    sum.div_euclid(count)
}

/// The heights closest to those wanted, each at least `gaps` below the one before.
///
/// Without the gaps, this is to make a sequence ascend with as little change as possible: neighbours in the wrong order
/// meet at their mean (the method of pooled adjacent violators).
fn apart(wanted: &[i32], gaps: &[i32]) -> Vec<i32> {
    let mut offsets = vec![0];
    for gap in gaps {
        offsets.push(offsets.last().unwrap_or(&0) + gap);
    }
    // Runs of points that touch: the sum of what they want, without offsets, and their number.
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for (wanted, offset) in wanted.iter().zip(&offsets) {
        let (mut sum, mut count) = (wanted - offset, 1);
        while let Some(&(before, number)) = runs.last()
            && div(before, number) > div(sum, count)
        {
            (sum, count) = (sum + before, count + number);
            runs.pop();
        }
        runs.push((sum, count));
    }
    let each = runs.into_iter().flat_map(|(sum, count)| (0..count).map(move |_| div(sum, count)));
    each.zip(offsets).map(|(height, offset)| height + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn points_move_only_as_far_as_they_must() {
        assert_eq!(apart(&[0, 50, 100], &[10, 10]), [0, 50, 100]);
        assert_eq!(apart(&[0, 0], &[10]), [-5, 5]);
        assert_eq!(apart(&[0, 0, 0], &[10, 10]), [-10, 0, 10]);
        assert_eq!(apart(&[20, 0], &[10]), [5, 15]);
        assert_eq!(apart(&[0, 100, 100], &[10, 10]), [0, 95, 105]);
        assert_eq!(apart(&[], &[]), [0; 0]);
    }
}
