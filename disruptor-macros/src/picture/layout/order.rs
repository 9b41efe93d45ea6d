//! The order of the points in each column, so that few links cross.
//!
//! Each point goes to the mean position of its neighbours in one of the columns beside it, there and back a few times.

use super::{Point, Step};

const ROUNDS: usize = 4;

/// With more steps than this, to count crossings takes too long.
const MOST_STEPS: usize = 300;

/// Positions are multiples of this, because a mean lies between two.
const SCALE: usize = 1 << 16;

/// The points of each column, from the top.
pub(super) fn order(points: &[Point], steps: &[Step]) -> Vec<Vec<usize>> {
    let count = points.iter().map(|point| point.column + 1).max().unwrap_or_default();
    let mut order = Order { points, positions: vec![0; points.len()], columns: vec![Vec::new(); count] };
    for (point, Point { column, .. }) in points.iter().enumerate() {
        order.columns[*column].push(point);
    }
    let upstream = neighbours(points.len(), steps.iter().map(|step| (step.to, step.from)));
    let downstream = neighbours(points.len(), steps.iter().map(|step| (step.from, step.to)));
    let mut is_low = vec![false; points.len()];
    for step in steps {
        is_low[step.to] |= step.is_low;
    }
    order.sort(|_| 0);
    for column in 0..count {
        order.sort_column(column, |order, point| (order.mean(&upstream, point), is_low[point], point));
    }
    if steps.len() > MOST_STEPS {
        return order.columns;
    }
    let mut best = (order.crossings(steps), order.columns.clone());
    for _ in 0..ROUNDS {
        for column in (0..count).rev() {
            order.sort_column(column, |order, point| (order.mean(&downstream, point), order.positions[point]));
        }
        for column in 0..count {
            order.sort_column(column, |order, point| (order.mean(&upstream, point), order.positions[point]));
        }
        let crossings = order.crossings(steps);
        if crossings < best.0 {
            best = (crossings, order.columns.clone());
        }
    }
    best.1
}

fn neighbours(points: usize, steps: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); points];
    for (point, other) in steps {
        neighbours[point].push(other);
    }
    neighbours
}

struct Order<'a> {
    points: &'a [Point],
    /// Of each point in its column.
    positions: Vec<usize>,
    columns: Vec<Vec<usize>>,
}

impl Order<'_> {
    fn sort<K: Ord>(&mut self, key: impl Fn(usize) -> K) {
        for column in 0..self.columns.len() {
            self.sort_column(column, |_, point| key(point));
        }
    }

    /// Sorts one column, band by band.
    fn sort_column<K: Ord>(&mut self, column: usize, key: impl Fn(&Self, usize) -> K) {
        let mut sorted = std::mem::take(&mut self.columns[column]);
        sorted.sort_by_key(|&point| (self.points[point].band, key(self, point)));
        for (position, &point) in sorted.iter().enumerate() {
            self.positions[point] = position * SCALE;
        }
        self.columns[column] = sorted;
    }

    /// The mean position of the neighbours. A point without any stays where it is.
    fn mean(&self, neighbours: &[Vec<usize>], point: usize) -> usize {
        let neighbours = &neighbours[point];
        let sum: usize = neighbours.iter().map(|&other| self.positions[other]).sum();
        sum.checked_div(neighbours.len()).unwrap_or(self.positions[point])
    }

    /// How many pairs of steps cross.
    fn crossings(&self, steps: &[Step]) -> usize {
        let ends = |step: &Step| (self.points[step.from].column, self.points[step.to].column);
        let crosses = |one: &Step, other: &Step| {
            let at = |point: usize| self.positions[point];
            let (begin, end) = (at(one.from).cmp(&at(other.from)), at(one.to).cmp(&at(other.to)));
            ends(one) == ends(other) && begin.is_ne() && begin == end.reverse()
        };
        steps
            .iter()
            .enumerate()
            .map(|(index, one)| steps[..index].iter().filter(|other| crosses(one, other)).count())
            .sum()
    }
}
