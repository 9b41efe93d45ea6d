//! What a reader takes for granted, of random graphs.

use super::{Layout, Link, Node, Rect, Stop};
use proptest::prelude::*;

const SIZES: [(i32, i32); 3] = [(84, 44), (120, 60), (200, 120)];

/// Nodes after the first are given by their size, their group, and the nodes before them that they follow.
fn layout(stages: &[(usize, Option<usize>, Vec<usize>)]) -> (Vec<Node>, Vec<Link>, Layout) {
    let mut nodes = vec![Node { width: 90, height: 44, group: None }];
    let mut links = Vec::new();
    for (size, group, follows) in stages {
        let to = nodes.len();
        let mut follows: Vec<usize> = follows.iter().map(|from| from % to).collect();
        follows.sort_unstable();
        follows.dedup();
        if follows.is_empty() {
            follows.push(0);
        }
        let labels = [0, 30].into_iter().cycle();
        links.extend(follows.into_iter().zip(labels).map(|(from, label)| Link { from, to, label, is_low: label > 0 }));
        let (width, height) = SIZES[size % SIZES.len()];
        nodes.push(Node { width, height, group: *group });
    }
    let layout = Layout::new(&nodes, &links, 2);
    (nodes, links, layout)
}

/// Stages without groups.
fn graph(follows: &[&[usize]]) -> Layout {
    let stages: Vec<_> = follows.iter().map(|follows| (0, None, follows.to_vec())).collect();
    layout(&stages).2
}

fn middles(layout: &Layout) -> Vec<i32> {
    layout
        .boxes
        .iter()
        .map(|place| place.y + place.height / 2 - layout.boxes[0].y - layout.boxes[0].height / 2)
        .collect()
}

fn apart(one: Rect, other: Rect) -> bool {
    one.x + one.width < other.x
        || other.x + other.width < one.x
        || one.y + one.height < other.y
        || other.y + other.height < one.y
}

fn within(inner: Rect, outer: Rect) -> bool {
    inner.x > outer.x
        && inner.y > outer.y
        && inner.x + inner.width < outer.x + outer.width
        && inner.y + inner.height < outer.y + outer.height
}

fn check(nodes: &[Node], links: &[Link], layout: &Layout) {
    let page = Rect { x: 0, y: 0, width: layout.width, height: layout.height };
    let boxes = &layout.boxes;
    assert_eq!(boxes.len(), nodes.len());
    for (index, place) in boxes.iter().enumerate() {
        assert!(within(*place, page), "{place:?} {layout:?}");
        assert!(place.width >= nodes[index].width && place.height == nodes[index].height);
        assert!(boxes[..index].iter().all(|other| apart(*place, *other)), "{place:?} {layout:?}");
    }
    assert_eq!(layout.routes.len(), links.len());
    for (link, route) in links.iter().zip(&layout.routes) {
        check_route(link, route, boxes);
    }
    for (group, frame) in layout.frames.iter().enumerate() {
        let members = nodes.iter().filter(|node| node.group == Some(group)).count();
        assert_eq!(frame.is_some(), members > 0);
        let Some(frame) = *frame else { continue };
        assert!(within(frame, page), "{frame:?} {layout:?}");
        for (node, place) in nodes.iter().zip(boxes) {
            let is_member = node.group == Some(group);
            assert!(
                if is_member { within(*place, frame) } else { apart(*place, frame) },
                "{frame:?} {place:?} {layout:?}"
            );
        }
        assert!(layout.frames[..group].iter().flatten().all(|other| apart(frame, *other)), "{layout:?}");
    }
}

