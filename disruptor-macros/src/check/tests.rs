//! Every rule: what it underlines, what it says, and that no other rule adds an error.

use crate::testing::{errors, invoke, told};

mod advice;
mod asynchronous;
mod branches;
mod shards;
mod slices;
mod threads;

const NONE: [&str; 0] = [];

#[test]
fn statements_are_given_once() {
    assert_eq!(
        errors(
            "wait: W; wait: V; event: F; capacity: 8; slots: dense; slots: dense; producer: multi; producer: single; stage a: &E;"
        ),
        [
            "wait: `wait` is given more than once | keep one `wait: …;`",
            "event: `event` is given more than once | keep one `event: …;`",
            "capacity: `capacity` is given more than once | keep one `capacity: …;`",
            "slots: `slots` is given more than once | keep one `slots: …;`",
            "producer: `producer` is given more than once | keep one `producer: …;`",
        ]
    );
    assert_eq!(
        told(&invoke("pipeline P { }")),
        [
            "P: the pipeline `P` has no `event` | say what the pipeline carries: `event: Event;`",
            "P: the pipeline `P` has no `capacity` | say how many events it holds, a power of two: `capacity: 1024;`",
            "P: the pipeline `P` has no stages | add one: `stage first: &Event;`",
        ]
    );
    assert_eq!(told(&invoke("pipeline P { evnt: E; capacty: 8; stag a: &E; }")).len(), 3);
    // A statement that resembles none of the three does not hide that all three are missing.
    assert_eq!(told(&invoke("pipeline P { nonsense; }")).len(), 4);
}

#[test]
fn stage_names_are_unique() {
    assert_eq!(
        errors("stage a: &E; stage r#a: &mut E; stage b: &mut E after a;"),
        [
            "a: 2 stages are called `a` (1/2) | give every stage a name of its own",
            "r#a: 2 stages are called `a` (2/2) | give every stage a name of its own",
        ]
    );
    let message = "P: the stage `P` has the name of the pipeline";
    let help = "give the stage another name; by convention a stage's is in lower case";
    assert_eq!(errors("stage P: &E;"), [format!("{message} (1/2) | {help}"), format!("{message} (2/2) | {help}")]);
}

#[test]
fn upstream_stages_are_known() {
    assert_eq!(
        errors("stage journal: &E; stage replicate: &E; stage apply: &mut E after jornal, producer;"),
        [
            "jornal: no stage named `jornal` | did you mean `journal`? the stages are: journal, replicate, apply",
            "producer: no stage named `producer` | a stage without `after` follows the producer: remove it",
        ]
    );
    assert_eq!(
        errors("producer: multi; stage apply: &mut E after producers;"),
        ["producers: no stage named `producers` | a stage without `after` follows the producers: remove it"]
    );
    assert_eq!(
        errors("stage a: &E after a; stage b: &E after a, a;"),
        [
            "a: the stage `a` waits for itself | take `a` out of its own `after`",
            "a: the stage `b` names `a` twice in its `after` | name it once",
        ]
    );
}

#[test]
fn an_unreadable_edge_is_no_conflict() {
    let unknown = "nope: no stage named `nope` | the stages are: a, b, c";
    assert_eq!(errors("stage a: &mut E; stage b: &mut E after nope; stage c: &mut E after b;"), [unknown]);
    // Whatever `nope` means, `b` and `c` both write, and neither can come first.
    let conflicts = errors("stage a: &E after nope; stage b: &mut E after a; stage c: &mut E after a;");
    assert_eq!(conflicts.len(), 3, "{conflicts:#?}");
}

