//! The options of a stage, and each way to get one wrong.

use super::model;
use crate::ast::FieldName;
use crate::model::{Model, Stage};
use crate::testing::{errors, pipeline, with_fragments};
use crate::tokens::pretty;

/// The stage `a` of a pipeline whose macro found these errors.
fn broken(statements: &str, expected: &[&str]) -> Stage {
    assert_eq!(errors(statements), expected, "{statements}");
    pipeline(statements).model.unwrap().stages.remove(0)
}

fn one_stage(options: &str) -> Model {
    model(&format!("pipeline P {{ event: E; capacity: 8; stage a: &E {{ {options} }}; }}"))
}

#[test]
fn a_broken_option_is_reported_at_its_place() {
    let known = "the options are: wait, core, name, max_batch, shards, state";
    let comma = |next: &str| format!("{next}: expected `,` before the option `{next}` | separate the options by `,`");
    let cases = [
        ("wiat: W", format!("wiat: no option is called `wiat` | did you mean `wait`? {known}")),
        ("handler: 2", format!("handler: no option is called `handler` | {known}")),
        ("5", format!("5: expected an option, found `5` | {known}")),
        ("core 2", "2: expected `:` after `core`, found `2` | write `core: …`".to_owned()),
        (
            "core: , name: \"x\"",
            ",: expected an expression after `core:` | write the number of a core, as in `core: 2`".to_owned(),
        ),
        (
            "core: name: \"x\"",
            "name: expected an expression after `core:` | write the number of a core, as in `core: 2`".to_owned(),
        ),
        (
            "name:",
            ":: expected an expression after `name:` | write the thread's name, as in `name: \"journal\"`".to_owned(),
        ),
        ("maxbatch: 2", format!("maxbatch: no option is called `maxbatch` | did you mean `max_batch`? {known}")),
        (
            "max_batch: , core: 1",
            ",: expected an expression after `max_batch:` | write the most events of a batch, as in `max_batch: 64`"
                .to_owned(),
        ),
        (
            "wait: W =",
            "=: expected an expression after `=` | write an expression of type `W`, or remove the `=`".to_owned(),
        ),
        ("core: 1,= 2", format!("=: expected an option, found `=` | {known}")),
        ("max_batch: 2 core: 1", comma("core")),
        ("wait: W core: 1", comma("core")),
        ("wait: W = W::new() core: 1", comma("core")),
        ("core: 1 name: \"s\"", comma("name")),
        ("shards: 4 state: T", comma("state")),
        ("shards: 4 by x state:T", comma("state")),
        ("state: Vec<T> core: 1", comma("core")),
        ("state: T 5", "5: expected `,` after this option, found `5` | separate the options by `,`".to_owned()),
    ];
    for (options, error) in cases {
        assert_eq!(errors(&format!("stage a: &E {{ {options} }};")), [error], "{options}");
    }
    assert_eq!(
        errors("poll a: &E { corr: 1 };"),
        ["corr: no option is called `corr` | the options are: wait, max_batch, async"]
    );
    // A path and the parameter of a closure are no options.
    one_stage("name: core::NAME, core: move |core: usize| core + 1");
}

#[test]
fn the_number_of_shards_ends_at_the_last_by() {
    let shards = |options: &str| {
        let shards = one_stage(options).stages.remove(0).shards.unwrap();
        (pretty(&shards.count), shards.key.map(|key: FieldName| key.to_string()))
    };
    let by = |count: &str, key: &str| (count.to_owned(), Some(key.to_owned()));
    assert_eq!(shards("shards: 4"), ("4".to_owned(), None));
    assert_eq!(shards("shards: limits::SHARDS * 2, core: 1"), ("limits::SHARDS*2".to_owned(), None));
    assert_eq!(shards("shards: 4 by account"), by("4", "account"));
    assert_eq!(shards("shards: 4 by 0, state: T"), by("4", "0"));
    assert_eq!(shards("shards: 2 as usize by r#type,"), by("2 as usize", "r#type"));
    // What is called `by` itself.
    assert_eq!(shards("shards: limits::by"), ("limits::by".to_owned(), None));
    assert_eq!(shards("shards: by::SHARDS by r#by"), by("by::SHARDS", "r#by"));
    assert_eq!(shards("shards: { by } by account"), by("{ by }", "account"));
    let tokens = with_fragments(
        "runtime unsafe pipeline P { event: E; capacity: 8; stage a: &E { shards: $(2 + 2) by account, state: $(Vec<u8>) }; }",
    );
    let stage = crate::pipeline::Pipeline::new(tokens).model.unwrap().stages.remove(0);
    let shards = stage.shards.unwrap();
    let key = shards.key.map(|key| key.to_string());
    assert_eq!((pretty(&shards.count), key), by("2 + 2", "account"));
    assert_eq!(stage.state.unwrap().to_string(), "Vec<u8>");
}

