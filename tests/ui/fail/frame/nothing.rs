//! Not even a pipeline.

use disruptor::disruptor;

disruptor! {}

fn main() {}
