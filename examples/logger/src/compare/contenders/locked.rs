//! What one would write without a library: a lock around a buffered file.

use super::{Contender, Opened};
use crate::Failure;
use crate::load::{Message, log_message};
use humantime::format_rfc3339_micros;
use log::{Log, Metadata, Record};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

pub(super) const CONTENDER: Contender = Contender {
    name: "Mutex<BufWriter<File>>",
    writes: "whoever fills the buffer of 8 KiB; until then, a record is lost with the process",
    open: |path| Ok(Box::new(Locked(Mutex::new(BufWriter::new(File::create(path)?))))),
};

struct Locked(Mutex<BufWriter<File>>);

impl Log for Locked {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let time = format_rfc3339_micros(SystemTime::now());
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The check of the file tells if it fails.
        let _ = writeln!(file, "{time} {:<5} {}: {}", record.level(), record.target(), record.args());
    }

    fn flush(&self) {}
}

impl Opened for Locked {
    fn log(&self, message: &Message<'_>) {
        log_message!(log::info, message, logger: self);
    }

    fn close(self: Box<Self>) -> Result<(), Failure> {
        let file = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        file.into_inner()?;
        Ok(())
    }
}
