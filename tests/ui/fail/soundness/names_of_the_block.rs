//! User tokens cannot name items of the generated block.
#![forbid(unsafe_code)]

use disruptor::disruptor;

struct Order {
    price: __private::String,
}

fn pick() -> Option<usize> {
    None
}

disruptor! {
    pipeline Orders {
        event: Order = Order { price: TOPOLOGY.name.to_owned() };
        capacity: 8;
        stage a: { price: &__private::String } { name: pipeline };
        stage b: &Order after a { core: match pick() { Some(core) => core, None => return } };
    }
}

fn main() {}
