//! Publication: the only place where data leaves the exchange. Here, it is a line in a file.
//!
//! A trade is published when the order that caused it is written to the journal, not before, and exactly once, however often the
//! exchange is killed in between: what a crash has left unpublished follows from the journal, and comes again
//! with the next start; what was published already is counted, and skipped.

use crate::Failure;
use crate::book::Trade;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// The file of published trades.
pub(crate) struct TradeLog {
    file: File,
    /// How many were in the file when it was opened.
    published: u64,
    /// Lines that are not yet written.
    buffer: Vec<u8>,
}

impl TradeLog {
    /// Opens the file, or begins one. A line without an end was never finished; it is cut off.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let describe = |error: io::Error| format!("{}: {error}", path.display());
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(describe)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(describe)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        file.set_len(whole as u64).map_err(describe)?;
        file.seek(SeekFrom::End(0)).map_err(describe)?;
        let published = bytes[..whole].split(|byte| *byte == b'\n').count() as u64 - 1;
        Ok(Self { file, published, buffer: Vec::new() })
    }

    /// How many trades were in the file when it was opened.
    pub(crate) fn published(&self) -> u64 {
        self.published
    }

    /// Takes the trades of an order, which is in the journal.
    pub(crate) fn add(&mut self, trades: &[Trade]) {
        // After a restart, the first ones may have been published by the process before.
        for &Trade { number, taker, maker, price, quantity } in
            trades.iter().filter(|trade| trade.number >= self.published)
        {
            writeln!(self.buffer, "{number},{taker},{maker},{price},{quantity}").expect("memory takes every line");
        }
    }

    /// Writes what has been added.
    ///
    /// Nothing forces the lines onto the disk: a lost line is published again.
    pub(crate) fn write_out(&mut self) -> io::Result<()> {
        self.file.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}
