//! Every statement, and each way to get it wrong: what the error underlines and says.

use crate::ast::{AccessKind, Layout, ProducerKind, StageKind, Stall};
use crate::model::Model;
use crate::testing::{errors, invoke, pipeline, told};
use crate::tokens::pretty;

mod asynchronous;
mod options;
mod threads;

const KINDS: &str = "write `&Event` to read the event, `&mut Event` to change it, `Event` to take it out of the ring, \
     `{ field: &T, other: &mut T }` for some of its fields, or `&[Event]` or `&mut [Event]` for several events at once";

const STATEMENTS: &str = "the statements are: event, capacity, wait, slots, grow, producer, stage, poll, thread";

fn model(invocation: &str) -> Model {
    let pipeline = invoke(invocation);
    assert_eq!(told(&pipeline), [""; 0]);
    pipeline.model.unwrap()
}

#[test]
fn every_part_of_a_pipeline_is_read() {
    let model = model(
        "#[doc = \"Orders.\"] pub(crate) pipeline Orders {
            stage risk: { ok: &mut bool, notional: &u64, } after price { wait: Spin = Spin::new(), core: 1 + 1 };
            event: Order = Order::new(1, 2);
            capacity: limits::SLOTS;
            wait: Yield;
            slots: dense;
            producer: multi;
            #[doc = \"Prices.\"] #[allow(x)]
            stage price: &mut Order { name: \"price\", };
            poll r#type: &Order after risk, price {};
        }",
    );
    assert_eq!(model.name, "Orders");
    assert_eq!(pretty(&model.visibility), "pub(crate)");
    assert_eq!(model.attributes[0].path, "doc");
    let event = model.event.unwrap();
    assert_eq!(event.ty.to_string(), "Order");
    assert_eq!(pretty(&event.init.unwrap()), "Order::new(1, 2)");
    assert_eq!(pretty(&model.capacity.unwrap()), "limits::SLOTS");
    assert_eq!(model.wait.unwrap().ty.to_string(), "Yield");
    assert_eq!((model.layout, model.producers.kind), (Layout::Dense, ProducerKind::Multi));
    let [risk, price, polled] = model.stages.as_slice() else { panic!("three stages") };
    assert_eq!(risk.access.as_ref().unwrap().kind.to_string(), "{ ok: &mut bool, notional: &u64 }");
    assert_eq!(risk.follows[0].upstream, 1);
    assert_eq!(pretty(risk.wait.as_ref().unwrap().init.as_ref().unwrap()), "Spin::new()");
    assert_eq!(pretty(risk.core.as_ref().unwrap()), "1 + 1");
    assert!(matches!(price.access.as_ref().unwrap().kind, AccessKind::Write(_)));
    assert_eq!(price.attributes.iter().map(|attribute| attribute.path.as_str()).collect::<Vec<_>>(), ["doc", "allow"]);
    assert_eq!(pretty(price.thread_name.as_ref().unwrap()), "\"price\"");
    assert_eq!((polled.kind, polled.name.to_string()), (StageKind::Poll, "r#type".to_owned()));
    assert_eq!(polled.follows.len(), 2);
}

#[test]
fn a_broken_frame_is_reported_once() {
    let skeleton = "write `pipeline Name { event: Event; capacity: 1024; stage first: &Event; }`";
    let cases = [
        ("", ": `disruptor!` without a pipeline", skeleton),
        ("pipeline", "pipeline: expected the pipeline's name, found the end of the statement", skeleton),
        (
            "pipeline type {}",
            "type: expected the pipeline's name, found the keyword `type` (`r#type` is a name)",
            skeleton,
        ),
        ("struct P { a: u8 }", "struct: expected `pipeline`, found `struct`", skeleton),
        (
            "pipeline P;",
            ";: expected `{` after `pipeline P`, found `;`",
            "write the statements in braces: `pipeline P { … }`",
        ),
        (
            "pipeline P<T> {}",
            "<: expected `{` after `pipeline P`, found `<`",
            "a pipeline has no type parameters and cannot use those of a surrounding function: write one `pipeline P { … }` for each type",
        ),
        ("#![x] pipeline P {}", "!: an inner attribute cannot stand here", "write the attribute without the `!`"),
        ("# pipeline P {}", "pipeline: expected `[` after `#`, found `pipeline`", "write an attribute as `#[name]`"),
    ];
    for (invocation, error, help) in cases {
        assert_eq!(told(&invoke(invocation)), [format!("{error} | {help}")]);
    }
}

