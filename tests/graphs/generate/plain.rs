//! Graphs without outcomes: every event reaches every stage.

use super::graph::{Graph, Stage, accesses, optimized, waits};
use super::random::Random;
use crate::contract::Outcome;

pub(super) fn graph(number: u64, random: &mut Random) -> Graph {
    let n = usize::try_from(number % 8).expect("small") + 1;
    let density = random.of(&[10, 30, 50, 90]);
    let by_value = random.chance(35);
    let mut after: Vec<Vec<usize>> =
        (0..n).map(|stage| (0..stage).filter(|_| random.chance(density)).collect()).collect();
    if by_value {
        // The last stage runs after all others.
        let open: Vec<_> = (0..n - 1).filter(|from| after.iter().all(|after| !after.contains(from))).collect();
        after[n - 1].extend(open);
    }
    let mut stages: Vec<_> = after.into_iter().map(|after| Stage::new(after, Vec::new(), Outcome::Nothing)).collect();
    let takers = if by_value { vec![n - 1] } else { Vec::new() };
    accesses(&mut stages, &takers, 45, random);
    let wait = waits(&mut stages, random);
    for stage in &mut stages {
        stage.polled = random.chance(22);
    }
    let capacity = 1 << random.below(7);
    Graph {
        name: format!("graph_{number:02}"),
        stages,
        wait,
        dense: random.chance(50),
        capacity,
        grows: None,
        optimized: optimized(number),
        threads: Vec::new(),
        several: false,
    }
}
