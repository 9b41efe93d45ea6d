//! Reads a log file, and checks that it holds what was logged.

use crate::Failure;
use crate::load::Load;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom};
use std::path::Path;

/// Checks that the file holds, from this byte on, every record of the load, once, those of each thread in order, and
/// nothing else.
pub(crate) fn verify(path: &Path, from: u64, load: &Load) -> Result<(), Failure> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut next = vec![0; load.threads];
    for (line, number) in BufReader::new(file).lines().zip(1..) {
        let line = line?;
        let (thread, record) =
            parse(&line, load.size).ok_or_else(|| format!("line {number} is no record: {line:?}"))?;
        let next = next.get_mut(thread).ok_or_else(|| format!("line {number} is of a thread {thread}"))?;
        if record != *next {
            return Err(format!("line {number} is record {record} of thread {thread}, not {next}").into());
        }
        *next += 1;
    }
    match next.iter().position(|&next| next != load.records) {
        Some(thread) => {
            Err(format!("of thread {thread}, only {} of {} records are there", next[thread], load.records).into())
        }
        None => Ok(()),
    }
}

/// The thread and the number of a record whose message has this size.
fn parse(line: &str, size: usize) -> Option<(usize, usize)> {
    let (_, message) = line.split_once(": ")?;
    let mut words = message.split(' ');
    let thread = words.next()?.strip_prefix('t')?.parse().ok()?;
    let number = words.next()?.strip_prefix('n')?.parse().ok()?;
    let is_whole = message.len() == size && words.next()?.bytes().all(|byte| byte == b'x') && words.next().is_none();
    is_whole.then_some((thread, number))
}

#[cfg(test)]
mod tests {
    use super::verify;
    use crate::load::{Load, Pace};
    use std::fs;

    const LOAD: Load = Load { threads: 2, records: 2, size: 8, pace: Pace::Flood };

    fn verified(lines: &[&str]) -> Result<(), String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        fs::write(file.path(), [lines, &[""]].concat().join("\n")).expect("it can be written");
        verify(file.path(), 0, &LOAD).map_err(|error| error.to_string())
    }

    #[test]
    fn finds_what_is_wrong_with_a_file() {
        let whole = ["1 I a: t0 n0 xx", "1 I a: t1 n0 xx", "1 I a: t1 n1 xx", "1 I a: t0 n1 xx"];
        assert_eq!(verified(&whole), Ok(()));
        assert_eq!(verified(&whole[..3]), Err("of thread 0, only 1 of 2 records are there".into()));
        assert_eq!(verified(&whole[1..]), Err("line 3 is record 1 of thread 0, not 0".into()));
        let twice = [whole[0], whole[0]];
        assert_eq!(verified(&twice), Err("line 2 is record 0 of thread 0, not 1".into()));
        for bad in ["1 I a: t0 n0 x", "1 I a: t0 n0 xy", "1 I a: t0 n0 ", "t0 n0 xx", "1 I a: t0 nx xx", ""] {
            assert_eq!(verified(&[bad]), Err(format!("line 1 is no record: {bad:?}")));
        }
        assert_eq!(verified(&["1 I a: t2 n0 xx"]), Err("line 1 is of a thread 2".into()));
    }
}
