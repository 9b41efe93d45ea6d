//! Generated code trusts its runtime with memory. Whoever passes another runtime must write `unsafe`.
#![forbid(unsafe_code)]

pub use disruptor::*;

#[derive(Default)]
pub struct Order {
    price: u64,
}

/// Here is what the expansion names, but not all of it has to be what it seems.
pub mod __private {
    pub use disruptor::__private::*;
}

macro_rules! back_door {
    ($($pipeline:tt)*) => {
        disruptor::__private::expand! { $crate unsafe $($pipeline)* }
    };
}

back_door! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { price: &mut u64 };
    }
}

fn main() {
    let _ = Orders { a: |it, _, _| *it.price = 2 }.run(|_| Ok(()));
}