#[test]
fn nothing_may_follow_the_pipeline() {
    let body = "{ event: E; capacity: 8; stage a: &E; }";
    assert_eq!(
        told(&invoke(&format!("pipeline P {body} x y"))),
        ["x: expected nothing after the pipeline's `}`, found `x` | remove it, or move it into the pipeline's braces"]
    );
    assert_eq!(
        told(&invoke(&format!("pipeline P {body} pub pipeline Q {body}"))),
        ["pipeline: a second pipeline in one `disruptor!` | declare one pipeline per `disruptor! { … }`"]
    );
}

#[test]
fn an_unknown_statement_lists_the_known_ones() {
    let unknown = |word: &str| format!("{word}: no statement is called `{word}` | {STATEMENTS}");
    assert_eq!(errors("stage a: &E; shards: 4; priority: 1;"), [unknown("shards"), unknown("priority")]);
    assert_eq!(
        errors("satge a: &E; stage b: &E after a;"),
        [format!("satge: no statement is called `satge` | did you mean `stage`? {STATEMENTS}")]
    );
    assert_eq!(
        errors("stage a: &E; 5; ;"),
        [
            format!("5: expected a statement, found `5` | {STATEMENTS}"),
            ";: a `;` without a statement | remove it".to_owned()
        ]
    );
}

#[test]
fn a_missing_semicolon_is_reported_where_it_belongs() {
    let missing = |at: &str| format!("{at}: missing `;` after this statement | end every statement with `;`");
    assert_eq!(errors("stage a: &E stage b: &Vec<E> after a { core: 1 }")[..1], [missing("E")]);
    assert_eq!(
        errors("producer: multi stage a: &E; wait: W producer: single;"),
        [
            missing("multi"),
            missing("W"),
            "producer: `producer` is given more than once | keep one `producer: …;`".to_owned(),
        ]
    );
    assert_eq!(errors("stage a: &E; #[doc = \"b\"] stage b: &E after a #[x] stage c: &E;"), [missing("a")]);
    assert_eq!(errors("stage a: &E { core: 1 }"), [missing("{ core: 1 }")]);
    assert_eq!(errors("wait: W stage a: &E after"), [
        missing("W"),
        "after: expected the name of a stage, found the end of the statement | write the stages that `a` waits for, \
         separated by `,`: `after first, second`"
            .to_owned(),
    ]);
}

#[test]
fn a_broken_value_is_reported_at_its_place() {
    let stage = "stage a: &E;";
    let cases = [
        ("wait W;", "W: expected `:` after `wait`, found `W` | write `wait: …;`"),
        (
            "wait: ;",
            ":: expected a type, found the end of the statement | write the type of a wait strategy, such as `YieldWaitStrategy`",
        ),
        ("wait: Vec<;", "Vec<: `Vec<` is not a type | write the type of a wait strategy, such as `YieldWaitStrategy`"),
        ("wait: W = ;", "=: expected an expression after `=` | write an expression of type `W`, or remove the `=`"),
        ("wait: W x;", "x: expected `;`, found `x` | end the statement with `;`"),
        (
            "slots: ;",
            ":: expected a layout of the slots, found the end of the statement | the layouts are: stamped, dense",
        ),
        (
            "slots: stampd;",
            "stampd: expected a layout of the slots, found `stampd` | did you mean `stamped`? the layouts are: stamped, dense",
        ),
        ("slots: dense, x;", ",: expected `;`, found `,` | end the statement with `;`"),
        ("producer multi;", "multi: expected `:` after `producer`, found `multi` | write `producer: …;`"),
        (
            "producer: ;",
            ":: expected a kind of producer, found the end of the statement | the kinds of producer are: single, multi",
        ),
        (
            "producer: mutli;",
            "mutli: expected a kind of producer, found `mutli` | did you mean `multi`? the kinds of producer are: single, multi",
        ),
        ("producer: 4;", "4: expected a kind of producer, found `4` | the kinds of producer are: single, multi"),
        (
            "producer: async;",
            "async: expected `single` or `multi` first, found `async` | write `producer: single, async;`, or `producer: multi, async;` if there are several producers",
        ),
        ("producer: multi,;", ",: expected `;`, found `,` | end the statement with `;`"),
        ("producer: single, multi;", ",: expected `;`, found `,` | end the statement with `;`"),
        ("producer: multi single;", "single: expected `;`, found `single` | end the statement with `;`"),
        (
            "producers: multi;",
            "producers: no statement is called `producers` | did you mean `producer`? the statements are: event, capacity, wait, slots, grow, producer, stage, poll, thread",
        ),
        (
            "#[x] wait: W;",
            "#[x]: `wait` takes no attributes and no doc comment | only the pipeline itself and its stages do; use `//` for a plain comment",
        ),
    ];
    for (statement, error) in cases {
        assert_eq!(errors(&format!("{statement} {stage}")), [error]);
    }
    assert_eq!(
        told(&invoke("pipeline P { event: ; capacity: ; stage a: &E; }")),
        [
            ":: expected a type, found the end of the statement | write a type, such as `Order` or `Vec<u8>`",
            ":: expected the number of slots after `capacity:` | write a power of two: `capacity: 1024;`"
        ]
    );
}

