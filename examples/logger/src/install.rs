//! The logger of the process.

use crate::{Logger, Summary};
use std::error::Error;
use std::fmt;
use std::panic;
use std::sync::OnceLock;

static LOGGER: OnceLock<Logger> = OnceLock::new();

/// Makes this the logger behind the macros of the crate `log`, for the rest of the process.
///
/// From now on, a panic is logged too, and waits until all records so far are written, whatever then becomes of the process.
///
/// # Errors
///
/// If the process has a logger already.
pub fn install(logger: Logger) -> Result<Guard, AlreadyInstalled> {
    let level = logger.level();
    LOGGER.set(logger).map_err(|_| AlreadyInstalled)?;
    let logger = LOGGER.get().ok_or(AlreadyInstalled)?;
    log::set_logger(logger).map_err(|_| AlreadyInstalled)?;
    log::set_max_level(level);
    log_panics(logger);
    Ok(Guard(()))
}

/// Waits until all records are written that any thread has logged so far. Call it before [`std::process::exit`], which drops no
/// [`Guard`]. See [`Logger::settle`].
pub fn shutdown() -> Summary {
    LOGGER.get().map(Logger::settle).unwrap_or_default()
}

/// Calls [`shutdown`] when it is dropped. Keep it in `main`.
///
/// The logger goes on after that, so what other threads log in the last moment is written if the process lives long enough.
#[derive(Debug)]
#[must_use = "its drop waits for the last records"]
pub struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        shutdown();
    }
}

/// After the hook that is there: what that prints is seen even if the writer is stuck.
fn log_panics(logger: &'static Logger) {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        before(info);
        // The writer itself panics. Nobody would write it.
        if !logger.is_written_by_this_thread() {
            let thread = std::thread::current();
            log::error!(target: "panic", "thread `{}` {info}", thread.name().unwrap_or("without a name"));
            logger.settle();
        }
    }));
}

/// The process has a logger already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyInstalled;

impl fmt::Display for AlreadyInstalled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the process has a logger already")
    }
}

impl Error for AlreadyInstalled {}
