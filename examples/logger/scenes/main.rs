//! Programs that end in one way or another, for the tests.
//!
//! ```text
//! scenes SCENE PATH
//! ```
//!
//! Each logs the numbers from 0 on, slower than it could be written, so that records are on their way when it ends.

use disruptor::disruptor;
use logger::{Guard, Logger};
use std::env;
use std::fmt::{self, Display};
use std::fs::File;
use std::io::{self, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, abort, exit};
use std::thread;
use std::time::Duration;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(scene), Some(path)) = (arguments.next(), arguments.next().map(PathBuf::from)) else {
        eprintln!("scenes: which one, and where to?");
        return ExitCode::from(2);
    };
    match &*scene {
        "returns" => returns(&path),
        "exits" => exits(&path),
        "thread-panics" => thread_panics(&path),
        "main-panics" => main_panics(&path),
        "panics-twice" => panics_twice(&path),
        "display-panics" => display_panics(&path),
        "writer-panics" => writer_panics(),
        "aborts" => aborts(&path),
        "goes-on" => goes_on(&path),
        "grows" => grows(&path),
        "installs-twice" => installs_twice(&path),
        _ => panic!("no such scene"),
    }
    ExitCode::SUCCESS
}

/// A file on a slow disk.
struct Slow(File);

impl Write for Slow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        thread::sleep(Duration::from_millis(50));
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn install(path: &Path) -> Guard {
    let file = File::create(path).expect("the file can be made");
    let logger = Logger::to(&path.display().to_string(), Slow(file)).expect("the writer's thread starts");
    logger::install(logger).expect("it is the first")
}

/// As a program that keeps the guard elsewhere.
fn install_for_ever(path: &Path) {
    mem::forget(install(path));
}

/// Long enough for the writer to have begun with the first of these, and not with the last.
fn log_numbers() {
    for number in 0..2_000 {
        log::info!("{number}");
        if number == 0 {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn returns(path: &Path) {
    let _guard = install(path);
    thread::spawn(log_numbers).join().expect("it does not panic");
}

fn exits(path: &Path) {
    install_for_ever(path);
    log_numbers();
    logger::shutdown();
    exit(3);
}

fn thread_panics(path: &Path) {
    install_for_ever(path);
    let thread = thread::Builder::new().name("unlucky".into());
    let thread = thread.spawn(|| {
        log_numbers();
        panic!("on purpose");
    });
    assert!(thread.expect("it starts").join().is_err());
    exit(0);
}

fn main_panics(path: &Path) {
    install_for_ever(path);
    log_numbers();
    panic!("on purpose");
}

/// The second panic, while the first unwinds, aborts the process.
fn panics_twice(path: &Path) {
    struct Panics;

    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("again");
        }
    }

    install_for_ever(path);
    let _panics = Panics;
    log_numbers();
    panic!("on purpose");
}

fn display_panics(path: &Path) {
    struct Panics;

    impl Display for Panics {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            panic!("on purpose")
        }
    }

    install_for_ever(path);
    log_numbers();
    log::info!("{Panics}");
}

fn writer_panics() {
    struct Panics;

    impl Write for Panics {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            panic!("on purpose")
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let logger = Logger::to("nowhere", Panics).expect("the writer's thread starts");
    let _guard = logger::install(logger).expect("it is the first");
    log_numbers();
    // Returns when the writer has died.
    log::logger().flush();
    log_numbers();
}

fn aborts(path: &Path) {
    install_for_ever(path);
    log_numbers();
    log::logger().flush();
    log_numbers();
    abort();
}

/// Until it is killed. Prints a line when the first numbers are flushed.
fn goes_on(path: &Path) {
    install_for_ever(path);
    log_numbers();
    log::logger().flush();
    println!("flushed");
    loop {
        log_numbers();
    }
}

/// Another pipeline in the same process logs through this logger.
fn grows(path: &Path) {
    disruptor! {
        pipeline Growing {
            event: u64;
            capacity: 2;
            grow: after Duration::ZERO, up to 8;

            poll late: &u64;
        }
    }

    let guard = install(path);
    let (mut numbers, mut pollers, running) = Growing {}.spawn().expect("it starts");
    // Nobody polls yet, so the ring grows: 2 events, and 4 more, and 1 more.
    for number in 0..7 {
        numbers.publish(|slot| *slot = number).expect("nobody halts");
    }
    drop(numbers);
    while pollers.late.poll_wait(|number, _, _| log::info!("{number}")) != disruptor::Polled::Ended {}
    running.join().expect("nothing fails");
    // The warnings come from a thread of their own.
    while logger::shutdown().written < 9 {
        thread::yield_now();
    }
    drop(guard);
}

fn installs_twice(path: &Path) {
    let _guard = install(path);
    let second = Logger::open(path).expect("it can be opened");
    println!("{}", logger::install(second).expect_err("there is one already"));
}
