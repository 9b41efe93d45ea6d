//! Advice can be followed: all of it together leaves no error, and takes no events from any stage.

use super::NONE;
use crate::condition::Condition;
use crate::testing::{cases, errors, pipeline};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

#[derive(Clone, Debug, Default)]
struct Declared {
    access: String,
    outcome: &'static str,
    after: BTreeSet<String>,
    otherwise: BTreeSet<String>,
}

type Stages = BTreeMap<String, Declared>;

/// Declares the stages in the order of their names.
fn written(stages: &Stages) -> String {
    let mut text = String::new();
    for (name, stage) in stages {
        write!(text, "stage {name}: {}{}", stage.access, stage.outcome).expect("fits");
        for (word, names) in [("after", &stage.after), ("else", &stage.otherwise)] {
            if !names.is_empty() {
                let names: Vec<_> = names.iter().map(String::as_str).collect();
                write!(text, " {word} {}", names.join(", ")).expect("fits");
            }
        }
        text += ";";
    }
    text
}

/// The names behind `after` and `else` in a declaration.
fn edges(declaration: &str) -> [BTreeSet<String>; 2] {
    let behind = |word: &str| declaration.split_once(word).map_or("", |(_, names)| names);
    let names = |list: &str| list.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let after = behind(" after ").split(" else ").next().unwrap_or_default();
    [names(after), names(behind(" else "))]
}

/// Follows the help of an error about `wrong`. Returns whether it can be followed blindly.
fn follow(error: &str, wrong: &Stages, stages: &mut Stages) -> bool {
    let (message, help) = error.split_once(" | ").expect("every error helps");
    // The user must choose what should reach a stage, and which of two stages takes the events.
    let open = ["changes which events", "take one of these names out", "let the others borrow it", "let the one stage"];
    if open.iter().any(|choice| help.contains(choice) && !help.contains("out of its")) {
        return false;
    }
    let (_, advice) = help.split_once("`stage ").expect("a declaration to write");
    let (declaration, _) = advice.split_once(";`").expect("a whole one");
    let (name, rest) = declaration.split_once(": ").expect("a name");
    let added = edges(rest);
    let stage =
        stages.entry(name.to_owned()).or_insert_with(|| Declared { access: "E".to_owned(), ..Declared::default() });
    let before = wrong.get(name).map_or_else(Default::default, |stage| [stage.after.clone(), stage.otherwise.clone()]);
    for ((names, added), before) in [&mut stage.after, &mut stage.otherwise].into_iter().zip(added).zip(before) {
        names.extend(added.difference(&before).cloned());
    }
    if help.contains("take it out of this") {
        let here = message.split('`').nth(1).expect("the stage at fault");
        let here = stages.get_mut(here).expect("a stage that there is");
        here.after.remove(name);
        here.otherwise.remove(name);
    }
    true
}

/// Which events reach each stage.
fn conditions(stages: &Stages) -> Vec<Condition> {
    let branches = pipeline(&written(stages)).model.expect("a model").branches();
    (0..stages.len()).map(|stage| branches.reached(stage).clone()).collect()
}

/// A stage: a number for its name, its edges from stages before it, its outcome and its access.
type Drawn = (u8, Vec<u8>, u8, usize);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    prop::collection::vec((any::<u8>(), prop::collection::vec(0..6_u8, 7), 0..5_u8, 0..7_usize), 1..8)
}

fn stages(drawn: &[Drawn], takers: &[usize]) -> Stages {
    let accesses =
        ["&E", "&mut E", "{ x: &u64 }", "{ x: &mut u64, y: &u64 }", "{ y: &mut u64 }", "{ y: &u64 }", "{ z: &u64 }"];
    // The names' order differs from the graph's order, so that declarations do not follow the graph.
    let name = |index: usize| format!("s{:03}_{index}", drawn[index].0);
    let outcome = |index: usize| match drawn[index].2 {
        0 | 1 => " -> bool",
        2 => " -> Result<(), X>",
        _ => "",
    };
    let declared = |(index, (_, edges, _, access)): (usize, &Drawn)| {
        let before = |words: [u8; 2]| (0..index).filter(move |&earlier| words.contains(&edges[earlier]));
        let after = before([0, 2]).map(name).collect();
        let otherwise = before([1, 2]).filter(|&earlier| !outcome(earlier).is_empty()).map(name).collect();
        let access = if takers.contains(&index) { "E" } else { accesses[*access] };
        (name(index), Declared { access: access.to_owned(), outcome: outcome(index), after, otherwise })
    };
    drawn.iter().enumerate().map(declared).collect()
}

proptest! {
    #![proptest_config(cases(1000))]

    /// One round mends all conflicts.
    #[test]
    fn orders_leave_no_conflict_and_take_no_events(drawn in drawn()) {
        let wrong = stages(&drawn, &[]);
        let mut mended = wrong.clone();
        for error in errors(&written(&wrong)) {
            if !follow(&error, &wrong, &mut mended) {
                return Ok(());
            }
        }
        prop_assert_eq!(errors(&written(&mended)), NONE, "{} {}", written(&wrong), written(&mended));
        prop_assert_eq!(conditions(&mended), conditions(&wrong), "{} {}", written(&wrong), written(&mended));
    }

    #[test]
    fn takers_get_every_event_last(drawn in drawn(), takers in prop::collection::vec(any::<prop::sample::Index>(), 1..3)) {
        let takers: Vec<usize> = takers.iter().map(|taker| taker.index(drawn.len())).collect();
        let mut mended = stages(&drawn, &takers);
        // An advised order may show what nobody takes; a new taker may order stages that the old one ordered before.
        for _ in 0..4 {
            let wrong = mended.clone();
            for error in errors(&written(&wrong)) {
                if !follow(&error, &wrong, &mut mended) {
                    return Ok(());
                }
            }
        }
        prop_assert_eq!(errors(&written(&mended)), NONE, "{} {}", written(&stages(&drawn, &takers)), written(&mended));
    }
}
