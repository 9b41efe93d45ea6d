//! A state stays with its stage's thread.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: Vec<u64> };
    }
}

fn main() {
    let mut kept = None;
    Orders { sum: (|| Ok(Vec::new()), |numbers, _, _, _| kept = Some(numbers)) }.run(|_| Ok(())).unwrap();
    println!("{kept:?}");
}
