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

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Nothing;

/// The next number of a linear congruential generator. Any will do whose numbers differ between tests.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

macro_rules! sizes {
    ($($name:ident: $event:ty = $make:expr;)+) => {$(
        #[test]
        fn $name() {
            // One ring at a time, because each has more threads than many machines have cores.
            sizes!(@ring $event = $make, stamped, 1);
            sizes!(@ring $event = $make, stamped, 2);
            sizes!(@ring $event = $make, stamped, 8);
            sizes!(@ring $event = $make, stamped, 64);
            sizes!(@ring $event = $make, dense, 8);
        }
    )+};
    (@ring $event:ty = $make:expr, $slots:ident, $capacity:literal) => {{
            disruptor! {
                pipeline Sized {
                    event: $event = Default::default();
                    capacity: $capacity;
                    wait: YieldWaitStrategy;
                    slots: $slots;
                    stage first: &$event;
                    stage second: &$event after first;
                }
            }

            let make: fn(u64) -> $event = $make;
            deadline(move || {
                let events = rounds(2_000);
                let (mut first, mut second) = (0, 0);
                Sized {
                    first: |event, sequence, _| {
                        assert_eq!((*event, sequence), (make(first), first));
                        first += 1;
                    },
                    second: |event, sequence, _| {
                        assert_eq!((*event, sequence), (make(second), second));
                        second += 1;
                    },
                }
                .run(|mut producer| {
                    let mut random = 7;
                    while producer.next_sequence() < events {
                        let sequence = producer.next_sequence();
                        if next(&mut random) % 2 == 0 {
                            producer.publish(|slot| *slot = make(sequence))?;
                        } else {
                            let n = usize::try_from(next(&mut random)).expect("31 bits") % ($capacity + 1);
                            producer.publish_batch(n, |slots| {
                                for (slot, sequence) in slots.zip(sequence..) {
                                    *slot = make(sequence);
                                }
                            })?;
                        }
                    }
                    Ok(())
                })
                .expect("no stage panics");
                assert_eq!(first, second);
                assert!(first >= events);
            });
    }};
}

sizes! {
    no_bytes: Nothing = |_| Nothing;
    one_byte: u8 = |value| value as u8;
    two_bytes: u16 = |value| value as u16;
    three_bytes: [u8; 3] = |value| [value as u8; 3];
    four_bytes: u32 = |value| value as u32;
    eight_bytes: u64 = |value| value;
    thirteen_bytes: [u8; 13] = |value| [value as u8; 13];
    sixteen_bytes: [u64; 2] = |value| [value; 2];
    sixteen_bytes_aligned: u128 = u128::from;
    twenty_four_bytes: [u64; 3] = |value| [value; 3];
    twenty_eight_bytes: [u32; 7] = |value| [value as u32; 7];
    fifty_six_bytes: [u64; 7] = |value| [value; 7];
    sixty_four_bytes: [u64; 8] = |value| [value; 8];
    a_line_of_its_own: Aligned = Aligned;
    two_hundred_and_fifty_six_bytes: [u64; 32] = |value| [value; 32];
}
