//! The rules about outcomes, and about stages that some events do not reach.

use super::NONE;
use crate::testing::errors;

/// The same words at each of these places.
fn siblings(places: &[&str], message: &str, help: &str) -> Vec<String> {
    let count = places.len();
    let told = |(index, place): (usize, &&str)| format!("{place}: {message} ({}/{count}) | {help}", index + 1);
    places.iter().enumerate().map(told).collect()
}

#[test]
fn else_names_a_stage_that_decides() {
    let message = |stage| format!("{stage}: the stage `{stage}` decides nothing, so it has no `else` branch");
    assert_eq!(
        errors("stage a: &mut E { core: 1 }; stage b: &E else a;"),
        [format!(
            "{} | let it decide for each event, with a handler that returns `bool`: `stage a: &mut E -> bool …`",
            message("a")
        )]
    );
    assert_eq!(
        errors("stage parse: &E -> bool; stage ok: &E -> Result<(), X>; stage prase: &E; stage b: &E else prase;"),
        [format!("{} | did you mean `parse`? the stages that decide are: parse, ok", message("prase"))]
    );
    assert_eq!(
        errors("poll a: &E; stage b: &E else a;"),
        [format!(
            "{} | a `poll` stage cannot decide: write `else` and the name of a `stage` that returns `bool`",
            message("a")
        )]
    );
    // The branches are told apart all the same: `b` and `c` do not conflict, and nobody need take the events of `c`.
    assert_eq!(errors("stage a: &E; stage b: &mut E after a; stage c: &mut E else a;").len(), 1);
    assert_eq!(errors("stage a: &E; stage b: E after a; stage c: &E else a;").len(), 1);
    // Broken statements may decide.
    for broken in ["stage a: &E -> u64;", "stage a: &E ->;", "stage a: &E {} -> bool;", "stage a: &E after b -> bool;"]
    {
        let told = errors(&format!("stage b: &E; {broken} stage c: &E else a;"));
        assert_eq!(told.len(), 1, "{told:?}");
    }
    assert_eq!(errors("stage a: &E; stage a: &E -> bool; stage b: &E else a;").len(), 2);
}

#[test]
fn else_names_a_known_stage_once_and_another_one() {
    assert_eq!(
        errors("stage check: &E -> bool; stage a: &E else chck; stage b: &E else check, check; stage c: &E else c;"),
        [
            "chck: no stage named `chck` | did you mean `check`? the stages are: check, a, b, c",
            "check: the stage `b` names `check` twice in its `else` | name it once",
            "c: the stage `c` waits for itself | take `c` out of its own `else`",
        ]
    );
    assert_eq!(errors("stage a: &E -> bool; stage b: &E after a else a; poll c: &E else a;"), NONE);
}

#[test]
fn a_cycle_may_run_through_else() {
    let (message, start) =
        ("the stages wait for each other: `a` -> `b` -> `a`", "events flow along the arrows, so none could ever start");
    let help = |words| format!("{start}: take one of these names out of its {words}");
    assert_eq!(
        errors("stage a: &E -> bool else b; stage b: &E -> bool else a;"),
        siblings(&["b", "a"], message, &help("`else`"))
    );
    assert_eq!(
        errors("stage a: &E -> bool after b else b; stage b: &E -> bool after a;"),
        siblings(&["b", "b", "a"], message, &help("`after` or `else`"))
    );
}

/// `m` meets what `r` or `s` lets pass.
const EITHER: &str = "stage r: &E -> bool; stage s: &E -> bool; stage x: &E after r; stage y: &E after s else r; stage m: &E after x, y;";

#[test]
fn some_event_reaches_each_stage() {
    let message = "no event can reach the stage `d`: none meets all of `after m`, `else r` and `else s`";
    let expected = siblings(&["m", "r", "s"], message, "take one of these names out");
    // `e` and `f` are below.
    let below = "stage e: &mut E after d; stage f: &E after e, y;";
    assert_eq!(errors(&format!("{EITHER} stage d: &E after m else r, s; {below}")), expected);
    assert_eq!(errors(&format!("{EITHER} stage d: &E after m else r;")), NONE);
    // An unknown edge may lead there.
    assert_eq!(errors(&format!("{EITHER} stage d: &E after m, nope else r, s;")).len(), 1);
}

/// The orders that the errors advise.
fn orders(statements: &str) -> Vec<String> {
    let advice = |error: String| error.split_once("order them: ").expect("a conflict").1.to_owned();
    errors(statements).into_iter().map(advice).collect()
}

#[test]
fn opposite_branches_do_not_conflict() {
    assert_eq!(
        errors("stage r: &E -> bool; stage a: &mut E after r; stage b: &mut E else r; stage c: &mut E after a, b;"),
        NONE
    );
    assert_eq!(
        orders("stage r: &E -> bool; stage a: &mut E after r; stage b: &E after r; stage c: &mut E else r;").len(),
        2
    );
}

const X: &str = "{ x: &mut u8 }";
const Y: &str = "{ y: &u8 }";

