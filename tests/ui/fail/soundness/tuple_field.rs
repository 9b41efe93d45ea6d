//! Fields listed by number follow the same rules as fields listed by name.

use disruptor::disruptor;

#[derive(Default)]
struct Pair(u64, String);

disruptor! {
    pipeline Pairs {
        event: Pair;
        capacity: 8;
        stage a: { 0: &mut u32 };
        stage b: { 2: &String };
    }
}

fn main() {
    let _ = Pairs { a: |it, _, _| *it._0 = 2, b: |_, _, _| () }.run(|_| Ok(()));
}
