//! Accesses that could not be read cause no errors at the handlers.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    price: u64,
    qty: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: &&Order;
        stage b: { price &mut u64 } after a;
        stage c: { price: &mut u64, qty: u64 } after b;
        stage d: after c;
        poll e: { qty } after d;
    }
}

fn main() -> Result<(), disruptor::PipelineError> {
    Orders {
        a: |order, _, _| assert_eq!(order.price, 1),
        b: |order, _, _| *order.price += 1,
        c: |order, _, _| *order.price += *order.qty,
        d: |order, _, _| order.price += 1,
    }
    .run(|mut orders, mut pollers| {
        orders.publish(|order| order.price = 1)?;
        let _ = pollers.e.poll(|order, _, _| assert_eq!(*order.qty, 1));
        Ok(())
    })
}
