//! A library's strictest lints have nothing to say of what is generated.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unused, missing_debug_implementations, let_underscore_drop)]
#![deny(nonstandard_style, future_incompatible, rust_2018_idioms, rust_2024_compatibility, single_use_lifetimes)]
#![deny(unused_qualifications, unused_lifetimes, trivial_casts, trivial_numeric_casts, unnameable_types)]

pub mod orders {
    //! Orders.

    /// An order.
    #[derive(Debug, Default)]
    pub struct Order {
        /// Its price.
        pub price: u64,
        /// Whether it is good.
        pub ok: bool,
    }

    disruptor::disruptor! {
        /// Orders.
        pub pipeline Orders {
            event: Order;
            capacity: 8;
            producer: single, async;
            /// Doubles the price.
            stage price: { price: &mut u64 } { wait: disruptor::SpinWaitStrategy };
            stage check_ok: { ok: &mut bool } { core: 0 };
            poll seen: &Order after price, check_ok { async };
        }
    }

    disruptor::disruptor! {
        pub(crate) pipeline Names {
            event: String;
            capacity: 8;
            slots: dense;
            stage count: &String;
            stage keep: String after count;
        }
    }
}

mod trades {
    //! Work divided, in a private module.

    use std::cell::RefCell;
    use std::rc::Rc;

    /// A trade.
    #[derive(Debug, Default)]
    pub(crate) struct Trade {
        /// Whose it is.
        pub(crate) account: u32,
        /// How much.
        pub(crate) amount: i64,
        /// What it costs.
        pub(crate) fee: i64,
    }

    const SHARDS: usize = 2;

    disruptor::disruptor! {
        pub(crate) pipeline Trades {
            event: Trade;
            capacity: 16;
            /// Computes fees.
            stage fee: { amount: &i64, fee: &mut i64 } { shards: SHARDS, core: [None, Some(0)], name: "fees" };
            stage settle: { account: &u32, fee: &i64 } after fee { shards: SHARDS by account, state: Rc<RefCell<i64>> };
            stage audit: &Trade after fee { shards: 3 by account, core: |shard| (shard > 2).then_some(shard) };
            /// Prints.
            stage print: &Trade after settle, audit { state: Rc<RefCell<Vec<i64>>> };
            stage count: &Trade -> bool after settle;
            stage odd: &Trade else count { max_batch: 4 };
            thread rest: count, odd { name: "rest", core: None::<usize>, wait: disruptor::SpinWaitStrategy };
        }
    }

    disruptor::disruptor! {
        pub(super) pipeline Samples {
            event: f32;
            capacity: 8;
            slots: dense;
            stage gain: &mut [f32];
            stage energy: &[f32] after gain { max_batch: 4, state: f32 };
            poll seen: &[f32] after energy;
        }
    }
}

use orders::{Names, Orders};
use std::cell::RefCell;
use std::rc::Rc;
use trades::{Samples, Trades};

fn main() -> Result<(), disruptor::PipelineError> {
    Orders { price: |it, _, _| *it.price *= 2, check_ok: |it, _, _| *it.ok = true }.run(
        |mut orders, mut pollers| {
            orders.publish(|order| order.price = 21)?;
            let _ = pollers.seen.poll_wait(|order, _, _| assert!(order.ok && order.price == 42));
            Ok(())
        },
    )?;
    Names { count: |_, _, _| (), keep: drop3 }.run(|mut names| Ok(names.send(String::new()).map(|_| ())?))?;
    divided()?;
    slices()
}

fn drop3(name: String, _: disruptor::Sequence, _: bool) {
    drop(name);
}

fn divided() -> Result<(), disruptor::PipelineError> {
    let (mut sum, mut odd) = (0, 0);
    Trades {
        fee: |shard| move |trade, sequence, _| *trade.fee = *trade.amount + i64::from(sequence % 2 == shard as u64),
        settle: (|_| Ok(Rc::default()), |sum: &mut Rc<RefCell<i64>>, trade, _, _| *sum.borrow_mut() += *trade.fee),
        audit: |_| |trade, _, _| assert_eq!(trade.fee, trade.amount + 1),
        print: (|| Ok(Rc::default()), |fees, trade, _, _| fees.borrow_mut().push(trade.fee)),
        count: |trade, _, _| {
            sum += trade.fee;
            trade.account % 2 == 0
        },
        odd: |_, _, _| odd += 1,
    }
    .run(|mut trades| {
        for account in 0..100 {
            trades.publish(|trade| (trade.account, trade.amount) = (account, 1))?;
        }
        Ok(())
    })?;
    assert_eq!((sum, odd), (200, 50));
    Ok(())
}

fn slices() -> Result<(), disruptor::PipelineError> {
    Samples {
        gain: |samples, _, _| samples.fill(2.0),
        energy: (|| Ok(0.0), |energy, samples, _, _| *energy += samples.iter().sum::<f32>()),
    }
    .run(|mut samples, mut pollers| {
        samples.publish(|_| ())?;
        let _ = pollers.seen.poll_wait(|samples, first, _| assert_eq!((samples, first), (&[2.0][..], 0)));
        Ok(())
    })
}
