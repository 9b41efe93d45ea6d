//! `thread`, and each way to get it wrong.

use super::model;
use crate::testing::{errors, pipeline};
use crate::tokens::pretty;

#[test]
fn a_thread_names_its_stages() {
    let model = model(
        "pipeline P {
            event: E; capacity: 8;
            thread io: a, r#type { core: 1 + 1, wait: Spin = Spin::new(), name: \"io\", };
            stage a: &E { max_batch: 2 }; stage b: &E; stage r#type: &E; stage thread: &E after b;
            thread b: b, thread;
        }",
    );
    let [io, b] = model.threads.as_slice() else { panic!("two threads") };
    assert_eq!((io.name.to_string(), b.name.to_string()), ("io".to_owned(), "b".to_owned()));
    assert_eq!(pretty(io.core.as_ref().unwrap()), "1 + 1");
    assert_eq!(pretty(io.thread_name.as_ref().unwrap()), "\"io\"");
    assert_eq!(io.wait.as_ref().unwrap().ty.to_string(), "Spin");
    assert!(b.core.is_none() && b.wait.is_none() && b.thread_name.is_none());
    let on: Vec<_> = model.stages.iter().map(|stage| stage.thread).collect();
    assert_eq!(on, [Some(0), Some(1), Some(0), Some(1)]);
}

#[test]
fn a_broken_thread_is_reported_once_and_says_nothing_about_stages() {
    let list = "name the stages that share this thread, separated by `,`: `thread io: first, second;`";
    let name = "write `thread name: first, second;`";
    let next = "expected `,`, options in braces or `;`, found";
    let cases = [
        ("thread;", format!("thread: expected the thread's name, found the end of the statement | {name}")),
        ("thread: a, b;", format!(":: expected the thread's name, found `:` | {name}")),
        ("thread 5 a, b;", format!("5: expected the thread's name, found `5` | {name}")),
        (
            "thread type: a, b;",
            format!("type: expected the thread's name, found the keyword `type` (`r#type` is a name) | {name}"),
        ),
        (
            "thread io a, b;",
            "a: expected `:` after `thread io`, found `a` | name the stages that share this thread: `thread io: first, second;`"
                .to_owned(),
        ),
        ("thread io:;", format!(":: expected the name of a stage, found the end of the statement | {list}")),
        ("thread io: a,;", format!(",: expected the name of a stage, found the end of the statement | {list}")),
        ("thread io: a, type;", format!("type: expected the name of a stage, found the keyword `type` (`r#type` is a name) | {list}")),
        ("thread io: { a, b };", format!("{{ a, b }}: expected the name of a stage, found `{{` | {list}")),
        ("thread io: stage a, stage b;", format!("stage: expected the name of a stage alone, found `stage` | {list}")),
        ("thread io: a b;", format!("b: {next} `b` | {list}")),
        ("thread io: a + b;", format!("+: {next} `+` | {list}")),
        (
            "thread io: a, b after c;",
            format!("after: {next} `after` | a thread follows nothing: what its stages follow stands in their own lines"),
        ),
        ("thread io: a, b (core: 1);", format!("(core: 1): {next} `(` | options stand in braces: `{{ core: 2 }}`")),
        ("thread io: a, b {} c;", "c: expected `;` behind the options, found `c` | end the statement with `;`".to_owned()),
        (
            "thread io: a, b { cor: 1 };",
            "cor: no option is called `cor` | did you mean `core`? the options are: wait, core, name".to_owned(),
        ),
        (
            "#[x] thread io: a, b;",
            "#[x]: `thread` takes no attributes and no doc comment | only the pipeline itself and its stages do; use `//` for a plain comment"
                .to_owned(),
        ),
        ("thread io: a, b", "b: missing `;` after this statement | end every statement with `;`".to_owned()),
    ];
    for (thread, error) in cases {
        let unknown = "nope: no stage named `nope` | the stages are: a, b, c".to_owned();
        let told = errors(&format!("stage a: &E; stage b: &E; stage c: &E after nope; {thread}"));
        assert_eq!(told, [unknown, error], "{thread}");
    }
    // Nor does it say that a stage is on another thread, or has no options of its own.
    for thread in ["thread: a, b;", "thread y: a, b,;", "thread y: a b;"] {
        let told = errors(&format!("stage a: &E; stage b: &E {{ core: 1 }}; stage c: &E; {thread} thread x: a, c;"));
        assert_eq!(told.len(), 1, "{told:?}");
    }
    // The names in a broken line are told too.
    assert_eq!(errors("stage a: &E; thread: a, nope;").len(), 2);
    assert_eq!(errors("stage a: &E; thread io: nope b;").len(), 2);
}

#[test]
fn a_thread_starts_a_statement() {
    let missing = "b: missing `;` after this statement | end every statement with `;`";
    assert_eq!(
        errors("stage a: &E; stage b: &E after a, c; stage c: &E; stage d: &E after b thread io: a, b;"),
        [missing]
    );
    assert_eq!(errors("stage a: &E; stage b: &E; thread io: a, b stage c: &E;"), [missing]);
    let named = pipeline("stage thread: &E; stage wait: &E after thread; thread wait: wait, thread;");
    assert!(named.errors.is_empty());
}
