#!/usr/bin/env bash
# Runs each loom model, then again with the faults that it must find: a model that finds none sees nothing.
#
# Usage: tests/crates/models/faults.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

export RUSTFLAGS="--cfg loom --cfg disruptor_faults ${RUSTFLAGS:-}"
# Apart from other builds, whose flags differ: they would throw each other's work away.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/loom"

cargo test --release -p disruptor-models --test loom

model=$(cargo test --release -p disruptor-models --test loom --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))$/\1/p')

# A model, and a fault that it must find.
pairs="
one::stamped_2_blocking stamp_release
one::stamped_2_yield    stamp_release
one::stamped_2_yield    stamp_acquire
batches                 stamp_release
one::dense_2_yield      cursor_release
one::dense_2_yield      cursor_acquire
chain                   cursor_release
diamond                 cursor_acquire
by_value                cursor_release
one::stamped_2_yield    close_release
one::stamped_2_yield    close_acquire
one::stamped_1_blocking light_fence
one::dense_1_blocking   heavy_fence
one::stamped_1_blocking notify
one::stamped_2_blocking publish_wake
one::stamped_2_blocking close_wake
full_ring               stage_wake
chain                   stage_wake
poller                  stage_wake
dropped_poller          abandon_wake
panic_wakes_all         halt_wake
halt_wakes_all          halt_wake
"

found=0 missed=0
while read -r name fault; do
    [ -n "$name" ] || continue
    if DISRUPTOR_FAULT="$fault" timeout 120 "$model" --exact "$name" >/dev/null 2>&1; then
        echo "missed: $name does not see the fault $fault" >&2
        missed=$((missed + 1))
    else
        [ $? -ne 124 ] || { echo "missed: $name takes too long to see the fault $fault" >&2; missed=$((missed + 1)); continue; }
        found=$((found + 1))
    fi
done <<< "$pairs"

echo "$found passed, $missed failed"
[ "$missed" -eq 0 ]
