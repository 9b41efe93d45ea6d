//! What the compiler says about wrong pipelines, and unusual pipelines that it must accept.
//!
//! `TRYBUILD=overwrite cargo test -p test-ui` rewrites the expected messages; read them before you commit them.
//! `cargo test -p test-ui -- refused trybuild=NAME` compiles only the wrong pipelines that have NAME in their paths.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The compiler that produced the `.stderr` files. Other versions word their messages differently.
const COMPILER: &str = "rustc 1.95.0";

// Two tests, because of what trybuild does: programs that must run it builds one by one, the others all at once.

#[test]
fn accepted() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.pass(names_of_expansions());
}

#[test]
fn refused() {
    let compiler = compiler();
    if compiler.starts_with(COMPILER) {
        trybuild::TestCases::new().compile_fail("fail/*/*.rs");
    } else {
        println!("compile errors are not compared: their texts are those of {COMPILER}, this is {compiler}");
    }
}

/// The version of the compiler that compiles the cases.
fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("there is a compiler, or this would not run");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A program that has its own item and macro for every name in the stored expansions, beside pipelines of all kinds.
fn names_of_expansions() -> PathBuf {
    let mut names = BTreeSet::new();
    for file in std::fs::read_dir("../../disruptor-macros/tests/expansions").expect("the expansions are there") {
        let text = std::fs::read_to_string(file.expect("can be listed").path()).expect("can be read");
        collect(text.parse().expect("lexes"), &mut names);
    }
    assert!(names.len() > 100 && names.contains("threads·"), "these are not the names of expansions");
    // Nobody writes a name with a dot. The program already has items with these two names.
    let own = ["fields", "sum"];
    names.retain(|name| {
        !name.contains('·') && !own.contains(&name.as_str()) && syn::parse_str::<syn::Ident>(name).is_ok()
    });
    let item = |name: &String| format!("struct {name};\nmacro_rules! {name} {{ () => {{ }} }}");
    let items = names.iter().map(item).collect::<Vec<_>>().join("\n");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names_of_expansions.rs");
    let rest = include_str!("names_of_expansions.rs");
    std::fs::write(&program, format!("{rest}\n{items}")).expect("can be written");
    program
}

/// All names among these tokens, at any depth.
fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Ident(name) => _ = names.insert(name.to_string()),
            _ => (),
        }
    }
}
