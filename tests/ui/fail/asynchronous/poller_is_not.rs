//! Waiting for events in a task where the poll stage is not `async`.

use disruptor::{Polled, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        producer: single, async;
        poll seen: &u64;
        poll watched: &u64 { async };
    }
}

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 8;
        poll sink: String;
    }
}

async fn poll(mut orders: OrdersPollers<'static>) {
    while orders.seen.poll_async(|_, _, _| ()).await != Polled::Ended {}
    while orders.watched.poll_async(|_, _, _| ()).await != Polled::Ended {}
}

async fn receive(mut lines: LinesPollers<'static>) {
    while lines.sink.recv_async().await.is_some() {}
}

fn main() {}
