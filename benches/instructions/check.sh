#!/usr/bin/env bash
# Counts the instructions that publishing and polling an event takes, in one thread with nobody in the way, and compares
# them with baseline.txt beside this script: more than 3 % off, in either direction, is a failure.
#
#   benches/instructions/check.sh            compare
#   benches/instructions/check.sh --bless    write the baseline anew
#
# The count of an event is the difference between a run with many and a run with few, so that the start cancels out.
# Exit code: 0 within the limit, 1 not, 2 could not be measured.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
baseline=$here/baseline.txt
few=20000
many=120000
limit=3

bless=false
case ${1-} in
    '') ;;
    --bless) bless=true ;;
    *)
        echo "usage: $0 [--bless]" >&2
        exit 2
        ;;
esac

if ! command -v valgrind >/dev/null; then
    echo "$0: valgrind is not installed; it counts the instructions (try: apt-get install valgrind)" >&2
    exit 2
fi
if ! $bless && [[ ! -f $baseline ]]; then
    echo "$0: there is no $baseline; write it with --bless" >&2
    exit 2
fi

cd "$here/../.."
# Whatever flags the caller builds with otherwise, the counts are those of a plain release build.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
built=$(cargo bench --quiet --no-run --bench instructions --message-format=json) || {
    echo "$0: the bench does not compile" >&2
    exit 2
}
program=$(sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p' <<<"$built" | tail -n 1)
if [[ -z $program ]]; then
    echo "$0: cargo did not say where the bench is" >&2
    exit 2
fi

# count RING WORK EVENTS: the instructions of the whole run. Nothing of the environment goes in: its size would count.
count() {
    local output
    output=$(env -i "$(command -v valgrind)" --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1) || {
        printf '%s\n' "$output" >&2
        exit 2
    }
    sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p' <<<"$output"
}

# per_event RING WORK: hundredths of an instruction.
per_event() {
    local from to
    from=$(count "$1" "$2" $few)
    to=$(count "$1" "$2" $many)
    echo $(((to - from) * 100 / (many - few)))
}

measure() {
    local ring publish how both
    for ring in stamped dense slices; do
        for how in single batch alone; do
            if [[ $how != alone ]]; then
                publish=$(per_event $ring publish-$how)
                echo "$ring publish $how $publish"
            else
                publish=$(per_event $ring publish-single)
            fi
            both=$(per_event $ring publish-and-poll-$how)
            echo "$ring poll $how $((both - publish))"
        done
    done
}

measured=$(measure) || exit 2
rustc=$(rustc --version)

if $bless; then
    {
        echo "# Instructions per event, in hundredths; written by check.sh --bless"
        echo "# single: published one by one, polled in runs of 100; batch: published and polled by 100; alone: polled after every event"
        echo "# $rustc, $(uname -m)"
        echo "$measured"
    } >"$baseline"
fi

if ! grep -qF "$rustc, $(uname -m)" "$baseline"; then
    echo "note: the baseline was taken with another compiler: $(sed -n '3s/^# //p' "$baseline"); this is $rustc, $(uname -m)"
fi
awk -v limit=$limit '
    function hundredths(n) { return sprintf("%.2f", n / 100) }
    /^#/ { next }
    NR == FNR { before[$1 " " $2 " " $3] = $4; next }
    FNR == 1 { printf "%-8s %-8s %-7s %10s %10s %9s\n", "ring", "work", "how", "baseline", "now", "change" }
    {
        name = $1 " " $2 " " $3
        seen[name] = 1
        if (!(name in before)) { printf "%-8s %-8s %-7s %10s %10s\n", $1, $2, $3, "none", hundredths($4); failed = 1; next }
        change = ($4 - before[name]) * 100 / before[name]
        off = change > limit || change < -limit
        printf "%-8s %-8s %-7s %10s %10s %+8.2f%%%s\n", $1, $2, $3, hundredths(before[name]), hundredths($4), change, off ? "  <- more than " limit " % off" : ""
        failed = failed || off
    }
    END {
        for (name in before) if (!(name in seen)) { print name ": in the baseline, but not measured"; failed = 1 }
        if (failed) print "\nInstructions per event have changed. If that is meant, take them over with --bless and say why in the commit."
        exit failed
    }
' "$baseline" <(echo "$measured")
