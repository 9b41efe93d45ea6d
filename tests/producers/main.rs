//! Several producers of one ring: `producer: multi;`.

#![cfg_attr(not(feature = "every-case"), allow(unused_imports, reason = "fewer rings have fewer wait strategies"))]
#![allow(clippy::cast_possible_truncation, reason = "no number here is larger than a ring of 128 slots")]
#![allow(clippy::int_plus_one, reason = "one of the capacities is 1")]

#[path = "../common/mod.rs"]
mod common;

/// Gives the macro `$tests` every ring that it makes its tests for.
macro_rules! rings {
    ($tests:ident) => {
        $tests! {
            blocking_stamped_1: BlockingWaitStrategy, stamped, 1;
            spinning_dense_16: SpinWaitStrategy, dense, 16;
        }
        #[cfg(feature = "every-case")]
        $tests! {
            blocking_dense_2: BlockingWaitStrategy, dense, 2;
            blocking_dense_64: BlockingWaitStrategy, dense, 64;
            blocking_stamped_4: BlockingWaitStrategy, stamped, 4;
            yielding_stamped_2: YieldWaitStrategy, stamped, 2;
            yielding_stamped_128: YieldWaitStrategy, stamped, 128;
        }
    };
}

/// How much is published by each of the producers, and so how long a test takes. Threads that spin or yield take time from the threads
/// that they wait for.
fn events<W: disruptor::WaitStrategy>(usual: u64) -> u64 {
    common::rounds(if W::BLOCKS { usual } else { usual / 8 })
}

mod by_value;
mod claims;
mod ends;
mod halts;
mod order;
mod passed_over;
mod polls;
mod room;