#[test]
fn generated_names_do_not_collide() {
    let message = "two generated types would be called `PProducer`: the pipeline's producer and the fields of the stage `producer`";
    let help = "give the stage another name";
    assert_eq!(
        errors("stage producer: { x: &u64 };"),
        [format!("P: {message} (1/2) | {help}"), format!("producer: {message} (2/2) | {help}")]
    );
    assert_eq!(errors("stage producer: &E; stage a_1: &E; stage a1: { x: &u64 };"), NONE);
    let message =
        "two generated types would be called `PA1`: the fields of the stage `a_1` and the fields of the stage `a1`";
    assert_eq!(
        errors("stage a_1: { x: &u64 }; stage a1: { x: &u64 };"),
        [format!("a_1: {message} (1/2) | {help}"), format!("a1: {message} (2/2) | {help}")]
    );
    assert_eq!(errors("poll a: &E; stage a_poller: { x: &u64 };").len(), 2);
    assert_eq!(errors("poll a: &E; stage pollers: { x: &u64 };").len(), 2);
}

#[test]
fn the_event_is_not_a_generated_type() {
    let message = "the event has the name of a generated type: `P` is the pipeline";
    let help = "give the pipeline another name than its event";
    assert_eq!(
        told(&invoke("pipeline P { event: P; capacity: 8; stage a: &P; }")),
        [format!("P: {message} (1/2) | {help}"), format!("P: {message} (2/2) | {help}")]
    );
    assert_eq!(told(&invoke("pipeline P { event: x::P; capacity: 8; stage a: &x::P; }")), NONE);
}

#[test]
fn a_cycle_is_reported_at_every_edge_and_hides_other_errors() {
    let message = "the stages wait for each other: `a` -> `b` -> `c` -> `a`";
    let help = "events flow along the arrows, so none could ever start: take one of these names out of its `after`";
    assert_eq!(
        errors("stage a: &mut E after c; stage b: E after a; stage c: &mut E after b;"),
        [
            format!("c: {message} (1/3) | {help}"),
            format!("a: {message} (2/3) | {help}"),
            format!("b: {message} (3/3) | {help}"),
        ]
    );
    assert_eq!(errors("stage a: &E after b; stage b: &E after a; stage c: &E after d; stage d: &E after c;").len(), 4);
}

#[test]
fn an_exclusive_stage_runs_alone() {
    assert_eq!(
        errors("stage apply: &mut E; stage audit: &E { core: 1 }; stage last: &E after apply, audit;"),
        [
            "&mut E: the stage `apply` takes `&mut E` while `audit` (`&E`) may run at the same time | order them: `stage audit: &E after apply { … };`",
            "&E: the stage `audit` takes `&E` while `apply` (`&mut E`) may run at the same time | order them: `stage audit: &E after apply { … };`",
        ]
    );
    assert_eq!(
        errors("stage first: &E; stage a: { x: &u64 } after first; poll b: &mut E after first;"),
        [
            "{ x: &u64 }: the stage `a` takes `{ x: &u64 }` while `b` (`&mut E`) may run at the same time | order them: `poll b: &mut E after first, a;`",
            "&mut E: the stage `b` takes `&mut E` while `a` (`{ x: &u64 }`) may run at the same time | order them: `poll b: &mut E after first, a;`",
        ]
    );
    assert_eq!(errors("stage a: &mut E; stage b: &mut E after a; stage c: &E after b; stage d: &E after a, b;"), NONE);
}

#[test]
fn a_written_field_is_touched_by_no_other() {
    let help = "order them: `stage b: { x: &u64, y: &u64 } after a;`";
    assert_eq!(
        errors("stage a: { x: &mut u64, y: &u64 }; stage b: { x: &u64, y: &u64 }; stage c: &E;"),
        [
            format!("x: &mut u64: the stage `a` writes the field `x` while `b` (`x: &u64`) and `c` (`&E`) may run at the same time | {help}"),
            format!("x: &u64: the stage `b` reads the field `x` while `a` (`x: &mut u64`) may run at the same time | {help}"),
            "&E: the stage `c` takes `&E` while `a` (`x: &mut u64`) may run at the same time | order them: `stage c: &E after a;`".to_owned(),
        ]
    );
    assert_eq!(errors("stage a: { x: &mut u64 }; stage b: { y: &mut u64 }; stage c: { z: &mut u64, w: &u64 };"), NONE);
    assert_eq!(errors("stage a: { r#x: &mut u64 }; stage b: { x: &mut u64 };").len(), 2);
}

