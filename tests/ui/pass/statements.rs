//! Statements in any order, redundant edges, values for everything, attributes, and two pipelines in one module.

#![deny(warnings)]

use disruptor::{PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};

const fn slots<const A: usize, const B: usize>() -> usize {
    A * B
}

const MOST: usize = 2;

struct Order {
    price: u64,
}

disruptor! {
    #[doc = "Orders."]
    #[allow(dead_code)]
    pipeline Orders {
        /// Last.
        #[allow(dead_code)]
        stage d: &Order after a, b, c { name: format!("d{}", 1), wait: YieldWaitStrategy = YieldWaitStrategy::default() };
        stage c: &Order after b, a { wait: SpinWaitStrategy = SpinWaitStrategy, max_batch: MOST, };
        slots: dense;
        stage b: { price: &mut u64, } after a { name: "b", core: usize::default(), };
        wait: YieldWaitStrategy = <YieldWaitStrategy as Default>::default();
        capacity: slots::<2, 4>();
        stage a: &Order { max_batch: 2 * MOST };
        event: Order = Order { price: [1, 2, 3].into_iter().sum() };
    }
}

disruptor! { pipeline Trades { event: (); capacity: 1; stage a: &(); } }

fn main() -> Result<(), PipelineError> {
    let mut price = 0;
    let mut name = None;
    Orders {
        a: |_, _, _| (),
        b: |it, _, _| *it.price *= 7,
        c: |order, _, _| price = order.price,
        d: |_, _, _| name = std::thread::current().name().map(str::to_owned),
    }
    .run(|mut orders| Ok(orders.publish(|_| ())?))?;
    assert_eq!((price, name.as_deref()), (42, Some("d1")));
    assert_eq!(Orders::CAPACITY, 8);
    assert!(Orders::TOPOLOGY.to_string().contains("d after a: implied by c"), "{}", Orders::TOPOLOGY);
    Trades { a: |(), _, _| () }.run(|mut trades| Ok(trades.publish(|()| ())?))?;
    Ok(())
}
