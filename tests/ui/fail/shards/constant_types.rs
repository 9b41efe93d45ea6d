//! A number of shards is a `usize`, known to the compiler.

use disruptor::disruptor;

const WIDE: u64 = 4;

fn cores() -> usize {
    4
}

disruptor! {
    pipeline Wide {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: WIDE };
        stage print: &u64 after fee;
    }
}

disruptor! {
    pipeline Called {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: cores() };
        stage print: &u64 after fee;
    }
}

disruptor! {
    pipeline Misspelt {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: WIDTH };
        stage print: &u64 after fee;
    }
}

fn main() {
    Wide { fee: |_| |_, _, _| (), print: |_, _, _| () }.run(|_| Ok(())).unwrap();
    Called { fee: |_| |_, _, _| (), print: |_, _, _| () }.run(|_| Ok(())).unwrap();
    Misspelt { fee: |_| |_, _, _| (), print: |_, _, _| () }.run(|_| Ok(())).unwrap();
}