/// The stage has shards all the same: what the user gives for it makes handlers.
#[test]
fn broken_shards_are_reported_at_their_place() {
    let example = "name the field whose value says which shard gets an event: `shards: 4 by account`; without `by`, the shards take turns";
    let number = "write a number from 2 to 64 before it: `shards: 4 by account`";
    let cases = [
        (
            "shards",
            "shards: expected `:` after `shards`, found `}` | write `shards: …`".to_owned(),
        ),
        ("shards 4", "4: expected `:` after `shards`, found `4` | write `shards: …`".to_owned()),
        (
            "shards:",
            ":: expected an expression after `shards:` | write the number of shards, as in `shards: 4` or `shards: 4 by account`"
                .to_owned(),
        ),
        (
            "shard: 4",
            "shard: no option is called `shard` | did you mean `shards`? the options are: wait, core, name, max_batch, shards, state"
                .to_owned(),
        ),
        ("shards: by", format!("by: expected the number of shards, found `by` | {number}")),
        ("shards: by account", format!("by: expected the number of shards, found `by` | {number}")),
        ("shards: 4 by", format!("by: expected a field after `by` | {example}")),
        ("shards: 4 by by", format!("by: expected a field after `by` | {example}")),
        ("shards: 4 by 1.5", format!("1.5: expected a field after `by`, found `1.5` | {example}")),
        ("shards: 4 by (a, b)", format!("(a, b): expected a field after `by`, found `(` | {example}")),
        (
            "shards: 4 by type",
            format!("type: expected a field after `by`, found the keyword `type` (`r#type` is a name) | {example}"),
        ),
        (
            "shards: 4 by a.b",
            ".: expected `,` after `by a`, found `.` | the key is one field of the event, by its name or its number"
                .to_owned(),
        ),
        ("shards: 4 account", format!("account: expected `by` and a field behind `4`, found `account` | {example}")),
    ];
    for (options, error) in cases {
        let stage = broken(&format!("stage a: &E {{ {options} }};"), &[&error]);
        assert!(stage.shards.is_some() && stage.state.is_none(), "{options}");
    }
}

/// Its handler has a state all the same.
#[test]
fn a_broken_state_is_reported_at_its_place() {
    let help = "write the type of what is made on the stage's thread, such as `Connection`";
    let cases = [
        ("state", "state: expected `:` after `state`, found `}` | write `state: …`".to_owned()),
        ("state:", format!(":: expected a type, found `}}` | {help}")),
        ("state: 5", format!("5: expected a type, found `5` | {help}")),
        ("state: Vec<, core: 1", format!("Vec<: `Vec<` is not a type | {help}")),
        ("state: _", format!("_: `_` does not say which type the state has | {help}")),
        ("state: impl Fn()", format!("impl Fn(): `impl Fn()` does not say which type the state has | {help}")),
    ];
    for (options, error) in cases {
        let stage = broken(&format!("stage a: &E {{ {options} }};"), &[&error]);
        assert_eq!(stage.state.unwrap().to_string(), "P·Unknown", "{options}");
    }
    let stage = broken(
        "stage a: &E { state: T = T::new() };",
        &[
            "=: a state has no value here | remove it: the stage makes its state when it starts, with the first closure of `(|| Ok(…), |state, event, sequence, last| …)`",
        ],
    );
    assert_eq!(stage.state.unwrap().to_string(), "T");
}

/// So the skeleton fits what the user gives for the stage.
#[test]
fn options_behind_something_broken_still_shape_the_stage() {
    for stage in ["mut E", "&E aftr b", "&E after", "&E after b, { core: 1 }", "& -> bool"] {
        let statements = format!("stage a: {stage} {{ shards: 4, state: T }}; stage b: &E;");
        assert_eq!(errors(&statements).len(), 1, "{stage}");
        let stage = pipeline(&statements).model.unwrap().stages.remove(0);
        assert!(stage.shards.is_some() && stage.state.is_some());
    }
    // These braces may be a list of fields.
    let stage = pipeline("stage a: mut { shards: &u64, x: &u64 };").model.unwrap().stages.remove(0);
    assert!(stage.shards.is_none());
}
