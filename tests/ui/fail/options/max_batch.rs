//! A batch has at least one event. Literals are told by the macro, constants when they are evaluated.

use disruptor::disruptor;

disruptor! {
    pipeline Literals {
        event: u64;
        capacity: 8;
        stage none: &u64 { max_batch: 0 };
        stage negative: &u64 after none { max_batch: -1 };
        stage fraction: &u64 after negative { max_batch: 0.5 };
        stage suffix: &u64 after fraction { max_batch: 8u32 };
        poll text: &u64 after suffix { max_batch: "8" };
        poll misspelt: &u64 after suffix { maxbatch: 8 };
    }
}

fn main() {}
