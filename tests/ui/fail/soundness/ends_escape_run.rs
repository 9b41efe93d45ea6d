//! The producer and the pollers cannot outlive `run`.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
        poll b: &u64;
    }
}

fn main() {
    let (mut kept, mut polled) = (None, None);
    Orders { a: |_, _, _| () }
        .run(|orders, pollers| {
            kept = Some(orders);
            polled = Some(pollers);
            Ok(())
        })
        .unwrap();
}
