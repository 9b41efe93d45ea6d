//! Counts what the graphs have, so that a change of the generator cannot lose it.

use super::graph::{Access, Graph, Shards, Stage};
use crate::contract::{Contract, Outcome, Rule};

struct Graphs(Vec<(Graph, Contract)>);

impl Graphs {
    fn new() -> Self {
        let with_contract = |graph: Graph| {
            let contract = graph.contract();
            (graph, contract)
        };
        Self(super::branching_graphs().map(with_contract).collect())
    }

    /// The number of graphs for which this holds.
    fn count(&self, holds: impl Fn(&Graph, &Contract) -> bool) -> usize {
        self.0.iter().filter(|(graph, contract)| holds(graph, contract)).count()
    }

    /// The number of graphs with such a stage.
    fn with(&self, holds: impl Fn(&Graph, &Contract, usize) -> bool) -> usize {
        self.count(|graph, contract| (0..graph.stages.len()).any(|stage| holds(graph, contract, stage)))
    }
}

fn takers(graph: &Graph) -> Vec<usize> {
    (0..graph.stages.len()).filter(|stage| graph.stages[*stage].access == Access::Take).collect()
}

#[test]
fn many_graphs_have_branches() {
    let graphs = Graphs::new();
    let branches = graphs.with(|_, contract, stage| contract.is_below_a_branch(stage));
    let joins = graphs.with(|_, contract, stage| contract.joins(stage));
    let parts = graphs.with(|_, contract, stage| contract.joins(stage) && contract.is_below_a_branch(stage));
    let takers_in_branches = graphs.count(|graph, _| takers(graph).len() > 1);
    let one_taker = graphs.count(|graph, contract| matches!(takers(graph)[..], [taker] if contract.joins(taker)));
    let nested =
        graphs.with(|_, contract, stage| contract.rule(stage) == Rule::Decides && contract.is_below_a_branch(stage));
    println!(
        "{branches} graphs with branches, {joins} where some meet again ({parts} below others), {nested} nested; \
         {takers_in_branches} with takers in several branches, {one_taker} with one behind them"
    );
    assert!(branches >= 40 && joins >= 25 && parts >= 10 && nested >= 20);
    assert!(takers_in_branches >= 15 && one_taker >= 3);
}

#[test]
fn branches_come_with_everything_else() {
    let graphs = Graphs::new();
    let polls = graphs.with(|graph, contract, stage| graph.stages[stage].polled && contract.is_below_a_branch(stage));
    let opposite_writers = graphs.with(|graph, contract, stage| {
        let writes = |stage: usize| graph.stages[stage].access == Access::Write;
        let opposite = |other| contract.unordered(stage, other) && !contract.share_events(stage, other);
        writes(stage) && (0..graph.stages.len()).any(|other| writes(other) && opposite(other))
    });
    let fallible = graphs.with(|_, contract, stage| contract.rule(stage) == Rule::Fails);
    let fallible_in_branches =
        graphs.with(|_, contract, stage| contract.rule(stage) == Rule::Fails && contract.is_below_a_branch(stage));
    let refusing = graphs.with(|graph, contract, stage| {
        graph.stages[stage].outcome == Outcome::Result && contract.rule(stage) == Rule::Decides
    });
    let both_ways = graphs.with(|graph, _, stage| {
        graph.stages[stage].after.iter().any(|upstream| graph.stages[stage].otherwise.contains(upstream))
    });
    let only_else = graphs
        .with(|graph, _, stage| graph.stages[stage].after.is_empty() && !graph.stages[stage].otherwise.is_empty());
    let mixed = graphs
        .with(|graph, _, stage| !graph.stages[stage].after.is_empty() && !graph.stages[stage].otherwise.is_empty());
    let ends = graphs.with(|graph, contract, stage| {
        let leads_on = |other: usize| contract.upstream(other).contains(&stage);
        contract.rule(stage) == Rule::Decides && !(0..graph.stages.len()).any(leads_on)
    });
    let bounded = graphs
        .with(|graph, contract, stage| graph.stages[stage].max_batch.is_some() && contract.is_below_a_branch(stage));
    let out_of_order = graphs.with(|_, contract, stage| contract.upstream(stage).iter().any(|up| *up > stage));
    let elastic = graphs.count(|graph, _| graph.grows.is_some());
    println!(
        "{polls} graphs with polls below branches, {opposite_writers} with `&mut` in opposite branches, {fallible} that \
         may fail ({fallible_in_branches} in a branch), {refusing} that refuse, {both_ways} with `after X else X`, \
         {only_else} with `else` alone, {mixed} with both, {ends} with deciding stages that nobody follows, \
         {bounded} with `max_batch`, {out_of_order} declared in another order, {elastic} elastic"
    );
    for counted in [polls, opposite_writers, fallible, refusing, only_else, mixed, bounded, out_of_order] {
        assert!(counted >= 10, "{counted}");
    }
    for counted in [fallible_in_branches, both_ways, ends, elastic] {
        assert!(counted >= 8, "{counted}");
    }
}

