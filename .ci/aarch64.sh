#!/usr/bin/env bash
# Runs the tests of the main promises on 64-bit ARM, under an emulator. That shows whether the code for that processor
# compiles and works. It does not show a wrong memory ordering, because x86-64, where the emulator runs, reorders less.
# The models and sanitizers in `tests/crates/models` look for those.
#
# Needs Debian's packages qemu-user and gcc-aarch64-linux-gnu. Usage: .ci/aarch64.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/common.sh

target=aarch64-unknown-linux-gnu
for tool in qemu-aarch64 aarch64-linux-gnu-gcc; do
    if ! command -v $tool >/dev/null; then
        left_out "tests on 64-bit ARM: $tool is not installed"
        exit 0
    fi
done
if ! has_target $target; then
    left_out "tests on 64-bit ARM: rustup cannot install the standard library of $target"
    exit 0
fi

export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="qemu-aarch64 -L /usr/aarch64-linux-gnu"
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc

# Skips the test that starts its own program again: the system cannot start a program for another processor.
# Not optimized: that runs longer, but builds faster, and takes less time in total.
cargo test --target $target -p disruptor-portable --features every-case --test promises --test drops --test polls --test wakeups --test handles \
    -- --skip an_idle_blocking_pipeline_uses_no_processor_time
