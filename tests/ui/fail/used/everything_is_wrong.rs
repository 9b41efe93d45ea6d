//! Mistakes in every statement, and every use of a pipeline: only the mistakes are reported.

use disruptor::{Polled, disruptor};

#[derive(Default)]
struct Order {
    price: u64,
    ok: bool,
}

disruptor! {
    /// Orders.
    pub pipeline Orders {
        event: Order;
        capacity: 1000;
        wat: BlockingWaitStrategy;
        slots: dens;

        stage price: &mut Order { colour: 3 };
        stage risk: { price: &u64, ok: &mut bool } aftr price;
        stage audit: &Order after price, rsk;
        poll seen: &Order after audit;
    }
}

fn produce(orders: &mut OrdersProducer<'_>) -> Result<(), disruptor::PipelineError> {
    orders.publish(|order| order.price = 1)?;
    orders.try_publish(|order| order.price = 2)?;
    orders.publish_batch(2, |batch| batch.for_each(|order| order.price = 3))?;
    assert_eq!(orders.next_sequence(), 4);
    Ok(())
}

fn check(order: OrdersRisk<'_>) {
    *order.ok = *order.price < 10;
}

fn main() -> Result<(), disruptor::PipelineError> {
    let mut sum = 0;
    Orders {
        price: |order, _, _| order.price += 1,
        risk: |order, _, _| check(order),
        audit: |order, sequence, end_of_batch| sum += order.price + sequence + u64::from(end_of_batch),
    }
    .run(|mut orders, mut pollers| {
        produce(&mut orders)?;
        while let Polled::Events(_) = pollers.seen.poll_wait(|order, _, _| assert!(order.ok)) {}
        Ok(())
    })?;
    let (orders, pollers, running) =
        Orders { price: |_, _, _| (), risk: |_, _, _| (), audit: |_, _, _| () }.spawn()?;
    drop::<(OrdersProducer<'static>, OrdersPollers<'static>)>((orders, pollers));
    println!("{} {} {sum}", Orders::CAPACITY, Orders::TOPOLOGY);
    running.join()
}