#[test]
fn a_stage_needs_a_name_that_is_no_keyword() {
    let help = "write `stage name: &Event;`";
    let cases = [
        ("stage: &E;", ":: expected the stage's name, found `:`"),
        ("stage 5: &E;", "5: expected the stage's name, found `5`"),
        ("stage type: &E;", "type: expected the stage's name, found the keyword `type` (`r#type` is a name)"),
        ("stage self: &E;", "self: expected the stage's name, found the keyword `self`"),
    ];
    for (stage, error) in cases {
        assert_eq!(errors(stage), [format!("{error} | {help}")]);
    }
    assert_eq!(
        errors("stage a &E; stage b: &E after a;"),
        ["&: expected `:` after `stage a`, found `&` | first comes what the stage may touch: `stage a: &Event;`"]
    );
}

#[test]
fn a_broken_access_lists_the_kinds() {
    for access in ["&[]", "&[mut E]", "_", "mut E", "Vec<", "5"] {
        let error = format!("{access}: expected an access, found `{access}` | {KINDS}");
        assert_eq!(errors(&format!("stage a: {access} after b; stage b: &mut E;")), [error]);
    }
    assert_eq!(errors("stage a: ;"), [format!(":: expected an access, found the end of the statement | {KINDS}")]);
    assert_eq!(
        errors("stage a: &'a mut E; stage b: &E after a;"),
        ["'a: an access has no lifetime, but this one has `'a` | write `&mut E`"]
    );
    assert_eq!(errors("stage a: &'a [E];"), ["'a: an access has no lifetime, but this one has `'a` | write `&[E]`"]);
    assert_eq!(
        errors("stage a: [E];"),
        [
            "[E]: the slice `[E]` cannot be taken by value: it has no size | write `&[E]` to read the events where they lie, `&mut [E]` to change them"
        ]
    );
}

#[test]
fn a_broken_field_list_is_reported_at_the_field() {
    let cases = [
        ("{}", "{}: a list of fields cannot be empty | name the fields it touches: `{ field: &T, other: &mut T }`"),
        (
            "{ x }",
            "x: expected `:` after the field `x`, found `}` | write `x: &T` or `x: &mut T`, where `T` is the field's type",
        ),
        (
            "{ x: u64 }",
            "u64: the field `x` is neither read nor written: `u64` is no reference | write `x: &u64` to read it, `x: &mut u64` to change it",
        ),
        ("{ x: &'a u64 }", "'a: an access has no lifetime, but this one has `'a` | write `x: &u64`"),
        ("{ x: &u64 y: &u64 }", "y: expected `,` after this field, found `y` | separate the fields by `,`"),
        ("{ 5u8: &u64 }", "5u8: expected a field's name, found `5u8` | write `field: &T` or `field: &mut T`"),
        ("{ 01: &u64 }", "01: expected a field's name, found `01` | write `field: &T` or `field: &mut T`"),
        (
            "{ type: &u64 }",
            "type: expected a field's name, found the keyword `type` (`r#type` is a name) | write `field: &T` or `field: &mut T`",
        ),
        ("{ x: &mut }", "mut: expected a type, found `}` | write a type, such as `Order` or `Vec<u8>`"),
    ];
    for (list, error) in cases {
        assert_eq!(errors(&format!("stage a: {list};")), [error]);
    }
}

