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
            /// Doubles the price.
            stage price: { price: &mut u64 } { wait: disruptor::SpinWaitStrategy };
            stage check_ok: { ok: &mut bool } { core: 0 };
            poll seen: &Order after price, check_ok;
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

use orders::{Names, Orders};

fn main() -> Result<(), disruptor::PipelineError> {
    Orders { price: |it, _, _| *it.price *= 2, check_ok: |it, _, _| *it.ok = true }.run(|mut orders, mut pollers| {
        orders.publish(|order| order.price = 21)?;
        let _ = pollers.seen.poll_wait(|order, _, _| assert!(order.ok && order.price == 42));
        Ok(())
    })?;
    Names { count: |_, _, _| (), keep: drop3 }.run(|mut names| Ok(names.send(String::new()).map(|_| ())?))
}

fn drop3(name: String, _: disruptor::Sequence, _: bool) {
    drop(name);
}
