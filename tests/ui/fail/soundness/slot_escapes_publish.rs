//! A slot cannot be kept past its publication.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {
    Orders { a: |_, _, _| () }
        .run(|mut orders| {
            let mut kept = None;
            orders.publish(|order| kept = Some(order))?;
            *kept.unwrap() = 7;
            Ok(())
        })
        .unwrap();
}