#[test]
fn a_broken_after_is_reported_at_its_place() {
    let list = |stage| format!("write the stages that `{stage}` waits for, separated by `,`: `after first, second`");
    let first = "stage first: &E;";
    let cases = [
        (
            "stage a: &E after;",
            format!("after: expected the name of a stage, found the end of the statement | {}", list("a")),
        ),
        (
            "stage a: &E after first,;",
            format!(",: expected the name of a stage, found the end of the statement | {}", list("a")),
        ),
        ("stage a: &E after (first);", format!("(first): expected the name of a stage, found `(` | {}", list("a"))),
        (
            "stage a: &E after first b;",
            "b: expected `,`, options in braces or `;`, found `b` | separate the stages by `,`: `after first, second`"
                .to_owned(),
        ),
        (
            "stage a: &E aftr first;",
            "aftr: expected `after`, options in braces or `;`, found `aftr` | did you mean `after`?".to_owned(),
        ),
        (
            "stage a: &E = 4;",
            "=: expected `after`, options in braces or `;`, found `=` | end the statement with `;`".to_owned(),
        ),
        (
            "stage a: &E { core: 1 } after first;",
            "after: `after` stands behind the options | write `after` first: `stage name: &Event after other { … };`"
                .to_owned(),
        ),
        ("stage a: &E {} x;", "x: expected `;` behind the options, found `x` | end the statement with `;`".to_owned()),
    ];
    for (stage, error) in cases {
        assert_eq!(errors(&format!("{stage} {first}")), [error]);
    }
}

#[test]
fn an_outcome_is_a_bool_or_a_result_without_a_value() {
    use crate::ast::OutcomeKind::{Bool, Result};
    let kind = |outcome: &str| {
        let model = model(&format!("pipeline P {{ event: E; capacity: 8; stage a: &E -> {outcome} {{ core: 1 }}; }}"));
        model.stages[0].outcome.as_ref().unwrap().kind.unwrap()
    };
    // What an alias means is for the compiler to say.
    for (outcome, expected) in [
        ("bool", Bool),
        ("core::primitive::bool", Bool),
        ("Result<(), X>", Result),
        ("std::result::Result<(()), Vec<X>>", Result),
        ("io::Result<()>", Result),
        ("own::Result<X>", Result),
        ("fmt::Result", Result),
    ] {
        assert_eq!(kind(outcome), expected, "{outcome}");
    }
    let kinds = "a stage that decides returns `bool`, and one that can fail `Result<(), Error>`";
    let rest = "stage b: &E else a;";
    for outcome in ["u64", "Option<()>", "!", "_", "&bool", "Reslt<(), X>", "bool<u8>", "impl Fn()"] {
        let error = format!("{outcome}: a stage cannot return `{outcome}` | {kinds}");
        assert_eq!(errors(&format!("stage a: &E -> {outcome}; {rest}")), [error]);
    }
    let help = "write `()` there: what a stage finds out, it writes into the event";
    let cases = [
        (
            "-> ()",
            "(): a stage cannot return `()` | remove it: a handler without an outcome returns nothing".to_owned(),
        ),
        ("-> Result<u64, X>", format!("u64: nobody would get the `u64` that the stage `a` returns | {help}")),
        ("->", format!(">: expected an outcome after `->`, found the end of the statement | {kinds}")),
        ("-> after c", format!("after: expected an outcome after `->`, found `after` | {kinds}")),
        ("-> { core: 1 }", format!("{{ core: 1 }}: expected an outcome after `->`, found `{{` | {kinds}")),
        ("-> 5", format!("5: expected an outcome after `->`, found `5` | {kinds}")),
        ("-> bool -> bool", "-: a second outcome | a handler returns one value: keep one `-> …`".to_owned()),
        (
            "bool",
            "bool: expected `after`, options in braces or `;`, found `bool` | an outcome stands behind `->`: `-> bool`"
                .to_owned(),
        ),
        (
            "=> bool",
            "=: expected `after`, options in braces or `;`, found `=` | an outcome stands behind `->`: `-> bool`"
                .to_owned(),
        ),
        (
            "after c -> bool",
            "-: `->` stands behind `after` | write the outcome first: `stage name: &Event -> bool after other;`"
                .to_owned(),
        ),
        (
            "{} -> bool",
            "-: `->` stands behind the options | write `->` first: `stage name: &Event -> bool { … };`".to_owned(),
        ),
    ];
    for (outcome, error) in cases {
        let told = errors(&format!("stage c: &E; stage a: &E {outcome}; stage b: &E else nope, a;"));
        let unknown = "nope: no stage named `nope` | the stages are: c, a, b".to_owned();
        assert_eq!(told, [error, unknown], "{outcome}");
    }
    let poll = "the `poll` stage `a` cannot decide: the thread that polls it handles its events";
    for outcome in ["-> bool", "-> u64"] {
        let error = format!("{outcome}: {poll} | remove the outcome, or let a `stage` after it decide");
        assert_eq!(errors(&format!("poll a: &E {outcome}; {rest}")), [error]);
    }
}

