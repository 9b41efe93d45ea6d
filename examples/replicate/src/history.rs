//! Orders of the past, read from the journal while the stage beside writes it.

use crate::order::Order;
use crate::{Failure, journal};
use std::fs::File;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// All orders before number `end`. The journal stage may be a few batches behind, so this waits for it, but not beyond `until`, and not
/// when `check` fails: then that stage may have ended.
pub(crate) fn before(
    end: u64,
    path: &Path,
    seed: u64,
    until: Instant,
    check: impl Fn() -> Result<(), Failure>,
) -> Result<Vec<Order>, Failure> {
    loop {
        let describe = |error: Failure| format!("{}: {error}", path.display());
        let mut file = File::open(path).map_err(|error| describe(error.into()))?;
        let mut orders = journal::contents(&mut file, seed).map_err(describe)?.orders;
        if orders.len() as u64 >= end {
            orders.truncate(usize::try_from(end)?);
            return Ok(orders);
        }
        if Instant::now() >= until {
            return Err(format!("{}: order {} is not there yet", path.display(), end - 1).into());
        }
        check()?;
        sleep(Duration::from_millis(5));
    }
}
