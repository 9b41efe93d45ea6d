//! A pipeline without handlers.

use disruptor::{PipelineError, Polled, disruptor};

disruptor! {
    pipeline Ticks {
        event: u64;
        capacity: 8;
        poll first: &mut u64;
        poll last: &u64 after first;
    }
}

fn main() -> Result<(), PipelineError> {
    assert_eq!(Ticks::CAPACITY, 8);
    assert_eq!(Ticks::TOPOLOGY.stages.len(), 2);
    Ticks {}.run(|mut ticks, mut pollers| {
        ticks.publish(|tick| *tick = 20)?;
        assert_eq!(pollers.last.poll(|_, _, _| ()), Polled::Empty);
        assert_eq!(pollers.first.poll(|tick, _, _| *tick += 1), Polled::Events(1));
        assert_eq!(pollers.last.poll(|tick, _, _| assert_eq!(*tick, 21)), Polled::Events(1));
        Ok(())
    })
}