#[test]
fn a_broken_else_is_reported_at_its_place() {
    let swapped = "after: `after` stands behind `else` | write `after` first: `after first else second`";
    let cases = [
        (
            "else",
            "else: expected the name of a stage, found the end of the statement | write the stage whose other branch `a` takes: `else first`",
        ),
        ("elze b", "elze: expected `after`, options in braces or `;`, found `elze` | did you mean `else`?"),
        ("else b after c", swapped),
        ("else b, after c", swapped),
        ("after c, else b", "else: a `,` before `else` | remove it: `after first else second`"),
        ("after else b", "else: `after` without a stage | remove it, or name a stage: `after first else second`"),
        ("after c, after c", "after: a second `after` | name all stages in one list: `after first, second`"),
        ("else b, else b", "else: a second `else` | name all stages in one list: `else first, second`"),
        (
            "else b else b",
            "else: expected `,`, options in braces or `;`, found `else` | separate the stages by `,`: `else first, second`",
        ),
        (
            "else b -> bool",
            "-: `->` stands behind `else` | write the outcome first: `stage name: &Event -> bool else other;`",
        ),
        (
            "{} else b",
            "else: `else` stands behind the options | write `else` first: `stage name: &Event else other { … };`",
        ),
    ];
    for (edges, error) in cases {
        // Nobody knows what `a` follows, so it conflicts with nothing.
        assert_eq!(errors(&format!("stage c: &E; stage b: &E -> bool after c; stage a: &mut E {edges};")), [error]);
    }
    // Stages may be called `after`.
    assert_eq!(
        errors("stage after: &E -> bool; stage b: &E -> bool; stage c: &E after b, after else b, after;"),
        [""; 0]
    );
}

#[test]
fn who_publishes_decides_the_layout_of_slots_that_nobody_chose() {
    let layout = |statements: &str| pipeline(&format!("{statements} stage a: &E;")).model.unwrap().layout;
    assert_eq!(layout(""), Layout::BySize);
    assert_eq!(layout("producer: single;"), Layout::BySize);
    assert_eq!(layout("producer: single, async;"), Layout::BySize);
    assert_eq!(layout("producer: multi;"), Layout::Stamped);
    assert_eq!(layout("producer: multi, async;"), Layout::Stamped);
    // Chosen, before or after.
    for producer in ["single", "multi"] {
        for (chosen, expected) in [("stamped", Layout::Stamped), ("dense", Layout::Dense)] {
            assert_eq!(layout(&format!("producer: {producer}; slots: {chosen};")), expected);
            assert_eq!(layout(&format!("slots: {chosen}; producer: {producer};")), expected);
        }
    }
    // One that cannot be read chooses nothing. Of several, the first one counts.
    for broken in ["slots: x;", "slots: ;", "slots dense;"] {
        assert_eq!(layout(broken), Layout::BySize, "{broken}");
        assert_eq!(layout(&format!("producer: multi; {broken}")), Layout::Stamped, "{broken}");
        assert_eq!(layout(&format!("slots: stamped; {broken}")), Layout::Stamped, "{broken}");
        assert_eq!(layout(&format!("slots: stamped; slots: dense; {broken}")), Layout::Stamped, "{broken}");
    }
    // One that may mean several producers is taken to mean them.
    assert_eq!(layout("producer: ;"), Layout::Stamped);
}

