//! Prints what was measured.

use super::Measured;

/// A number of each round.
pub(super) struct Column {
    name: &'static str,
    value: fn(&Measured) -> f64,
}

/// The time from the first record to the closed file, and the times of the calls.
pub(super) const ALL: &[Column] = &[
    Column { name: "per record", value: |one| one.total },
    Column { name: "call, half", value: |one| one.calls[0] },
    Column { name: "call, 99 %", value: |one| one.calls[1] },
    Column { name: "call, 99.9 %", value: |one| one.calls[2] },
];

/// Without the first, which says nothing if there are pauses.
pub(super) const CALLS: &[Column] = ALL.split_at(1).1;

/// The first logger is ours.
pub(super) fn print(columns: &[Column], measured: &[(&str, Vec<Measured>)]) {
    print!("{:<26}", "ns");
    for column in columns {
        print!("{:>20}", column.name);
    }
    println!();
    let ours = &measured[0].1;
    for (name, theirs) in measured {
        print!("{name:<26}");
        for Column { value, .. } in columns {
            let median_value = median(theirs.iter().map(value));
            let ratio = median(theirs.iter().zip(ours).map(|(theirs, ours)| value(theirs) / value(ours)));
            print!("{:>20}", format!("{median_value:.0} ({ratio:.2})"));
        }
        println!();
    }
}

/// The upper of the two in the middle, if there are two.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}
