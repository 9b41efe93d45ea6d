//! The rules about threads that stages share.

use super::NONE;
use crate::testing::errors;

#[test]
fn a_thread_names_stages_that_can_share_one() {
    assert_eq!(
        errors(
            "stage journal: &E; stage sum: &E; stage fee: &E { shards: 4 }; poll seen: &E; thread io: jornal, seen, fee, sum, sum;"
        ),
        [
            "jornal: no stage named `jornal` | did you mean `journal`? the stages that can share a thread are: journal, sum",
            "seen: the thread `io` cannot run `seen`: a `poll` stage runs on the thread that polls it | take it out, or let it be a `stage`",
            "fee: the thread `io` cannot run `fee`: each of its shards has a thread of its own | take it out, or remove the `shards` of `fee`",
            "sum: the thread `io` names `sum` twice | name it once",
        ]
    );
    // A name that is not clear, or not known yet.
    assert_eq!(errors("poll a: &E; stage a: &E; stage b: &E; thread io: a, b;").len(), 2);
    assert_eq!(errors("satge a: &E; stage b: &E; thread io: a, b;").len(), 1);
    assert_eq!(errors("stage a: ; stage b: &E; thread io: a, b;").len(), 1);
    assert_eq!(errors("stage a: &E { shards: }; stage b: &E; thread io: a, b;").len(), 2);
    assert_eq!(errors("stage a: &E; stage r#b: &E; thread a: r#a, b;"), NONE);
}

#[test]
fn a_thread_has_two_stages() {
    let alone = |thread: &str, stage: &str| {
        format!(
            "{thread}: the thread `{thread}` has only one stage | name a second stage, or remove this line: `{stage}` has a thread of its own, and takes `wait`, `core` and `name` itself"
        )
    };
    assert_eq!(errors("stage a: &E { core: 1 }; thread io: a { core: 2 };"), [alone("io", "a")]);
    assert_eq!(errors("stage a: &E; thread io: a, a;").len(), 1);
    assert_eq!(errors("stage a: &E { shards: 2 }; thread io: a;").len(), 1);
    assert_eq!(errors("stage a: &E; stage b: &E; thread x: a; thread y: a, b;"), [alone("x", "a")]);
}

#[test]
fn threads_have_names_of_their_own() {
    let stages = "stage a: &E; stage b: &E; stage c: &E; stage d: &E;";
    let message = "2 threads are called `io`";
    let help = "give every thread a name of its own, or make them one";
    assert_eq!(
        errors(&format!("{stages} thread io: a, b; thread r#io: c, d;")),
        [format!("io: {message} (1/2) | {help}"), format!("r#io: {message} (2/2) | {help}")]
    );
    assert_eq!(errors(&format!("{stages} thread a: a, b; thread P: c, d;")), NONE);
}

#[test]
fn a_stage_is_on_one_thread() {
    let stages = "stage a: &E { core: 1 }; stage b: &E; stage c: &E; stage d: &E;";
    let message = "the stage `a` is on 2 threads";
    let help = "a stage runs on one thread: keep its name in one of these lines";
    assert_eq!(
        errors(&format!("{stages} thread x: a, b; thread y: c, a, d;")),
        [format!("a: {message} (1/2) | {help}"), format!("a: {message} (2/2) | {help}")]
    );
}

#[test]
fn a_stage_leaves_to_its_thread_what_is_the_threads() {
    let told = |key: &str| format!("{key}: the stage `a` shares the thread `io`, so it has no `{key}` of its own");
    let give = |key: &str| format!("{} | give it to the thread: `thread io: a, b {{ {key}: … }};`", told(key));
    assert_eq!(
        errors("stage a: &E { core: 1, wait: W, name: \"a\", max_batch: 2, state: T }; stage b: &E; thread io: a, b;"),
        [give("core"), give("wait"), give("name")]
    );
    assert_eq!(
        errors("stage a: &E { core: 1 }; stage b: &E; thread io: a, b { core: 2 };"),
        [format!("{} | remove it: the thread `io` has its `core` already", told("core"))]
    );
    assert_eq!(errors("stage a: &E { core: 1, core: 2 }; stage b: &E; thread io: a, b;").len(), 2);
}

#[test]
fn a_thread_takes_the_options_of_a_thread() {
    let unfit = |key: &str| {
        format!(
            "{key}: the thread `io` takes no `{key}`: that is an option of a `stage` | give it to the stage that it is for; the options of a thread are: wait, core, name"
        )
    };
    assert_eq!(
        errors(
            "stage a: &E; stage b: &E; thread io: a, b { max_batch: 0, shards: 1, state: str, wait: W, core: 1, core: 2 };"
        ),
        [
            unfit("max_batch"),
            unfit("shards"),
            unfit("state"),
            "core: the option `core` is given more than once for the thread `io` | keep one `core: …`".to_owned(),
        ]
    );
}
