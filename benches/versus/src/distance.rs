//! How far apart the two cores are. A host moves virtual cores about, so that is found out before and after every slice.

/// What the round trip of a cache line between the cores says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distance {
    Near,
    Far,
}

impl Distance {
    pub(crate) const ALL: [Self; 2] = [Self::Near, Self::Far];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Near => "near",
            Self::Far => "far",
        }
    }

    const fn of(round_trip: f64, far_from: f64) -> Self {
        if round_trip < far_from { Self::Near } else { Self::Far }
    }

    /// Sorts a slice by the round trips before and after it. `None` if the cores moved meanwhile, as such a slice says nothing.
    pub(crate) const fn sort(before: f64, after: f64, far_from: f64) -> Option<Self> {
        match (Self::of(before, far_from), Self::of(after, far_from)) {
            (Self::Near, Self::Near) => Some(Self::Near),
            (Self::Far, Self::Far) => Some(Self::Far),
            _ => None,
        }
    }
}

// This package has no tests to run, so the compiler checks these.
const _: () = {
    assert!(matches!(Distance::sort(110.0, 104.0, 250.0), Some(Distance::Near)));
    assert!(matches!(Distance::sort(58.0, 249.9, 250.0), Some(Distance::Near)));
    assert!(matches!(Distance::sort(250.0, 480.0, 250.0), Some(Distance::Far)));
    assert!(Distance::sort(110.0, 480.0, 250.0).is_none());
    assert!(Distance::sort(480.0, 110.0, 250.0).is_none());
    assert!(matches!(Distance::sort(480.0, 470.0, 600.0), Some(Distance::Near)));
};