#[test]
fn an_order_takes_no_events_away() {
    // The stage with more events comes first, wherever it stands.
    let expected = "`stage a: { x: &mut u8 } after r, b;`";
    assert_eq!(orders(&format!("stage r: {Y} -> bool; stage a: {X} after r; stage b: {X};")), [expected, expected]);
    assert_eq!(orders(&format!("stage b: {X}; stage r: {Y} -> bool; stage a: {X} after r;")), [expected, expected]);
    // What a stage decides takes events away too, but not what it may fail at.
    let expected = "`stage a: { x: &mut u8 } -> bool after b;`";
    assert_eq!(orders(&format!("stage a: {X} -> bool; stage b: {X};")), [expected, expected]);
    let expected = "`stage b: { x: &mut u8 } after a;`";
    assert_eq!(orders(&format!("stage a: {X} -> Result<(), X>; stage b: {X};")), [expected, expected]);
    // Where one stage is behind a branch, and another where the branches have met again, `x` fits between.
    let meet = format!("stage r: {Y} -> bool; stage a: &E after r; stage b: &E else r; stage m: &mut E after a, b;");
    assert_eq!(
        orders(&format!("{meet} stage x: {X};")),
        [
            "`stage a: &E after r, x;`",
            "`stage b: &E after x else r;`",
            "`stage m: &mut E after a, b, x;`",
            // Of `x`, one for the whole event and one for the field.
            "`stage m: &mut E after a, b, x;`",
            "`stage a: &E after r, x;`"
        ]
    );
}

#[test]
fn an_order_names_both_branches_where_one_would_take_events_away() {
    let expected =
        "`stage b: { x: &mut u8 } -> bool after a else a;` (with `after a` alone, `b` would get fewer events)";
    assert_eq!(orders(&format!("stage a: {X} -> bool; stage b: {X} -> bool;")), [expected, expected]);
    let expected = "`stage b: { x: &mut u8 } after s, a else r;` (with `after a` alone, `b` would get fewer events)";
    let told =
        orders(&format!("stage r: {Y} -> bool; stage s: {Y} -> bool; stage a: {X} after r; stage b: {X} after s;"));
    assert_eq!(told, [expected, expected]);
    // No `else` alone brings back what neither `r` nor `s` lets pass.
    let told = orders(&format!(
        "{} stage t: {Y} -> bool; stage a: {X} after m; stage b: {X} after t;",
        EITHER.replace("&E", Y)
    ));
    let expected = "`stage b: { x: &mut u8 } after t, a;`, but that changes which events `b` gets: also name a stage that gets just the rest";
    assert_eq!(told, [expected, expected]);
}

fn untaken(decider: &str, words: &str, stage: &str) -> String {
    format!("{decider}: no stage takes the events for which {words} | take them out of the ring too: `{stage};`")
}

#[test]
fn takers_in_opposite_branches_do_not_meet() {
    assert_eq!(errors("stage r: &E -> bool; stage a: E after r; stage b: E else r;"), NONE);
    assert_eq!(
        errors("stage r: &E -> bool; stage s: &E -> bool after r; stage a: E after s; poll b: E else r, s;"),
        NONE
    );
    // Whoever follows both branches gets an event that is gone.
    let told = errors("stage r: &E -> bool; stage a: E after r; stage b: E else r; stage c: &E after a, b;");
    assert_eq!(told.len(), 4, "{told:?}");
    let help = "let the others borrow it with `&` or `&mut`, before it is taken";
    let mut expected = siblings(&["E", "E"], "only one stage can take the event by value, not `a` and `c`", help);
    assert_eq!(errors("stage r: &E -> bool; stage a: E after r; stage b: E else r; stage c: E after r;"), expected);
    expected = siblings(&["E", "E"], "only one stage can take the event by value, not `a` and `b`", help);
    assert_eq!(errors("stage a: E -> Result<(), X>; stage b: E else a;"), expected);
    // Unknown edges may lead into opposite branches.
    assert_eq!(errors("stage r: &E -> bool; stage a: E after nope; stage b: E else nope;").len(), 2);
}

#[test]
fn a_taker_runs_after_the_stages_that_its_events_reach() {
    assert_eq!(errors("stage r: &E -> bool; stage log: &E after r; stage a: E after log; stage b: E else r;"), NONE);
    let a = "let `a` run last: `stage a: E after r, log;`";
    let b = "let `b` run last: `stage b: E after log else r;`";
    assert_eq!(
        errors("stage r: &E -> bool; stage log: &E; stage a: E after r; stage b: E else r;"),
        [
            format!("&E: the stage `log` may come too late: `a` takes the event out of the ring | {a}"),
            format!("&E: the stage `log` may come too late: `b` takes the event out of the ring | {b}"),
            format!("E: the stage `a` takes the event by value, but does not wait for `log` | {a}"),
            format!("E: the stage `b` takes the event by value, but does not wait for `log` | {b}"),
        ]
    );
    // The advice takes no events from the taker.
    let help =
        "let `t` run last: `stage t: E after audit, check;` (with `after audit` alone, `t` would get fewer events)";
    let told = errors("stage check: &E -> bool; stage audit: &E else check; stage t: E;");
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|error| error.ends_with(help)), "{told:?}");
}

