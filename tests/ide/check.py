#!/usr/bin/env python3
"""Asks a real rust-analyzer what it offers in a program with pipelines.

Prints a table, and compares it with `expected.txt`. Needs rust-analyzer: `rustup component add rust-analyzer rust-src`.

Usage: tests/ide/check.py [--bless]

`--bless` writes `expected.txt` anew. The exit status is 0 if the table is as expected, 1 if not, 2 if there is no
rust-analyzer.
"""

import os
import pathlib
import shutil
import subprocess
import sys

# Nothing else writes into this folder.
sys.dont_write_bytecode = True

from questions import QUESTIONS
from server import Server, ServerError

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
EXPECTED = HERE / "expected.txt"

MANIFEST = """\
# Written by tests/ide/check.py.
[workspace]

[package]
name = "ide"
edition = "2024"
publish = false

[dependencies]
disruptor = {{ path = {path} }}
"""


def main():
    bless = sys.argv[1:] == ["--bless"]
    if sys.argv[1:] and not bless:
        sys.exit(__doc__)
    version = rust_analyzer_version()
    if version is None:
        print("left out: there is no rust-analyzer. `rustup component add rust-analyzer rust-src` installs it")
        sys.exit(2)
    print(version)
    program = (HERE / "program.rs").read_text()
    crate = write_crate(program)
    # Without errors in the program, the answers mean something. Besides, this builds the macro for the server.
    subprocess.run(["cargo", "check", "--quiet"], cwd=crate, env=environment(crate), check=True)
    table = ask_all(crate, program)
    compare(table, bless)


def rust_analyzer_version():
    # Where the component is missing, rustup has a program of this name that fails.
    try:
        found = subprocess.run(["rust-analyzer", "--version"], capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return found.stdout.strip() if found.returncode == 0 else None


def write_crate(program):
    """A package outside the workspace, with the same versions of all dependencies."""
    crate = REPOSITORY / "target" / "ide"
    (crate / "src").mkdir(parents=True, exist_ok=True)
    path = str(REPOSITORY / "disruptor").replace("\\", "/")
    (crate / "Cargo.toml").write_text(MANIFEST.format(path=f'"{path}"'))
    shutil.copy(REPOSITORY / "Cargo.lock", crate / "Cargo.lock")
    (crate / "src" / "lib.rs").write_text(program)
    return crate


def environment(crate):
    return {**os.environ, "CARGO_TARGET_DIR": str(crate / "target")}


def ask_all(crate, program):
    server = Server(crate, environment(crate))
    server.open(crate / "src" / "lib.rs", program)
    table = []
    for question in QUESTIONS:
        try:
            trouble = question.ask(server, program)
        except ServerError as error:
            trouble = f"answers: {error}"
        line = f"{'no ' if trouble else 'yes'}  {question.title}"
        table.append(line)
        print(f"{line}: it {trouble}" if trouble else line, flush=True)
    server.stop()
    return table


def compare(table, bless):
    if bless:
        EXPECTED.write_text("\n".join(table) + "\n")
    expected = EXPECTED.read_text().splitlines()
    differences = [f"expected: {line}" for line in expected if line not in table]
    differences += [f"now:      {line}" for line in table if line not in expected]
    print()
    print("\n".join(differences) if differences else f"all {len(table)} lines are as expected")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
