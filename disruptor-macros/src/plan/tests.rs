//! Plans compared as data.

use super::access::FieldPlan;
use super::{AccessPlan, Division, Layer, Ownership, Plan, Reader, Redundant, StagePlan};
use crate::ast::{Layout, ProducerKind, Producers, StageKind};
use crate::branches::Edge;
use crate::condition::{Branch, Condition};
use crate::model::Rule;
use crate::testing::{pipeline, told};

fn plan(statements: &str) -> Plan {
    let pipeline = pipeline(statements);
    assert_eq!(told(&pipeline), [""; 0]);
    pipeline.plan.unwrap()
}

/// A stage that is not the last one.
fn stage(upstream: &[usize], readers: &[Reader], access: AccessPlan) -> StagePlan {
    let is_leaf = readers.contains(&Reader::Producer);
    StagePlan {
        kind: StageKind::Thread,
        is_async: false,
        declared: upstream.iter().map(|&upstream| Edge { upstream, branch: Branch::Passed }).collect(),
        upstream: upstream.to_vec(),
        redundant: Vec::new(),
        readers: readers.to_vec(),
        layer: if is_leaf { Layer::Leaf } else { Layer::Inner },
        access,
        division: None,
        condition: Condition::Always,
        rule: Rule::Undecided,
    }
}

fn field(name: &str, mutable: bool, shared: bool) -> FieldPlan {
    FieldPlan { name: name.to_owned(), mutable, shared }
}

#[test]
fn a_diamond_has_one_root_one_gate_and_a_shared_field() {
    let journal = AccessPlan::Fields(vec![field("notional", false, true)]);
    let risk = AccessPlan::Fields(vec![field("notional", false, true), field("ok", true, false)]);
    let expected = Plan {
        stages: vec![
            stage(&[], &[Reader::Stage(1), Reader::Stage(2)], AccessPlan::Write),
            stage(&[0], &[Reader::Stage(3)], journal),
            stage(&[0], &[Reader::Stage(3)], risk),
            StagePlan { layer: Layer::Last, ..stage(&[1, 2], &[Reader::Producer], AccessPlan::Read { shared: false }) },
        ],
        order: vec![0, 1, 2, 3],
        roots: vec![0],
        gates: vec![3],
        marks: vec![],
        claims: vec![],
        threads: vec![],
        ownership: Ownership::InPlace,
        layout: Layout::BySize,
        producers: Producers::default(),
        event_is_shared: false,
        has_slices: false,
    };
    let diamond = plan(
        "stage price: &mut E; stage journal: { notional: &u64 } after price;
         stage risk: { notional: &u64, ok: &mut bool } after price; stage settle: &E after journal, risk;",
    );
    assert_eq!(diamond, expected);
    assert!(diamond.stages[3].is_leaf() && !diamond.stages[0].is_leaf());
}

#[test]
fn an_n_of_four_stages_has_two_roots_and_two_gates() {
    let shared = || AccessPlan::Read { shared: true };
    let expected = Plan {
        stages: vec![
            stage(&[], &[Reader::Stage(2)], shared()),
            stage(&[], &[Reader::Stage(2), Reader::Stage(3)], shared()),
            stage(&[0, 1], &[Reader::Producer], shared()),
            stage(&[1], &[Reader::Producer], shared()),
        ],
        order: vec![0, 1, 2, 3],
        roots: vec![0, 1],
        gates: vec![2, 3],
        marks: vec![],
        claims: vec![],
        threads: vec![],
        ownership: Ownership::InPlace,
        layout: Layout::Stamped,
        producers: Producers::default(),
        event_is_shared: true,
        has_slices: false,
    };
    assert_eq!(
        plan("stage a: &E; stage b: &E; stage c: &E after a, b; stage d: &E after b; slots: stamped;"),
        expected
    );
}

#[test]
fn several_producers_change_nothing_but_the_default_layout() {
    let stages = "stage a: &E; stage b: E after a;";
    let (single, multi) = (plan(stages), plan(&format!("producer: multi; {stages}")));
    let producers = Producers { kind: ProducerKind::Multi, is_async: false };
    assert_eq!(multi, Plan { producers, layout: Layout::Stamped, ..single.clone() });
    assert_eq!(plan(&format!("{stages} producer: single;")), single);
}

