//! Plans compared as data.

use super::{AccessPlan, FieldPlan, Ownership, Plan, Reader, Redundant, StagePlan};
use crate::ast::{Layout, Producers, StageKind};
use crate::branches::Edge;
use crate::condition::{Branch, Condition};
use crate::model::Rule;
use crate::testing::{pipeline, told};

fn plan(statements: &str) -> Plan {
    let pipeline = pipeline(statements);
    assert_eq!(told(&pipeline), [""; 0]);
    pipeline.plan.unwrap()
}

fn stage(upstream: &[usize], readers: &[Reader], access: AccessPlan) -> StagePlan {
    StagePlan {
        kind: StageKind::Thread,
        declared: upstream.iter().map(|&upstream| Edge { upstream, branch: Branch::Passed }).collect(),
        upstream: upstream.to_vec(),
        redundant: Vec::new(),
        readers: readers.to_vec(),
        access,
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
            stage(&[1, 2], &[Reader::Producer], AccessPlan::Read { shared: false }),
        ],
        order: vec![0, 1, 2, 3],
        roots: vec![0],
        gates: vec![3],
        marks: vec![],
        ownership: Ownership::InPlace,
        layout: Layout::Stamped,
        producers: Producers::Single,
        event_is_shared: false,
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
        ownership: Ownership::InPlace,
        layout: Layout::Dense,
        producers: Producers::Single,
        event_is_shared: true,
    };
    assert_eq!(plan("stage a: &E; stage b: &E; stage c: &E after a, b; stage d: &E after b; slots: dense;"), expected);
}

#[test]
fn several_producers_change_nothing_else() {
    let stages = "stage a: &E; stage b: E after a;";
    let (single, multi) = (plan(stages), plan(&format!("producer: multi; {stages}")));
    assert_eq!(multi, Plan { producers: Producers::Multi, ..single.clone() });
    assert_eq!(plan(&format!("{stages} producer: single;")), single);
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
