#!/usr/bin/env bash
# Rebuilds, tests and runs a short benchmark whenever a source file changes.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: auto-rebuild.sh [-h] [-1]

Builds everything, runs the tests, then a short benchmark: those under benches/,
or, while there are none, the flights example in release, with the time it takes.
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
    if compgen -G 'benches/*.rs' >/dev/null; then
        cargo bench
    else
        cargo build --release --example flights
        time cargo run --quiet --release --example flights -- --json >/dev/null
    fi
}

# One step after the other; the first that fails ends the round, not the script.
round() {
    if cargo build --all-targets && cargo test && benchmark; then
        printf '\n== all is well, %(%H:%M:%S)T ==\n' -1
    else
        printf '\n== FAILED, %(%H:%M:%S)T ==\n' -1
        return 1
    fi
}

watch() {
    local paths changed status
    mapfile -t paths < <(watched)
    # Started before the first round, so that a change during a round is not missed: it waits in the pipe.
    exec {changes}< <(exec inotifywait --quiet --monitor --recursive --format '%w%f' \
        --event close_write --event moved_to --event moved_from --event create --event delete \
        --exclude '(^|/)(target|\.git)(/|$)|~$|\.sw.$|/4913$|\.#' "${paths[@]}")
    trap 'kill "$watcher" 2>/dev/null || true' EXIT
    watcher=$!
    round || true
    while printf 'watching; Ctrl-C ends this\n' && read -r changed <&"$changes"; do
        # `read` tells a time-out by a status above 128; anything else but a line means that the watcher has ended.
        while status=0 && { read -r -t "$QUIET_FOR" _ <&"$changes" || status=$?; } && ((status == 0)); do :; done
        printf '\n== %s changed ==\n' "$changed"
        round || true
    done
    fail 'inotifywait has ended; is fs.inotify.max_user_watches too low?'
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
    cd "$(dirname "${BASH_SOURCE[0]}")"
    if $once; then
        round
    elif command -v inotifywait >/dev/null; then
        watch
    else
        fail 'inotifywait is missing; on Debian it is installed with: apt install inotify-tools'
    fi
}

main "$@"