#[test]
fn a_field_is_listed_once() {
    assert_eq!(
        errors("stage a: { x: &u64, x: &mut u64 };"),
        ["x: the stage `a` lists its field `x` twice | list it once: `x: &mut u64`"]
    );
}

#[test]
fn one_stage_takes_the_event_and_runs_last() {
    let message = "E: only one stage can take the event by value, not `a` and `b`";
    let help = "let the others borrow it with `&` or `&mut`, before it is taken";
    assert_eq!(
        errors("stage a: E; stage b: E after a;"),
        [format!("{message} (1/2) | {help}"), format!("{message} (2/2) | {help}")]
    );
    assert_eq!(
        errors("stage a: E; stage d: &E; stage e: &E after a;"),
        [
            "E: the stage `a` takes the event by value, but does not wait for `d` and `e` | let `a` run last: `stage a: E after d, e;`",
            "&E: the stage `d` may come too late: `a` takes the event out of the ring | let `a` run last: `stage a: E after d, e;`",
            "&E: the stage `e` runs after `a`, which takes the event out of the ring | let `a` run last: take it out of this `after`, and write `stage a: E after d, e;`",
        ]
    );
    assert_eq!(
        told(&invoke("pipeline P { event: E = E(1); capacity: 8; stage a: E; }")),
        [
            "E(1): slots have no first value here: `a` takes events by value, so they start empty | remove it: `event: E;`"
        ]
    );
    assert_eq!(errors("stage a: E after nope; stage b: &E;").len(), 1);
}

#[test]
fn accesses_name_the_event() {
    assert_eq!(
        told(&invoke(
            "pipeline P { event: Vec<u8>; capacity: 8; stage a: &Vec<u8>; stage b: &mut Vec<u16> after a; stage c: u9 after b; }"
        )),
        [
            "Vec<u16>: the stage `b` accesses `Vec<u16>`, but the event is `Vec<u8>` | write `stage b: &mut Vec<u8>`",
            "u9: the stage `c` accesses `u9`, but the event is `Vec<u8>` | write `stage c: Vec<u8>`",
        ]
    );
    assert_eq!(
        told(&invoke("pipeline P { event: F; capacity: 8; stage a: &E; stage b: &mut E after a; }")),
        ["F: the event is `F`, but every stage accesses `E` | write `event: E;`"]
    );
}

#[test]
fn a_literal_capacity_is_a_power_of_two_that_sequences_can_count() {
    let check =
        |capacity: &str| told(&invoke(&format!("pipeline P {{ event: E; capacity: {capacity}; stage a: &E; }}")));
    for fine in ["1", "1024", "0x400", "1_024usize", "1024_usize", "4611686018427387904", "N", "N * 2", "(3)"] {
        assert_eq!(check(fine), NONE);
    }
    let smallest = "write a power of two, at least `1`: `capacity: 1024;`";
    let cases = [
        ("1000", "the capacity `1000` is not a power of two", "the nearest powers of two are 512 and 1024"),
        ("3", "the capacity `3` is not a power of two", "the nearest powers of two are 2 and 4"),
        ("0", "a ring of no slots holds no events", smallest),
        ("-8", "the capacity `-8` is negative", smallest),
        ("1.5", "the capacity `1.5` is not an integer", smallest),
        ("\"8\"", "the capacity `\"8\"` is not an integer", smallest),
        ("8u32", "the capacity is a `usize`, not a `u32`", "write `8`"),
        (
            "9223372036854775808",
            "the capacity `9223372036854775808` is more than sequences can count",
            "write at most 4611686018427387904",
        ),
    ];
    for (capacity, message, help) in cases {
        assert_eq!(check(capacity), [format!("{capacity}: {message} | {help}")]);
    }
    // An expression, not a negative literal: the compiler knows its value.
    assert_eq!(check("!7"), NONE);
    assert_eq!(check("9".repeat(99).as_str()).len(), 1);
}

