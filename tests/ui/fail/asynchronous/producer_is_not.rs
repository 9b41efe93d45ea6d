//! Publishing from a task where the producer is not `async`.

use disruptor::{PipelineError, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage count: &u64;
    }
}

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 8;
        producer: multi;
        stage print: String;
    }
}

async fn publish(mut orders: OrdersProducer<'static>) -> Result<(), PipelineError> {
    orders.publish_async(|order| *order = 1).await?;
    orders.publish_batch_async(4, |batch| batch.for_each(|order| *order = 2)).await?;
    Ok(())
}

async fn send(mut lines: LinesProducer<'static>) -> Result<(), PipelineError> {
    lines.send_async("so it goes".to_owned()).await?;
    Ok(())
}

fn main() {}
