//! Mistakes in stages with shards and states, and every use of them: only the mistakes are reported.

use disruptor::{PipelineError, disruptor};
use std::cell::Cell;
use std::rc::Rc;

#[derive(Default)]
struct Trade {
    account: u32,
    amount: i64,
    fee: i64,
}

disruptor! {
    pipeline Trades {
        event: Trade;
        capacity: 8;
        stage fee: { amount: &i64, fee: &mut i64 } { shards: 1 };
        stage check: &Trade after fee { shard: 4 };
        stage book: { account: &u32, fee: &mut i64 } aftr check { shards: 2 by acount, state: Rc<Cell<i64>> };
        stage print: &Trade after book { state: 5 };
        stage count: mut Trade after print { state: Rc<Cell<i64>> };
        stage sum: &Trade after count { state: };
        thread books: print, cuont;
    }
}

fn main() -> Result<(), PipelineError> {
    Trades {
        fee: |_| |trade, _, _| *trade.fee = *trade.amount / 100,
        check: |shard| move |trade, _, _| assert!(trade.amount > 0, "{shard}"),
        book: (|_| Ok(Rc::default()), |sum, trade, _, _| sum.set(sum.get() + *trade.fee + i64::from(*trade.account))),
        print: (|| Ok(String::new()), |line, trade, _, _| line.push_str(&trade.account.to_string())),
        count: (|| Ok(Rc::default()), |count, _, _, _| count.set(count.get() + 1)),
        sum: (|| Ok(0), |sum, trade, _, _| *sum += trade.amount),
    }
    .run(|mut trades| {
        trades.publish(|trade| trade.amount = 1)?;
        Ok(())
    })
}
