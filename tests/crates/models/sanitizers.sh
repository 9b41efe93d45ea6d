#!/usr/bin/env bash
# Runs generated pipelines under ThreadSanitizer and AddressSanitizer, each also with faults that it must find.
#
# Needs a nightly toolchain. Usage: tests/crates/models/sanitizers.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

target=x86_64-unknown-linux-gnu
dir="${CARGO_TARGET_DIR:-target}"
failed=0 passed=0

# build SANITIZER: builds the program and prints its path
build() {
    local log
    log=$(RUSTFLAGS="-Zsanitizer=$1 -Cunsafe-allow-abi-mismatch=sanitizer --cfg disruptor_faults" \
        CARGO_TARGET_DIR="$dir/$1" \
        cargo +nightly test --target $target -p disruptor-models --test sanitized --no-run 2>&1) || { echo "$log" >&2; return 1; }
    sed -n 's/.*Executable.*(\(.*\))$/\1/p' <<<"$log"
}

# expect clean|fault PROGRAM FAULT TEXT: runs it, and looks for the sanitizer's report
expect() {
    local log
    log=$(mktemp)
    if DISRUPTOR_FAULT="$3" timeout 300 "$2" >"$log" 2>&1; then found=clean; else found=fault; fi
    if [ "$found" = fault ] && ! grep -q "$4" "$log"; then found="something else"; fi
    if [ "$found" = "$1" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "expected $1 with fault '$3', got $found:" >&2
        cut -c 1-160 "$log" | head -60 >&2
    fi
    rm -f "$log"
}

# The last one to let go of an `Arc` synchronizes by a fence, which the sanitizer does not know, before it frees what is inside.
export TSAN_OPTIONS="suppressions=$PWD/tests/crates/models/tsan.supp halt_on_error=1"
program=$(build thread)
expect clean "$program" "" "data race"
for fault in claim_shared stamp_release stamp_acquire cursor_release cursor_acquire grow_release grow_acquire; do
    expect fault "$program" $fault "data race"
done

program=$(build address)
expect clean "$program" "" "AddressSanitizer"
expect fault "$program" take_record "AddressSanitizer"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
