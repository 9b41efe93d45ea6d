//! A pipeline per build: what is configured away leaves nothing behind, be it wrong or not.

use disruptor::{PipelineError, disruptor};

disruptor! {
    #[cfg(all())]
    pipeline Orders {
        event: u64;
        capacity: 8;
        wait: disruptor::SpinWaitStrategy;
        stage a: &u64 { wait: disruptor::YieldWaitStrategy };
        poll b: &u64;
    }
}

disruptor! {
    #[cfg(any())]
    pipeline Orders {
        event: Unknown;
        capacity: 7 - 4;
        wait: AsUnknown;
        stage a: &Unknown { wait: AsUnknown };
        stage f: { field: &mut u8 } after a;
        poll b: Unknown after f;
    }
}

disruptor! {
    #[cfg(any())]
    pipeline Orders {
        event: u64;
        capacity: 1000;
        stage a: &u64 after b;
    }
}

fn main() -> Result<(), PipelineError> {
    Orders { a: |_, _, _| () }.run(|mut orders, mut pollers| {
        orders.publish(|order| *order = 7)?;
        let _ = pollers.b.poll_wait(|order, _, _| assert_eq!(*order, 7));
        Ok(())
    })
}
