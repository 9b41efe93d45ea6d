//! What is in the file after programs that end in one way or another, see `scenes/main.rs`.

mod common;

use common::{DEADLINE, Finished, messages, start};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Instant;
use tempfile::TempDir;

/// How many numbers each program logs.
const NUMBERS: usize = 2_000;

struct Scene {
    dir: TempDir,
    child: Child,
}

struct Ended {
    finished: Finished,
    messages: Vec<String>,
}

impl Scene {
    fn start(name: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let mut program = Command::new(env!("CARGO_BIN_EXE_scenes"));
        let child = start(program.arg(name).arg(dir.path().join("a.log")));
        Self { dir, child }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("a.log")
    }

    fn end(self) -> Ended {
        let path = self.path();
        let finished = Finished::of(self.child);
        let text = fs::read_to_string(path).unwrap_or_default();
        Ended { finished, messages: messages(&text) }
    }
}

fn play(name: &str) -> Ended {
    Scene::start(name).end()
}

impl Ended {
    /// What the file has behind all the numbers.
    fn behind_numbers(&self) -> &[String] {
        assert!(self.messages.len() >= NUMBERS, "only {} lines are there", self.messages.len());
        let (numbers, rest) = self.messages.split_at(NUMBERS);
        assert!(numbers.iter().zip(0..).all(|(message, number)| *message == number.to_string()));
        rest
    }

    fn assert_panic_is_logged(&self, thread: &str, place: &str) {
        let [panic, message] = self.behind_numbers() else { panic!("{:?}", self.behind_numbers()) };
        assert!(panic.starts_with(&format!("thread `{thread}` panicked at ")) && panic.contains(place), "{panic}");
        assert_eq!(message, "on purpose");
        assert!(self.finished.stderr.contains("on purpose"), "{}", self.finished.stderr);
    }
}

#[test]
fn the_guard_waits_for_the_last_records() {
    let ended = play("returns");
    assert!(ended.behind_numbers().is_empty());
    assert_eq!((ended.finished.code, &*ended.finished.stderr), (Some(0), ""));
}

#[test]
fn shutdown_before_exit_waits_for_the_last_records() {
    let ended = play("exits");
    assert!(ended.behind_numbers().is_empty());
    assert_eq!((ended.finished.code, &*ended.finished.stderr), (Some(3), ""));
}

#[test]
fn a_panic_of_a_thread_is_logged_behind_its_records() {
    let ended = play("thread-panics");
    ended.assert_panic_is_logged("unlucky", "scenes/main.rs");
    assert_eq!(ended.finished.code, Some(0));
}

#[test]
fn a_panic_of_main_is_logged_behind_its_records() {
    let ended = play("main-panics");
    ended.assert_panic_is_logged("main", "scenes/main.rs");
    assert_eq!(ended.finished.code, Some(101));
}

#[test]
fn a_panic_that_aborts_is_logged_too() {
    let ended = play("panics-twice");
    let rest = ended.behind_numbers();
    assert_eq!(rest[1], "on purpose", "{rest:?}");
    assert_eq!(rest[3], "again", "{rest:?}");
    assert_ne!(ended.finished.code, Some(0));
}

#[test]
fn a_panic_of_a_display_in_main_leaves_a_notice() {
    let ended = play("display-panics");
    let rest = ended.behind_numbers();
    assert_eq!(rest[0], "[the rest is missing: to format it panicked]");
    assert!(rest[1].starts_with("thread `main` panicked at "), "{rest:?}");
    assert_eq!((&*rest[2], rest.len()), ("on purpose", 3));
    assert_eq!(ended.finished.code, Some(101));
}

#[test]
fn when_the_writer_panics_the_program_goes_on_and_is_told_once() {
    let ended = play("writer-panics");
    assert_eq!(ended.finished.code, Some(0));
    let stderr = &ended.finished.stderr;
    let told: Vec<&str> = stderr.lines().filter(|line| line.starts_with("logger: ")).collect();
    assert_eq!(stderr.matches("on purpose").count(), 1, "what has panicked is not called again: {stderr}");
    let death = "logger: nowhere: the writer has died; records are lost from now on";
    assert_eq!(told, [death, "logger: nowhere: 4000 of 4000 records are lost"], "{stderr}");
}

#[test]
fn an_abort_loses_nothing_that_was_flushed() {
    let ended = play("aborts");
    assert!(ended.behind_numbers().len() <= NUMBERS);
    assert_ne!(ended.finished.code, Some(0));
}

#[test]
fn a_kill_loses_nothing_that_was_flushed() {
    let mut scene = Scene::start("goes-on");
    let mut line = String::new();
    let stdout = scene.child.stdout.as_mut().expect("it is a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("it prints a line");
    assert_eq!(line, "flushed\n");
    let (path, start) = (scene.path(), Instant::now());
    // In the middle of more.
    while fs::metadata(&path).expect("it is there").len() < 200_000 {
        assert!(start.elapsed() < DEADLINE, "nothing comes");
    }
    scene.child.kill().expect("it can be killed");
    let ended = scene.end();
    let (last, whole) = ended.messages.split_last().expect("there are some");
    // The kill may have cut off the last line.
    assert!(whole.iter().zip(0..).all(|(message, n)| *message == (n % NUMBERS).to_string()), "{last}");
    assert!(whole.len() >= NUMBERS);
}

#[test]
fn growth_of_another_ring_is_logged() {
    let ended = play("grows");
    assert_eq!((ended.finished.code, &*ended.finished.stderr), (Some(0), ""));
    let (growths, numbers): (Vec<_>, Vec<_>) =
        ended.messages.iter().partition(|message| message.contains("grows from"));
    assert_eq!(numbers, ["0", "1", "2", "3", "4", "5", "6"]);
    assert!(growths[0].contains("grows from 2 to 4") && growths[1].contains("grows from 4 to 8"), "{growths:?}");
}

#[test]
fn a_process_has_one_logger() {
    let ended = play("installs-twice");
    assert_eq!((ended.finished.code, &*ended.finished.stdout), (Some(0), "the process has a logger already\n"));
}
