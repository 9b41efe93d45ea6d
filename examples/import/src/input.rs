//! Reads a file line by line, on from where the last run stopped.

use crate::Failure;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

/// How far a file has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Place {
    /// How many lines, the header included.
    pub(crate) lines: u64,
    pub(crate) bytes: u64,
}

/// One line of the file.
#[derive(Default)]
pub(crate) struct Line {
    /// Without the line end.
    pub(crate) text: Vec<u8>,
    /// Where it ends. So `end.lines` is its number, counting from 1.
    pub(crate) end: Place,
}

pub(crate) struct Input {
    /// The full path, which is the same wherever the program is started.
    pub(crate) path: PathBuf,
    /// How many bytes the file has.
    pub(crate) size: u64,
    reader: BufReader<File>,
    place: Place,
}

impl Input {
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        Ok(Self { path: path.canonicalize()?, size, reader: BufReader::new(file), place: Place::default() })
    }

    /// Reads the next line over what `line` held before. Blank lines are skipped. At the end of the file, it returns false.
    pub(crate) fn read(&mut self, line: &mut Line) -> std::io::Result<bool> {
        loop {
            line.text.clear();
            let length = self.reader.read_until(b'\n', &mut line.text)?;
            self.place.lines += u64::from(length > 0);
            self.place.bytes += length as u64;
            line.end = self.place;
            while line.text.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
                line.text.pop();
            }
            if !line.text.is_empty() || length == 0 {
                return Ok(length > 0);
            }
        }
    }

    /// Goes to the place where an earlier run stopped. A file to which lines have been added since is fine; a file that
    /// cannot be the same one is refused. Stays where it is if there was no earlier run.
    pub(crate) fn resume(&mut self, place: Place) -> Result<(), Failure> {
        if place == Place::default() {
            return Ok(());
        }
        if place.bytes > self.size {
            return Err(format!("the file was longer when {} of its lines were imported", place.lines).into());
        }
        self.reader.seek(SeekFrom::Start(place.bytes - 1))?;
        let mut end = [0];
        self.reader.read_exact(&mut end)?;
        if end != [b'\n'] && place.bytes < self.size {
            return Err(format!("line {} has changed since it was imported", place.lines).into());
        }
        self.place = place;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Input, Line, Place};
    use std::fs;

    fn input(text: &str) -> (tempfile::TempDir, Input) {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let path = dir.path().join("input.csv");
        fs::write(&path, text).expect("the input can be written");
        let input = Input::open(&path).expect("the input can be read");
        (dir, input)
    }

    fn rest(input: &mut Input) -> Vec<(u64, String)> {
        let (mut line, mut lines) = (Line::default(), Vec::new());
        while input.read(&mut line).expect("the input can be read") {
            lines.push((line.end.lines, String::from_utf8(line.text.clone()).expect("text")));
        }
        lines
    }

    #[test]
    fn numbers_lines_and_skips_blank_ones() {
        let (_dir, mut input) = input("a\r\n\n\r\nb\nc");
        assert_eq!(rest(&mut input), [(1, "a".into()), (4, "b".into()), (5, "c".into())]);
    }

    #[test]
    fn resumes_after_any_line() {
        let (_dir, mut input) = input("a\n\nb\nc\n");
        let mut line = Line::default();
        let mut ends = Vec::new();
        while input.read(&mut line).expect("the input can be read") {
            ends.push(line.end);
        }
        for (end, done) in ends.into_iter().zip(1..) {
            input.resume(end).expect("the file is the same");
            let all = [(1, "a".into()), (3, "b".into()), (4, "c".into())];
            assert_eq!(rest(&mut input), all[done..]);
        }
    }

    #[test]
    fn refuses_to_resume_in_another_file() {
        let (_dir, mut input) = input("header\n1,2,3\n");
        let resume =
            |input: &mut Input, bytes| input.resume(Place { lines: 2, bytes }).map_err(|error| error.to_string());
        assert_eq!(resume(&mut input, 13), Ok(()));
        assert_eq!(resume(&mut input, 9), Err("line 2 has changed since it was imported".into()));
        assert_eq!(resume(&mut input, 14), Err("the file was longer when 2 of its lines were imported".into()));
    }
}