#[test]
fn async_ends_change_nothing_else() {
    let stages = |option: &str| format!("stage a: &E; poll b: E after a {option};");
    let (threads, tasks) = (plan(&stages("")), plan(&format!("producer: single, async; {}", stages("{ async }"))));
    let mut expected = Plan { producers: Producers { is_async: true, ..Producers::default() }, ..threads };
    expected.stages[1].is_async = true;
    assert_eq!(tasks, expected);
}

#[test]
fn a_redundant_edge_is_removed_and_names_the_edge_that_implies_it() {
    let plan = plan("stage d: &E after a, b, c; stage c: &E after a, b; stage b: &E after a; stage a: &E;");
    assert_eq!(plan.order, [3, 2, 1, 0]);
    let last = &plan.stages[0];
    assert_eq!(last.declared.iter().map(|edge| edge.upstream).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!(last.upstream, [1]);
    let implied = |upstream| Redundant { upstream, implied_by: 1 };
    assert_eq!(last.redundant, [implied(3), implied(2)]);
    assert_eq!(plan.stages[3].readers, [Reader::Stage(2)]);
    assert!(!plan.event_is_shared);
}

#[test]
fn a_stage_that_takes_the_event_makes_the_ring_by_value() {
    let plan = plan("poll seen: &E; poll taken: E after seen;");
    assert_eq!(plan.ownership, Ownership::ByValue { taker: 1 });
    assert_eq!(plan.stages[1].access, AccessPlan::Take);
    assert_eq!(plan.stages[1].kind, StageKind::Poll);
    assert_eq!(plan.gates, [1]);
}

#[test]
fn a_whole_reader_shares_only_the_fields_read_beside_it() {
    let plan = plan("stage a: &E; stage b: { x: &u64 }; stage c: { y: &u64 } after a;");
    assert_eq!(plan.stages[0].access, AccessPlan::Read { shared: false });
    assert_eq!(plan.stages[1].access, AccessPlan::Fields(vec![field("x", false, true)]));
    assert_eq!(plan.stages[2].access, AccessPlan::Fields(vec![field("y", false, false)]));
    assert!(!plan.event_is_shared);
}

/// The acceptance of branches: what may happen side by side, who is asked, who reads what.
#[test]
fn opposite_branches_share_nothing_and_their_deciders_leave_marks() {
    let plan = plan(
        "stage parse: { x: &u64 } -> Result<(), Error>; stage log: &E -> bool; stage even: { x: &u64 } -> bool after parse;
         stage double: &mut E after even, log; stage negate: &mut E after log else even, log; stage reject: { x: &u64 } else parse;
         stage count: &E after double, negate, reject;",
    );
    let given = |decisions: &[(usize, Branch)]| {
        let one = |&(stage, branch): &(usize, Branch)| Condition::in_branch(stage, branch);
        decisions.iter().map(one).fold(Condition::Always, |all, one| all.and(&one))
    };
    let (yes, no) = (Branch::Passed, Branch::TurnedAway);
    let conditions: Vec<_> = plan.stages.iter().map(|stage| stage.condition.clone()).collect();
    assert_eq!(conditions[2], given(&[(0, yes)]));
    assert_eq!(conditions[3], given(&[(0, yes), (1, yes), (2, yes)]));
    assert_eq!(conditions[4], given(&[(0, yes), (2, no)]));
    assert_eq!(conditions[5], given(&[(0, no)]));
    assert_eq!(plan.marks, [0, 1, 2]);
    assert_eq!(plan.stages[3].access, AccessPlan::Write);
    assert_eq!(plan.stages[5].access, AccessPlan::Fields(vec![field("x", false, true)]), "beside `log`");
    assert!(!plan.event_is_shared);
}

/// A stage whose error nobody takes up halts the pipeline, so whatever goes on has passed it.
#[test]
fn what_nobody_asks_for_leaves_no_mark() {
    let plan = plan(
        "stage parse: { x: &u64 } -> Result<(), Error>; stage odd: { x: &u64 } -> bool after parse;
         stage both: &E after odd else odd; stage last: &E -> bool after both;",
    );
    assert_eq!(plan.marks, [0; 0]);
    assert!(plan.stages.iter().all(|stage| stage.condition == Condition::Always));
    let rules: Vec<_> = plan.stages.iter().map(|stage| stage.rule).collect();
    assert_eq!(rules, [Rule::Fails, Rule::Decides, Rule::Undecided, Rule::Decides]);
}

#[test]
fn an_edge_that_narrows_is_not_redundant() {
    let plan = plan(
        "stage a: &E -> bool; stage b: &E after a else a; stage c: &E after a, b; stage d: &E after b, c; stage e: &E else a;",
    );
    assert_eq!(plan.stages[2].upstream, [1]);
    assert_eq!(plan.stages[2].redundant, []);
    assert_eq!(plan.stages[3].redundant, [Redundant { upstream: 1, implied_by: 2 }]);
}

#[test]
fn a_divided_stage_has_lanes_and_its_key_is_shared() {
    let plan = plan(
        "stage fee: { amount: &i64, fee: &mut i64 } { shards: 4 };
         stage settle: { account: &u32, amount: &i64, balance: &mut i64 } after fee { shards: 3 by account };
         stage audit: &E after settle { shards: limits::AUDITS by account };
         stage sum: &E after settle; stage count: &E after audit; stage print: &E after settle;
         thread slow: count, sum; thread rest: print, audit_two; stage audit_two: &E after sum;",
    );
    let divisions: Vec<_> = plan.stages.iter().map(|stage| stage.division).collect();
    let by_key = |claim| Some(Division::ByKey { claim });
    assert_eq!(divisions, [Some(Division::ByTurn), by_key(0), by_key(1), None, None, None, None]);
    assert_eq!(plan.claims, [1, 2]);
    assert!(plan.is_divided());
    let fees = vec![field("amount", false, false), field("fee", true, false)];
    assert_eq!(plan.stages[0].access, AccessPlan::Fields(fees));
    let settled = vec![field("account", false, true), field("amount", false, false), field("balance", true, false)];
    assert_eq!(plan.stages[1].access, AccessPlan::Fields(settled), "all shards read the key");
    assert_eq!(plan.threads, [vec![3, 4], vec![5, 6]], "in the order of the graph");
    assert_eq!(plan.ownership, Ownership::InPlace);
}

/// Whoever handles an event in one shard does not know what the others are at.
#[test]
fn a_divided_stage_is_never_the_last_one() {
    let layer = |stages: &str| plan(stages).stages.last().map(|stage| stage.layer);
    assert_eq!(layer("stage a: &E; stage b: &E after a;"), Some(Layer::Last));
    assert_eq!(layer("stage a: &E { shards: 2 }; stage b: &E after a;"), Some(Layer::Last));
    assert_eq!(layer("stage a: &E; stage b: &E after a { shards: 2 };"), Some(Layer::Leaf));
}

/// Each event is taken by one of its threads, so the slot must say whether it is.
#[test]
fn a_divided_taker_counts_as_several() {
    assert_eq!(plan("stage a: E { shards: 2 };").ownership, Ownership::ByBranch { takers: vec![0] });
    assert_eq!(plan("stage a: E { state: Db };").ownership, Ownership::ByValue { taker: 0 });
}

#[test]
fn slices_read_and_write_all_of_the_event() {
    let plan = plan(
        "slots: dense; stage gain: &mut [E]; stage low: &[E] after gain; poll high: { x: &f32 } after gain;
         stage both: &E after low;",
    );
    let accesses: Vec<_> = plan.stages.iter().map(|stage| stage.access.clone()).collect();
    let field = AccessPlan::Fields(vec![field("x", false, true)]);
    let (slice, whole) = (AccessPlan::ReadSlice { shared: false }, AccessPlan::Read { shared: false });
    assert_eq!(accesses, [AccessPlan::WriteSlice, slice, field, whole]);
    assert!(plan.has_slices && !plan.event_is_shared);
    let beside = self::plan("slots: dense; stage low: &[E]; poll high: &[E];");
    assert!(beside.event_is_shared);
    assert_eq!(beside.stages[1].access, AccessPlan::ReadSlice { shared: true });
}
