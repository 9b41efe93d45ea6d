//! Divided work whose stages, threads, fields, events and states are called like keywords and like what the macro makes.

use disruptor::{PipelineError, disruptor};

/// Called like a type parameter of the pipeline.
#[derive(Default)]
struct TypeHandler {
    r#type: u32,
    shards: u64,
    tuple: FnShards,
}

/// As is this.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct FnShards(u32);

/// And the state.
type StateMake = Vec<u64>;

/// What the runtime has, too.
mod names {
    #![allow(dead_code)]
    pub struct Plain;
    pub struct WithState;
    pub struct ByTurn;
    pub struct ByKey;
    pub struct Threads;
    pub struct Member;
    pub struct Shards;
    pub struct Apart;
    pub struct Keyed;
    pub const LANE: usize = 2;
    pub const SHARDS: usize = 2;
    pub fn each() {}
    pub fn each_with_state() {}
    pub fn key_hash() {}
    pub fn lanes() {}
    pub fn core_list() {}
}
use names::*;

disruptor! {
    pipeline Kinds {
        event: TypeHandler;
        capacity: 16;
        stage r#type: { r#type: &u32, shards: &mut u64 } { shards: SHARDS by r#type };
        stage r#fn: &TypeHandler after r#type { shards: LANE by tuple };
        stage state: &TypeHandler after r#fn { state: StateMake };
        stage shards: &TypeHandler after r#fn { shards: SHARDS, state: StateMake };
        stage by: &TypeHandler after state, shards;
        stage thread: &mut TypeHandler after by;
        stage make: &TypeHandler after thread;
        thread r#type: by, thread;
        thread r#match: r#struct, make { name: "match" };
        stage r#struct: &TypeHandler after thread;
    }
}

/// A tuple whose first part is the key.
type Pair = (u32, u64);

#[derive(Default)]
struct Tuple(u32, u64);

disruptor! {
    pipeline Tuples {
        event: Tuple;
        capacity: 8;
        stage add: { 0: &u32, 1: &mut u64 } { shards: 2 by 0 };
        stage check: &Tuple after add { shards: 2 by 1, state: Pair };
    }
}

disruptor! {
    pipeline AShards {
        event: u64;
        capacity: 8;
        stage a: &u64 { shards: 2 };
        stage a_shards: &u64 after a { shards: 2, state: u64 };
        stage a_handler: &u64 after a_shards { state: u64 };
    }
}

fn main() -> Result<(), PipelineError> {
    let _ = (Plain, WithState, ByTurn, ByKey, Threads, Member, Shards, Apart, Keyed);
    let (mut sum, mut last) = (0, 0);
    Kinds {
        r#type: |_| |it, _, _| *it.shards += u64::from(*it.r#type),
        r#fn: |_| |event, _, _| assert_eq!(event.tuple.0, event.r#type),
        state: (|| Ok(Vec::new()), |seen, event, _, _| seen.push(event.shards)),
        shards: (|shard| Ok(vec![shard as u64]), |seen, _, sequence, _| assert_eq!(sequence % 2, seen[0])),
        by: |event, _, _| sum += event.shards,
        thread: |event, _, _| event.shards = 1,
        r#struct: |event, _, _| last += event.shards,
        make: |event, _, _| assert_eq!(event.shards, 1),
    }
    .run(|mut events| {
        for number in 0..20 {
            events.publish(|event| (event.r#type, event.shards, event.tuple) = (number, 0, FnShards(number)))?;
        }
        Ok(())
    })?;
    assert_eq!((sum, last), (190, 20));
    AShards {
        a: |_| |_, _, _| (),
        a_shards: (|_| Ok(0), |_, _, _, _| ()),
        a_handler: (|| Ok(0), |sum, number, _, _| *sum += number),
    }
    .run(|_| Ok(()))?;
    Tuples {
        add: |_| |it, _, _| *it._1 += u64::from(*it._0),
        check: (|_| Ok((0, 0)), |sums, event, _, _| *sums = (sums.0 + event.0, sums.1 + event.1)),
    }
    .run(|mut events| {
        events.publish(|event| event.0 = 1)?;
        Ok(())
    })
}