#[test]
fn a_broken_statement_does_not_hide_the_next() {
    let found = errors("stage a: ; 5; slots: x; stage b: &E after nobody; stage c: &F;");
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn stages_may_be_named_like_keywords() {
    let pipeline = pipeline(
        "stage stage: &E; stage poll: &E after stage; stage wait: &E after poll; stage after: &E after wait; stage event: &E after after;",
    );
    assert_eq!(told(&pipeline), [""; 0]);
    assert_eq!(pipeline.plan.unwrap().order, [0, 1, 2, 3, 4]);
}

#[test]
fn the_bound_and_the_duration_of_an_elastic_ring_are_read() {
    let growth = |text: &str| {
        model(&format!("pipeline P {{ event: E; capacity: 8; grow: {text}; stage a: &E; }}")).growth.unwrap()
    };
    let bounded = growth("after limits::stall(1, 2), up to 2 * limits::SLOTS");
    assert_eq!(bounded.after.to_string(), "limits::stall(1, 2)");
    assert!(matches!(bounded.after, Stall::Expression(_)));
    assert_eq!(pretty(&bounded.bound), "2*limits::SLOTS");
    for (text, expected) in [("7us", (7, "from_micros")), ("500ms", (500, "from_millis")), ("1_0s", (10, "from_secs"))]
    {
        let Stall::Literal { number, unit, .. } = growth(&format!("after {text}, up to 8")).after else {
            panic!("{text}")
        };
        assert_eq!((number, unit), expected);
    }
}

#[test]
fn a_broken_growth_is_reported_at_its_place() {
    let errors = |text: &str| errors(&format!("grow{text}; stage a: &E;"));
    let example = "write `grow: after 500ms, up to 65536;`";
    let unit =
        "write a whole number with its unit, as in `500us`, `500ms` or `2s`, or an expression of type `Duration`";
    let cases = [
        (" after 1s, up to 8", "after: expected `:` after `grow`, found `after` | write `grow: …;`".to_owned()),
        (":", format!(":: expected `after` and a duration, found the end of the statement | {example}")),
        (": 500ms, up to 8", format!("500ms: expected `after` and a duration, found `500ms` | {example}")),
        (": after", format!("after: expected a duration after `after`, found the end of the statement | {example}")),
        (": after , up to 8", format!(",: expected a duration after `after`, found `,` | {example}")),
        (": after 500ms up to 8", format!("up: expected `,` before `up to` | {example}")),
        (": after 500ms", format!("500ms: a ring does not grow without bound | {example}")),
        (": after 500ms, 8", format!("8: expected `up to` and a number of slots, found `8` | {example}")),
        (": after 500ms, up 8", format!("8: expected `up to` and a number of slots, found `8` | {example}")),
        (
            ": after 500ms, up to",
            format!("to: expected a number of slots after `up to`, found the end of the statement | {example}"),
        ),
        (": after 500ms, up to 8,", ",: expected `;`, found `,` | end the statement with `;`".to_owned()),
        (": after 500, up to 8", format!("500: the duration `500` has no unit | {unit}")),
        (": after 500ns, up to 8", format!("500ns: a duration has no unit `ns` here | {unit}")),
        (": after 1.5s, up to 8", format!("1.5s: `1.5s` is not a duration | {unit}")),
        (": after \"1s\", up to 8", format!("\"1s\": `\"1s\"` is not a duration | {unit}")),
        (": after -1s, up to 8", format!("-1s: the duration `-1s` is negative | {unit}")),
        (
            ": after 99999999999999999999s, up to 8",
            format!("99999999999999999999s: the duration `99999999999999999999s` is too long | {unit}"),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(errors(text), [expected], "grow{text}");
    }
}

#[test]
fn malformed_attributes_and_visibilities_are_reported() {
    let told_of =
        |header: &str| told(&invoke(&format!("{header} pipeline P {{ event: E; capacity: 8; stage a: &E; }}")));
    for fine in [
        "#[doc = include_str!(\"x\")]",
        "#[rustfmt::skip]",
        "#[unsafe(no_mangle)]",
        "#[cfg_attr(x, y)]",
        "pub(in crate::x)",
    ] {
        assert_eq!(told_of(fine), [""; 0]);
    }
    let help = "write an attribute as `#[name]`, `#[name(…)]` or `#[name = \"…\"]`";
    for broken in ["#[]", "#[a b]", "#[a(b) c]", "#[unsafe(x y)]"] {
        assert_eq!(told_of(broken), [format!("{broken}: `{broken}` is not an attribute | {help}")]);
    }
    let help = "write `pub`, `pub(crate)`, `pub(super)` or `pub(in path)`";
    for broken in ["pub()", "pub(a)"] {
        assert_eq!(told_of(broken), [format!("{broken}: `{broken}` is not a visibility | {help}")]);
    }
}
