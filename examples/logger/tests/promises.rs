//! What the logger promises while all goes well, and while the user's code logs where one would not expect it.

mod common;

use common::{Sink, bounded, logger_to};
use log::{Level, LevelFilter, Log, Record};
use logger::{CAPACITY, Logger};
use std::cell::RefCell;
use std::fmt::{self, Display};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread;

/// Displays whatever the closure does.
struct Shown<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> Display for Shown<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

/// Logs before each write, to the logger that is there.
#[derive(Clone)]
struct Chatty {
    sink: Sink,
    logger: Arc<Mutex<Option<Arc<Logger>>>>,
}

impl Chatty {
    /// A logger whose writer logs to that logger, until it is told to be quiet.
    fn new(sink: &Sink) -> (Self, Arc<Logger>) {
        let chatty = Self { sink: sink.clone(), logger: Arc::default() };
        let logger = Arc::new(logger_to(chatty.clone()));
        chatty.logs_to(Some(Arc::clone(&logger)));
        (chatty, logger)
    }

    fn logs_to(&self, logger: Option<Arc<Logger>>) {
        *self.logger.lock().expect("nobody panics here") = logger;
    }
}

impl Write for Chatty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let logger = self.logger.lock().expect("nobody panics here").clone();
        if let Some(logger) = logger {
            log::info!(logger: &*logger, "it is going to write");
            // Must not wait for itself.
            logger.flush();
            logger.settle();
        }
        self.sink.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn shown<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result>(show: F) -> Shown<F> {
    Shown(show)
}

#[test]
fn every_record_is_written_once_and_those_of_a_thread_in_order() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|thread| {
                    let logger = &logger;
                    scope.spawn(move || (0..5_000).for_each(|n| log::info!(logger: logger, "{thread} {n}")))
                })
                .collect();
            for thread in threads {
                thread.join().expect("it does not panic");
            }
        });
        let summary = logger.close().expect("the writer does not panic");
        assert_eq!((summary.written, summary.lost), (20_000, 0));
        assert_eq!(summary.writes, sink.writes().len() as u64);
        let messages = sink.messages();
        assert_eq!(messages.len(), 20_000);
        for thread in 0..4 {
            let own = messages.iter().filter(|message| message.starts_with(&format!("{thread} ")));
            assert!(own.zip(0..).all(|(message, n)| *message == format!("{thread} {n}")));
        }
    });
}

#[test]
fn a_record_is_a_line_with_time_level_target_and_message() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        log::warn!(logger: &logger, target: "here", "so it {}", "goes");
        logger.flush();
        let text = sink.text();
        let (time, rest) = text.split_at(27);
        assert_eq!(rest, " WARN  here: so it goes\n");
        let digits: String = time.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        assert_eq!(digits, "0000-00-00T00:00:00.000000Z");
    });
}

#[test]
fn what_is_too_verbose_is_not_logged() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone()).up_to(LevelFilter::Info);
        for level in Level::iter() {
            logger.log(&Record::builder().level(level).args(format_args!("{level}")).build());
        }
        logger.flush();
        assert_eq!(sink.messages(), ["ERROR", "WARN", "INFO"]);
    });
}

#[test]
fn flush_waits_for_the_callers_records() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        for n in 0..200 {
            log::info!(logger: &logger, "{n}");
            logger.flush();
            assert_eq!(sink.messages().len(), n + 1);
        }
    });
}

#[test]
fn settle_waits_for_the_records_of_all_threads() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        for n in 1..=50 {
            thread::scope(|scope| {
                scope.spawn(|| log::info!(logger: &logger, "somebody"));
            });
            let summary = logger.settle();
            assert_eq!((summary.written, summary.lost, sink.messages().len() as u64), (n, 0, n));
        }
    });
}

#[test]
fn a_batch_is_one_write() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        sink.shut_with_writer(&logger);
        (0..700).for_each(|n| log::info!(logger: &logger, "{n}"));
        sink.open();
        logger.flush();
        let lines: Vec<usize> = sink.writes().iter().map(|write| write.lines().count()).collect();
        assert_eq!(lines, [1, 512, 188]);
    });
}

