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

macro_rules! divided {
    ($name:ident, $event:ty, $shards:expr, $literal:literal, $field:ident: $type:ty, $state:ty, $core:expr, $stage:ident, $thread:ident) => {
        disruptor! {
            pipeline $name {
                event: $event;
                capacity: 8;
                stage $stage: { $field: &$type } { shards: $shards by $field, state: $state };
                stage turns: &mut $event after $stage { shards: $literal, core: $core };
                stage third: &$event after turns;
                stage fourth: &$event after turns { state: $state };
                thread $thread: third, fourth;
            }
        }
    };
}

macro_rules! slices {
    ($name:ident, $event:ty, $gain:ty, $energy:ty) => {
        disruptor! {
            pipeline $name {
                event: $event;
                capacity: 8;
                slots: dense;
                stage gain: $gain;
                stage energy: $energy after gain;
                stage peak: &[$event] after gain;
            }
        }
    };
}

#[derive(Default)]
struct Trade {
    account: u32,
}

const SHARDS: usize = 3;

divided!(Trades, Trade, SHARDS - 1, 2, account: u32, Vec<u32>, |shard| (shard > 2).then_some(shard), first, slow);
slices!(Samples, f32, &mut [f32], &[f32]);

fn divide() -> Result<(), PipelineError> {
    let mut sum = 0;
    Trades {
        first: (|_| Ok(Vec::new()), |seen, it, _, _| seen.push(*it.account)),
        turns: |_| |trade, _, _| trade.account += 1,
        third: |trade, _, _| sum += trade.account,
        fourth: (|| Ok(Vec::new()), |seen, trade, _, _| seen.push(trade.account)),
    }
    .run(|mut trades| {
        for _ in 0..16 {
            trades.publish(|trade| trade.account = 1)?;
        }
        Ok(())
    })?;
    assert_eq!(sum, 32);
    let mut sum = 0.0;
    Samples {
        gain: |samples, _, _| samples.fill(1.0),
        energy: |samples, _, _| sum += samples.iter().sum::<f32>(),
        peak: |_, _, _| (),
    }
    .run(|mut samples| {
        for _ in 0..16 {
            samples.publish(|_| ())?;
        }
        Ok(())
    })?;
    assert!((sum - 16.0).abs() < 0.1);
    Ok(())
}

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
    divide()
}
