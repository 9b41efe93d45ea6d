//! How the work of a graph is divided: shards, states, threads that stages share, slices, and several producers.

use super::graph::{Access, Graph, Shards, Thread};
use super::random::Random;
use crate::contract::Outcome;

/// The most threads that a graph gets by shards, besides one for each of its stages.
const MOST_MORE: usize = 8;

/// This graph, of which every second one is left as it is.
pub(super) fn divided(mut graph: Graph, number: u64) -> Graph {
    let random = &mut Random::of_graph(!number);
    if random.chance(50) {
        graph.slices(random);
        graph.shards(random);
        graph.states(random);
        graph.threads(random);
        graph.several = graph.grows.is_none() && random.chance(30);
    }
    graph
}

impl Graph {
    fn slices(&mut self, random: &mut Random) {
        let contract = self.contract();
        for (index, stage) in self.stages.iter_mut().enumerate() {
            let whole = matches!(stage.access, Access::Read | Access::Write);
            let may = self.dense && whole && stage.outcome == Outcome::Nothing && !contract.is_below_a_branch(index);
            stage.slices = may && random.chance(60);
            if stage.slices && random.chance(40) {
                stage.max_batch = Some(random.of(&[1, 2, 3, 7]));
            }
        }
    }

    fn shards(&mut self, random: &mut Random) {
        let mut most = MOST_MORE;
        for stage in random.order(self.stages.len()) {
            let stage = &mut self.stages[stage];
            if stage.polled || stage.slices || most == 0 || random.chance(60) {
                continue;
            }
            let shards = 2 + random.below(6.min(most));
            most -= shards - 1;
            // Whoever may write the key cannot divide by it.
            let fixed = matches!(stage.access, Access::Read | Access::Fields(..));
            let by_key = fixed && random.chance(60);
            stage.shards = Some(if by_key { Shards::ByKey(shards) } else { Shards::ByTurn(shards) });
            // Many spinning threads on few cores take too long.
            if stage.wait.or(self.wait) == Some("SpinWaitStrategy") {
                stage.wait = Some("YieldWaitStrategy");
            }
        }
    }

    fn states(&mut self, random: &mut Random) {
        for stage in self.stages.iter_mut().filter(|stage| !stage.polled) {
            stage.state = random.chance(30);
        }
    }

    /// Groups of any stages, whichever way these depend on each other.
    fn threads(&mut self, random: &mut Random) {
        let order = random.order(self.stages.len());
        let mut free = order.into_iter().filter(|stage| {
            let stage = &self.stages[*stage];
            !stage.polled && stage.shards.is_none()
        });
        let mut threads = Vec::new();
        while random.chance(70) {
            let stages: Vec<_> = free.by_ref().take(2 + random.below(3)).collect();
            if stages.len() < 2 {
                break;
            }
            let wait = random.of(&[None, Some("BlockingWaitStrategy"), Some("YieldWaitStrategy")]);
            threads.push(Thread { stages, wait });
        }
        for stage in threads.iter().flat_map(|thread| &thread.stages) {
            self.stages[*stage].wait = None;
        }
        self.threads = threads;
    }
}