#[test]
fn very_long_records_do_not_gather() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        sink.shut_with_writer(&logger);
        (0..100).for_each(|n| log::info!(logger: &logger, "{n:60000}"));
        sink.open();
        logger.flush();
        assert_eq!(sink.messages().len(), 101);
        let longest = sink.writes().iter().map(String::len).max();
        assert!(longest < Some(1_200_000), "{longest:?} bytes in one write");
    });
}

#[test]
fn who_finds_the_ring_full_waits() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        sink.shut_with_writer(&logger);
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                for n in 0..2 * CAPACITY {
                    log::info!(logger: &logger, "{n}");
                    count.fetch_add(1, Relaxed);
                }
            });
            // The first record is in the ring too.
            while count.load(Relaxed) < CAPACITY - 1 {
                thread::yield_now();
            }
            thread::sleep(std::time::Duration::from_millis(20));
            assert_eq!(count.load(Relaxed), CAPACITY - 1);
            sink.open();
        });
        logger.settle();
        let expected: Vec<String> =
            ["first".to_owned()].into_iter().chain((0..2 * CAPACITY).map(|n| n.to_string())).collect();
        assert!(sink.messages() == expected);
    });
}

#[test]
fn what_a_display_logs_comes_after_the_record_that_it_is_logged_in() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        let innermost = shown(|f| {
            log::info!(logger: &logger, "innermost");
            f.write_str("inner")
        });
        let inner = shown(|f| {
            log::info!(logger: &logger, "{innermost}");
            log::info!(logger: &logger, "another");
            // Must not wait for the claim that is open.
            logger.flush();
            logger.settle();
            f.write_str("outer")
        });
        log::info!(logger: &logger, "{inner}");
        logger.flush();
        assert_eq!(sink.messages(), ["outer", "innermost", "inner", "another"]);
    });
}

#[test]
fn a_display_may_log_more_than_the_ring_has_room_for() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        let all = shown(|f| {
            (0..CAPACITY + 10).for_each(|n| log::info!(logger: &logger, "{n}"));
            f.write_str("outer")
        });
        log::info!(logger: &logger, "{all}");
        logger.flush();
        let expected: Vec<String> =
            ["outer".to_owned()].into_iter().chain((0..CAPACITY + 10).map(|n| n.to_string())).collect();
        assert!(sink.messages() == expected);
    });
}

#[test]
fn a_display_that_logs_itself_comes_to_an_end() {
    struct Itself<'a>(&'a Logger);

    impl Display for Itself<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let again = Itself(self.0);
            log::info!(logger: self.0, "{again}");
            f.write_str("itself")
        }
    }

    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        log::info!(logger: &logger, "{}", Itself(&logger));
        let summary = logger.settle();
        assert_eq!(sink.messages(), vec!["itself"; 16]);
        assert_eq!((summary.written, summary.lost), (16, 1));
    });
}

#[test]
fn a_display_may_log_to_another_logger() {
    bounded(|| {
        let sinks = [Sink::default(), Sink::default()];
        let [one, other] = sinks.clone().map(logger_to);
        let shown = shown(|f| {
            log::info!(logger: &other, "inner");
            f.write_str("outer")
        });
        for _ in 0..3 {
            log::info!(logger: &one, "{shown}");
            log::info!(logger: &other, "by turns");
        }
        one.flush();
        other.flush();
        assert_eq!(sinks[0].messages(), ["outer"; 3]);
        assert_eq!(sinks[1].messages(), ["inner", "by turns"].repeat(3));
    });
}

#[test]
fn a_display_that_panics_leaves_a_notice_and_holds_up_nobody() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        let bad = shown(|f| {
            f.write_str("half of ")?;
            log::info!(logger: &logger, "inner");
            panic!("on purpose")
        });
        for _ in 0..3 {
            let panic = catch_unwind(AssertUnwindSafe(|| log::info!(logger: &logger, "{bad}")));
            let panic = panic.expect_err("the caller gets the panic");
            assert_eq!(panic.downcast_ref(), Some(&"on purpose"));
            thread::scope(|scope| {
                scope.spawn(|| log::info!(logger: &logger, "somebody else"));
            });
        }
        let summary = logger.settle();
        let half = "half of [the rest is missing: to format it panicked]";
        assert_eq!(sink.messages(), [half, "inner", "somebody else"].repeat(3));
        assert_eq!((summary.written, summary.lost), (9, 0));
    });
}

