#!/usr/bin/env bash
# Runs generated pipelines under ThreadSanitizer and AddressSanitizer, and under Miri where that is installed, each also with faults that
# it must find.
#
# Needs a nightly toolchain. Usage: tests/crates/models/sanitizers.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

# So that reports name lines.
export CARGO_PROFILE_DEV_DEBUG=line-tables-only
target=x86_64-unknown-linux-gnu
dir="${CARGO_TARGET_DIR:-target}"
# A line for each run: `passed` or `failed`.
results=$(mktemp)
trap 'rm -f "$results"' EXIT

# build SANITIZER: builds the program and prints its path
build() {
    local log
    log=$(RUSTFLAGS="-Zsanitizer=$1 -Cunsafe-allow-abi-mismatch=sanitizer --cfg disruptor_faults" \
        CARGO_TARGET_DIR="$dir/$1" \
        cargo +nightly test --target $target -p disruptor-models --test sanitized --no-run 2>&1) || { echo "$log" >&2; return 1; }
    sed -n 's/.*Executable.*(\(.*\))$/\1/p' <<<"$log"
}

# expect clean|fault FAULT TEXT COMMAND…: runs it, and looks for the sanitizer's report
expect() {
    local expected=$1 fault=$2 text=$3 log found
    shift 3
    log=$(mktemp)
    if DISRUPTOR_FAULT="$fault" timeout 600 "$@" >"$log" 2>&1; then found=clean; else found=fault; fi
    if [ "$found" = fault ] && ! grep -q "$text" "$log"; then found="something else"; fi
    if [ "$found" = "$expected" ]; then
        echo passed >>"$results"
    else
        echo failed >>"$results"
        echo "expected $expected with fault '$fault', got $found:" >&2
        cut -c 1-160 "$log" | head -60 >&2
    fi
    rm -f "$log"
}

# Miri knows what pointers are good for, and orders of memory that hardly a machine shows. The program sees no variables but those it is
# told to set.
miri() {
    expect "$1" "$2" "Undefined Behavior" env MIRIFLAGS="-Zmiri-env-set=DISRUPTOR_FAULT=$2" RUSTFLAGS="--cfg disruptor_faults" \
        CARGO_TARGET_DIR="$dir/miri" cargo +nightly miri test -p disruptor-models --test sanitized
}
# Beside the other two: it keeps one processor busy, and so does the compiler most of the time.
if cargo +nightly miri setup </dev/null >/dev/null 2>&1; then
    RUSTFLAGS="--cfg disruptor_faults" CARGO_TARGET_DIR="$dir/miri" cargo +nightly miri test -q -p disruptor-models --test sanitized --no-run
    miri clean ""
    for fault in stamp_release cursor_acquire take_record; do
        miri fault $fault
    done
else
    echo "Miri is not installed: left out"
fi &
miri=$!

# The last one to let go of an `Arc` synchronizes by a fence, which the sanitizer does not know, before it frees what is inside.
export TSAN_OPTIONS="suppressions=$PWD/tests/crates/models/tsan.supp halt_on_error=1"
program=$(build thread)
expect clean "" "data race" "$program"
for fault in claim_shared stamp_release stamp_acquire cursor_release cursor_acquire grow_release grow_acquire; do
    expect fault $fault "data race" "$program"
done
# Parts of the program, which the parts before them hide: each has cursors, or stamps, that no other one has.
for part in turns keys shared_thread slices; do
    expect fault cursor_release "data race" "$program" "$part"
    expect fault cursor_acquire "data race" "$program" "$part"
done
expect fault stamp_release "data race" "$program" producers
expect fault stamp_acquire "data race" "$program" producers
for fault in stamp_release stamp_acquire cursor_release cursor_acquire; do
    expect fault $fault "data race" "$program" tasks
done

program=$(build address)
expect clean "" "AddressSanitizer" "$program"
expect fault take_record "AddressSanitizer" "$program"

wait $miri

failed=$(grep -c failed "$results" || true)
echo "$(grep -c passed "$results") passed, $failed failed"
[ "$failed" -eq 0 ]
