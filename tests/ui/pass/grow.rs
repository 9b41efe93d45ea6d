//! `grow` with every kind of duration and bound, also from a surrounding macro, and in a library's style of lints.

#![deny(warnings)]

use disruptor::{PipelineError, disruptor};
use std::time::Duration;

const STALL: Duration = Duration::from_millis(5);
const MOST: usize = 1 << 6;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        grow: after STALL * 2, up to MOST;
        stage sum: &u64;
    }
}

macro_rules! lines {
    ($name:ident, $stall:literal, $most:expr, $slots:ident) => {
        disruptor! {
            pipeline $name {
                event: String;
                capacity: 1;
                slots: $slots;
                grow: after $stall, up to $most;
                poll line: String;
            }
        }
    };
}

lines!(Lines, 100us, 2 + 2, stamped);
lines!(Same, 0s, 1, dense);

fn main() -> Result<(), PipelineError> {
    let mut total = 0;
    Orders { sum: |order, _, _| total += order }.run(|mut orders| {
        for i in 0..100 {
            orders.publish(|order| *order = i)?;
        }
        Ok(())
    })?;
    assert_eq!((total, Orders::CAPACITY), (4950, 8));

    let lines = Lines {}.run(|mut lines, mut pollers| {
        lines.send_all(["a", "b", "c"].map(str::to_owned))?;
        drop(lines);
        Ok(pollers.line.by_ref().collect::<Vec<_>>())
    })?;
    assert_eq!(lines, ["a", "b", "c"]);

    Same {}.run(|mut lines, mut pollers| {
        lines.send("a".to_owned())?;
        assert_eq!(lines.try_send("b".to_owned()).map_err(|error| error.into_inner()), Err("b".to_owned()));
        assert_eq!(pollers.line.recv().as_deref(), Some("a"));
        Ok(())
    })
}
