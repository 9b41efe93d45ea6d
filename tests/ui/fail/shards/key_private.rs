//! A key is a field that the pipeline's module may read.

use disruptor::disruptor;

mod trades {
    #[derive(Default)]
    pub struct Trade {
        account: u32,
    }

    impl Trade {
        pub fn account(&self) -> u32 {
            self.account
        }
    }
}

disruptor! {
    pipeline Trades {
        event: trades::Trade;
        capacity: 8;
        stage a: &trades::Trade { shards: 2 by account };
    }
}

fn main() {
    Trades { a: |_| |trade, _, _| println!("{}", trade.account()) }.run(|_| Ok(())).unwrap();
}
