//! Where there are pollers, the body gets them too.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        poll seen: &u64;
    }
}

fn main() {
    Orders {}.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}
