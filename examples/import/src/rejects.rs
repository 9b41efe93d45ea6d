//! The file of rejected lines: number, reason, and the line as it was, separated by tabs.

use crate::Failure;
use crate::input::Line;
use crate::parse::Malformed;
use std::fs::{File, TryLockError};
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::Path;

pub(crate) struct Rejects {
    file: BufWriter<File>,
    /// How long the file is, with what is still in the buffer.
    bytes: u64,
}

impl Rejects {
    /// Opens the file, and locks it until the end: two imports at once would write each other's files.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let file = File::options().write(true).create(true).truncate(false).open(path)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => "another import is writing it".into(),
            TryLockError::Error(error) => Failure::from(error),
        })?;
        Ok(Self { file: BufWriter::new(file), bytes: 0 })
    }

    /// Cuts off what was written after the last commit: those lines will be read again.
    pub(crate) fn resume(&mut self, bytes: u64) -> Result<(), Failure> {
        let file = self.file.get_mut();
        let found = file.metadata()?.len();
        if found < bytes {
            return Err(format!("{found} bytes are there, but {bytes} were written").into());
        }
        file.set_len(bytes)?;
        file.seek(SeekFrom::Start(bytes))?;
        self.bytes = bytes;
        Ok(())
    }

    /// Adds a line, and returns how long the file is with it.
    pub(crate) fn add(&mut self, line: &Line, problem: &Malformed) -> io::Result<u64> {
        let head = format!("{}\t{problem}\t", line.end.lines);
        for part in [head.as_bytes(), &line.text, b"\n"] {
            self.file.write_all(part)?;
            self.bytes += part.len() as u64;
        }
        Ok(self.bytes)
    }

    /// Returns when all is on the disk.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()
    }
}

#[cfg(test)]
mod tests {
    use super::Rejects;
    use crate::input::{Line, Place};
    use crate::parse::Malformed;
    use std::fs;

    #[test]
    fn what_was_not_committed_is_cut_off() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let path = dir.path().join("rejects");
        let line = |lines, text: &str| Line { text: text.into(), end: Place { lines, bytes: 0 } };
        let mut rejects = Rejects::open(&path).expect("it can be opened");
        let committed = rejects.add(&line(3, "a"), &Malformed::NotUtf8).expect("it can be written");
        rejects.add(&line(5, "b"), &Malformed::Quotes).expect("it can be written");
        rejects.sync().expect("it can be written");
        assert!(Rejects::open(&path).is_err(), "only one at a time");
        drop(rejects);

        let mut rejects = Rejects::open(&path).expect("it can be opened again");
        rejects.resume(committed).expect("it is long enough");
        let length = rejects.add(&line(5, "c"), &Malformed::NotUtf8).expect("it can be written");
        rejects.sync().expect("it can be written");
        let text = fs::read_to_string(&path).expect("it can be read");
        assert_eq!(text, "3\tnot UTF-8\ta\n5\tnot UTF-8\tc\n");
        assert_eq!(length, text.len() as u64);
        assert!(rejects.resume(length + 1).is_err(), "a shorter file is another one");
    }
}
