//! Each way to get the option `async` wrong.

use disruptor::{YieldWaitStrategy, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        poll misspelt: &u64 { asynch };
        poll value: &u64 { async: true, max_batch: 2 };
        poll no_comma: &u64 { wait: YieldWaitStrategy async };
        poll twice: &u64 { async, wait: YieldWaitStrategy, async };
        poll unknown: &u64 { core: 1, tasks };
    }
}

fn main() {}
