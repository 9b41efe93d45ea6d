//! An empty invocation.

use disruptor::disruptor;

disruptor! {}

fn main() {}
