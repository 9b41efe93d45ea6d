//! A pipeline out of a surrounding macro, with fragments of every kind.

use disruptor::{PipelineError, SpinWaitStrategy, disruptor};

macro_rules! pipeline {
    ($(#[$attribute:meta])* $vis:vis $name:ident, $event:ty = $first:expr, $capacity:literal, $wait:ty, $stage:ident, $access:ty, $field:ident: $type:ty) => {
        disruptor! {
            $(#[$attribute])*
            $vis pipeline $name {
                event: $event = $first;
                capacity: $capacity;
                wait: $wait;
                stage $stage: $access { name: "mine" };
                stage part: { $field: &$type } after $stage;
                stage last: &$event after part;
            }
        }
    };
}

#[derive(Clone)]
struct Point {
    x: u64,
}

pipeline!(
    /// Made by a macro.
    pub(crate) Points, Point = Point { x: 1 }.clone(), 16, SpinWaitStrategy, first, &mut Point, x: u64
);

fn main() -> Result<(), PipelineError> {
    let (mut parts, mut last) = (0, 0);
    Points { first: |point, _, _| point.x += 1, part: |it, _, _| parts += *it.x, last: |point, _, _| last += point.x }
        .run(|mut points| {
            for _ in 0..16 {
                points.publish(|_| ())?;
            }
            Ok(())
        })?;
    assert_eq!((parts, last), (32, 32));
    assert_eq!(Points::CAPACITY, 16);
    Ok(())
}
