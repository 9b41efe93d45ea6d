//! The three pipelines: each is run for one round and checks what came of it.

use crate::round::{Checksum, Fault, Round};
use disruptor::{YieldWaitStrategy, disruptor};
use std::sync::atomic::{AtomicU64, Ordering};

#[derive(Default)]
struct Reading {
    value: u64,
    doubled: u64,
    text: String,
}

disruptor! {
    pipeline Diamond {
        event: Reading;
        capacity: 64;

        stage double: { value: &u64, doubled: &mut u64 };
        stage format: { value: &u64, text: &mut String };
        stage check: &Reading after double, format;
    }
}

/// Two writers side by side on different fields, asleep whenever there is a pause.
pub(crate) fn diamond(round: &mut Round) -> Result<(), String> {
    let (fault, mut sink) = (round.fault(), Checksum::default());
    let result = Diamond {
        double: |reading, sequence, _| {
            Fault::strike(fault, 0, sequence);
            *reading.doubled = reading.value.wrapping_mul(2);
        },
        format: |reading, sequence, _| {
            use std::fmt::Write;
            Fault::strike(fault, 1, sequence);
            reading.text.clear();
            // Writing to a string does not fail.
            let _ = write!(reading.text, "{}", reading.value);
        },
        check: |reading, sequence, _| {
            Fault::strike(fault, 2, sequence);
            let whole = reading.doubled == reading.value.wrapping_mul(2) && reading.text == reading.value.to_string();
            // A value that nobody publishes spoils the checksum.
            sink.add(if whole { reading.value } else { u64::MAX });
        },
    }
    .run(|mut readings| {
        Ok(round.feed(|first, n| {
            let publish = |value: &u64| readings.publish(|reading| reading.value = *value).is_ok();
            (first..first + n).take_while(publish).count() as u64
        }))
    });
    round.check(["double", "format", "check"], result, &sink)
}

disruptor! {
    pipeline Chain {
        event: u64;
        capacity: 16;
        slots: dense;

        stage add: &mut u64;
        stage subtract: &mut u64 after add { wait: YieldWaitStrategy };
        stage check: &u64 after subtract;
    }
}

/// Batches through three stages, one of which never sleeps.
pub(crate) fn chain(round: &mut Round) -> Result<(), String> {
    let (fault, mut sink) = (round.fault(), Checksum::default());
    let result = Chain {
        add: |value, sequence, _| {
            Fault::strike(fault, 0, sequence);
            *value = value.wrapping_add(7);
        },
        subtract: |value, sequence, _| {
            Fault::strike(fault, 1, sequence);
            *value = value.wrapping_sub(7);
        },
        check: |value, sequence, _| {
            Fault::strike(fault, 2, sequence);
            sink.add(*value);
        },
    }
    .run(|mut values| {
        Ok(round.feed(|first, n| {
            let batch = usize::try_from(n).unwrap_or(usize::MAX);
            let write = |batch: disruptor::Batch<'_, _, _>| {
                for (slot, value) in batch.zip(first..) {
                    *slot = value;
                }
            };
            values.publish_batch(batch, write).map_or(0, |published| published.end - published.start)
        }))
    });
    round.check(["add", "subtract", "check"], result, &sink)
}

/// How many parcels there are.
static ALIVE: AtomicU64 = AtomicU64::new(0);

struct Parcel(u64);

impl Parcel {
    fn new(value: u64) -> Self {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Self(value)
    }
}

impl Drop for Parcel {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

disruptor! {
    pipeline Parcels {
        event: Parcel;
        capacity: 8;

        stage weigh: &Parcel;
        stage stamp: &mut Parcel after weigh;
        stage deliver: Parcel after stamp;
    }
}

/// Events that are moved through the ring: whatever happens, none is left behind.
pub(crate) fn by_value(round: &mut Round) -> Result<(), String> {
    let (fault, mut sink) = (round.fault(), Checksum::default());
    let mut weight = 0_u64;
    let result = Parcels {
        weigh: |parcel, sequence, _| {
            Fault::strike(fault, 0, sequence);
            weight = weight.wrapping_add(parcel.0);
        },
        stamp: |parcel, sequence, _| {
            Fault::strike(fault, 1, sequence);
            parcel.0 = !parcel.0;
        },
        deliver: |parcel, sequence, _| {
            Fault::strike(fault, 2, sequence);
            sink.add(!parcel.0);
        },
    }
    .run(|mut parcels| {
        Ok(round.feed(|first, n| {
            let send = |value: &u64| parcels.send(Parcel::new(*value)).is_ok();
            (first..first + n).take_while(send).count() as u64
        }))
    });
    let alive = ALIVE.load(Ordering::Relaxed);
    if alive != 0 {
        return Err(format!("{alive} events were not dropped"));
    }
    round.check(["weigh", "stamp", "deliver"], result, &sink)
}
