//! Everybody who lets several producers publish. Beside `contenders`, each has these functions, as far as it can do it:
//! `line` and `chain` for a crowd of producers and one stage or two, `fill` for a ring that is filled before it is drained.
//! Those that have batches have each also as `…_by_ten`.

pub(crate) mod channels;
pub(crate) mod cursors;
pub(crate) mod pipelines;
