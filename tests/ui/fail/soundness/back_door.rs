//! The macro works only through `disruptor!`.
#![forbid(unsafe_code)]

disruptor::__private::expand! {
    disruptor pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}
