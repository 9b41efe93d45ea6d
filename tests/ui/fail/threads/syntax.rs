//! Threads that cannot be read cause no errors at their stages.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 { core: 1 };
        stage b: &u64 after a;
        thread: a, b;
        thread type: a, b;
        thread c a, b;
        thread d: ;
        thread e: a, b,;
        thread f: stage a, stage b;
        thread g: a b;
        thread h: a, b after a;
        thread i: { core: 1 };
        thred j: a, b;
        #[doc = "k"]
        thread k: a, b,;
    }
}

fn main() {}
