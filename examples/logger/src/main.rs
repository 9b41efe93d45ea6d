//! An asynchronous logger, tried out and compared with others.
//!
//! ```text
//! cargo run --release --example logger               # four threads log to a temporary file, which is then checked
//! cargo run --release --example logger -- --compare  # how long other loggers take for the same
//! cargo run --release --example logger -- --help
//! ```
//!
//! The logger is the library beside this program, `src/lib.rs`, which says what it promises.
//!
//! The comparison has no winner in every column. A lock around a `BufWriter` costs most callers as little, but whoever fills the
//! buffer has to write it, and a process that is killed loses what is in it. As fast as they can, the threads fill the ring, and
//! then wait for the writer: that shows in the slowest calls.
//!
//! The exit code is 0 if all records are in the file, 1 if they are not, and 2 if wrong arguments or the output prevent that.

mod compare;
mod demonstration;
mod load;
mod options;
mod verify;

use clap::Parser;
use options::Options;
use std::error::Error;
use std::io;
use std::path::Path;
use std::process::ExitCode;

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let options = Options::parse();
    let result = if options.compare { compare::run(&options) } else { demonstration::run(&options) };
    result.unwrap_or_else(|error| {
        eprintln!("logger: {error}");
        ExitCode::from(2)
    })
}

/// Puts the name of the file before an error.
fn in_file(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    move |error| format!("{}: {error}", path.display()).into()
}
