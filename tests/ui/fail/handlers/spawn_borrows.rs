//! Under `spawn`, handlers outlive the caller.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
    }
}

fn main() -> Result<(), disruptor::PipelineError> {
    let mut count = 0;
    let (mut orders, running) = Orders { journal: |_, _, _| count += 1 }.spawn()?;
    orders.publish(|order| *order = 1)?;
    drop(orders);
    running.join()?;
    Ok(())
}
