//! Who may be `async`.

use super::NONE;
use crate::testing::{errors, pipeline, told};

#[test]
fn stages_with_threads_are_not_async() {
    assert_eq!(
        errors("stage journal: &E { async, core: 1 };"),
        ["async: a `stage` waits on its thread and not in a task, so `journal` takes no `async` | \
          take it away, or declare the stage as `poll journal: … { async }` and poll it in a task"]
    );
    // Its value says nothing more.
    assert_eq!(errors("stage journal: &E { async: true };").len(), 1);
    assert_eq!(
        errors("stage journal: &E { asynch };"),
        ["asynch: no option is called `asynch` | the options are: wait, core, name, max_batch, shards, state"]
    );
    assert_eq!(
        errors("stage a: &E; stage b: &E; thread slow: a, b { async, core: 1 };"),
        ["async: the thread `slow` takes no `async`: its stages wait on the thread and not in tasks | \
          take it away; the options of a thread are: wait, core, name"]
    );
    assert_eq!(errors("stage a: &E; stage b: &E { async }; thread slow: a, b;").len(), 1, "the stage alone is told");
}

#[test]
fn pollers_and_producers_are() {
    for kind in ["single", "multi"] {
        assert_eq!(errors(&format!("producer: {kind}, async; poll a: &E {{ async }}; stage b: &E;")), NONE);
    }
    assert_eq!(errors("grow: after 1s, up to 64; poll a: E { async, wait: W };"), NONE);
}

/// At both statements, whatever the other one's mistakes.
#[test]
fn a_ring_does_not_grow_under_tasks_that_publish() {
    let told_of = |number: u32| {
        format!(
            "`producer: single, async` and `grow` do not go together: a ring grows after a time, and a task that waits for room has no timer ({number}/2) | \
             remove `grow` and choose a `capacity` that is large enough, or write `producer: single;` and publish from a thread"
        )
    };
    let both = [format!("producer: {}", told_of(1)), format!("grow: {}", told_of(2))];
    assert_eq!(errors("producer: single, async; grow: after 1s, up to 64; stage a: &E;"), both);
    let swapped = [format!("grow: {}", told_of(1)), format!("producer: {}", told_of(2))];
    assert_eq!(errors("grow: after 1s, up to 64; producer: single, async; stage a: &E;"), swapped);
    for producers in ["producer: single, asnyc;", "producer: async, single;"] {
        let errors = errors(&format!("{producers} grow: after 1s, up to 64; stage a: &E;"));
        assert!(errors.len() == 3 && both.iter().all(|error| errors.contains(error)), "{errors:?}");
    }
    // Several producers are told instead of tasks: without them there is no second error.
    let multi = told(&pipeline("producer: multi, async; grow: after 1s, up to 64; stage a: &E;"));
    assert!(multi.len() == 2 && multi.iter().all(|error| error.contains("`producer: multi` and `grow`")), "{multi:?}");
    // The other one may be the one that stays, and an unknown word may mean anything.
    for producers in [
        "producer: single, async; producer: single;",
        "producer: single; producer: multi, async;",
        "producer: single, tasks;",
        "producer: async;",
    ] {
        assert_eq!(errors(&format!("{producers} grow: after 1s, up to 64; stage a: &E;")).len(), 1, "{producers}");
    }
    let all = errors("producer: single, async; producer: multi; grow: after 1s, up to 64; stage a: &E;");
    assert_eq!(all.len(), 3, "{all:?}");
}
