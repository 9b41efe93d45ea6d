//! Each wrong way to write `grow` is reported once, at its place.

use disruptor::disruptor;

disruptor! {
    pipeline Unitless { event: u64; capacity: 8; grow: after 500, up to 64; stage a: &u64; }
}
disruptor! {
    pipeline Unknown { event: u64; capacity: 8; grow: after 500ns, up to 64; stage a: &u64; }
}
disruptor! {
    pipeline NoAfter { event: u64; capacity: 8; grow: 500ms, up to 64; stage a: &u64; }
}
disruptor! {
    pipeline NoComma { event: u64; capacity: 8; grow: after 500ms up to 64; stage a: &u64; }
}
disruptor! {
    pipeline NoBound { event: u64; capacity: 8; grow: after 500ms; stage a: &u64; }
}
disruptor! {
    pipeline NoUpTo { event: u64; capacity: 8; grow: after 500ms, 64; stage a: &u64; }
}
disruptor! {
    pipeline Nothing { event: u64; capacity: 8; grow: after 500ms, up to; stage a: &u64; }
}
disruptor! {
    pipeline Misspelt { event: u64; capacity: 8; grows: after 500ms, up to 64; stage a: &u64; }
}

fn main() {
    // Uses of such a pipeline are no mistakes of their own.
    let mut sum = 0;
    Unitless { a: |number, _, _| sum += number }.run(|mut numbers| Ok(numbers.publish(|number| *number = 1)?)).unwrap();
}
