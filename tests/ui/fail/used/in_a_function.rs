//! A wrong pipeline in the body of a function.

fn main() -> Result<(), disruptor::PipelineError> {
    disruptor::disruptor! {
        pipeline Orders {
            event: u64;
            capacity: 8;
            stage a: &u64 after b;
        }
    }
    let mut sum = 0;
    Orders { a: |order, _, _| sum += *order }.run(|mut orders| {
        orders.publish(|order| *order = 1)?;
        Ok(())
    })?;
    println!("{sum}");
    Ok(())
}
