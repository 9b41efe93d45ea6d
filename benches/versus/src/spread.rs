//! A distribution in three numbers.

/// The tenth, the fiftieth and the ninetieth percentile.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

impl Spread {
    /// `None` if there are no values.
    pub(crate) fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        let at = |percent: usize| {
            let rank = last * percent;
            let (below, rest) = (rank / 100, rank % 100);
            let above = (below + 1).min(last);
            #[allow(clippy::cast_precision_loss, reason = "below a hundred")]
            let part = rest as f64 / 100.0;
            sorted[below] + (sorted[above] - sorted[below]) * part
        };
        Some(Self { low: at(10), median: at(50), high: at(90) })
    }
}

/// A ratio, as in `1.23x (1.20 - 1.31)`.
impl std::fmt::Display for Spread {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { low, median, high } = self;
        formatter.pad(&format!("{median:.2}x ({low:.2} - {high:.2})"))
    }
}
