//! What became of the records, in numbers.

use std::fmt::{self, Display};
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// What became of the records so far. Those that are still on their way are in neither number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Records that were written.
    pub written: u64,
    /// Records that never will be: the file could not be written to, or the writer has died.
    pub lost: u64,
    /// In how many calls they were written.
    pub writes: u64,
}

/// What the writer and those who log count.
///
/// Relaxed throughout: these are numbers only. Whoever needs them exact has waited for the writer, which makes all that the
/// writer did visible.
pub(crate) struct Counts {
    /// Where the records go, for messages.
    name: String,
    pub(crate) written: AtomicU64,
    pub(crate) writes: AtomicU64,
    /// Records that the writer got and could not write.
    failed: AtomicU64,
    /// Records that did not come into the ring.
    refused: AtomicU64,
    /// Records that came from the writer's own thread, past the ring.
    pub(crate) own: AtomicU64,
    has_told_failure: AtomicBool,
    has_told_death: AtomicBool,
    /// How many lost records were told of.
    told: AtomicU64,
}

impl Counts {
    pub(crate) fn new(name: String) -> Self {
        Self {
            name,
            written: AtomicU64::new(0),
            writes: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            refused: AtomicU64::new(0),
            own: AtomicU64::new(0),
            has_told_failure: AtomicBool::new(false),
            has_told_death: AtomicBool::new(false),
            told: AtomicU64::new(0),
        }
    }

    /// The writer could not write these. Only the first time is told, because a full disk stays full for a while.
    pub(crate) fn failed(&self, records: u64, error: &io::Error) {
        self.failed.fetch_add(records, Relaxed);
        if !self.has_told_failure.swap(true, Relaxed) {
            self.tell(format_args!("{error}; records are lost until it can be written to"));
        }
    }

    /// A record did not come into the ring, because the writer has died.
    pub(crate) fn refused(&self) {
        self.refused.fetch_add(1, Relaxed);
        if !self.has_told_death.swap(true, Relaxed) {
            self.tell(format_args!("the writer has died; records are lost from now on"));
        }
    }

    /// A record was logged while too many others were being formatted, one inside the other.
    pub(crate) fn too_deep(&self) {
        self.refused.fetch_add(1, Relaxed);
    }

    /// `published` is how many records came into the ring, if no more of them will be written.
    pub(crate) fn summary(&self, published: Option<u64>) -> Summary {
        let [written, failed, own] = [&self.written, &self.failed, &self.own].map(|count| count.load(Relaxed));
        let left = published.map_or(0, |published| (published + own).saturating_sub(written + failed));
        Summary { written, lost: failed + left + self.refused.load(Relaxed), writes: self.writes.load(Relaxed) }
    }

    /// Tells how many records are lost, unless that has been told.
    pub(crate) fn tell_losses(&self, summary: Summary) {
        if self.told.fetch_max(summary.lost, Relaxed) < summary.lost {
            self.tell(format_args!("{} of {} records are lost", summary.lost, summary.lost + summary.written));
        }
    }

    /// The one place that is left for a logger that cannot log. Nobody can be told if that is closed too.
    pub(crate) fn tell(&self, text: impl Display) {
        let _ = writeln!(io::stderr(), "logger: {self}: {text}");
    }
}

impl Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
