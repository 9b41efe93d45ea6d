//! Imports flights into an SQLite database. The program is the package in `examples/import/`; this only starts it.
//!
//! ```text
//! cargo run --release --example import
//! cargo run --release --example import -- --help
//! ```
//!
//! SQLite takes long to compile and needs a C compiler.

mod launch;

use std::process::ExitCode;

fn main() -> ExitCode {
    launch::package("import")
}
