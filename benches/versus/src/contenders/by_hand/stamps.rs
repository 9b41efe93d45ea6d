//! A ring whose slots hold the event and a stamp. The receiver hands a slot back by changing the stamp, so no other line goes to and fro.

use crate::contenders::queue::{Ends, TryQueue};
use crate::load::Event;
use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) struct Stamps;

#[repr(align(16))]
struct Slot {
    /// The position of the event that may be written here, or one more when it is.
    stamp: AtomicU64,
    event: UnsafeCell<Event<1>>,
}

// SAFETY: the sender alone uses the event of a slot until it changes the stamp, with release; then the receiver alone until it does the same.
unsafe impl Sync for Slot {}

#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "masked")]
fn slot(slots: &[Slot], position: u64) -> &Slot {
    &slots[position as usize & (slots.len() - 1)]
}

pub(crate) struct End {
    slots: Arc<[Slot]>,
    position: u64,
}

impl Ends<1> for Stamps {
    type Sender = End;
    type Receiver = End;

    fn new(capacity: usize) -> (End, End) {
        assert!(capacity.is_power_of_two(), "positions are masked");
        let slot = |stamp| Slot { stamp: AtomicU64::new(stamp), event: UnsafeCell::default() };
        let slots: Arc<[Slot]> = (0..capacity as u64).map(slot).collect();
        (End { slots: Arc::clone(&slots), position: 0 }, End { slots, position: 0 })
    }
}

impl TryQueue<1> for Stamps {
    #[inline(always)]
    fn try_send(sender: &mut End, event: Event<1>) -> bool {
        let slot = slot(&sender.slots, sender.position);
        if slot.stamp.load(Ordering::Acquire) != sender.position {
            return false;
        }
        // SAFETY: the stamp says that the slot is the sender's.
        unsafe { slot.event.get().write(event) };
        sender.position += 1;
        slot.stamp.store(sender.position, Ordering::Release);
        true
    }

    #[inline(always)]
    fn try_receive(receiver: &mut End) -> Option<Event<1>> {
        let slot = slot(&receiver.slots, receiver.position);
        if slot.stamp.load(Ordering::Acquire) != receiver.position + 1 {
            return None;
        }
        // SAFETY: the stamp says that the event is written and the slot is the receiver's.
        let event = unsafe { slot.event.get().read() };
        slot.stamp.store(receiver.position + receiver.slots.len() as u64, Ordering::Release);
        receiver.position += 1;
        Some(event)
    }
}
