//! Two handlers on one thread are still two closures: they do not write the same variable.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage once: &u64;
        stage twice: &u64;
        thread both: once, twice;
    }
}

fn main() {
    let mut seen = Vec::new();
    Orders { once: |number, _, _| seen.push(*number), twice: |number, _, _| seen.push(2 * number) }
        .run(|_| Ok(()))
        .unwrap();
}
