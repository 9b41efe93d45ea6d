#!/usr/bin/env bash
# Rebuilds, tests and runs a short benchmark whenever a source file changes.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: auto-rebuild.sh [-h] [-1]

Builds and runs what `cargo test` does, and the tests of the macro, then the
example unicast_throughput_benchmark with a million numbers.
Does so once at the start, and again whenever a source file of the workspace
changes. End it with Ctrl-C.

  -1, --once   do it once and end with its result, without watching
  -h, --help   show this help

To watch, it needs inotifywait, which is in the package inotify-tools of Debian.
Exit codes: 1 if a build or test fails with --once, 2 for wrong options or a
missing inotifywait.
TEXT
}

fail() {
    printf 'auto-rebuild.sh: %s\n' "$1" >&2
    exit 2
}

# An editor saves a file in several steps, and a checkout changes many: wait until it has been quiet for so many seconds.
readonly QUIET_FOR=0.5

watched() {
    local path
    for path in Cargo.toml Cargo.lock README.md disruptor disruptor-macros tests benches examples; do
        if [[ -e $path ]]; then
            printf '%s\n' "$path"
        fi
    done
}

benchmark() {
    cargo run --quiet --release --example unicast_throughput_benchmark -- -n 1000000
}

# One step after the other; the first that fails ends the round, not the script.
round() {
    if cargo build --all-targets && cargo test && cargo test -p disruptor-macros && benchmark; then
        printf '\n== all is well, %(%H:%M:%S)T ==\n' -1
    else
        printf '\n== FAILED, %(%H:%M:%S)T ==\n' -1
        return 1
    fi
}

# Reads the path of the next source file that changes; fails when nothing comes within the given time, or ever again. Other files do
# not count, so that nothing that a build, a test or a benchmark writes starts the next round.
next_change() {
    local path
    while read -r "$@" path <&"$events"; do
        case $path in
            *.rs | *.toml | *.stderr | *.csv | *.json | *.md)
                changed=$path
                return 0
                ;;
        esac
    done
    return 1
}

watch() {
    local changed paths=()
    mapfile -t paths < <(watched)
    # Started before the first round: what changes during a round waits in the pipe.
    exec {events}< <(exec inotifywait --quiet --monitor --recursive --format '%w%f' \
        --event close_write --event moved_to --event moved_from --event delete \
        --exclude '(^|/)(target|wip|results)(/|$)' "${paths[@]}")
    watcher=$!
    trap 'kill "$watcher" 2>/dev/null || true' EXIT
    trap 'exit 130' INT TERM
    round || true
    printf 'watching; Ctrl-C ends this\n'
    while next_change; do
        printf '\n== %s has changed ==\n' "$changed"
        while next_change -t "$QUIET_FOR"; do :; done
        round || true
        printf 'watching; Ctrl-C ends this\n'
    done
    fail 'inotifywait has ended; if it says nothing above, fs.inotify.max_user_watches may be too low'
}

main() {
    local once=false
    while (($# > 0)); do
        case $1 in
            -h | --help)
                usage
                exit 0
                ;;
            -1 | --once) once=true ;;
            *) fail "unknown option '$1'; -h lists what there is" ;;
        esac
        shift
    done
    local here=${BASH_SOURCE[0]}
    if [[ $here == */* ]]; then
        cd "${here%/*}"
    fi
    if $once; then
        round
    elif command -v inotifywait >/dev/null; then
        watch
    else
        fail 'inotifywait is missing; on Debian it is installed with: apt install inotify-tools'
    fi
}

main "$@"
