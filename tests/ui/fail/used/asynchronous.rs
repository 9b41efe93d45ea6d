//! Mistakes in `async` ends, and every use of them in tasks: only the mistakes are reported.

use disruptor::{PipelineError, Polled, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        producer: single, asnyc;
        stage double: &mut u64;
        poll misspelt: &u64 after double { asynch };
        poll unknown: &u64 after double { tasks };
        poll value: &u64 after double { async: true };
        poll unread: mut u64 after double { async };
    }
}

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 8;
        producer: async;
        poll sink: String { async, async };
    }
}

disruptor! {
    pipeline Ticks {
        event: u64;
        capacity: 8;
        grow: after 1s, up to 64;
        producer: single, async;
        poll seen: &u64 { wait: , async };
    }
}

async fn orders() -> Result<(), PipelineError> {
    let (mut orders, mut pollers, running) = Orders { double: |order: &mut u64, _, _| *order *= 2 }.spawn()?;
    orders.publish_async(|order| *order = 1).await?;
    drop(orders);
    while pollers.misspelt.poll_async(|_, _, _| ()).await != Polled::Ended {}
    while pollers.unknown.poll_async(|_, _, _| ()).await != Polled::Ended {}
    while pollers.value.poll_async(|_, _, _| ()).await != Polled::Ended {}
    while pollers.unread.poll_async(|_, _, _| ()).await != Polled::Ended {}
    running.join_async().await
}

async fn lines() -> Result<(), PipelineError> {
    let (mut lines, mut pollers, running) = Lines {}.spawn()?;
    lines.clone().send_async("so".to_owned()).await?;
    lines.send_async("it goes".to_owned()).await?;
    drop(lines);
    while pollers.sink.recv_async().await.is_some() {}
    running.join_async().await
}

async fn ticks() -> Result<(), PipelineError> {
    let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
    ticks.publish_batch_async(4, |batch| batch.for_each(|tick| *tick = 1)).await?;
    drop(ticks);
    while pollers.seen.poll_async(|_, _, _| ()).await != Polled::Ended {}
    running.join_async().await
}

fn main() {}
