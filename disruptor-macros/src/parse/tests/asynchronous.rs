//! `async` behind the kind of producer and among the options of a poll stage, and each way to get it wrong.

use super::model;
use crate::ast::{ProducerKind, Producers};
use crate::model::Model;
use crate::testing::{errors, pipeline, with_fragments};

const SINGLE: Producers = Producers { kind: ProducerKind::Single, is_async: true };
const MULTI: Producers = Producers { kind: ProducerKind::Multi, is_async: true };

/// What the model says of a pipeline with this statement, which the macro refuses with this one error.
fn producers(statement: &str, error: &str) -> Producers {
    let statements = format!("{statement} stage a: &E;");
    assert_eq!(errors(&statements), [error]);
    pipeline(&statements).model.unwrap().producers
}

fn one_poll(options: &str) -> Model {
    model(&format!("pipeline P {{ event: E; capacity: 8; poll a: &E {{ {options} }}; poll b: &E; }}"))
}

#[test]
fn tasks_publish_where_the_statement_says_so() {
    let read =
        |statement: &str| model(&format!("pipeline P {{ event: E; capacity: 8; {statement} stage a: &E; }}")).producers;
    assert_eq!(read("producer: single, async;"), SINGLE);
    assert_eq!(read("producer: multi, async;"), MULTI);
    assert_eq!(read("producer: multi;"), Producers { is_async: false, ..MULTI });
    assert_eq!(read(""), Producers::default());
    let tokens = with_fragments(
        "runtime unsafe pipeline P { event: E; capacity: 8; producer: $(multi), $(async); stage a: &E; }",
    );
    let pipeline = crate::pipeline::Pipeline::new(tokens);
    assert!(pipeline.errors.is_empty());
    assert_eq!(pipeline.model.unwrap().producers, MULTI);
}

/// They count as `async` all the same: whoever publishes from a task gets no second error.
#[test]
fn broken_async_producers_are_reported_at_their_place() {
    let write = |kind: &str| format!("write `producer: {kind}, async;`");
    let first = "write `producer: single, async;`, or `producer: multi, async;` if there are several producers";
    let cases = [
        ("producer: single async;", format!("async: expected `,` before `async` | {}", write("single")), SINGLE),
        ("producer: multi asnyc;", format!("asnyc: expected `, async`, found `asnyc` | {}", write("multi")), MULTI),
        (
            "producer: single, asynch;",
            format!(
                "asynch: expected `async` behind the comma, found `asynch` | did you mean `async`? {}",
                write("single")
            ),
            SINGLE,
        ),
        (
            "producer: multi, asnyc;",
            format!(
                "asnyc: expected `async` behind the comma, found `asnyc` | did you mean `async`? {}",
                write("multi")
            ),
            MULTI,
        ),
        (
            "producer: single, tasks;",
            format!(
                "tasks: expected `async` behind the comma, found `tasks` | {} if tasks publish too, and `producer: single;` if not",
                write("single")
            ),
            MULTI,
        ),
        (
            "producer: single, async, async;",
            format!("async: `async` is given more than once | {}", write("single")),
            SINGLE,
        ),
        ("producer: single, async: true;", format!(": true: `async` takes no value | {}", write("single")), SINGLE),
        ("producer: multi, async = false;", format!("= false: `async` takes no value | {}", write("multi")), MULTI),
        ("producer: multi, async,;", ",: expected `;`, found `,` | end the statement with `;`".to_owned(), MULTI),
        (
            "producer: single, async, multi;",
            ",: expected `;`, found `,` | end the statement with `;`".to_owned(),
            SINGLE,
        ),
        ("producer: async;", format!("async: expected `single` or `multi` first, found `async` | {first}"), MULTI),
        ("producer: asynch;", format!("asynch: expected `single` or `multi` first, found `asynch` | {first}"), MULTI),
        (
            "producer: async, mutli;",
            format!("async: expected `single` or `multi` first, found `async` | {first}"),
            MULTI,
        ),
        ("producer: async, multi;", format!("async, multi: `async` stands before `multi` | {}", write("multi")), MULTI),
        ("producer: asnyc, multi;", format!("asnyc, multi: `asnyc` stands before `multi` | {}", write("multi")), MULTI),
        (
            "producer: async single;",
            format!("async single: `async` stands before `single` | {}", write("single")),
            SINGLE,
        ),
    ];
    for (statement, error, expected) in cases {
        assert_eq!(producers(statement, &error), expected, "{statement}");
    }
    let twice = pipeline("producer: single; producer: single, async; stage a: &E;");
    assert_eq!(twice.model.unwrap().producers, SINGLE);
}

