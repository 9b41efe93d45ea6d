//! Where the two cores are, watched from slice to slice.

use crate::contenders::bare;
use crate::distance::{Bounds, Distance};
use crate::load::trips::Glimpse;
use crate::spread::Spread;

/// Looks at the bare round trip between slices, and keeps what it saw.
pub(crate) struct Placement {
    bounds: Bounds,
    /// The latest round trip.
    last: f64,
    near: Vec<f64>,
    far: Vec<f64>,
    /// Slices that do not count.
    others: usize,
}

impl Placement {
    pub(crate) fn new(bounds: Bounds) -> Self {
        Self { bounds, last: 0.0, near: Vec::new(), far: Vec::new(), others: 0 }
    }

    /// Before the first of several slices in a row.
    pub(crate) fn look(&mut self) {
        let mut glimpse = Glimpse::default();
        bare::two_lines(&mut glimpse);
        self.last = glimpse.round_trip;
    }

    /// Runs a slice, looks again, and sorts the slice. The look after a slice is the look before the next one.
    pub(crate) fn slice<R>(&mut self, run: impl FnOnce() -> R) -> (Option<Distance>, R) {
        let result = run();
        let before = self.last;
        self.look();
        let distance = Distance::sort(before, self.last, self.bounds);
        match distance {
            Some(Distance::Near) => self.near.push(before.midpoint(self.last)),
            Some(Distance::Far) => self.far.push(before.midpoint(self.last)),
            None => self.others += 1,
        }
        (distance, result)
    }

    /// How many slices there were of each kind, and how far apart the cores were.
    pub(crate) fn describe(&self) -> Vec<String> {
        let class = |distance: Distance, round_trips: &[f64]| {
            let spread = Spread::of(round_trips).map_or(String::new(), |Spread { low, median, high }| {
                format!(", bare round trip {median:.1} ns ({low:.1} - {high:.1})")
            });
            format!("{:<11} {} slices{spread}", distance.name(), round_trips.len())
        };
        vec![
            class(Distance::Near, &self.near),
            class(Distance::Far, &self.far),
            format!(
                "others      {} slices, which do not count: the cores moved, or were one; near begins at {} ns, far at {}",
                self.others, self.bounds.near, self.bounds.far
            ),
        ]
    }
}
