//! The journal: a file with the receipt of every order that was taken, one a line.

use crate::Failure;
use crate::order::{Order, Receipt};
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

pub(crate) struct Journal {
    file: BufWriter<File>,
    /// How many receipts it has.
    receipts: u64,
    /// How much longer each commit takes, see [`slow_down`](Journal::slow_down).
    delay: Duration,
}

impl Journal {
    /// Opens the journal, and returns the receipts that it has from earlier runs. It stays locked until the end: two services at once
    /// would give different orders the same number.
    pub(crate) fn open(path: &Path) -> Result<(Self, Vec<Receipt>), Failure> {
        let file = File::options().append(true).create(true).open(path)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => "another service is writing it".into(),
            TryLockError::Error(error) => Failure::from(error),
        })?;
        // A device has nothing to read, or no end.
        let text = if file.metadata()?.is_file() { fs::read_to_string(path)? } else { String::new() };
        // A crash may leave half a line. Nobody got an answer for it, because answers come after the commit.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        if whole < text.len() {
            file.set_len(whole as u64)?;
        }
        let receipts = read(&text[..whole])?;
        let journal = Self { file: BufWriter::new(file), receipts: receipts.len() as u64, delay: Duration::ZERO };
        Ok((journal, receipts))
    }

    /// Pretends that the disk takes so much longer for each commit.
    pub(crate) fn slow_down(&mut self, delay: Duration) {
        self.delay = delay;
    }

    /// Adds a receipt, and returns its number. It may be lost until [`commit`](Journal::commit).
    pub(crate) fn add(&mut self, order: &Order, cents: u64) -> io::Result<u64> {
        let id = self.receipts + 1;
        serde_json::to_writer(&mut self.file, &Receipt { id, order, cents })?;
        self.file.write_all(b"\n")?;
        self.receipts = id;
        Ok(id)
    }

    /// Returns when all is on the disk.
    pub(crate) fn commit(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        thread::sleep(self.delay);
        Ok(())
    }
}

/// The receipts in the text of a journal.
pub(crate) fn read(text: &str) -> Result<Vec<Receipt>, Failure> {
    let mut receipts = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        match serde_json::from_str::<Receipt>(line) {
            Ok(receipt) if receipt.id == number => receipts.push(receipt),
            Ok(receipt) => return Err(format!("line {number} has the number {}", receipt.id).into()),
            Err(error) => return Err(format!("line {number} is no receipt: {error}").into()),
        }
    }
    Ok(receipts)
}

#[cfg(test)]
mod tests {
    use super::Journal;
    use crate::order::{Order, Receipt};
    use std::fs;
    use std::path::Path;

    fn order() -> Order {
        Order { item: "tea".to_owned(), quantity: 2 }
    }

    fn receipts(ids: impl IntoIterator<Item = u64>) -> Vec<Receipt> {
        ids.into_iter().map(|id| Receipt { id, order: order(), cents: 900 }).collect()
    }

    fn error(path: &Path) -> String {
        Journal::open(path).err().expect("it is refused").to_string()
    }

    #[test]
    fn a_journal_goes_on_after_a_crash() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let path = dir.path().join("journal");
        let (mut journal, before) = Journal::open(&path).expect("it can be made");
        assert_eq!(before, []);
        for id in 1..=2 {
            assert_eq!(journal.add(&order(), 900).expect("it can be written"), id);
        }
        journal.commit().expect("it can be written");
        assert_eq!(error(&path), "another service is writing it");
        drop(journal);

        let mut text = fs::read_to_string(&path).expect("it can be read");
        assert!(text.starts_with("{\"id\":1,\"item\":\"tea\",\"quantity\":2,\"cents\":900}\n"), "{text}");
        text.push_str("{\"id\":3,\"item");
        fs::write(&path, text).expect("it can be written");
        let (mut journal, before) = Journal::open(&path).expect("it can be opened again");
        assert_eq!(before, receipts(1..=2));
        assert_eq!(journal.add(&order(), 900).expect("it can be written"), 3);
        journal.commit().expect("it can be written");
        drop(journal);
        assert_eq!(Journal::open(&path).expect("it can be opened again").1, receipts(1..=3));
    }

    #[test]
    fn another_file_is_no_journal() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let path = dir.path().join("journal");
        fs::write(&path, "hello\n").expect("it can be written");
        assert!(error(&path).starts_with("line 1 is no receipt: "));
        fs::write(&path, "{\"id\":7,\"item\":\"tea\",\"quantity\":2,\"cents\":900}\n").expect("it can be written");
        assert_eq!(error(&path), "line 1 has the number 7");
    }
}
