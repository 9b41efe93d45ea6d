//! What happens to records that cannot be written.

mod common;

use common::{Sink, bounded, logger_to, messages};
use log::Log;
use logger::{CAPACITY, Logger};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread;

/// A disk with room for so many bytes.
#[derive(Clone, Default)]
struct Disk(Arc<Mutex<(Vec<u8>, usize)>>);

impl Disk {
    fn with_room_for(bytes: usize) -> Self {
        Self(Arc::new(Mutex::new((Vec::new(), bytes))))
    }

    fn make_room_for(&self, bytes: usize) {
        self.0.lock().expect("nobody panics here").1 = bytes;
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("nobody panics here").0.clone()).expect("text")
    }
}

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (content, room) = &mut *self.0.lock().expect("nobody panics here");
        if *room == 0 {
            return Err(io::Error::new(io::ErrorKind::StorageFull, "the disk is full"));
        }
        let length = bytes.len().min(*room);
        content.extend_from_slice(&bytes[..length]);
        *room -= length;
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Panics at the first write. Keeps the writer waiting until then, if the sink is shut.
struct Deadly(Sink);

impl Write for Deadly {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)?;
        panic!("on purpose")
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A line with a message of one byte has this many bytes.
const LINE: usize = "2026-01-01T00:00:00.000000Z INFO  failures: x\n".len();

#[test]
fn a_file_that_cannot_be_opened_is_an_error_with_its_name() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let error = Logger::open(dir.path()).expect_err("it is a directory").to_string();
    assert!(error.starts_with(&format!("{}: ", dir.path().display())), "{error}");
    let error = Logger::open(&dir.path().join("none/x")).expect_err("there is no such directory").to_string();
    assert!(error.contains("none/x: No such file or directory"), "{error}");
}

#[test]
fn a_file_is_continued() {
    bounded(|| {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let path = dir.path().join("a.log");
        for n in 0..3 {
            log::set_max_level(log::LevelFilter::Trace);
            let logger = Logger::open(&path).expect("it can be opened");
            log::info!(logger: &logger, "{n}");
            logger.close().expect("the writer does not panic");
        }
        assert_eq!(messages(&fs::read_to_string(&path).expect("it can be read")), ["0", "1", "2"]);
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_nobody_and_losses_are_counted() {
    bounded(|| {
        log::set_max_level(log::LevelFilter::Trace);
        let logger = Logger::open(Path::new("/dev/full")).expect("it can be opened");
        (0..3 * CAPACITY).for_each(|n| log::info!(logger: &logger, "{n}"));
        logger.flush();
        let summary = logger.settle();
        assert_eq!((summary.written, summary.lost), (0, 3 * CAPACITY as u64));
    });
}

#[test]
fn when_there_is_room_again_the_file_tells_what_is_missing() {
    bounded(|| {
        let disk = Disk::with_room_for(2 * LINE);
        let logger = logger_to(disk.clone());
        let log = |text: &str| {
            for c in text.chars() {
                log::info!(logger: &logger, "{c}");
                logger.flush();
            }
        };
        log("abcde");
        disk.make_room_for(1_000);
        log("fg");
        disk.make_room_for(0);
        log("hi");
        disk.make_room_for(1_000);
        log("j");
        let summary = logger.settle();
        assert_eq!((summary.written, summary.lost), (5, 5));
        let missing = |n| format!("[{n} records are missing: the disk is full]");
        let expected = ["a".into(), "b".into(), missing(3), "f".into(), "g".into(), missing(2), "j".into()];
        let text = disk.text();
        assert_eq!(
            text.lines().map(|line| if line.starts_with('[') { line } else { &line[LINE - 2..] }).collect::<Vec<_>>(),
            expected
        );
    });
}

#[test]
fn a_record_that_was_cut_off_keeps_its_line_to_itself() {
    bounded(|| {
        let disk = Disk::with_room_for(LINE + 5);
        let logger = logger_to(disk.clone());
        for c in ['a', 'b', 'c'] {
            log::info!(logger: &logger, "{c}");
            logger.flush();
        }
        // Not even the notice fits.
        disk.make_room_for(4);
        log::info!(logger: &logger, "d");
        logger.flush();
        disk.make_room_for(1_000);
        log::info!(logger: &logger, "e");
        let summary = logger.settle();
        assert_eq!((summary.written, summary.lost), (2, 3));
        let text = disk.text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].ends_with(": a") && lines[1].len() == 5, "{text}");
        assert_eq!(lines[2..4], ["[2 ", "[3 records are missing: the disk is full]"]);
        assert!(lines[4].ends_with(": e") && lines.len() == 5, "{text}");
    });
}

#[test]
fn when_the_writer_has_died_calls_return_and_losses_are_counted() {
    bounded(|| {
        let logger = logger_to(Deadly(Sink::default()));
        (0..3 * CAPACITY).for_each(|n| log::info!(logger: &logger, "{n}"));
        logger.flush();
        let summary = logger.settle();
        assert_eq!((summary.written, summary.lost), (0, 3 * CAPACITY as u64));
        let error = logger.close().expect_err("the writer has panicked").to_string();
        assert!(error.contains("stage `write` panicked") && error.contains("on purpose"), "{error}");
    });
}

#[test]
fn when_the_writer_dies_those_who_wait_for_room_go_on() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(Deadly(sink.clone()));
        sink.shut_with_writer(&logger);
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    for n in 0..CAPACITY {
                        log::info!(logger: &logger, "{n}");
                        count.fetch_add(1, Relaxed);
                    }
                    logger.flush();
                });
            }
            while count.load(Relaxed) < CAPACITY - 1 {
                thread::yield_now();
            }
            sink.open();
        });
        assert_eq!(logger.settle().lost, 3 * CAPACITY as u64 + 1);
    });
}
