//! An asynchronous logger, tried out and compared with others. The program is the package in `examples/logger/`; this only
//! starts it.
//!
//! ```text
//! cargo run --release --example logger
//! cargo run --release --example logger -- --compare
//! ```
//!
//! The other loggers take long to compile.

mod launch;

use std::process::ExitCode;

fn main() -> ExitCode {
    launch::package("logger")
}
