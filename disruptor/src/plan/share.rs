//! Which of a stage's events one of its shards handles.
//!
//! Every shard goes through all events, and hands all of them on; it calls the handler for its own. So each shard is a reader like any other,
//! with a cursor of its own, and whoever follows the stage waits for all of them.
//!
//! # Whose an event is
//!
//! Two shards must never have the same event: each may write it. *By turn* the sequence decides, about which nobody can be
//! mistaken. *By key* each shard computes the hash of the key itself, by code of the user's that may do anything: it may give
//! one shard another answer than the next. So the one to whom the answer gives an event [claims](SlotMarks::claim) it first, and who comes
//! second panics.

use crate::Sequence;
use crate::ring::SlotMarks;
use crate::shard::shard_of_hash;
use std::marker::PhantomData;

/// The part of a stage's events that one of its threads handles.
pub trait Share: Copy + Send + Sync {
    /// The number of shards.
    const SHARDS: usize = 1;
    /// Whether the share is a matter of the sequence alone, in a stage with several shards.
    const TAKES_TURNS: bool = false;

    /// That of this shard.
    fn of(shard: usize) -> Self;

    /// Which of the stage's shards it is.
    fn number(self) -> usize;
}

/// A share of events of type `E`.
pub trait Divides<E>: Share {
    /// Whether the event is this shard's. It reaches the stage, and is available to it.
    ///
    /// # Panics
    ///
    /// If the hash of the key has given the event to another shard as well, or if it panics.
    ///
    /// # Safety
    ///
    /// `event` points to an event that nobody writes meanwhile, except the shard that has it: that writes all but the key.
    unsafe fn is_mine<V: SlotMarks>(self, event: *mut E, sequence: Sequence, marks: &V) -> bool;
}

/// All of them: the stage has one thread.
#[derive(Clone, Copy)]
pub struct Whole;

impl Share for Whole {
    fn of(_: usize) -> Self {
        Self
    }

    #[inline(always)]
    fn number(self) -> usize {
        0
    }
}

impl<E> Divides<E> for Whole {
    #[inline(always)]
    unsafe fn is_mine<V: SlotMarks>(self, _: *mut E, _: Sequence, _: &V) -> bool {
        true
    }
}

/// Every `SHARDS`th event, whatever it is.
#[derive(Clone, Copy)]
pub struct ByTurn<const SHARDS: usize> {
    shard: usize,
}

impl<const SHARDS: usize> Share for ByTurn<SHARDS> {
    const SHARDS: usize = SHARDS;
    const TAKES_TURNS: bool = true;

    fn of(shard: usize) -> Self {
        Self { shard }
    }

    #[inline(always)]
    fn number(self) -> usize {
        self.shard
    }
}

impl<E, const SHARDS: usize> Divides<E> for ByTurn<SHARDS> {
    /// The shard does not come to the others, see `reader/turns.rs`.
    #[inline(always)]
    unsafe fn is_mine<V: SlotMarks>(self, _: *mut E, sequence: Sequence, _: &V) -> bool {
        debug_assert_eq!(sequence % SHARDS as u64, self.shard as u64, "it is this shard's turn");
        true
    }
}

/// The events whose key, which `K` finds, has a hash that gives them to this shard.
pub struct ByKey<const SHARDS: usize, K, const CLAIM: usize> {
    shard: usize,
    _key: PhantomData<fn() -> K>,
}

impl<const SHARDS: usize, K, const CLAIM: usize> Clone for ByKey<SHARDS, K, CLAIM> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<const SHARDS: usize, K, const CLAIM: usize> Copy for ByKey<SHARDS, K, CLAIM> {}

impl<const SHARDS: usize, K, const CLAIM: usize> Share for ByKey<SHARDS, K, CLAIM> {
    const SHARDS: usize = SHARDS;

    fn of(shard: usize) -> Self {
        Self { shard, _key: PhantomData }
    }

    #[inline(always)]
    fn number(self) -> usize {
        self.shard
    }
}

impl<E, const SHARDS: usize, K: Key<E>, const CLAIM: usize> Divides<E> for ByKey<SHARDS, K, CLAIM> {
    #[inline(always)]
    unsafe fn is_mine<V: SlotMarks>(self, event: *mut E, sequence: Sequence, marks: &V) -> bool {
        const { assert!(CLAIM < V::CLAIMS, "there is no such claim") };
        // SAFETY: the caller says that nobody writes the key.
        let hash = unsafe { K::hash(event) };
        if shard_of_hash(hash, SHARDS) != self.shard {
            return false;
        }
        if !marks.claim(CLAIM, sequence) {
            claimed_twice();
        }
        true
    }
}

#[cold]
#[inline(never)]
fn claimed_twice() -> ! {
    panic!("the hash of a key has changed: it gave one event to two shards");
}

/// Finds the key of an event.
///
/// # Safety
///
/// `hash` touches the key only.
pub unsafe trait Key<E> {
    /// The key's hash.
    ///
    /// # Safety
    ///
    /// `event` points to an event whose key nobody writes meanwhile.
    unsafe fn hash(event: *mut E) -> u64;
}