/// A route leads from box to box, always to the right, and through no box: it bends only between columns, and in a column it
/// keeps off the boxes there.
fn check_route(link: &Link, route: &[Stop], boxes: &[Rect]) {
    let (from, to) = (boxes[link.from], boxes[link.to]);
    let (first, last) = (route[0], route[route.len() - 1]);
    assert_eq!((first.right, first.y), (from.x + from.width, from.y + from.height / 2));
    assert_eq!((last.left, last.y), (to.x, to.y + to.height / 2));
    assert!(route.windows(2).all(|pair| pair[0].right + link.label.min(1) < pair[1].left), "{route:?}");
    for stop in &route[1..route.len() - 1] {
        for place in boxes {
            let passes = stop.right <= place.x || place.x + place.width <= stop.left;
            assert!(passes || stop.y < place.y || place.y + place.height < stop.y, "{stop:?} {place:?}");
        }
    }
}

#[test]
fn a_chain_is_a_straight_line() {
    let layout = graph(&[&[], &[1], &[2]]);
    assert_eq!(middles(&layout), [0; 4]);
    assert!(layout.boxes.windows(2).all(|pair| pair[0].x < pair[1].x));
}

#[test]
fn a_diamond_is_symmetric() {
    let layout = graph(&[&[], &[1], &[1], &[2, 3]]);
    let middles = middles(&layout);
    assert_eq!((middles[1], middles[4], middles[2]), (0, 0, -middles[3]));
    assert!(middles[2] < 0);
}

/// A link that skips a stage leads around it.
#[test]
fn a_long_link_passes_the_boxes_between() {
    let layout = graph(&[&[], &[1], &[1, 2]]);
    let route = &layout.routes[2];
    assert_eq!(route.len(), 3);
    let (passed, bend) = (layout.boxes[2], route[1]);
    assert!(bend.y < passed.y || bend.y > passed.y + passed.height, "{layout:?}");
}

/// Without sorting, the links of these two pairs would cross.
#[test]
fn stages_are_ordered_so_that_links_do_not_cross() {
    let middles = middles(&graph(&[&[], &[], &[2], &[1]]));
    assert_eq!(middles[1] < middles[2], middles[4] < middles[3], "{middles:?}");
}

/// Nobody else is in the way of its frame.
#[test]
fn a_group_with_columns_of_its_own_stands_with_the_others() {
    let (nodes, links, layout) =
        layout(&[(0, None, vec![]), (0, Some(0), vec![1]), (0, Some(0), vec![1]), (0, None, vec![2, 3])]);
    check(&nodes, &links, &layout);
    let middles = middles(&layout);
    assert_eq!((middles[1], middles[4], middles[2]), (0, 0, -middles[3]));
}

#[test]
fn a_group_stands_below_in_a_frame_of_its_own() {
    let stages =
        [(0, None, vec![]), (1, Some(0), vec![1]), (2, None, vec![1]), (0, Some(0), vec![2]), (0, Some(1), vec![4])];
    let (nodes, links, layout) = layout(&stages);
    check(&nodes, &links, &layout);
    let [Some(first), Some(second)] = layout.frames[..] else { panic!("{layout:?}") };
    assert!(layout.boxes[3].y + layout.boxes[3].height < first.y);
    // They have no column in common, so they share the room.
    assert!(first.x + first.width < second.x && first.y + first.height > second.y);
}

/// A picture of thousands of bends helps nobody.
#[test]
fn a_graph_with_too_many_links_is_drawn_without_bends() {
    let all: Vec<Vec<usize>> = (0..40).map(|stage| (0..=stage).collect()).collect();
    let layout = graph(&all.iter().map(Vec::as_slice).collect::<Vec<_>>());
    assert!(layout.routes.iter().all(|route| route.len() == 2));
}

proptest! {
    #[test]
    fn boxes_lie_apart_and_every_link_is_drawn(
        stages in prop::collection::vec(
            (0..3_usize, prop::option::weighted(0.3, 0..2_usize), prop::collection::vec(0..64_usize, 0..4)),
            1..14,
        )
    ) {
        let (nodes, links, layout) = layout(&stages);
        check(&nodes, &links, &layout);
        prop_assert_eq!(self::layout(&stages).2, layout);
    }
}
