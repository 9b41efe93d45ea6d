//! A pipeline without a body.

use disruptor::disruptor;

disruptor! {
    pub pipeline Orders;
}

fn main() {}
