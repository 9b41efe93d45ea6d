//! Events of all sorts of types.

use disruptor::{PipelineError, disruptor};
use std::collections::HashMap;

trait Job {
    fn run(&self) -> u64;
}

impl Job for u64 {
    fn run(&self) -> u64 {
        *self
    }
}

struct Wrapper<T> {
    inner: T,
    list: Vec<(u64, String)>,
}

type Alias<T> = Wrapper<T>;

disruptor! { pipeline Text { event: &'static str; capacity: 8; stage a: &&'static str; } }
disruptor! { pipeline Pairs { event: Vec<(u64, String)>; capacity: 8; stage a: &Vec<(u64, String)>; } }
disruptor! { pipeline Tuples { event: (u8, [u16; 4], Option<&'static [u8]>); capacity: 8; stage a: &mut (u8, [u16; 4], Option<&'static [u8]>); } }
disruptor! { pipeline Arrays { event: [u64; 2 + 2]; capacity: 8; stage a: [u64; 2 + 2]; } }
disruptor! { pipeline Calls { event: fn(u64) -> u64 = std::convert::identity; capacity: 8; stage a: &fn(u64) -> u64; } }
disruptor! { pipeline Jobs { event: Box<dyn Job + Send>; capacity: 8; stage a: &mut Box<dyn Job + Send>; stage b: Box<dyn Job + Send> after a; } }
disruptor! { pipeline Maps { event: HashMap<String, Vec<u8>>; capacity: 8; stage a: &mut HashMap<String, Vec<u8>>; } }
disruptor! { pipeline Items { event: <Vec<u32> as IntoIterator>::Item; capacity: 8; stage a: &<Vec<u32> as IntoIterator>::Item; } }
disruptor! {
    pipeline Generic {
        event: Alias<u8> = Wrapper { inner: 1, list: Vec::new() };
        capacity: 8;
        stage a: { inner: &mut u8 };
        stage b: { list: &mut Vec<(u64, String)> };
    }
}

fn main() -> Result<(), PipelineError> {
    let mut length = 0;
    Text { a: |text, _, _| length += text.len() }.run(|mut texts| Ok(texts.publish(|text| *text = "seven")?))?;
    assert_eq!(length, 5);
    Pairs { a: |pairs, _, _| assert_eq!(pairs[0].0, 1) }
        .run(|mut pairs| Ok(pairs.publish(|pairs| pairs.push((1, String::new())))?))?;
    Tuples { a: |tuple, _, _| tuple.1[0] = 7 }.run(|mut tuples| Ok(tuples.publish(|tuple| tuple.0 = 1)?))?;
    Arrays { a: |array, _, _| assert_eq!(array, [1; 4]) }.run(|mut arrays| Ok(arrays.send([1; 4]).map(|_| ())?))?;
    Calls { a: |call, _, _| assert_eq!(call(7), 7) }.run(|mut calls| Ok(calls.publish(|_| ())?))?;
    let mut ran = 0;
    Jobs { a: |job, _, _| assert_eq!(job.run(), 3), b: |job, _, _| ran += job.run() }
        .run(|mut jobs| Ok(jobs.send(Box::new(3)).map(|_| ()).map_err(|_| PipelineError::Halted)?))?;
    assert_eq!(ran, 3);
    Maps { a: |map, _, _| drop(map.remove("x")) }.run(|mut maps| Ok(maps.publish(|map| map.clear())?))?;
    Items { a: |item, _, _| assert_eq!(*item, 9_u32) }.run(|mut items| Ok(items.publish(|item| *item = 9)?))?;
    Generic { a: |it, _, _| *it.inner += 1, b: |it, _, _| it.list.push((1, String::new())) }
        .run(|mut generics| Ok(generics.publish(|it| it.list.clear())?))?;
    Ok(())
}
