#!/usr/bin/env bash
# What a graph of twelve stages costs the compiler: `cargo check` of a crate with it, over the same crate without the
# macro call. Dependencies are compiled before. Prints both medians and the difference; the target is below one second.
#
#   benches/compile_time.sh [RUNS]       default 7
#
# Exit code: 0 on target, 1 not, 2 could not be measured.
set -euo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
runs=${1-7}
limit=1000

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/src"
cp "$root/Cargo.lock" "$scratch/"
cat >"$scratch/Cargo.toml" <<END
[workspace]

[package]
name = "scratch"
version = "0.0.0"
edition = "2024"

[dependencies]
disruptor = { path = "$root/disruptor" }
END
cat >"$scratch/without.rs" <<'END'
#[derive(Default)]
pub struct Order {
    pub price: u64,
    pub quantity: u64,
    pub notional: u64,
    pub tax: u64,
    pub fee: u64,
    pub accepted: bool,
}
END
cat "$scratch/without.rs" - >"$scratch/with.rs" <<'END'

disruptor::disruptor! {
    pub pipeline Orders {
        event: Order;
        capacity: 1024;
        stage decode: &mut Order;
        stage price: { price: &u64, quantity: &u64, notional: &mut u64 } after decode;
        stage audit: { price: &u64, quantity: &u64 } after decode;
        stage tax: { notional: &u64, tax: &mut u64 } after price;
        stage fee: { notional: &u64, fee: &mut u64 } after price;
        stage journal: { notional: &u64 } after price, audit;
        stage risk: { notional: &u64, tax: &u64, accepted: &mut bool } after tax, fee;
        stage replicate: { tax: &u64, fee: &u64 } after tax, fee;
        stage settle: &mut Order after risk, replicate, journal;
        stage report: &Order after settle;
        stage notify: &Order after settle;
        stage archive: &Order after report, notify;
    }
}

pub fn run() -> Result<(), disruptor::PipelineError> {
    Orders {
        decode: |order, _, _| order.price += 1,
        price: |order, _, _| *order.notional = order.price * order.quantity,
        audit: |_, _, _| (),
        tax: |order, _, _| *order.tax = order.notional / 5,
        fee: |order, _, _| *order.fee = order.notional / 100,
        journal: |_, _, _| (),
        risk: |order, _, _| *order.accepted = *order.notional < 1_000_000,
        replicate: |_, _, _| (),
        settle: |order, _, _| order.quantity = 0,
        report: |_, _, _| (),
        notify: |_, _, _| (),
        archive: |_, _, _| (),
    }
    .run(|mut orders| {
        orders.publish(|order| order.price = 1)?;
        Ok(())
    })
}
END

export CARGO_TARGET_DIR=$scratch/target CARGO_INCREMENTAL=0
check() {
    (cd "$scratch" && cargo check --quiet --offline)
}

# once VARIANT: milliseconds.
once() {
    local start
    cp "$scratch/$1.rs" "$scratch/src/lib.rs"
    start=$(date +%s%N)
    check
    echo $((($(date +%s%N) - start) / 1000000))
}

median() {
    sort -n | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'
}

# Everything but the crate itself, and both variants once.
cp "$scratch/without.rs" "$scratch/src/lib.rs"
check 2>/dev/null || (cd "$scratch" && cargo check --quiet) || exit 2
once with >/dev/null || exit 2

for _ in $(seq "$runs"); do
    # In turn, so that a slow moment hits both.
    once without >>"$scratch/without.ms"
    once with >>"$scratch/with.ms"
done
without=$(median <"$scratch/without.ms")
with=$(median <"$scratch/with.ms")
echo "cargo check, median of $runs, on $(nproc) cores:"
printf '%-36s %6d ms\n' "without the macro call" "$without" "with a graph of 12 stages" "$with" "difference" $((with - without))
if ((with - without >= limit)); then
    echo "target missed: the difference is to stay below $limit ms"
    exit 1
fi
