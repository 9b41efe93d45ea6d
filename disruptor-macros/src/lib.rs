//! The procedural macro behind `disruptor::disruptor!`.
