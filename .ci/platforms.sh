#!/usr/bin/env bash
# Checks that the library and generated pipelines compile for other platforms. It links and runs nothing, so it needs
# only the standard libraries that rustup has.
#
# Usage: .ci/platforms.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/common.sh

# Two with 32 bits, one without threads, and other systems than Linux.
targets="
i686-unknown-linux-gnu
armv7-unknown-linux-gnueabihf
wasm32-unknown-unknown
x86_64-pc-windows-gnu
x86_64-apple-darwin
aarch64-apple-darwin
"

for target in $targets; do
    if ! has_target "$target"; then
        left_out "$target: rustup cannot install its standard library"
        continue
    fi
    echo "$target"
    cargo check --quiet --target "$target" -p disruptor --lib
    cargo check --quiet --target "$target" -p disruptor --lib --features log
    cargo check --quiet --target "$target" -p disruptor-portable --test polls --test stalls
done
