//! Which shard an event belongs to, by its key.

use std::hash::{Hash, Hasher};

/// The shard that gets the events with this key, in a stage that is divided `by` it into `shards`. Counts from 0.
///
/// For whoever fills a shard's state before the first event, or follows up what one shard has done:
///
/// ```
/// use disruptor::{disruptor, shard_of};
/// use std::collections::HashMap;
///
/// #[derive(Default)]
/// struct Deposit { account: u32, amount: u64 }
///
/// disruptor! {
///     pipeline Deposits {
///         event: Deposit;
///         capacity: 64;
///         stage book: { account: &u32, amount: &u64 } { shards: 2 by account, state: HashMap<u32, u64> };
///     }
/// }
///
/// // Each shard begins with the balances of its own accounts.
/// let opening = [(17, 100), (18, 200), (19, 300)];
/// Deposits {
///     book: (
///         |shard| Ok(opening.into_iter().filter(|(account, _)| shard_of(account, 2) == shard).collect()),
///         |balances, deposit, _, _| *balances.get_mut(deposit.account).expect("it is in this shard") += deposit.amount,
///     ),
/// }
/// .run(|mut deposits| {
///     for account in [17, 18, 19, 17] {
///         deposits.publish(|deposit| *deposit = Deposit { account, amount: 5 })?;
///     }
///     Ok(())
/// })?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// # The hash
///
/// The same key gives the same answer in every process, on every machine of the same pointer width and byte order, as far as the key's
/// [`Hash`] does. Each word that the key feeds to its hasher is mixed in by a multiplication of 64 by 64 bits, of which both halves
/// count (as in wyhash, by Wang Yi); the shard is the upper part of the hash times `shards`. It is fast and spreads well, but is not
/// made to withstand keys that somebody chooses so that they meet in one shard.
///
/// # Panics
///
/// If `shards` is 0.
#[must_use]
pub fn shard_of<Key: Hash + ?Sized>(key: &Key, shards: usize) -> usize {
    assert!(shards > 0, "there is no shard");
    shard_of_hash(hash(key), shards)
}

/// The shard for a key with this hash.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "less than `shards`")]
pub(crate) fn shard_of_hash(hash: u64, shards: usize) -> usize {
    ((u128::from(hash) * shards as u128) >> 64) as usize
}

#[inline(always)]
pub(crate) fn hash<Key: Hash + ?Sized>(key: &Key) -> u64 {
    let mut hasher = Mixer(0);
    key.hash(&mut hasher);
    // Once more: a key of one word has been multiplied once, and the upper half of that says little about its upper half.
    mix(hasher.0, MULTIPLIER)
}

/// The first 64 bits of the golden ratio's fraction, made odd: half of the bits are set, without a pattern.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
/// Those of the square root of 3, likewise. With it a word of 0 counts too.
const OFFSET: u64 = 0xbb67_ae85_84ca_a73b;

/// Both halves of the product.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "both halves are taken")]
fn mix(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    product as u64 ^ (product >> 64) as u64
}

struct Mixer(u64);

impl Mixer {
    #[inline(always)]
    fn add(&mut self, word: u64) {
        self.0 = mix(self.0.rotate_left(23) ^ word ^ OFFSET, MULTIPLIER);
    }
}

impl Hasher for Mixer {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.add(u64::from_le_bytes(word.try_into().unwrap_or_default()));
        }
        let rest = words.remainder();
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.add(u64::from_le_bytes(word));
        }
        // Runs that differ only by zeros at the end.
        self.add(bytes.len() as u64);
    }

    #[inline(always)]
    fn write_u8(&mut self, value: u8) {
        self.add(value.into());
    }

    #[inline(always)]
    fn write_u16(&mut self, value: u16) {
        self.add(value.into());
    }

    #[inline(always)]
    fn write_u32(&mut self, value: u32) {
        self.add(value.into());
    }

    #[inline(always)]
    fn write_u64(&mut self, value: u64) {
        self.add(value);
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "both halves are taken")]
    fn write_u128(&mut self, value: u128) {
        self.add(value as u64);
        self.add((value >> 64) as u64);
    }

    #[inline(always)]
    fn write_usize(&mut self, value: usize) {
        self.add(value as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{hash, shard_of};
    use std::collections::BTreeSet;

    /// How many of these keys each of 7 shards gets.
    fn spread<K: std::hash::Hash>(keys: impl Iterator<Item = K>) -> [usize; 7] {
        let mut counts = [0; 7];
        for key in keys {
            counts[shard_of(&key, 7)] += 1;
        }
        counts
    }

    #[test]
    fn keys_spread_evenly() {
        let even = |counts: [usize; 7]| counts.iter().all(|count| (850..1150).contains(count));
        let all = [
            spread(0..7_000_u32),
            spread((0..7_000_u64).map(|key| key << 20)),
            spread((0..7_000_u64).map(|key| key << 45)),
            spread((0..7_000_u64).map(|key| key * 4_096)),
            spread((0..7_000_i32).map(|key| -key)),
            spread((0..7_000).map(|key| format!("account {key}"))),
            spread((0..7_000_u16).map(|key| (key / 100, key % 100))),
        ];
        assert!(all.iter().all(|counts| even(*counts)), "{all:?}");
    }

    #[test]
    fn equal_keys_meet_whatever_owns_them() {
        for text in ["", "a", "eight by", "nine byte"] {
            assert_eq!(hash(text), hash(&text.to_owned()));
            assert_eq!(hash(text), hash(&Box::<str>::from(text)));
        }
        assert_eq!(hash(&[1_u8, 2]), hash(&vec![1_u8, 2].into_boxed_slice()[..].first_chunk::<2>().unwrap()));
    }

    /// Runs that are alike up to their length, parts that are cut elsewhere.
    #[test]
    fn different_keys_have_different_hashes() {
        let texts = ["", "\0", "\0\0", "a", "a\0", "ab", "ba", "abcdefgh", "abcdefgh\0", "abcdefghi"];
        assert_eq!(texts.iter().map(|text| hash(*text)).collect::<BTreeSet<_>>().len(), texts.len());
        assert_ne!(hash(&("ab", "c")), hash(&("a", "bc")));
        assert_ne!(hash(&(0_u8, 1_u8)), hash(&(1_u8, 0_u8)));
        assert_ne!(hash(&0_u64), hash(&(0_u64, 0_u64)));
        assert_ne!(hash(&u128::MAX), hash(&u128::from(u64::MAX)));
    }

    /// The hash is documented, so that what it divides can be stored.
    #[test]
    fn the_hash_stays_as_it_is() {
        assert_eq!([0_u32, 1, 2, 3, 4, 5, 6, 7].map(|key| shard_of(&key, 64)), [39, 57, 50, 6, 16, 22, 10, 15]);
        assert_eq!(hash("disruptor"), 7_837_189_517_629_565_410);
    }
}
