//! Two stages conflict, and only one order takes no events from either; or both need the other's two branches.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    price: u64,
    kind: u8,
    note: u8,
}

disruptor! {
    pipeline OneOrder {
        event: Order;
        capacity: 8;
        stage check: { kind: &u8 } -> bool;
        stage discount: { price: &mut u64 } after check;
        stage price: { price: &mut u64 } { name: "price" };
    }
}

disruptor! {
    pipeline Deciders {
        event: Order;
        capacity: 8;
        stage first: { note: &mut u8 } -> bool;
        stage second: { note: &mut u8 } -> bool { core: 1 };
    }
}

fn main() {}
