//! Where everything stands. Plain indices and sizes, like [`Graph`](crate::graph::Graph).
//!
//! Nodes stand in columns: each one column behind the last of those that it follows. A link that passes a column by has a
//! point of its own in it, so that it runs through no box. Columns are cut into bands: the nodes of a group have a band below
//! the others, or columns of their own, so that a frame around them holds nobody else.

mod bands;
mod order;
mod place;

use std::collections::BTreeSet;
use std::iter;

/// Between the picture and its edge.
const MARGIN: i32 = 18;

/// From a column to the next, without texts at the links.
const GAP: i32 = 44;

/// Around the text at a link.
const LABEL_MARGIN: i32 = 26;

/// Between a frame and what it holds.
const FRAME_MARGIN: i32 = 12;

/// For the name of a frame, at its top.
const FRAME_HEAD: i32 = 18;

/// From a band to the next, or to its frames.
const BAND_GAP: i32 = 16;

/// With more points than this where links pass columns by, they run straight, behind the boxes.
const MOST_BENDS: usize = 400;

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) width: i32,
    pub(super) height: i32,
    /// The frame that it stands in.
    pub(super) group: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) to: usize,
    /// How much room the text at its beginning takes.
    pub(super) label: i32,
    /// Whether it goes below another link, if nothing else decides.
    pub(super) is_low: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// Where a link crosses a column: at this height, from one side to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) y: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Of each node.
    pub(super) boxes: Vec<Rect>,
    /// Of each link: first the box where it begins, last the one where it ends.
    pub(super) routes: Vec<Vec<Stop>>,
    /// Of each group; `None` if nobody is in it.
    pub(super) frames: Vec<Option<Rect>>,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// A node, or where a link passes a column by.
#[derive(Clone, Copy, Debug)]
struct Point {
    column: usize,
    band: usize,
    /// Half its height.
    half: i32,
    is_bend: bool,
}

/// A piece of a link, from point to point.
#[derive(Clone, Copy, Debug)]
struct Step {
    from: usize,
    to: usize,
    is_low: bool,
}

impl Layout {
    /// Each link must lead to a node other than those that lead to it.
    pub(super) fn new(nodes: &[Node], links: &[Link], groups: usize) -> Self {
        let columns = columns(nodes.len(), links);
        let bands = bands::bands(nodes, links, &columns, groups);
        let mut points: Vec<Point> = nodes
            .iter()
            .zip(columns.iter().zip(&bands))
            .map(|(node, (&column, &band))| Point { column, band, half: node.height / 2, is_bend: false })
            .collect();
        let paths = paths(links, &mut points);
        let steps: Vec<Step> = links
            .iter()
            .zip(&paths)
            .flat_map(|(link, path)| {
                path.windows(2).map(|ends| Step { from: ends[0], to: ends[1], is_low: link.is_low })
            })
            .collect();
        let ordered = order::order(&points, &steps);
        let mut heights = place::place(&points, &steps, &ordered);
        let framed: BTreeSet<usize> =
            (0..nodes.len()).filter(|&node| nodes[node].group.is_some()).map(|node| bands[node]).collect();
        let height = stack(&points, &mut heights, &framed);
        let (sides, width) = sides(nodes, links, &columns);
        let boxes: Vec<Rect> = nodes
            .iter()
            .enumerate()
            .map(|(node, Node { height, .. })| {
                let (left, right) = sides[columns[node]];
                Rect { x: left, y: heights[node] - height / 2, width: right - left, height: *height }
            })
            .collect();
        let stop = |&point: &usize| {
            let (left, right) = sides[points[point].column];
            Stop { left, right, y: heights[point] }
        };
        let routes = paths.iter().map(|path| path.iter().map(stop).collect()).collect();
        let frame = |group: usize| {
            let members = (0..nodes.len()).filter(|&node| nodes[node].group == Some(group));
            let members: Vec<_> = members.collect();
            let first = members.iter().map(|&node| columns[node]).min()?;
            let last = members.iter().map(|&node| columns[node]).max()?;
            let band = bands[*members.first()?];
            let inside = |point: &usize| points[*point].band == band && (first..=last).contains(&points[*point].column);
            let inside: Vec<_> = (0..points.len()).filter(inside).collect();
            let top = inside.iter().map(|&point| heights[point] - points[point].half).min()?;
            let bottom = inside.iter().map(|&point| heights[point] + points[point].half).max()?;
            let (x, y) = (sides[first].0 - FRAME_MARGIN, top - FRAME_HEAD);
            Some(Rect { x, y, width: sides[last].1 + FRAME_MARGIN - x, height: bottom + FRAME_MARGIN - y })
        };
        Self { boxes, routes, frames: (0..groups).map(frame).collect(), width, height }
    }
}

