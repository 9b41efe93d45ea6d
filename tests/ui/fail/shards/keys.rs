//! A key is a field that the stage only reads.

use disruptor::disruptor;

#[derive(Default)]
struct Trade {
    account: u32,
    amount: i64,
    balance: i64,
}

disruptor! {
    pipeline Trades {
        event: Trade;
        capacity: 8;
        stage misspelt: { account: &u32, amount: &i64 } { shards: 4 by acount };
        stage written: { account: &u32, balance: &mut i64 } after misspelt { shards: 4 by balance };
        stage unlisted: { balance: &mut i64 } after written { shards: 4 by account };
        stage whole: &mut Trade after unlisted { shards: 4 by account };
        stage taken: Trade after whole { shards: 4 by account };
    }
}

fn main() {}
