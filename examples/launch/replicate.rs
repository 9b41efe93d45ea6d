//! Replicates an exchange to another process. The program is the package in `examples/replicate/`; this only starts it.
//!
//! ```text
//! cargo run --release --example replicate
//! cargo run --release --example replicate -- --help
//! ```
//!
//! zenoh and iceoryx2 take long to compile.

mod launch;

use std::process::ExitCode;

fn main() -> ExitCode {
    launch::package("replicate")
}
