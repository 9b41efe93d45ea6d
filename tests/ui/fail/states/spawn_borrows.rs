//! What is spawned outlives the function, so nothing that goes to a stage's thread borrows from it.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: u64 };
        stage divided: &u64 after sum { shards: 2, state: u64 };
    }
}

fn main() {
    let first = String::from("7");
    let handled = std::sync::atomic::AtomicU64::new(0);
    let (_orders, running) = Orders {
        sum: (|| Ok(first.len() as u64), |_, _, _, _| ()),
        divided: (
            |_| Ok(0),
            |_, _, _, _| {
                handled.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            },
        ),
    }
    .spawn()
    .unwrap();
    running.join().unwrap();
}
