//! Where everything is drawn.
//!
//! The boxes stand in columns, each to the right of those that it follows. An edge that passes by a column has a place of its own in it,
//! so that it does not run through a box.

use disruptor::Topology;

/// The size of a box.
pub(super) const WIDTH: i32 = 168;
pub(super) const HEIGHT: i32 = 130;

/// From one box to the next.
const COLUMN: i32 = WIDTH + 52;
const ROW: i32 = HEIGHT + 22;

const MARGIN: i32 = 8;

/// Where a box is: its left edge, and its middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) x: i32,
    pub(super) y: i32,
}

pub(super) struct Edge {
    /// The numbers of the nodes that it goes through.
    pub(super) path: Vec<usize>,
    pub(super) is_else: bool,
    pub(super) is_implied: bool,
}

pub(super) struct Layout {
    /// Of the producers, then of the stages, then of the bends of edges.
    pub(super) places: Vec<Place>,
    pub(super) edges: Vec<Edge>,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Layout {
    pub(super) fn of(topology: &Topology) -> Self {
        let mut edges = edges(topology);
        let mut columns = columns(&edges, 1 + topology.stages.len());
        for edge in &mut edges {
            let [from, to] = edge.path[..] else { unreachable!("an edge has two ends") };
            let passed = columns[from] + 1..columns[to];
            edge.path.splice(1..1, (columns.len()..).take(passed.len()));
            columns.extend(passed);
        }
        let mut places = vec![Place::default(); columns.len()];
        let last = columns.iter().copied().max().unwrap_or_default();
        for column in 0..=last {
            let nodes = (0..columns.len()).filter(|node| columns[*node] == column).collect();
            fill(column, nodes, &edges, &mut places);
        }
        let top = places.iter().map(|place| place.y).min().unwrap_or_default();
        for place in &mut places {
            place.y += MARGIN + HEIGHT / 2 - top;
        }
        let far = |coordinate: fn(&Place) -> i32| places.iter().map(coordinate).max().unwrap_or_default();
        let (width, height) = (far(|place| place.x) + WIDTH + MARGIN, far(|place| place.y) + HEIGHT / 2 + MARGIN);
        Self { places, edges, width, height }
    }
}

/// All that are declared. A stage that names no other follows the producers.
fn edges(topology: &Topology) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (stage, to) in topology.stages.iter().zip(1..) {
        let mut add = |from, is_else, is_implied| edges.push(Edge { path: vec![from, to], is_else, is_implied });
        for from in stage.after {
            add(from + 1, false, stage.implied.contains(from));
        }
        for from in stage.otherwise {
            add(from + 1, true, stage.implied.contains(from));
        }
        if stage.after.is_empty() && stage.otherwise.is_empty() {
            add(0, false, false);
        }
    }
    edges
}

/// The column of each node: its longest way from the producers.
fn columns(edges: &[Edge], nodes: usize) -> Vec<usize> {
    let mut columns = vec![0; nodes];
    // No way is longer than there are nodes.
    for _ in 0..nodes {
        for edge in edges {
            columns[edge.path[1]] = columns[edge.path[1]].max(columns[edge.path[0]] + 1);
        }
    }
    columns
}

/// Places the nodes of a column: each as near as can be to the height of those before it, which are placed already.
fn fill(column: usize, nodes: Vec<usize>, edges: &[Edge], places: &mut [Place]) {
    let x = MARGIN + COLUMN * i32::try_from(column).expect("a graph is small");
    let mut wanted: Vec<(i32, bool, usize)> = nodes
        .into_iter()
        .map(|node| {
            let before =
                edges.iter().flat_map(|edge| edge.path.windows(2).map(move |ends| (ends[0], ends[1], edge.is_else)));
            let before: Vec<_> = before.filter(|(_, to, _)| *to == node).collect();
            let sum: i32 = before.iter().map(|(from, ..)| places[*from].y).sum();
            let y = sum / i32::try_from(before.len().max(1)).expect("a graph is small");
            (y, before.iter().any(|(.., is_else)| *is_else), node)
        })
        .collect();
    // Where both want the same place, the other branch stands below.
    wanted.sort_unstable();
    let (mut next, mut pushed) = (i32::MIN, 0);
    for (wanted, _, node) in &wanted {
        let y = next.max(*wanted);
        places[*node] = Place { x, y };
        pushed += y - wanted;
        next = y + ROW;
    }
    let back = pushed / i32::try_from(wanted.len()).expect("a graph is small");
    for (_, _, node) in wanted {
        places[node].y -= back;
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMN, Layout, Place, ROW};
    use disruptor::disruptor;

    #[derive(Default)]
    struct Event;

    disruptor! {
        pipeline Graph {
            event: Event;
            capacity: 8;

            stage first: &Event -> bool;
            stage other: &Event else first;
            stage second: &Event after first;
            stage third: &Event after second;
            stage late: &Event after first, third;
        }
    }

    fn at(layout: &Layout, node: usize) -> (i32, i32) {
        let (Place { x, y }, first) = (layout.places[node], layout.places[0]);
        ((x - first.x) / COLUMN, y - first.y)
    }

    #[test]
    fn no_box_lies_on_another_and_no_edge_goes_back() {
        let layout = Layout::of(Graph::TOPOLOGY);
        for (node, place) in layout.places.iter().enumerate() {
            assert!(place.x >= 0 && place.y >= 0 && place.x < layout.width && place.y < layout.height);
            for other in &layout.places[..node] {
                assert!(place.x != other.x || (place.y - other.y).abs() >= ROW, "{place:?} {other:?}");
            }
        }
        for edge in &layout.edges {
            for ends in edge.path.windows(2) {
                assert_eq!(layout.places[ends[0]].x + COLUMN, layout.places[ends[1]].x);
            }
        }
    }

    #[test]
    fn the_other_branch_stands_below() {
        let layout = Layout::of(Graph::TOPOLOGY);
        assert_eq!(at(&layout, 1), (1, 0));
        let ((other, below), (second, above)) = (at(&layout, 2), at(&layout, 3));
        assert_eq!((other, second), (2, 2));
        assert!(above < below);
    }
}
