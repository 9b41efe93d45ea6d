//! A pipeline has no type parameters.

use disruptor::disruptor;

disruptor! {
    pipeline Orders<T> {
        event: T;
        capacity: 8;
        stage a: &T;
    }
}

fn main() {}
