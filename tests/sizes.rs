//! Events of every size and alignment, in rings of every small size. However many of them share a stamp and a cache
//! line, each arrives whole, once and in order.

#![allow(
    clippy::cast_possible_truncation,
    reason = "what is left of a sequence in a small event tells events apart well enough"
)]

mod common;

use common::{deadline, rounds};
use disruptor::{YieldWaitStrategy, disruptor};

/// An event that fits no cache line naturally.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(align(64))]
struct Aligned(u64);

/// An event that shares no pair of lines, which prefetchers take for one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(align(128))]
struct Apart(u8);

/// An event of any number of bytes. The first and the last ones tell it apart, and nothing may write those between.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bytes<const N: usize>([u8; N]);

impl<const N: usize> Default for Bytes<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Bytes<N> {
    fn of(value: u64) -> Self {
        Self(std::array::from_fn(|index| value as u8 ^ index as u8))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Nothing;

/// The next number of a linear congruential generator. Any will do whose numbers differ between tests.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// Publishes one by one and in batches, as many of `$make` as the ring may hold.
macro_rules! publish {
    ($producer:ident, $capacity:literal, $make:ident, $events:ident) => {{
        let mut random = 7;
        while $producer.next_sequence() < $events {
            let sequence = $producer.next_sequence();
            if next(&mut random) % 2 == 0 {
                $producer.publish(|slot| *slot = $make(sequence))?;
            } else {
                let n = usize::try_from(next(&mut random)).expect("31 bits") % ($capacity + 1);
                $producer.publish_batch(n, |slots| {
                    for (slot, sequence) in slots.zip(sequence..) {
                        *slot = $make(sequence);
                    }
                })?;
            }
        }
        Ok(())
    }};
}

macro_rules! sizes {
    ($($name:ident: $event:ty = $make:expr;)+) => {$(
        mod $name {
            use super::*;

            // One ring at a time, because each has more threads than many machines have cores.
            #[test]
            fn stamped() {
                sizes!(@chain $event = $make, stamped, 1);
                sizes!(@chain $event = $make, stamped, 2);
                sizes!(@chain $event = $make, stamped, 8);
                sizes!(@chain $event = $make, stamped, 64);
                sizes!(@others $event = $make, stamped);
            }

            #[test]
            fn dense() {
                sizes!(@chain $event = $make, dense, 8);
                sizes!(@others $event = $make, dense);
            }
        }
    )+};
    // The last stage rewrites bytes of its events, if it is the only last one. It waits for a stage, or for the producer.
    (@chain $event:ty = $make:expr, $slots:ident, $capacity:literal) => {
        sizes!(@ring $event = $make, $slots, $capacity, Chain { first; second after first; });
    };
    (@others $event:ty = $make:expr, $slots:ident) => {
        sizes!(@ring $event = $make, $slots, 64, Alone { only; });
        sizes!(@ring $event = $make, $slots, 8, Leaves { left; right; });
    };
    (@ring $event:ty = $make:expr, $slots:ident, $capacity:literal, $name:ident {
        $($stage:ident $(after $upstream:ident)?;)+
    }) => {{
        disruptor! {
            pipeline $name {
                event: $event = Default::default();
                capacity: $capacity;
                wait: YieldWaitStrategy;
                slots: $slots;
                $(stage $stage: &$event $(after $upstream)?;)+
            }
        }

        let make: fn(u64) -> $event = $make;
        deadline(move || {
            let events = rounds(1_000);
            $(let mut $stage = 0;)+
            $name {
                $($stage: |event, sequence, _| {
                    assert_eq!((*event, sequence), (make($stage), $stage));
                    $stage += 1;
                },)+
            }
            .run(|mut producer| publish!(producer, $capacity, make, events))
            .expect("no stage panics");
            let seen = [$($stage),+];
            assert!(seen.iter().all(|stage| *stage == seen[0] && *stage >= events), "{seen:?}");
        });
    }};
}

sizes! {
    no_bytes: Nothing = |_| Nothing;
    one_byte: u8 = |value| value as u8;
    thirteen_bytes: [u8; 13] = |value| [value as u8; 13];
    fifty_six_bytes: [u64; 7] = |value| [value; 7];
    a_line_of_its_own: Aligned = Aligned;
    two_lines_of_its_own: Apart = |value| Apart(value as u8);
    // The last stage treats larger events than 256 bytes otherwise.
    two_hundred_and_fifty_seven_bytes: Bytes<257> = Bytes::of;
}

#[cfg(feature = "every-case")]
sizes! {
    two_bytes: u16 = |value| value as u16;
    three_bytes: [u8; 3] = |value| [value as u8; 3];
    four_bytes: u32 = |value| value as u32;
    eight_bytes: u64 = |value| value;
    sixteen_bytes: [u64; 2] = |value| [value; 2];
    sixteen_bytes_aligned: u128 = u128::from;
    twenty_four_bytes: [u64; 3] = |value| [value; 3];
    twenty_eight_bytes: [u32; 7] = |value| [value as u32; 7];
    sixty_four_bytes: [u64; 8] = |value| [value; 8];
    two_hundred_and_fifty_five_bytes: Bytes<255> = Bytes::of;
    two_hundred_and_fifty_six_bytes: Bytes<256> = Bytes::of;
    a_kibibyte: Bytes<1024> = Bytes::of;
}
