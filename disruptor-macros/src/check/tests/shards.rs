//! The rules about stages with shards.

use super::NONE;
use crate::testing::errors;

#[test]
fn a_stage_has_from_2_to_64_shards() {
    let errors = |count: &str| errors(&format!("stage a: &E {{ shards: {count} }};"));
    for fine in ["2", "64", "0x10", "4usize", "SHARDS", "2 - 1", "{ 0 }"] {
        assert_eq!(errors(fine), NONE, "{fine}");
    }
    let help = "write a number from 2 to 64: `shards: 4`";
    assert_eq!(errors("0"), [format!("0: a stage with no shards handles no events | {help}")]);
    assert_eq!(
        errors("1"),
        ["1: one shard divides nothing | remove `shards`: without it, one thread handles all events of the stage"]
    );
    for many in ["65", "0x41", "99999999999999999999999"] {
        assert_eq!(errors(many), [format!("{many}: a stage has at most 64 shards, not `{many}` | {help}")]);
    }
    assert_eq!(errors("-2"), [format!("-2: the number of shards `-2` is negative | {help}")]);
    assert_eq!(errors("2.5"), [format!("2.5: the number of shards `2.5` is not an integer | {help}")]);
    assert_eq!(errors("4u8"), ["4u8: the number of shards is a `usize`, not a `u8` | write `4`"]);
}

#[test]
fn the_key_is_a_field_that_the_stage_only_reads() {
    let list = "{ account: &u32, amount: &i64, balance: &mut i64 }";
    let errors_of = |access: &str, key: &str| errors(&format!("stage a: {access} {{ shards: 4 by {key} }};"));
    assert_eq!(errors_of(list, "account"), NONE);
    assert_eq!(errors_of("{ 0: &u32 }", "0"), NONE);
    assert_eq!(errors_of("{ r#type: &u32 }", "r#type"), NONE);
    // Whether the event has this field is for the compiler to say.
    assert_eq!(errors_of("&E", "account"), NONE);
    assert_eq!(
        errors_of(list, "acount"),
        [
            "acount: the stage `a` does not list the field `acount` | did you mean `account`? the fields that `a` reads are: account, amount"
        ]
    );
    assert_eq!(
        errors_of(list, "price"),
        [
            "price: the stage `a` does not list the field `price` | list it too: `price: &T`; the fields that `a` reads are: account, amount"
        ]
    );
    assert_eq!(
        errors_of("{ x: &mut u64 }", "y"),
        ["y: the stage `a` does not list the field `y` | list it: `{ y: &T, … }`"]
    );
    assert_eq!(
        errors_of(list, "balance"),
        [
            "balance: `balance` cannot divide the events: one shard of `a` writes it (`balance: &mut i64`) while the others read it | choose a field that `a` only reads: account, amount"
        ]
    );
    assert_eq!(
        errors_of("{ x: &mut u64 }", "x"),
        [
            "x: `x` cannot divide the events: one shard of `a` writes it (`x: &mut u64`) while the others read it | choose a field that `a` only reads, or let it only read this one: `x: &u64`"
        ]
    );
    // One error per mistake.
    assert_eq!(errors_of("{ x: &mut u64, x: &u64 }", "x").len(), 1);
    assert_eq!(errors_of("mut E", "x").len(), 1);
    assert_eq!(errors_of("&F", "x").len(), 1);
    assert_eq!(errors_of(list, "nope, max_batch: 0").len(), 2);
}

#[test]
fn the_whole_event_does_not_change_while_it_is_divided_by_key() {
    assert_eq!(
        errors("stage a: &mut E { shards: 4 by account };"),
        [
            "account: `account` cannot divide the events: each shard of `a` may change all of an event (`&mut E`) while the others read its `account` | list what the shards touch: `{ account: &T, other: &mut T }`; or remove the `by`: then the shards take turns"
        ]
    );
    assert_eq!(
        errors("stage a: E { shards: 4 by account };"),
        [
            "account: `account` cannot divide the events: one shard of `a` takes an event while the others read its `account` | remove the `by`: then the shards take turns"
        ]
    );
    assert_eq!(errors("stage a: &mut E { shards: 4 };"), NONE);
    assert_eq!(errors("stage a: E { shards: 4 };"), NONE);
}

#[test]
fn a_poll_stage_has_no_shards_and_no_state() {
    let help = "take it away: a poll stage runs on the thread that polls it; its options are: wait, max_batch, async";
    assert_eq!(
        errors("poll p: &E { shards: 1, state: T };"),
        [
            format!("shards: a `poll` stage has no thread, so `p` takes no `shards` | {help}"),
            format!("state: a `poll` stage has no thread, so `p` takes no `state` | {help}"),
        ]
    );
}

#[test]
fn a_state_has_a_size() {
    assert_eq!(
        errors("stage a: &E { state: dyn Sink }; stage b: &E { state: Box<dyn Sink> };"),
        ["dyn Sink: the state `dyn Sink` has no size, so no thread can hold it | write `state: Box<dyn Sink>`"]
    );
}
