//! What rust-analyzer gets instead of the expansion is correct Rust too, and the arguments of handlers need no types there. It cannot run.

#![allow(dead_code)]

use disruptor::{PipelineError, YieldWaitStrategy};

#[derive(Default)]
struct Order {
    price: u64,
    total: u64,
    label: String,
}

struct Book(u64);

disruptor::__private::expand_for_editor! {
    disruptor unsafe

    /// All forms of handlers.
    pub(crate) pipeline Orders {
        event: Order = Order::default();
        capacity: 1 << 4;
        wait: YieldWaitStrategy = YieldWaitStrategy::default();

        stage price: &mut Order { core: 1, name: "price" };
        stage check: { price: &u64, label: &mut String } -> bool after price;
        stage fee: { price: &u64, total: &mut u64 } after check { shards: 2 by price };
        stage book: &Order -> Result<(), PipelineError> after fee { state: Book, max_batch: 8 };
        stage print: { label: &String } after fee { shards: 3, state: String };
        stage refuse: &Order else check;
        thread slow: refuse, book;
        poll sink: &Order after book, refuse;
    }
}

disruptor::__private::expand_for_editor! {
    disruptor unsafe

    pipeline Polled {
        event: Box<u64>;
        capacity: 8;

        poll sink: Box<u64>;
    }
}

/// Compiles, and is not called.
fn orders() -> Result<u64, PipelineError> {
    let mut refused = 0;
    println!("{} {}", Orders::TOPOLOGY, Orders::CAPACITY);
    Orders {
        price: |order, sequence, _| order.total = order.price.max(sequence),
        check: |part, _, _| {
            part.label.push('!');
            part.price.is_power_of_two()
        },
        fee: |shard| move |part, _, _| *part.total += part.price.pow(2) + shard.pow(2) as u64,
        book: (
            || Ok(Book(0)),
            |book, order, _, _| {
                book.0 += order.label.len() as u64;
                Ok(())
            },
        ),
        print: (|shard| Ok(shard.to_string()), |name, part, _, _| println!("{} {}", name.trim(), part.label.trim())),
        refuse: |order, _, last| refused += order.label.len() + usize::from(last),
    }
    .run(|mut orders, mut pollers| {
        orders.publish(|order| order.price = 1)?;
        let mut sum = 0;
        let _ = pollers.sink.poll(|order, _, _| sum += order.total.pow(2));
        Ok(sum)
    })
}

fn polled() -> Result<(), PipelineError> {
    let (mut boxes, mut pollers, running) = Polled {}.spawn()?;
    boxes.send(Box::new(1))?;
    assert_eq!(pollers.sink.recv().map(|number| number.pow(2)), Some(1));
    running.join()
}

fn main() {
    assert_eq!(Orders::CAPACITY, 16);
    let _: [fn() -> bool; 2] = [|| orders().is_ok(), || polled().is_ok()];
}
