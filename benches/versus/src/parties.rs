//! Who takes part: the names of crates, and of what else is compared.

pub(crate) const OURS: &str = "ours";
pub(crate) const LMAX: &str = "disruptor 4.4";
pub(crate) const DISRUPT_RS: &str = "disrupt-rs 1.1";
pub(crate) const RTRB: &str = "rtrb 0.4";
pub(crate) const GIL: &str = "gil 0.9";
pub(crate) const NEXUS: &str = "nexus-queue 1.3";
pub(crate) const FQ: &str = "fq 0.2";
pub(crate) const RINGBUF: &str = "ringbuf 0.6";
pub(crate) const PHOTON: &str = "photon-ring 3.0";
pub(crate) const CROSSFIRE: &str = "crossfire 3.1";
pub(crate) const CROSSBEAM: &str = "crossbeam-channel";
pub(crate) const KANAL: &str = "kanal";
pub(crate) const STD: &str = "std sync_channel";
pub(crate) const FLUME: &str = "flume";
pub(crate) const THINGBUF: &str = "thingbuf";
pub(crate) const RAYON: &str = "rayon";
/// Several threads that take ours in turn.
pub(crate) const LOCKED: &str = "a Mutex around ours";
/// Atomics without a ring.
pub(crate) const BARE: &str = "bare atomics";
/// Rings that are written for one work and nothing else: a limit, nobody's crate.
pub(crate) const BY_HAND: &str = "by hand";

/// Whether it is a crate that somebody would use instead of ours.
pub(crate) fn is_peer(party: &str) -> bool {
    ![OURS, LOCKED, BARE, BY_HAND].contains(&party)
}
