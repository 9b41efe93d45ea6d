//! What a stage's events can be divided by.

use std::hash::Hash;

/// A key by which shards find their events. All of them read it, maybe at the same time.
#[diagnostic::on_unimplemented(
    message = "shards cannot find their events by a key of type `{Self}`",
    label = "each shard computes the hash of this field, at the same time as the others",
    note = "the field's type must be `Hash` and `Sync`"
)]
pub trait ShardKey {
    /// The key's hash.
    fn hash_for_shards(&self) -> u64;
}

#[diagnostic::do_not_recommend]
impl<Key: Hash + Sync + ?Sized> ShardKey for Key {
    #[inline(always)]
    fn hash_for_shards(&self) -> u64 {
        crate::shard::hash(self)
    }
}

/// The hash of a key.
#[inline(always)]
pub fn key_hash<Key: ShardKey + ?Sized>(key: &Key) -> u64 {
    key.hash_for_shards()
}
