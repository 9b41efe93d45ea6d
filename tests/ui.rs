//! What the compiler says to wrong pipelines, and odd ones that it must accept.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected messages anew; read them before you commit them.

use std::process::Command;

/// The compiler whose words the `.stderr` files hold. Others say the same otherwise.
const COMPILER: &str = "rustc 1.95.0";

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    let compiler = compiler();
    if compiler.starts_with(COMPILER) {
        cases.compile_fail("tests/ui/fail/*/*.rs");
    } else {
        println!("compile errors are not compared: their texts are those of {COMPILER}, this is {compiler}");
    }
}

/// The version of the compiler that the cases will be given to.
fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("there is a compiler, or this would not run");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
