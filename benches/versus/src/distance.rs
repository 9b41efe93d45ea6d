//! How far apart the two cores are. A host moves virtual cores about, so that is found out before and after every slice.

/// What the round trip of a cache line between the cores says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distance {
    Near,
    Far,
}

/// How long a bare round trip takes at least, in nanoseconds, if the cores are near, and if they are far apart. Where it takes less than either, both are
/// threads of one core: no two stages should have to share one.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) near: f64,
    pub(crate) far: f64,
}

impl Distance {
    pub(crate) const ALL: [Self; 2] = [Self::Near, Self::Far];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Near => "near",
            Self::Far => "far",
        }
    }

    const fn of(round_trip: f64, bounds: Bounds) -> Option<Self> {
        if round_trip >= bounds.far {
            Some(Self::Far)
        } else if round_trip >= bounds.near {
            Some(Self::Near)
        } else {
            None
        }
    }

    /// Sorts a slice by the round trips before and after it. `None` if the cores moved meanwhile, as such a slice says nothing, or were one.
    pub(crate) const fn sort(before: f64, after: f64, bounds: Bounds) -> Option<Self> {
        match (Self::of(before, bounds), Self::of(after, bounds)) {
            (Some(Self::Near), Some(Self::Near)) => Some(Self::Near),
            (Some(Self::Far), Some(Self::Far)) => Some(Self::Far),
            _ => None,
        }
    }
}

// This package has no tests to run, so the compiler checks these.
const _: () = {
    const BOUNDS: Bounds = Bounds { near: 70.0, far: 250.0 };
    assert!(matches!(Distance::sort(110.0, 104.0, BOUNDS), Some(Distance::Near)));
    assert!(matches!(Distance::sort(70.0, 249.9, BOUNDS), Some(Distance::Near)));
    assert!(matches!(Distance::sort(250.0, 480.0, BOUNDS), Some(Distance::Far)));
    assert!(Distance::sort(110.0, 480.0, BOUNDS).is_none());
    assert!(Distance::sort(480.0, 110.0, BOUNDS).is_none());
    assert!(Distance::sort(46.0, 50.0, BOUNDS).is_none());
    assert!(Distance::sort(69.9, 104.0, BOUNDS).is_none());
    assert!(matches!(Distance::sort(480.0, 470.0, Bounds { near: 70.0, far: 600.0 }), Some(Distance::Near)));
};
