//! Loops that keep every core busy. They are processes, so that their time is not ours.

use std::io::{Read, Result, stdin};
use std::process::{Child, Command, Stdio};
use std::{env, hint, process, thread};

const ARGUMENT: &str = "--burn";

/// Whether this process was started as such a loop.
pub(crate) fn is_asked_for() -> bool {
    env::args().nth(1).is_some_and(|argument| argument == ARGUMENT)
}

/// Burns processor time until standard input ends. It ends when the parent does, however that ends.
pub(crate) fn burn() -> ! {
    thread::spawn(|| {
        _ = stdin().read(&mut [0]);
        process::exit(0);
    });
    loop {
        hint::black_box(0);
    }
}

/// Running loops. Dropping it ends them.
pub(crate) struct Loops(Vec<Child>);

impl Loops {
    pub(crate) fn start(count: usize) -> Result<Self> {
        let start = || Command::new(env::current_exe()?).arg(ARGUMENT).stdin(Stdio::piped()).spawn();
        let mut loops = Self(Vec::new());
        for _ in 0..count {
            loops.0.push(start()?);
        }
        Ok(loops)
    }
}

impl Drop for Loops {
    fn drop(&mut self) {
        for child in &mut self.0 {
            drop(child.stdin.take());
            _ = child.wait();
        }
    }
}
