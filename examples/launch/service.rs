//! Takes orders over HTTP. The program is the package in `examples/service/`; this only starts it.
//!
//! ```text
//! cargo run --release --example service
//! cargo run --release --example service -- --self-test
//! ```
//!
//! axum and tokio take long to compile.

mod launch;

use std::process::ExitCode;

fn main() -> ExitCode {
    launch::package("service")
}
