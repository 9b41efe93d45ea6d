//! Imports flights into an SQLite database. The program is the package in `examples/import/`; this only starts it.
//!
//! ```text
//! cargo run --release --example import
//! cargo run --release --example import -- --help
//! ```
//!
//! SQLite takes long to compile and needs a C compiler. So the program is a package of its own, and `cargo test`, which
//! builds all examples, builds only these few lines.

use std::env;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/examples/import/Cargo.toml")]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    start(cargo.arg("--").args(env::args_os().skip(1)))
}

/// Becomes the other program, so that Ctrl-C reaches that alone.
#[cfg(unix)]
fn start(program: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt as _;

    let error = program.exec();
    eprintln!("import: cannot start cargo: {error}");
    ExitCode::from(2)
}

#[cfg(not(unix))]
fn start(program: &mut Command) -> ExitCode {
    match program.status() {
        Ok(status) => ExitCode::from(status.code().and_then(|code| code.try_into().ok()).unwrap_or(1)),
        Err(error) => {
            eprintln!("import: cannot start cargo: {error}");
            ExitCode::from(2)
        }
    }
}
