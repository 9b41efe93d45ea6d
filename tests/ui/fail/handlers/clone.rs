//! There is one producer, unless the pipeline says that there are several.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
    }
}

fn main() {
    Orders { journal: |_, _, _| () }
        .run(|orders| {
            let mut other = orders.clone();
            other.publish(|order| *order = 1)?;
            Ok(())
        })
        .unwrap();
}
