//! A state that is borrowed from the caller has a lifetime that no declaration can name.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: &mut Vec<u64> };
        stage print: &u64 after sum { state: &'a str };
        stage last: &u64 after print { state: Conection };
    }
}

fn main() {
    let mut numbers = Vec::new();
    Orders {
        sum: (|| Ok(&mut numbers), |_, _, _, _| ()),
        print: (|| Ok(""), |_, _, _, _| ()),
        last: (|| Ok(()), |_, _, _, _| ()),
    }
    .run(|_| Ok(()))
    .unwrap();
}