#[test]
fn tasks_poll_where_the_option_says_so() {
    for options in ["async", "async,", "wait: W, async", "async, max_batch: 4"] {
        let polls: Vec<_> = one_poll(options).stages.iter().map(|stage| stage.is_async).collect();
        assert_eq!(polls, [true, false], "{options}");
    }
    assert!(!one_poll("wait: W").stages[0].is_async);
    // An expression that begins with the word.
    let model =
        model("pipeline P { event: E; capacity: 8; stage a: &E { core: async move { 1 }, name: async || 1 }; }");
    assert!(model.stages[0].core.is_some() && model.stages[0].thread_name.is_some());
}

/// Such a poller is `async` all the same.
#[test]
fn a_broken_async_option_is_reported_at_its_place() {
    let known = "the options are: wait, max_batch, async";
    let comma = |next: &str| format!("{next}: expected `,` before the option `{next}` | separate the options by `,`");
    let value = |at: &str| format!("{at}: `async` takes no value | write `async` alone, or leave it out");
    let cases = [
        ("asynch", format!("asynch: no option is called `asynch` | did you mean `async`? {known}")),
        ("asnyc, wait: W", format!("asnyc: no option is called `asnyc` | did you mean `async`? {known}")),
        ("tasks", format!("tasks: no option is called `tasks` | {known}")),
        ("async: true", value(": true")),
        ("async: false, wait: W", value(": false")),
        ("async = true", value("= true")),
        ("async wait: W", comma("wait")),
        ("wait: W async", comma("async")),
        ("wait: W = W::new() async", comma("async")),
        ("max_batch: 4 async wait: W", comma("async")),
        (
            "max_batch: async",
            "async: expected an expression after `max_batch:` | write the most events of a batch, as in `max_batch: 64`".to_owned(),
        ),
        ("async async", comma("async")),
        ("async, async", "async: the option `async` is given more than once for the stage `a` | keep one `async`".to_owned()),
        ("async, asnyc", format!("asnyc: no option is called `asnyc` | did you mean `async`? {known}")),
    ];
    for (options, error) in cases {
        let statements = format!("poll a: &E {{ {options} }};");
        assert_eq!(errors(&statements)[0], error, "{options}");
        // In these two, there are two mistakes.
        let two = ["async async", "max_batch: 4 async wait: W"].contains(&options);
        assert_eq!(errors(&statements).len(), if two { 2 } else { 1 }, "{options}");
        assert!(pipeline(&statements).model.unwrap().stages[0].is_async, "{options}");
    }
}

/// As before a function. What follows counts, and may be wrong too.
#[test]
fn no_statement_begins_with_async() {
    let told = "async: no statement begins with `async` | \
        write `producer: single, async;` if tasks publish, and `poll name: &Event { async };` if a task polls";
    assert_eq!(producers("async producer: single;", told), SINGLE);
    assert_eq!(producers("async producer: multi, async;", told), MULTI);
    for stages in ["async poll a: &E;", "async poll a: &E { async };"] {
        assert_eq!(errors(stages), [told]);
        assert!(pipeline(stages).model.unwrap().stages[0].is_async, "{stages}");
    }
    assert_eq!(errors("async stage a: &E;"), [told]);
    assert_eq!(errors("async; stage a: &E;"), [told]);
    let both = errors("async poll a: &E { core: 1 };");
    assert!(both.len() == 2 && both.contains(&told.to_owned()), "{both:?}");
    assert_eq!(errors("async grow: after 1s, up to 64; stage a: &E;"), [told]);
    assert_eq!(errors("async async poll a: &E;").len(), 2);
}

/// What nobody could read may say so.
#[test]
fn a_poll_stage_that_is_unclear_may_be_async() {
    for stages in [
        "poll a: mut E;",
        "poll a: &E after;",
        "poll a &E { async };",
        "poll a: &E; poll a: &E { async };",
        "poll a: &E { async } after b; stage b: &E;",
    ] {
        let model = pipeline(stages).model.unwrap();
        assert!(model.stages[0].is_async, "{stages}");
    }
    for stages in ["stage a: mut E;", "poll a: &E { wait: W }; poll a: &E;", "poll a: &E after b;"] {
        let model = pipeline(stages).model.unwrap();
        assert!(!model.stages[0].is_async, "{stages}");
    }
}
