//! A directory that one process works in: its journal, and what follows from it.

use crate::book::{Book, Trade};
use crate::journal::Journal;
use crate::{Failure, Fsync, Options, say};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

pub(crate) const JOURNAL: &str = "journal";
const LOCK: &str = "lock";

/// Takes the directory, or makes it. Two processes that append to one journal would destroy it. The system gives the directory free when
/// the process ends, in whatever way.
pub(crate) fn lock(dir: &Path) -> Result<File, Failure> {
    let describe = |error: io::Error| format!("{}: {error}", dir.display());
    fs::create_dir_all(dir).map_err(describe)?;
    let lock = File::create(dir.join(LOCK)).map_err(describe)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => {
            Err(format!("{}: another process works in this directory", dir.display()).into())
        }
        Err(TryLockError::Error(error)) => Err(describe(error).into()),
    }
}

/// Opens the journal of this directory, or begins one, and brings a book to where it ends. `role` speaks, and `traded` gets the trades
/// of each order.
pub(crate) fn recover(
    dir: &Path,
    role: &str,
    options: &Options,
    mut traded: impl FnMut(&[Trade]),
) -> Result<(Journal, Book), Failure> {
    let (journal, recovered) = Journal::open(&dir.join(JOURNAL), options.seed, options.fsync)?;
    if journal.orders() > 0 {
        say(format_args!("{role}: recovered {} orders from the journal", journal.orders()));
    }
    if recovered.torn > 0 {
        say(format_args!("{role}: cut off {} bytes of a torn record", recovered.torn));
    }
    let (mut book, mut of_order) = (Book::default(), Vec::new());
    for order in &recovered.orders {
        of_order.clear();
        book.apply(order, &mut of_order);
        traded(&of_order);
    }
    sync(dir, options.fsync).map_err(|error| format!("{}: {error}", dir.display()))?;
    Ok((journal, book))
}

/// A new file is on the disk only when its directory is.
fn sync(dir: &Path, fsync: Fsync) -> io::Result<()> {
    if cfg!(unix) && fsync == Fsync::Batch { File::open(dir)?.sync_all() } else { Ok(()) }
}
