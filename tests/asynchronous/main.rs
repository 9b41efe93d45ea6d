//! Async ends: tasks that publish and tasks that poll, on whatever executor.

#![cfg_attr(not(feature = "every-case"), allow(unused_imports, reason = "fewer rings have fewer wait strategies"))]
#![allow(clippy::reversed_empty_ranges, reason = "one of the capacities is 1")]
#![allow(clippy::cast_possible_truncation, reason = "no number here is larger than a few thousand")]

#[path = "../common/mod.rs"]
mod common;
mod executor;

/// Gives the macro `$tests` every ring that it makes its tests for: its name, its wait strategy, its slots, and its capacity.
macro_rules! rings {
    ($tests:ident) => {
        $tests! {
            blocking_stamped_1: BlockingWaitStrategy, stamped, 1;
        }
        #[cfg(feature = "every-case")]
        $tests! {
            blocking_dense_2: BlockingWaitStrategy, dense, 2;
            blocking_stamped_64: BlockingWaitStrategy, stamped, 64;
            yielding_stamped_2: YieldWaitStrategy, stamped, 2;
            spinning_dense_4: SpinWaitStrategy, dense, 4;
        }
    };
}

/// The same for tests that start no threads, where the wait strategy plays no part.
macro_rules! slots {
    ($tests:ident) => {
        $tests! {
            stamped_1: stamped, 1;
            dense_2: dense, 2;
        }
        #[cfg(feature = "every-case")]
        $tests! {
            stamped_4: stamped, 4;
        }
    };
}

/// How many events a test takes. Threads that spin or yield take time from the threads that they wait for.
fn events<W: disruptor::WaitStrategy>(usual: u64) -> u64 {
    common::rounds(if W::BLOCKS { usual } else { usual / 4 })
}

mod by_value;
mod ends;
mod flow;
mod given_up;
mod hogs;
mod in_line;
mod joins;
mod mixed;
mod sinks;
mod types;
mod wakers;
mod wakes;
