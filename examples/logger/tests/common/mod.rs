//! What the tests share: something to log to, and deadlines.

#![allow(dead_code, reason = "each test uses a part of it")]

use log::LevelFilter;
use logger::Logger;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// Far more than anything takes, so that only a hang gets there.
pub(crate) const DEADLINE: Duration = Duration::from_secs(120);

/// Runs a test, and fails if it hangs.
pub(crate) fn bounded<R: Send + 'static>(test: impl FnOnce() -> R + Send + 'static) -> R {
    let (done, result) = mpsc::channel();
    let thread = thread::spawn(move || {
        let _ = done.send(test());
    });
    match result.recv_timeout(DEADLINE) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("the test hangs"),
        Err(RecvTimeoutError::Disconnected) => std::panic::resume_unwind(thread.join().expect_err("it sent nothing")),
    }
}

/// A logger for everything.
pub(crate) fn logger_to(to: impl Write + Send + 'static) -> Logger {
    log::set_max_level(LevelFilter::Trace);
    Logger::to("the sink", to).expect("the writer's thread starts")
}

/// Keeps what is written. Shut, it makes the writer wait.
#[derive(Clone, Default)]
pub(crate) struct Sink(Arc<(Mutex<Content>, Condvar)>);

#[derive(Default)]
struct Content {
    writes: Vec<String>,
    is_shut: bool,
    is_waiting: bool,
}

impl Sink {
    fn content(&self) -> MutexGuard<'_, Content> {
        self.0.0.lock().expect("nobody panics here")
    }

    pub(crate) fn shut(&self) {
        self.content().is_shut = true;
    }

    pub(crate) fn open(&self) {
        self.content().is_shut = false;
        self.0.1.notify_all();
    }

    /// Shuts it, and returns when the writer waits with the first record, `first`.
    pub(crate) fn shut_with_writer(&self, logger: &Logger) {
        self.shut();
        log::info!(logger: logger, "first");
        let start = Instant::now();
        while !self.content().is_waiting {
            assert!(start.elapsed() < DEADLINE, "the writer does not come");
            thread::yield_now();
        }
    }

    pub(crate) fn writes(&self) -> Vec<String> {
        self.content().writes.clone()
    }

    pub(crate) fn text(&self) -> String {
        self.writes().concat()
    }

    /// The messages of all lines.
    pub(crate) fn messages(&self) -> Vec<String> {
        messages(&self.text())
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (content, opened) = &*self.0;
        let mut content = content.lock().expect("nobody panics here");
        while content.is_shut {
            content.is_waiting = true;
            content = opened.wait(content).expect("nobody panics here");
        }
        content.is_waiting = false;
        content.writes.push(String::from_utf8(bytes.to_vec()).expect("whole records"));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The messages of lines, without time, level and target.
pub(crate) fn messages(text: &str) -> Vec<String> {
    text.lines().map(|line| line.split_once(": ").map_or(line, |(_, message)| message).to_owned()).collect()
}

/// A program that has ended.
pub(crate) struct Finished {
    /// None if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn start(program: &mut Command) -> Child {
    program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

impl Finished {
    /// Waits for the end of the program. What it prints fits into the pipes.
    pub(crate) fn of(mut child: Child) -> Self {
        let start = Instant::now();
        while child.try_wait().expect("the program can be waited for").is_none() {
            if start.elapsed() > DEADLINE {
                child.kill().expect("the program can be killed");
                panic!("the program hangs");
            }
            thread::sleep(Duration::from_millis(1));
        }
        let output = child.wait_with_output().expect("the program has ended");
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|text| String::from_utf8(text).expect("the program prints text"));
        Self { code: output.status.code(), stdout, stderr }
    }
}
