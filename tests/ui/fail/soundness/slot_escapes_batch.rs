//! Neither a batch nor its slots can be kept past the publication.

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
            let mut kept = Vec::new();
            orders.publish_batch(2, |batch| kept.extend(batch))?;
            *kept[0] = 7;
            let mut whole = None;
            orders.publish_batch(2, |batch| whole = Some(batch))?;
            Ok(())
        })
        .unwrap();
}
