//! The charts. Their background is transparent and their text grey, so that they can be read on a light page and on a dark one.

mod bars;
mod curves;
mod svg;

pub(crate) use bars::bars;
pub(crate) use curves::curves;
