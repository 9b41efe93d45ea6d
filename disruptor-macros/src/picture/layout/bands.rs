//! Which band each node stands in.

use super::{Link, Node};

/// Band 0 is for the nodes outside of groups, and for a group that has its columns to itself. Each other group has the first
/// band below that no other group has in the same columns.
pub(super) fn bands(nodes: &[Node], links: &[Link], columns: &[usize], groups: usize) -> Vec<usize> {
    let mut bands = vec![0; nodes.len()];
    // The first and the last column of each group that stands in a band already.
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    for group in 0..groups {
        let is_member = |node: usize| nodes[node].group == Some(group);
        let members: Vec<_> = (0..nodes.len()).filter(|&node| is_member(node)).collect();
        let first = members.iter().map(|&node| columns[node]).min();
        let last = members.iter().map(|&node| columns[node]).max();
        let (Some(first), Some(last)) = (first, last) else { continue };
        let is_beside = |node: usize| !is_member(node) && (first..=last).contains(&columns[node]);
        let passes = |link: &Link| {
            let is_inside = is_member(link.from) && is_member(link.to);
            !is_inside
                && columns[link.from] < last
                && first < columns[link.to]
                && columns[link.from] + 1 < columns[link.to]
        };
        if !(0..nodes.len()).any(is_beside) && !links.iter().any(passes) {
            continue;
        }
        let is_free = |ranges: &Vec<(usize, usize)>| ranges.iter().all(|&(from, to)| last < from || to < first);
        let band = taken.iter().position(is_free).unwrap_or(taken.len());
        if band == taken.len() {
            taken.push(Vec::new());
        }
        taken[band].push((first, last));
        for node in members {
            bands[node] = band + 1;
        }
    }
    bands
}
