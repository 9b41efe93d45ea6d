//! `async` stands before a function, and behind what it says of a pipeline.

use disruptor::{PipelineError, Polled, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        async producer: single;
        async poll seen: &u64;
    }
}

async fn orders() -> Result<(), PipelineError> {
    let (mut orders, mut pollers, running) = Orders {}.spawn()?;
    orders.publish_async(|order| *order = 1).await?;
    drop(orders);
    while pollers.seen.poll_async(|_, _, _| ()).await != Polled::Ended {}
    running.join_async().await
}

fn main() {}