#[test]
fn a_taker_may_have_an_outcome_that_nobody_follows() {
    assert_eq!(errors("stage a: &E; stage t: E -> bool after a;"), NONE);
    assert_eq!(errors("stage r: &E -> bool; stage t: E -> Result<(), X> after r; stage u: E else r;"), NONE);
    let last = "`stage t: E -> Result<(), X> after u;`";
    assert_eq!(
        errors("stage t: E -> Result<(), X>; stage u: &E else t;"),
        [
            format!("E: the stage `t` takes the event by value, but does not wait for `u` | let `t` run last: {last}"),
            format!(
                "&E: the stage `u` runs after `t`, which takes the event out of the ring | let `t` run last: take it out of this `else`, and write {last}"
            ),
        ]
    );
}

#[test]
fn every_event_is_taken() {
    let returns_false = "`check` returns `false`";
    assert_eq!(
        errors("stage check: &E -> bool; stage t: E after check;"),
        [untaken("check", returns_false, "stage other: E else check")]
    );
    assert_eq!(
        errors("stage check: &E -> bool; stage t: E else check;"),
        [untaken("check", "`check` returns `true`", "stage other: E after check")]
    );
    // The new taker is the last too.
    assert_eq!(
        errors("stage check: &E -> bool; stage audit: &E; stage t: E after check, audit;"),
        [untaken("check", returns_false, "stage other: E after audit else check")]
    );
    // What fails halts the pipeline, unless some stage takes it up.
    assert_eq!(errors("stage check: &E -> Result<(), X>; stage t: E after check;"), NONE);
    assert_eq!(
        errors("stage check: &E -> Result<(), X>; stage t: E after check; stage log: &E else check;"),
        [untaken("check", "`check` returns `Err`", "stage other: E after log")]
    );
}

#[test]
fn every_untaken_branch_is_told_once() {
    assert_eq!(
        errors("stage r: &E -> bool; stage other: &E -> bool after r; stage t: E after other;"),
        [
            untaken("r", "`r` returns `false`", "stage other_2: E else r"),
            untaken("other", "`other` returns `false`", "stage other_3: E else other"),
        ]
    );
    // Of the two stages side by side, `s` settles it.
    assert_eq!(
        errors("stage r: &E -> bool; stage s: &E -> bool; stage t: E after r, s else s; stage u: E after s else r;"),
        [untaken("s", "`r` returns `false` and `s` returns `false`", "stage other: E else r, s")]
    );
    // Below a branch that nobody takes there is nothing more to say.
    assert_eq!(
        errors("stage r: &E -> bool; stage s: &E -> bool else r; stage t: E after r; stage log: &E after s;"),
        [untaken("r", "`r` returns `false`", "stage other: E after log else s")]
    );
}

#[test]
fn what_cannot_be_read_may_take_events() {
    for broken in
        ["stage u: else r;", "stage u E else r;", "stage : E else r;", "stage u: F else r;", "stage u: E else nope;"]
    {
        let told = errors(&format!("stage r: &E -> bool; stage t: E after r; {broken}"));
        assert_eq!(told.len(), 1, "{told:?}");
    }
    assert_eq!(errors("stage r: &E -> Reslt<(), X>; stage t: E after r;").len(), 1);
    assert_eq!(errors("stage r: &E -> bool; stage t: E after r, nope;").len(), 1);
}

/// Stages that decide one after the other, each about what the one before passed.
fn chain(stages: usize) -> String {
    let next = |stage: usize| format!("stage s{stage}: {Y} -> bool after s{};", stage - 1);
    let all: Vec<String> = [format!("stage s0: {Y} -> bool;")].into_iter().chain((1..stages).map(next)).collect();
    all.concat()
}

/// The work grows with the square of the stages or so. If it doubled with each, this would not end.
#[test]
fn many_stages_may_decide() {
    assert_eq!(errors(&chain(200)), NONE);
    let told = errors(&format!("{} stage t: E after s99;", chain(100)));
    assert_eq!(told.len(), 100);
    let repeated = |stage: &str| -> String { (0..60).map(|index| stage.replace('#', &index.to_string())).collect() };
    let meeting = repeated(", p#, q#");
    let meeting = meeting.strip_prefix(", ").expect("names");
    let branches = repeated("stage r#: &E -> bool; stage p#: &E after r#; stage q#: &E else r#;");
    assert_eq!(errors(&format!("{branches} stage m: &mut E after {meeting};")), NONE);
    assert_eq!(errors(&repeated("stage a#: &mut E -> bool;")).len(), 60);
    assert_eq!(errors(&repeated("stage r#: { y: &u8 } -> bool; stage a#: { x: &mut u8 } after r#;")).len(), 60);
}

/// Nothing may follow a taker, so the help must not be to let it decide.
#[test]
fn an_else_of_a_taker_is_told_as_a_stage_that_comes_too_late() {
    let told = errors("stage a: E; stage b: &E else a;");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told.iter().all(|error| error.contains("stage a: E after b;")), "{told:#?}");
}