#[test]
fn the_event_and_its_fields_have_a_size() {
    let check =
        |event: &str| told(&invoke(&format!("pipeline P {{ event: {event}; capacity: 8; stage a: {{ x: &u64 }}; }}")));
    for (unsized_type, sized) in [("str", "String"), ("[u8]", "Vec<u8>"), ("dyn Tick", "Box<dyn Tick>")] {
        let message = format!("the event `{unsized_type}` has no size, so no slot can hold it");
        assert_eq!(check(unsized_type), [format!("{unsized_type}: {message} | write `event: {sized};`")]);
    }
    for fine in ["[u8; 4]", "x::str", "Vec<str>"] {
        assert_eq!(check(fine), NONE);
    }
    let help = "write the field's own type, not what it dereferences to; for example";
    assert_eq!(
        errors("stage a: { name: &str, legs: &mut [u64], id: &u64 };"),
        [
            format!("str: `str` is not the type of the field `name`: it has no size | {help} `name: &String`"),
            format!(
                "[u64]: `[u64]` is not the type of the field `legs`: it has no size | {help} `legs: &mut Vec<u64>`"
            ),
        ]
    );
}

#[test]
fn options_fit_the_stage() {
    let help = "take it away: a poll stage runs on the thread that polls it; its options are: wait, max_batch, async";
    assert_eq!(
        errors("poll p: &E { core: 1, name: \"x\", wait: W, max_batch: 2 };"),
        [
            format!("core: a `poll` stage has no thread, so `p` takes no `core` | {help}"),
            format!("name: a `poll` stage has no thread, so `p` takes no `name` | {help}"),
        ]
    );
    assert_eq!(
        errors("stage a: &E { core: 1, wait: W, core: 2 };"),
        ["core: the option `core` is given more than once for the stage `a` | keep one `core: …`"]
    );
}

#[test]
fn a_batch_has_an_event() {
    let errors = |most: &str| errors(&format!("stage a: &E {{ max_batch: {most} }};"));
    for fine in ["1", "3", "0x10", "1000usize", "2 - 2", "MOST", "usize::MAX", "{ 0 }"] {
        assert_eq!(errors(fine), NONE, "{fine}");
    }
    let help = "write an integer, at least `1`: `max_batch: 64`";
    assert_eq!(errors("0"), [format!("0: a batch of no events never ends | {help}")]);
    assert_eq!(errors("0x0_usize"), [format!("0x0_usize: a batch of no events never ends | {help}")]);
    assert_eq!(errors("-1"), [format!("-1: the bound of a batch `-1` is negative | {help}")]);
    assert_eq!(errors("1.5"), [format!("1.5: the bound of a batch `1.5` is not an integer | {help}")]);
    assert_eq!(errors("\"8\""), [format!("\"8\": the bound of a batch `\"8\"` is not an integer | {help}")]);
    assert_eq!(errors("8u64"), ["8u64: the bound of a batch is a `usize`, not a `u64` | write `8`"]);
}

#[test]
fn stages_are_not_conditional() {
    let help =
        "it would change the graph after it was checked: put `#[cfg(…)]` on a whole `disruptor! { … }` per variant";
    assert_eq!(
        errors("#[cfg(x)] #[doc = \"a\"] #[cfg_attr(y, z)] stage a: &E;"),
        [
            format!("#[cfg(x)]: `cfg` cannot stand on the stage `a` | {help}"),
            format!("#[cfg_attr(y, z)]: `cfg_attr` cannot stand on the stage `a` | {help}"),
        ]
    );
}