/// The column of each node: its longest way from a node that follows none.
fn columns(nodes: usize, links: &[Link]) -> Vec<usize> {
    let mut columns = vec![0; nodes];
    // No way is longer than there are nodes.
    for _ in 0..nodes {
        let before = columns.clone();
        for link in links {
            columns[link.to] = columns[link.to].max(columns[link.from] + 1);
        }
        if before == columns {
            break;
        }
    }
    columns
}

/// The points that each link goes through. Adds those where it passes columns by.
fn paths(links: &[Link], points: &mut Vec<Point>) -> Vec<Vec<usize>> {
    let passed = |points: &[Point], link: &Link| points[link.from].column + 1..points[link.to].column;
    let bends: usize = links.iter().map(|link| passed(points, link).len()).sum();
    let path = |link: &Link| {
        if bends > MOST_BENDS {
            return vec![link.from, link.to];
        }
        // A link between two of a group stays in their frame.
        let (from, to) = (points[link.from].band, points[link.to].band);
        let band = if from == to { from } else { 0 };
        let passed = passed(points, link);
        let first = points.len();
        points.extend(passed.map(|column| Point { column, band, half: 4, is_bend: true }));
        iter::once(link.from).chain(first..points.len()).chain([link.to]).collect()
    };
    links.iter().map(path).collect()
}

/// Puts the bands below each other. Returns the height of the picture.
fn stack(points: &[Point], heights: &mut [i32], framed: &BTreeSet<usize>) -> i32 {
    let last = points.iter().map(|point| point.band).max().unwrap_or_default();
    let mut next = MARGIN;
    for band in 0..=last {
        let inside: Vec<_> = (0..points.len()).filter(|&point| points[point].band == band).collect();
        let top = inside.iter().map(|&point| heights[point] - points[point].half).min();
        let bottom = inside.iter().map(|&point| heights[point] + points[point].half).max();
        let (Some(top), Some(bottom)) = (top, bottom) else { continue };
        let is_framed = framed.contains(&band);
        if is_framed {
            next += FRAME_HEAD;
        }
        for point in inside {
            heights[point] += next - top;
        }
        next += bottom - top + BAND_GAP;
        if is_framed {
            next += FRAME_MARGIN;
        }
    }
    next - BAND_GAP + MARGIN
}

/// Both sides of each column, and the width of the picture.
fn sides(nodes: &[Node], links: &[Link], columns: &[usize]) -> (Vec<(i32, i32)>, i32) {
    let count = columns.iter().map(|&column| column + 1).max().unwrap_or_default();
    let (mut widths, mut gaps) = (vec![0; count], vec![GAP; count]);
    for (node, &column) in nodes.iter().zip(columns) {
        widths[column] = node.width.max(widths[column]);
    }
    for link in links.iter().filter(|link| link.label > 0) {
        let gap = &mut gaps[columns[link.from]];
        *gap = (link.label + LABEL_MARGIN).max(*gap);
    }
    let mut next = MARGIN;
    let mut sides = Vec::with_capacity(count);
    let mut end = next;
    for (width, gap) in widths.into_iter().zip(gaps) {
        end = next + width;
        sides.push((next, end));
        next = end + gap;
    }
    (sides, end + MARGIN)
}

#[cfg(test)]
mod tests;
