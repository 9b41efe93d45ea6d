//! An asynchronous logger: a backend for the crate `log` that is built on a ring.
//!
//! ```no_run
//! # use std::path::Path;
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let _guard = logger::install(logger::Logger::open(Path::new("app.log"))?)?;
//! log::info!("so it goes");
//! # Ok(())
//! # }
//! ```
//!
//! ```text
//! log::info! ──> a producer of the calling thread ──> ring ──> write, on a thread of its own ──> file
//! ```
//!
//! Each thread that logs has a producer, a clone that is local to the thread. A call claims a slot, formats the record into the string that
//! lies there, and returns. The string is used again and again, so a record costs no allocation. The stage `write` gathers a batch
//! and writes it with one call.
//!
//! # What it promises
//!
//! - *No record is lost*, and those of one thread stay in order. A call that finds the ring full waits, so a slow disk slows those who
//!   log.
//! - *[`flush`](log::Log::flush)* waits until all that the calling thread has logged is written, [`Logger::settle`] until all is that any thread
//!   has. "Written" means that the operating system has it, not that it is on the disk.
//! - *At the end of the process*, records are still on their way. The [`Guard`] waits for them when `main` returns, and
//!   [`shutdown`] before [`std::process::exit`]. A panic waits too, and is logged: it may be the end.
//! - *What cannot be kept*: what was logged after the last flush, if the process is killed or aborts (but a panic that aborts has waited);
//!   and what other threads log while the process ends.
//! - *A file that cannot be written to* stops nobody. That is told on standard error, once. The records are counted as lost, and each batch
//!   tries again. When it works again, the file tells how many records are missing, and where. The number is told at the end, too.
//! - *If the writer dies*, because what it writes to panics, calls return at once. Their records are counted as lost.
//!
//! # What is logged while something is logged
//!
//! To format a record runs the user's code, which may log, panic, or wait. Meanwhile, the slot is claimed, and records that others log
//! behind it are held up.
//!
//! - *A `Display` that logs*: its records are formatted aside, and published after the record that is being formatted. They cannot deadlock, even if
//!   there are more of them than slots. Sixteen may be formatted one inside the other; one that logs itself ends there.
//! - *A `Display` that panics or fails*: its record ends with a notice. A panic goes on to the caller.
//! - *A writer that logs* (what it writes to does): those records go past the ring, into the file, with the next write.
//! - *A `Display` that waits* for a lock holds up all others. It must not wait for one under which another thread logs: should the ring be full,
//!   both wait for ever. Format such a value before the call: `log::info!("{}", value.to_string())`.
//!
//! The crate `disruptor` itself logs, with the feature `log`, if a ring grows. The ring of a logger does not grow, and warnings about others come
//! from a thread of their own.

mod counts;
mod install;
mod line;
mod logger;
mod thread;
mod writer;

pub use counts::Summary;
pub use install::{AlreadyInstalled, Guard, install, shutdown};
pub use logger::{CAPACITY, Logger};
