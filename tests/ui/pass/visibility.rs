//! A public pipeline over a private event, and visibilities in between.

use disruptor::{PipelineError, disruptor};

mod outer {
    #[derive(Default)]
    struct Private {
        price: Inner,
    }

    #[derive(Default)]
    pub struct Inner(u64);

    disruptor::disruptor! {
        pub pipeline Public {
            event: Private;
            capacity: 8;
            stage whole: &mut Private;
            stage part: { price: &Inner } after whole;
            poll seen: &Private after whole;
        }
    }

    pub mod inner {
        disruptor::disruptor! {
            pub(in crate::outer) pipeline Restricted {
                event: u64;
                capacity: 8;
                stage a: &u64;
            }
        }

        disruptor::disruptor! {
            pub(super) pipeline Super {
                event: u64;
                capacity: 8;
                stage a: &u64 after b;
                stage b: &u64;
            }
        }
    }

    pub fn run() -> Result<(), disruptor::PipelineError> {
        let mut seen = 0;
        Public { whole: |event, _, _| event.price.0 += 1, part: |it, _, _| seen += it.price.0 }.run(
            |mut events, mut pollers| {
                events.publish(|event| event.price.0 = 1)?;
                let _ = pollers.seen.poll_wait(|event, _, _| assert_eq!(event.price.0, 2));
                Ok(())
            },
        )?;
        assert_eq!(seen, 2);
        assert_eq!(Public::TOPOLOGY.stages.len(), 3);
        inner::Restricted { a: |_, _, _| () }.run(|_| Ok(()))
    }
}

disruptor! {
    pub(crate) pipeline Crate {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() -> Result<(), PipelineError> {
    outer::run()?;
    Crate { a: |_, _, _| () }.run(|_| Ok(()))
}
