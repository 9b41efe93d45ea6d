//! The rules about stages that take several events at once.

use super::NONE;
use crate::testing::{errors, invoke, told};

#[test]
fn a_slice_needs_dense_slots() {
    let message = "a slice needs `slots: dense;`, where nothing lies between the events";
    assert_eq!(errors("stage a: &[E];"), [format!("&[E]: {message} | add `slots: dense;`")]);
    let help = "write `slots: dense;` in place of `slots: stamped;`";
    assert_eq!(
        errors("stage a: &mut [E]; slots: stamped; poll b: &[E] after a;"),
        [format!("&mut [E]: {message} (1/2) | {help}"), format!("&[E]: {message} (2/2) | {help}")]
    );
    assert_eq!(errors("slots: dense; stage a: &mut [E] { max_batch: 4 }; poll b: &[E] after a;"), NONE);
    // One that could not be read, or is given again, may say `dense`.
    for slots in ["slots: dens;", "slots: ;", "slot: dense;", "slots: stamped; slots: dense;"] {
        assert_eq!(errors(&format!("stage a: &[E]; {slots}")).len(), 1, "{slots}");
    }
}

#[test]
fn a_slice_holds_every_event() {
    let errors = |statements: &str| errors(&format!("slots: dense; {statements}"));
    assert_eq!(
        errors("stage check: &E -> bool; stage a: &[E] after check; stage b: &mut [E] else check;"),
        [
            "&[E]: a slice leaves out no event, but not every event reaches the stage `a`: `check` decides which | handle one event at a time: `&E`",
            "&mut [E]: a slice leaves out no event, but not every event reaches the stage `b`: `check` decides which | handle one event at a time: `&mut E`",
        ]
    );
    let [both] = errors("stage c: &E -> bool; stage d: &E -> bool after c; poll a: &[E] after d;").try_into().unwrap();
    let both: String = both;
    assert!(both.contains("`c` and `d` decide which"), "{both}");
    // The branches meet again, or an error halts the pipeline.
    assert_eq!(errors("stage c: &E -> bool; stage x: &E after c; stage y: &E else c; stage a: &[E] after x, y;"), NONE);
    assert_eq!(errors("stage c: &E -> Result<(), X>; stage a: &[E] after c;"), NONE);
    assert_eq!(errors("stage c: &E -> bool; stage a: &[E] after c else c;"), NONE);
    // One error per mistake.
    assert_eq!(errors("stage c: &E -> bool; stage a: &[E] after c, nope;").len(), 1);
}

#[test]
fn a_slice_is_neither_decided_nor_divided_event_by_event() {
    let errors = |statements: &str| errors(&format!("slots: dense; {statements}"));
    assert_eq!(
        errors("stage a: &[E] -> bool { shards: 4 };"),
        [
            "&[E]: the stage `a` takes slices, so it cannot return `bool` for each event: its handler is called once for several | remove the outcome, or handle one event at a time: `&E`",
            "&[E]: the stage `a` takes slices, so it cannot have shards: the events of one shard do not lie side by side | remove `shards`, or handle one event at a time: `&E`",
        ]
    );
    assert_eq!(errors("stage a: &mut [E] { shards: 4 by x };").len(), 1);
    assert_eq!(errors("stage a: &[E] -> ();").len(), 1);
    assert_eq!(errors("poll a: &[E] -> bool { shards: 4 };").len(), 2);
    assert_eq!(errors("stage a: &[E] { state: T };"), NONE);
}

#[test]
fn a_slice_holds_the_declared_events() {
    let slots = "slots: dense;";
    assert_eq!(
        errors(&format!("{slots} stage a: &[F]; stage b: &E;")),
        ["F: the stage `a` accesses `F`, but the event is `E` | write `stage a: &[E]`"]
    );
    assert_eq!(
        errors("stage a: &[E; 4]; stage b: &mut Vec<E> after a; stage c: &Vec<F> after b;"),
        [
            "[E; 4]: the stage `a` accesses `[E; 4]`, but the event is `E` | write `stage a: &E`, or `stage a: &[E]` for several events at once",
            "Vec<E>: the stage `b` accesses `Vec<E>`, but the event is `E` | write `stage b: &mut E`, or `stage b: &mut [E]` for several events at once",
            "Vec<F>: the stage `c` accesses `Vec<F>`, but the event is `E` | write `stage c: &E`",
        ]
    );
    // Several stages that all mean slices do not mean another event.
    assert_eq!(errors("stage a: &[E; 4]; stage b: &[E; 4];").len(), 2);
    assert_eq!(
        told(&invoke("pipeline P { event: F; capacity: 8; slots: dense; stage a: &mut [E]; stage b: &[E] after a; }")),
        ["F: the event is `F`, but every stage accesses `E` | write `event: E;`"]
    );
    // An event that is itself an array.
    let arrays = "pipeline P { event: [u8; 4]; capacity: 8; slots: dense; stage a: &[u8; 4]; stage b: &[[u8; 4]]; }";
    assert_eq!(told(&invoke(arrays)), NONE);
    assert_eq!(told(&invoke("pipeline P { event: [u8]; capacity: 8; slots: dense; stage a: &[u8]; }")).len(), 1);
}

#[test]
fn a_slice_touches_all_of_its_events() {
    let errors = |statements: &str| errors(&format!("slots: dense; {statements}"));
    assert_eq!(
        errors("stage a: &mut [E]; stage b: { x: &u64 };"),
        [
            "&mut [E]: the stage `a` takes `&mut [E]` while `b` (`{ x: &u64 }`) may run at the same time | order them: `stage b: { x: &u64 } after a;`",
            "{ x: &u64 }: the stage `b` takes `{ x: &u64 }` while `a` (`&mut [E]`) may run at the same time | order them: `stage b: { x: &u64 } after a;`",
        ]
    );
    assert_eq!(errors("stage a: &[E]; stage b: &[E]; poll c: { x: &u64 };"), NONE);
    assert_eq!(errors("stage a: &[E]; stage b: { x: &mut u64 };").len(), 2);
}
