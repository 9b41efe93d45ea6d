//! Field lists that are empty, repeat a field, or lack a reference.

use disruptor::disruptor;

struct Order {
    price: u64,
}

disruptor! {
    pipeline Orders {
        event: Order = Order { price: 0 };
        capacity: 8;
        stage a: {};
        stage b: { price: &u64, price: &mut u64 } after a;
        stage c: { price: u64 } after b;
        stage d: { price } after c;
        stage e: { price &u64 } after d;
        stage f: { price: & } after e;
        stage g: { 0x1: &u64 } after f;
        stage h: { price: &u64 qty: &u64 } after g;
        stage i: { price: &'static u64 } after h;
        stage j: { 0: &u64, _0: &u64 } after i;
    }
}

fn main() {}
