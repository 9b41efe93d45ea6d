//! A key is a field of the event.

use disruptor::disruptor;

#[derive(Default)]
struct Trade {
    account: u32,
    number: u32,
}

disruptor! {
    pipeline Trades {
        event: Trade;
        capacity: 8;
        stage a: &Trade { shards: 2 by nope };
        stage b: &Trade after a { shards: 2 by acount };
        stage c: &Trade after b { shards: 2 by 1 };
    }
}

disruptor! {
    pipeline Numbers {
        event: u64;
        capacity: 8;
        stage a: &u64 { shards: 2 by account };
        stage b: &u64 after a { shards: 2 by 0 };
    }
}

fn main() {
    let _ = Trades { a: |_| |_, _, _| (), b: |_| |_, _, _| (), c: |_| |_, _, _| () }.run(|_| Ok(()));
    let _ = Numbers { a: |_| |_, _, _| (), b: |_| |_, _, _| () }.run(|_| Ok(()));
}
