//! Starts an example that is a package of its own, because it takes long to compile: so `cargo test`, which builds all examples, builds only
//! the few lines that start it.

use std::env;
use std::process::{Command, ExitCode};

/// Runs the package in `examples/NAME/` with the arguments of this program, built as this program is.
pub(crate) fn package(name: &str) -> ExitCode {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--manifest-path", &format!("{}/../{name}/Cargo.toml", env!("CARGO_MANIFEST_DIR"))]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    start(name, cargo.arg("--").args(env::args_os().skip(1)))
}

/// Becomes the other program, so that Ctrl-C reaches that alone.
#[cfg(unix)]
fn start(name: &str, program: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt as _;

    let error = program.exec();
    eprintln!("{name}: cannot start cargo: {error}");
    ExitCode::from(2)
}

#[cfg(not(unix))]
fn start(name: &str, program: &mut Command) -> ExitCode {
    match program.status() {
        Ok(status) => ExitCode::from(status.code().and_then(|code| code.try_into().ok()).unwrap_or(1)),
        Err(error) => {
            eprintln!("{name}: cannot start cargo: {error}");
            ExitCode::from(2)
        }
    }
}
