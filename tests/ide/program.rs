// A correct program, about which `check.py` asks the questions of `questions.py`.

use disruptor::disruptor;

/// What customers send.
#[derive(Default)]
pub struct Order {
    pub price: u64,
    pub total: u64,
    pub valid: bool,
    pub client: Client,
}

#[derive(Default)]
pub struct Client {
    pub city: String,
}

pub struct Book {
    pub sum: u64,
}

disruptor! {
    /// From the price to the books.
    pub pipeline Orders {
        event: Order;
        capacity: 1024;

        stage price: &mut Order;
        stage check: { total: &u64, valid: &mut bool, client: &mut Client } after price;
        stage accept: &Order -> bool after check;
        stage fee: &mut Order after accept { shards: 2 };
        stage book: &Order after fee { state: Book };
        stage refuse: &Order else accept;
        thread slow: refuse, book;
        poll sink: &Order after book, refuse;
    }
}

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 64;
        slots: dense;

        stage gain: &mut [f32];
    }
}

pub fn finished() -> Result<u64, disruptor::PipelineError> {
    let mut refused = 0;
    println!("{}", Orders::TOPOLOGY);
    Orders {
        price: |order, _, _| order.total = order.price * 2,
        check: |part, _, _| *part.valid = *part.total > 1 && part.client.city.is_empty(),
        accept: |order, _, _| order.valid,
        fee: |shard| move |divided, _, _| divided.total += shard as u64,
        book: (|| Ok(Book { sum: 0 }), |book, booked, _, _| book.sum += booked.total),
        refuse: |order, _, _| refused += order.client.city.len(),
    }
    .run(|mut orders, mut pollers| {
        orders.publish(|slot| slot.price = 1)?;
        drop(orders);
        let mut sum = 0;
        while pollers.sink.poll(|seen, _, _| sum += seen.total) != disruptor::Polled::Ended {}
        Ok(sum)
    })
}
