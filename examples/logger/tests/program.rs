//! The program, run as a user runs it.

mod common;

use common::{Finished, start};
use std::fs;
use std::process::Command;

fn run(arguments: &[&str]) -> Finished {
    Finished::of(start(Command::new(env!("CARGO_BIN_EXE_logger")).args(arguments)))
}

fn assert_refused(arguments: &[&str], message: &str) {
    let finished = run(arguments);
    assert_eq!((finished.code, &*finished.stdout), (Some(2), ""), "{}", finished.stderr);
    assert!(finished.stderr.contains(message), "{}", finished.stderr);
}

#[test]
fn every_record_is_in_the_file() {
    let finished = run(&[]);
    assert_eq!((finished.code, &*finished.stderr), (Some(0), ""));
    assert!(finished.stdout.starts_with("400000 records of 80 bytes from 4 threads in "), "{}", finished.stdout);
    assert!(finished.stdout.ends_with("each is in the file once, in the order of its thread\n"), "{}", finished.stdout);
}

#[test]
fn the_output_is_kept_and_continued() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let path = dir.path().join("a.log");
    fs::write(&path, "what was there before\n").expect("it can be written");
    for _ in 0..2 {
        let arguments = ["--threads", "2", "--records", "50", "--size", "40", "--output", &path.display().to_string()];
        let finished = run(&arguments);
        assert_eq!((finished.code, &*finished.stderr), (Some(0), ""));
    }
    let text = fs::read_to_string(&path).expect("it can be read");
    assert!(text.starts_with("what was there before\n"));
    assert_eq!(text.lines().count(), 201);
    assert!(text.lines().skip(1).all(|line| line.split_once(": ").is_some_and(|(_, message)| message.len() == 40)));
}

#[test]
fn other_loggers_are_compared() {
    let finished = run(&["--compare", "--records", "50", "--rounds", "1", "--threads", "2"]);
    assert_eq!((finished.code, &*finished.stderr), (Some(0), ""));
    for logger in ["this one", "tracing-appender", "tracing-appender, buffer", "log4rs", "Mutex<BufWriter<File>>"] {
        let lines = finished.stdout.lines().filter(|line| line.starts_with(&format!("{logger}  ")));
        assert_eq!(lines.count(), 3, "{}", finished.stdout);
    }
    let ours = finished.stdout.lines().filter(|line| line.starts_with("this one  "));
    let ratios: Vec<usize> = ours.map(|line| line.matches("(1.00)").count()).collect();
    assert_eq!(ratios, [4, 3, 0]);
}

#[test]
fn wrong_arguments_are_refused() {
    assert_refused(&["--threads", "0"], "'--threads <THREADS>': 0 is not in 1..=64");
    assert_refused(&["--records", "many"], "'--records <RECORDS>'");
    assert_refused(&["--size", "31"], "31 is not in 32..=1000000");
    assert_refused(&["--rounds", "3"], "--compare");
    assert_refused(&["--compare", "--output", "x"], "cannot be used with");
    assert_refused(&["file"], "unexpected argument 'file'");
}

#[test]
fn an_output_that_cannot_be_opened_is_refused() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let path = dir.path().join("none/a.log").display().to_string();
    let finished = run(&["--output", &path]);
    assert_eq!((finished.code, &*finished.stdout), (Some(2), ""));
    assert_eq!(finished.stderr, format!("logger: {path}: No such file or directory (os error 2)\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_once_and_ends_in_order() {
    let finished = run(&["--output", "/dev/full", "--records", "10000", "--threads", "2"]);
    assert_eq!((finished.code, &*finished.stdout), (Some(2), ""));
    let [failure, losses] = finished.stderr.lines().collect::<Vec<_>>()[..] else { panic!("{}", finished.stderr) };
    assert!(failure.starts_with("logger: /dev/full: No space left on device"), "{failure}");
    assert_eq!(losses, "logger: /dev/full: 20000 of 20000 records are lost");
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read_again_is_not_checked() {
    let finished = run(&["--output", "/dev/null", "--records", "10"]);
    assert_eq!((finished.code, &*finished.stderr), (Some(0), ""));
    assert!(finished.stdout.ends_with("not checked: /dev/null is no regular file\n"), "{}", finished.stdout);
}