#[test]
fn a_panic_of_an_inner_record_leaves_notices_for_both() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        let inner = shown(|_| panic!("on purpose"));
        let outer = shown(|f| {
            log::info!(logger: &logger, "inner {inner}");
            f.write_str("never")
        });
        assert!(catch_unwind(AssertUnwindSafe(|| log::info!(logger: &logger, "outer {outer}"))).is_err());
        log::info!(logger: &logger, "more");
        logger.flush();
        let notice = "[the rest is missing: to format it panicked]";
        assert_eq!(sink.messages(), [format!("outer {notice}"), format!("inner {notice}"), "more".to_owned()]);
    });
}

#[test]
fn a_display_that_fails_leaves_a_notice() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        log::info!(logger: &logger, "half of {}", shown(|_| Err(fmt::Error)));
        log::info!(logger: &logger, "more");
        logger.flush();
        assert_eq!(sink.messages(), ["half of [the rest is missing: to format it failed]", "more"]);
    });
}

#[test]
fn what_the_writer_logs_needs_no_room_in_the_ring() {
    bounded(|| {
        let sink = Sink::default();
        let (_, logger) = Chatty::new(&sink);
        sink.shut_with_writer(&logger);
        thread::scope(|scope| {
            scope.spawn(|| (0..3 * CAPACITY).for_each(|n| log::info!(logger: &*logger, "{n}")));
            sink.open();
        });
        let summary = logger.settle();
        let (chat, messages): (Vec<_>, Vec<_>) =
            sink.messages().into_iter().partition(|message| message == "it is going to write");
        let expected: Vec<String> =
            ["first".to_owned()].into_iter().chain((0..3 * CAPACITY).map(|n| n.to_string())).collect();
        assert!(messages == expected);
        // What it logs for the last write comes with the next one.
        assert_eq!((chat.len() + 1) as u64, summary.writes);
        assert_eq!(summary.lost, 0);
    });
}

#[test]
fn what_the_writer_logs_last_is_written_or_counted() {
    bounded(|| {
        let sink = Sink::default();
        let (chatty, logger) = Chatty::new(&sink);
        log::info!(logger: &*logger, "the only one");
        logger.flush();
        chatty.logs_to(None);
        let logger = Arc::into_inner(logger).expect("nobody else has it");
        let summary = logger.close().expect("the writer does not panic");
        // For the only record, for what was logged meanwhile, and for that in turn.
        assert_eq!(sink.messages(), ["the only one", "it is going to write", "it is going to write"]);
        assert_eq!((summary.written, summary.lost), (3, 0));
    });
}

#[test]
fn destructors_of_a_thread_may_log() {
    struct Logs(Arc<Logger>, &'static str);

    impl Drop for Logs {
        fn drop(&mut self) {
            log::info!(logger: &*self.0, "{}", self.1);
            self.0.flush();
        }
    }

    thread_local! {
        static BEFORE: RefCell<Option<Logs>> = const { RefCell::new(None) };
        static AFTER: RefCell<Option<Logs>> = const { RefCell::new(None) };
    }

    bounded(|| {
        let sink = Sink::default();
        let logger = Arc::new(logger_to(sink.clone()));
        let logs = Arc::clone(&logger);
        // Whatever the order in which a thread's values are dropped, one of these two comes after those of the logger.
        let thread = thread::spawn(move || {
            BEFORE.set(Some(Logs(Arc::clone(&logs), "before")));
            log::info!(logger: &*logs, "first");
            AFTER.set(Some(Logs(logs, "after")));
        });
        thread.join().expect("it does not panic");
        let mut messages = sink.messages();
        messages.sort();
        assert_eq!(messages, ["after", "before", "first"]);
    });
}

#[test]
fn a_logger_that_is_dropped_writes_what_was_logged() {
    bounded(|| {
        let sink = Sink::default();
        let logger = logger_to(sink.clone());
        sink.shut_with_writer(&logger);
        log::info!(logger: &logger, "last");
        drop(logger);
        sink.open();
        // This thread has a producer of the old one, until it needs one of another.
        let another = logger_to(Sink::default());
        log::info!(logger: &another, "elsewhere");
        while sink.messages() != ["first", "last"] {
            thread::yield_now();
        }
    });
}
