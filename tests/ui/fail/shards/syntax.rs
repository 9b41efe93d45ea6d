//! Shards that cannot be read.

use disruptor::disruptor;

#[derive(Default)]
struct Trade {
    account: u32,
}

disruptor! {
    pipeline Trades {
        event: Trade;
        capacity: 8;
        stage a: &Trade { shards };
        stage b: &Trade { shards: };
        stage c: &Trade { shards: by };
        stage d: &Trade { shards: by account };
        stage e: &Trade { shards: 4 by };
        stage f: &Trade { shards: 4 by type };
        stage g: &Trade { shards: 4 by account.number };
        stage h: &Trade { shards: 4 of account };
        stage i: &Trade { shards: 4 by account core: 1 };
    }
}

fn main() {}
