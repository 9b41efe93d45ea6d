//! The accesses decide which methods the ends have.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
        poll seen: &u64;
    }
}

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 8;
        stage sink: String;
    }
}

fn main() {
    Orders { journal: |_, _, _| () }
        .run(|mut orders, mut pollers| {
            orders.send(1)?;
            pollers.seen.recv();
            Ok(())
        })
        .unwrap();
    Lines { sink: |_, _, _| () }
        .run(|mut lines| {
            lines.publish(|line| line.clear())?;
            Ok(())
        })
        .unwrap();
}
