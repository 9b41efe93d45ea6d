//! What the macro generates trips no lint of the crate it is used in. `cargo clippy` and `cargo doc` over
//! this crate are the test.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, missing_debug_implementations, let_underscore_drop)]
#![deny(nonstandard_style, future_incompatible, rust_2018_idioms, single_use_lifetimes, unused_lifetimes)]
#![deny(unused_qualifications, trivial_casts, trivial_numeric_casts, unnameable_types, unused)]
#![deny(rustdoc::all)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::cargo_common_metadata)]
#![deny(clippy::undocumented_unsafe_blocks, clippy::multiple_unsafe_ops_per_block, clippy::missing_safety_doc)]
#![deny(clippy::absolute_paths, clippy::default_trait_access, clippy::missing_docs_in_private_items)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::indexing_slicing)]
#![deny(clippy::allow_attributes, clippy::allow_attributes_without_reason)]
#![deny(clippy::min_ident_chars, clippy::shadow_unrelated, clippy::missing_inline_in_public_items)]
#![allow(clippy::cargo_common_metadata, reason = "never published")]

use disruptor::{SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::cell::Cell;
use std::rc::Rc;

/// An order.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Order {
    /// Its price.
    pub price: u64,
    /// Its parts.
    pub parts: Vec<(u64, String)>,
    /// Whether it is good.
    pub good: bool,
}

disruptor! {
    /// Orders, with everything that a pipeline can have.
    pub pipeline Orders {
        event: Order = Order::default();
        capacity: 64;
        wait: YieldWaitStrategy = YieldWaitStrategy::default();
        /// Doubles the price.
        stage price: { price: &mut u64, parts: &Vec<(u64, String)> } { wait: SpinWaitStrategy, name: "price" };
        stage judge: { good: &mut bool } { core: 0 };
        stage show: &Order after price, judge;
        poll seen: { price: &u64, good: &bool } after price, judge;
        poll changed: &mut Order after show, seen;
    }
}

disruptor! {
    pub(crate) pipeline Lines {
        event: String;
        capacity: 8;
        slots: dense;
        stage count: &String;
        stage keep: String after count;
    }
}

disruptor! {
    /// What several threads send.
    pub pipeline Jobs {
        event: String;
        capacity: 8;
        producer: multi;
        stage judge: &String -> bool;
        stage work: String after judge;
        poll refused: String else judge;
    }
}

/// The number of shards.
const SHARDS: usize = 2;

disruptor! {
    /// Orders, worked on by several threads.
    pub pipeline Divided {
        event: Order = Order::default();
        capacity: 64;
        /// Doubles the price, by turn.
        stage price: { price: &mut u64 } { shards: SHARDS, core: [None, Some(0)], name: "price" };
        stage judge: { price: &u64, good: &mut bool } after price { shards: SHARDS by price, state: Rc<Cell<u64>> };
        stage count: &Order after judge { shards: 3 by price, core: |shard| shard };
        /// Shows it.
        stage show: &Order -> bool after judge { state: Rc<Cell<u64>> };
        stage first: &Order after judge;
        stage second: &Order else show;
        thread both: first, second { wait: SpinWaitStrategy, core: 0, name: "both" };
    }
}

disruptor! {
    /// Jobs for several workers.
    pub pipeline Workers {
        event: String;
        capacity: 8;
        /// Works.
        stage work: String { shards: SHARDS };
    }
}

disruptor! {
    pub(crate) pipeline Samples {
        event: u64;
        capacity: 8;
        slots: dense;
        stage double: &mut [u64];
        stage sum: &[u64] after double { state: Rc<Cell<u64>> };
        poll seen: &[u64] after sum;
    }
}

/// Sends a sample through.
///
/// # Errors
///
/// Those of the pipeline.
#[inline]
pub fn samples() -> Result<u64, disruptor::PipelineError> {
    let mut seen = 0;
    Samples {
        double: |samples, _, _| samples.iter_mut().for_each(|sample| *sample *= 2),
        sum: (|| Ok(Rc::default()), |sum, samples, _, _| sum.set(sum.get() + samples.iter().sum::<u64>())),
    }
    .run(|mut samples, mut pollers| {
        samples.publish(|sample| *sample = 2)?;
        let _ = pollers.seen.poll_wait(|run, _, _| seen = run.iter().sum());
        Ok(())
    })?;
    Ok(seen)
}

/// Sends a line through.
///
/// # Errors
///
/// Those of the pipeline.
#[inline]
pub fn lines() -> Result<usize, disruptor::PipelineError> {
    let mut length = 0;
    let mut kept = Vec::new();
    Lines { count: |line, _, _| length += line.len(), keep: |line, _, _| kept.push(line) }.run(|mut lines| {
        lines.send(String::from("line"))?;
        Ok(())
    })?;
    Ok(length + kept.len())
}

#[cfg(test)]
mod tests {
    use super::{lines, samples};

    #[test]
    fn runs() {
        assert_eq!(lines().ok(), Some(5));
        assert_eq!(samples().ok(), Some(4));
    }
}
