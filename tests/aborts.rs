//! With `panic = "abort"` a failing stage ends the pipeline with its error. Only a panic ends the process.

mod common;

use common::deadline;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Builds a small program of the workspace with that profile.
fn build() -> OsString {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let target = temporary.parent().expect("the folder of all builds");
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet", "--package", "test-aborts", "--config", "profile.dev.panic='abort'"])
        .arg("--target-dir")
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target.join("debug/test-aborts").with_extension(std::env::consts::EXE_EXTENSION).into_os_string()
}

#[test]
fn a_failure_is_no_panic() {
    // However long that takes.
    let program = build();
    deadline(move || {
        let output = Command::new(&program).output().expect("the program");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(printed.trim_end(), "invalid digit found in string");

        // So the profile is what it should be.
        let output = Command::new(&program).arg("panic").output().expect("the program");
        assert!(!output.status.success());
        assert!(!String::from_utf8_lossy(&output.stdout).contains("unwound"));
    });
}
