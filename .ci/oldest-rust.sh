#!/usr/bin/env bash
# Compiles the published crates, and pipelines of every kind, with the oldest Rust that Cargo.toml promises. It also
# runs some pipelines, because some mistakes show only when the compiler generates code.
#
# It leaves the other tests alone: their dependencies may need a newer compiler.
#
# Usage: .ci/oldest-rust.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/common.sh

version=$(sed -n 's/^rust-version = "\([0-9.]*\)"$/\1/p' Cargo.toml)
if ! grep -q "^Rust $version or later" README.md; then
    echo "README.md does not name Rust $version, as Cargo.toml does" >&2
    exit 1
fi

toolchain=$version.0
if ! has_toolchain "$toolchain"; then
    left_out "Rust $toolchain, the oldest that is promised: it is not installed, and rustup cannot install it"
    exit 0
fi

# A directory of its own: two compilers in one directory replace each other's files.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/rust-$toolchain"

cargo "+$toolchain" check -p disruptor -p disruptor-macros -p test-consumer -p test-renamed --lib
cargo "+$toolchain" check -p disruptor --lib --all-features
cargo "+$toolchain" check -p disruptor-portable --features every-case --tests
cargo "+$toolchain" test -p disruptor-portable --test polls