#[test]
fn an_elastic_ring_s_bound_is_a_power_of_two_and_at_least_the_capacity() {
    let errors = |capacity: &str, bound: &str| {
        told(&invoke(&format!(
            "pipeline P {{ event: E; capacity: {capacity}; grow: after 1s, up to {bound}; stage a: &E; }}"
        )))
    };
    for (capacity, bound) in [("8", "8"), ("8", "16"), ("8", "1 << 2"), ("SLOTS", "4"), ("1", "0x8000usize")] {
        assert_eq!(errors(capacity, bound), NONE, "{capacity}, {bound}");
    }
    assert_eq!(
        errors("8", "4"),
        ["4: the bound `4` is less than the capacity `8` | a ring only grows: write at least `8`"]
    );
    assert_eq!(
        errors("8", "1000"),
        ["1000: the bound `1000` is not a power of two | the nearest powers of two are 512 and 1024"]
    );
    assert_eq!(
        errors("8", "0"),
        ["0: a ring of no slots holds no events | write a power of two, at least `1`: `up to 65536`"]
    );
    assert_eq!(
        errors("8", "9223372036854775808"),
        [
            "9223372036854775808: the bound `9223372036854775808` is more than sequences can count | write at most 4611686018427387904"
        ]
    );
    assert_eq!(errors("8", "16u64"), ["16u64: the bound is a `usize`, not a `u64` | write `16`"]);
    // Either of the two may be wrong.
    assert_eq!(errors("7", "4"), ["7: the capacity `7` is not a power of two | the nearest powers of two are 4 and 8"]);
    assert_eq!(
        told(&invoke(
            "pipeline P { event: E; capacity: 8; grow: after 1s, up to 8; grow: after 2s, up to 8; stage a: &E; }"
        )),
        ["grow: `grow` is given more than once | keep one `grow: …;`"]
    );
}

/// At both statements, whatever the other one's mistakes.
#[test]
fn a_ring_with_several_producers_does_not_grow() {
    let told = |number: u32| {
        format!(
            "`producer: multi` and `grow` do not go together: a ring with several producers cannot grow ({number}/2) | \
             remove `grow` and choose a `capacity` that is large enough, or write `producer: single;` and publish from one thread"
        )
    };
    let both = [format!("producer: {}", told(1)), format!("grow: {}", told(2))];
    assert_eq!(errors("producer: multi; grow: after 1s, up to 64; stage a: &E;"), both);
    let swapped = [format!("grow: {}", told(1)), format!("producer: {}", told(2))];
    assert_eq!(errors("grow: after 1s, up to 64; stage a: &E; producer: multi;"), swapped);

    let broken = errors("producer: multi; grow: after 1s; stage a: &E;");
    assert_eq!(broken.len(), 3, "{broken:?}");
    assert!(both.iter().all(|error| broken.contains(error)), "{broken:?}");
    let bound = errors("producer: multi, async; grow: after 1s, up to 65; stage a: &E;");
    assert_eq!(bound.len(), 3, "{bound:?}");

    assert_eq!(errors("producer: single; grow: after 1s, up to 64; stage a: &E;"), NONE);
    // `single` may be the one that stays, and an unknown word may mean it.
    for producers in ["producer: multi; producer: single;", "producer: single; producer: multi;", "producer: x;"] {
        assert_eq!(errors(&format!("{producers} grow: after 1s, up to 64; stage a: &E;")).len(), 1, "{producers}");
    }
}

#[test]
fn advice_beside_a_cycle_keeps_the_order_of_the_other_stages() {
    let orders = |statements: &str| -> Vec<String> {
        let advice = |error: &String| Some(error.split_once("order them: ")?.1.to_owned());
        errors(statements).iter().filter_map(advice).collect()
    };
    // The advice names both stages of the cycle.
    let of_c = "`stage c: &mut E after a, b;`";
    assert_eq!(
        orders("stage a: &mut E after b; stage b: &mut E after a; stage c: &mut E;"),
        ["`stage c: &mut E after a;`", "`stage c: &mut E after b;`", of_c]
    );
    // The advice keeps the order of the other stages, despite the cycle.
    let (x, p) = ("{ x: &mut u64 }", "stage p: { y: &u64 } after q; stage q: { y: &u64 } after p;");
    assert_eq!(
        orders(&format!("stage a: {x} after b; stage m: {x}; stage b: {x}; {p}")),
        [
            "`stage a: { x: &mut u64 } after b, m;`",
            "`stage b: { x: &mut u64 } after m;`",
            "`stage b: { x: &mut u64 } after m;`"
        ]
    );
    // Either of the two takers may stay.
    let told = errors("stage a: E; stage b: E after a; stage e: &E after b;");
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|error| !error.contains("`stage a")), "{told:?}");
}
