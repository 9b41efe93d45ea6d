//! A first value of another type.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: String = 7;
        capacity: 8;
        stage a: &String;
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| order.clear())?)).unwrap();
}
