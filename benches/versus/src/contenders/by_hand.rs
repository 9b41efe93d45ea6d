//! Rings written by hand for one work and nothing else. They wait by spinning, have one producer and one consumer that nobody can halt, and look
//! after no panic. They show how near a ring can come to what the hardware allows.

mod claims;
mod lines;
mod stamps;

pub(crate) use claims::{Claiming, Plain};
pub(crate) use lines::Lines;
pub(crate) use stamps::Stamps;