/// Plain graphs and others: shards, states, shared threads, slices and several producers.
#[test]
fn work_is_divided_in_every_way() {
    let graphs: Vec<_> = super::plain_graphs().chain(super::branching_graphs()).collect();
    let count = |holds: &dyn Fn(&Graph) -> bool| graphs.iter().filter(|graph| holds(graph)).count();
    let counts = [
        (
            "outcomes of sharded stages",
            with(&graphs, |stage| stage.shards.is_some() && stage.outcome != Outcome::Nothing),
        ),
        ("shards that take events", with(&graphs, |stage| stage.shards.is_some() && stage.access == Access::Take)),
        ("shards with states", with(&graphs, |stage| stage.shards.is_some() && stage.state)),
        ("polled slices", with(&graphs, |stage| stage.slices && stage.polled)),
        ("slices of limited batches", with(&graphs, |stage| stage.slices && stage.max_batch.is_some())),
        ("several threads that stages share", count(&|graph| graph.threads.len() > 1)),
        ("four stages on a thread", count(&|graph| graph.threads.iter().any(|thread| thread.stages.len() == 4))),
        ("a way from a thread to itself through another", count(&goes_there_and_back)),
        (
            "shards in elastic rings",
            count(&|graph| graph.grows.is_some() && graph.stages.iter().any(Stage::is_divided)),
        ),
        (
            "shards in a ring of one slot",
            count(&|graph| graph.capacity == 1 && graph.stages.iter().any(Stage::is_divided)),
        ),
    ];
    println!("{counts:?}");
    for (what, counted) in counts {
        assert!(counted >= 3, "{what}: {counted}");
    }
}

/// The number of graphs with such a stage.
fn with(graphs: &[Graph], holds: fn(&Stage) -> bool) -> usize {
    graphs.iter().filter(|graph| graph.stages.iter().any(holds)).count()
}

/// Whether a stage runs after another one of its thread, and between them one on another thread.
fn goes_there_and_back(graph: &Graph) -> bool {
    let contract = graph.contract();
    graph.threads.iter().any(|thread| {
        let others = (0..graph.stages.len()).filter(|stage| !thread.stages.contains(stage));
        let mut between =
            others.filter(|other| thread.stages.iter().any(|stage| contract.upstream(*other).contains(stage)));
        between.any(|other| thread.stages.iter().any(|stage| contract.upstream(*stage).contains(&other)))
    })
}

/// The optimized tests have some graphs of every kind.
#[test]
fn optimized_graphs_have_everything() {
    let graphs: Vec<_> =
        super::plain_graphs().chain(super::branching_graphs()).filter(|graph| graph.optimized).collect();
    let count = |holds: &dyn Fn(&Graph) -> bool| graphs.iter().filter(|graph| holds(graph)).count();
    let of = |stages: fn(&Stage) -> bool| count(&|graph| graph.stages.iter().any(stages));
    let rules = |rule: Rule| count(&|graph| (0..graph.stages.len()).any(|stage| graph.contract().rule(stage) == rule));
    let below = |joins: bool| {
        count(&|graph| {
            let contract = graph.contract();
            let meets = |stage| contract.joins(stage) == joins && contract.is_below_a_branch(stage);
            (0..graph.stages.len()).any(meets)
        })
    };
    let counts = [
        ("one stage", count(&|graph| graph.stages.len() == 1)),
        ("eight and more", count(&|graph| graph.stages.len() >= 8)),
        ("stamped", count(&|graph| !graph.dense)),
        ("dense", count(&|graph| graph.dense)),
        ("elastic", count(&|graph| graph.grows.is_some())),
        ("takers", count(&|graph| takers(graph).len() == 1)),
        ("takers in several branches", count(&|graph| takers(graph).len() > 1)),
        ("readers", of(|stage| stage.access == Access::Read)),
        ("writers", of(|stage| stage.access == Access::Write)),
        ("fields", of(|stage| matches!(stage.access, Access::Fields(..)))),
        ("polls", of(|stage| stage.polled)),
        ("limited batches", of(|stage| stage.max_batch.is_some())),
        ("shards by turn", of(|stage| matches!(stage.shards, Some(Shards::ByTurn(_))))),
        ("shards by key", of(|stage| matches!(stage.shards, Some(Shards::ByKey(_))))),
        ("states", of(|stage| stage.state)),
        ("slices to read", of(|stage| stage.slices && stage.access == Access::Read)),
        ("slices to write", of(|stage| stage.slices && stage.access == Access::Write)),
        ("shared threads", count(&|graph| !graph.threads.is_empty())),
        ("several producers", count(&|graph| graph.several)),
        ("decisions", rules(Rule::Decides)),
        ("failures", rules(Rule::Fails)),
        ("branches", below(false)),
        ("branches that meet again below others", below(true)),
        ("spinning", of(|stage| stage.wait == Some("SpinWaitStrategy"))),
        ("yielding", of(|stage| stage.wait.is_some_and(|wait| wait.starts_with("YieldWaitStrategy")))),
        ("blocking", of(|stage| stage.wait.is_some_and(|wait| wait.starts_with("BlockingWaitStrategy")))),
    ];
    println!("{counts:?}");
    for (what, counted) in counts {
        assert!(counted >= 2, "{what}: {counted}");
    }
}

/// Of the events, every stage gets some, and every event of a by-value pipeline has one taker behind all other stages
/// that it reaches.
#[test]
fn the_graphs_are_right() {
    for graph in super::plain_graphs().chain(super::branching_graphs()) {
        let (contract, name, takers) = (graph.contract(), &graph.name, takers(&graph));
        assert!((0..graph.stages.len()).all(|stage| contract.reached(stage) > 0), "{name}");
        for world in contract.worlds().filter(|_| !takers.is_empty()) {
            let reached: Vec<_> = (0..graph.stages.len()).filter(|stage| contract.reaches(*stage, world)).collect();
            let taking: Vec<_> = reached.iter().copied().filter(|stage| takers.contains(stage)).collect();
            let &[taker] = taking.as_slice() else { panic!("{name} has takers {taking:?} in {world:b}") };
            assert!(reached.iter().all(|stage| *stage == taker || contract.upstream(taker).contains(stage)), "{name}");
        }
    }
}
