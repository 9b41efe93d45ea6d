//! The program, started on a free port, with a journal in a directory of its own.

use crate::client::Client;
use serde_json::Value;
use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Far more than anything takes, so that only a hang gets there.
pub(crate) const DEADLINE: Duration = Duration::from_secs(120);

pub(crate) struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    address: String,
    dir: TempDir,
}

/// A program that has ended.
pub(crate) struct Finished {
    /// None if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Program {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let dir = TempDir::new().expect("a temporary directory");
        let mut child = command()
            .args(["--listen", "127.0.0.1:0", "--journal"])
            .arg(dir.path().join("orders.jsonl"))
            .args(arguments)
            .spawn()
            .expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the program prints text");
        let address = line.trim_end().strip_prefix("listening on http://").expect("the program listens").to_owned();
        Self { child, stdout, address, dir }
    }

    /// Kills it, and starts it again with the same journal.
    pub(crate) fn kill_and_restart(&mut self) {
        self.child.kill().expect("the program can be killed");
        self.child.wait().expect("the program ends");
        let mut next = Self::start(&["--journal", self.journal_path().to_str().expect("a path that is text")]);
        std::mem::swap(&mut next.dir, &mut self.dir);
        *self = next;
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(&self.address)
    }

    pub(crate) fn journal_path(&self) -> PathBuf {
        self.dir.path().join("orders.jsonl")
    }

    pub(crate) fn journal(&self) -> String {
        fs::read_to_string(self.journal_path()).expect("the journal is there")
    }

    /// Waits until the numbers that the service shows are as wanted, and returns them.
    pub(crate) fn wait_for(&self, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        let mut client = self.client();
        loop {
            let stats = serde_json::from_str(&client.get("/stats").body).expect("JSON");
            if is_so(&stats) {
                return stats;
            }
            assert!(start.elapsed() < DEADLINE, "in vain: {what}: {stats}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    pub(crate) fn interrupt(&self) {
        assert!(self.signal("-INT"));
    }

    pub(crate) fn terminate(&self) {
        assert!(self.signal("-TERM"));
    }

    /// The program may count signals that come too fast as one.
    pub(crate) fn interrupt_until_it_ends(&mut self) {
        let start = Instant::now();
        while self.child.try_wait().expect("the program can be waited for").is_none() {
            assert!(start.elapsed() < DEADLINE, "the program hangs");
            self.interrupt();
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn signal(&self, signal: &str) -> bool {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        sent.expect("there is a kill").success()
    }

    /// Waits for the end, which must be with this exit code.
    pub(crate) fn end(&mut self, code: i32) -> Finished {
        let mut finished = Finished::of(&mut self.child);
        self.stdout.read_to_string(&mut finished.stdout).expect("the program prints text");
        assert_eq!(finished.code, Some(code), "{}", finished.stderr);
        finished
    }
}

impl Drop for Program {
    /// Some tests have no use for its end, and others fail.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Finished {
    /// Waits for the end of the program. What it prints fits into the pipes.
    fn of(child: &mut Child) -> Self {
        let start = Instant::now();
        let code = loop {
            if let Some(status) = child.try_wait().expect("the program can be waited for") {
                break status.code();
            }
            if start.elapsed() > DEADLINE {
                child.kill().expect("the program can be killed");
                panic!("the program hangs");
            }
            thread::sleep(Duration::from_millis(1));
        };
        let [stdout, stderr] =
            [child.stdout.take().map(read), child.stderr.take().map(read)].map(Option::unwrap_or_default);
        Self { code, stdout, stderr }
    }
}

fn read(mut pipe: impl Read) -> String {
    let mut text = String::new();
    pipe.read_to_string(&mut text).expect("the program prints text");
    text
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str]) -> Finished {
    Finished::of(&mut command().args(arguments).spawn().expect("the program starts"))
}

pub(crate) fn assert_refused(arguments: &[&str], message: &str) {
    let finished = run(arguments);
    assert_eq!((finished.code, finished.stdout.as_str()), (Some(2), ""), "{}", finished.stderr);
    assert!(finished.stderr.contains(message), "{}", finished.stderr);
    assert!(finished.stderr.starts_with("service: "), "{}", finished.stderr);
    assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_service"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
