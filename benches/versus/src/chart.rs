//! The chart: bars of nanoseconds, a panel for each work.

use crate::race::{Finished, Outcome, Series};
use plotters::coord::Shift;
use plotters::prelude::*;
use std::path::Path;

type Drawn = Result<(), Box<dyn std::error::Error>>;

const COLUMNS: usize = 2;
const PANEL_WIDTH: u32 = 560;
const ROW: i32 = 17;
const HEADING: i32 = 34;
const FOOT: i32 = 14;
/// Where bars begin, and how long the longest is.
const BARS: (i32, i32) = (190, 270);
const OURS: RGBColor = RGBColor(0xd9, 0x5f, 0x02);
const OTHERS: RGBColor = RGBColor(0x7f, 0x9f, 0xbf);

/// Draws those works that have a median per contender.
pub(crate) fn draw(path: &Path, caption: &[String], finished: &[Finished]) -> Drawn {
    let panels: Vec<(&Finished, &str, &[Series])> = finished
        .iter()
        .filter_map(|work| match &work.outcome {
            Outcome::Throughput { unit, series } => Some((work, *unit, series.as_slice())),
            Outcome::Latency { .. } => None,
        })
        .collect();
    let heights: Vec<i32> = panels
        .chunks(COLUMNS)
        .map(|row| row.iter().map(|(_, _, series)| height(series.len())).max().unwrap_or(0))
        .collect();
    let top = 20 + 16 * i32::try_from(caption.len())?;
    let size = (PANEL_WIDTH * u32::try_from(COLUMNS)?, u32::try_from(top + heights.iter().sum::<i32>())?);
    let root = SVGBackend::new(path, size).into_drawing_area();
    root.fill(&WHITE)?;
    for (index, line) in caption.iter().enumerate() {
        root.draw(&Text::new(line.clone(), (12, 12 + 16 * i32::try_from(index)?), ("sans-serif", 12)))?;
    }
    let mut y = top;
    for (row, height) in panels.chunks(COLUMNS).zip(heights) {
        for (column, (work, unit, series)) in row.iter().enumerate() {
            let x = i32::try_from(column)? * i32::try_from(PANEL_WIDTH)?;
            let area = root.clone().shrink((x, y), (PANEL_WIDTH, u32::try_from(height)?));
            panel(&area, &format!("{} ({unit})", work.title), series)?;
        }
        y += height;
    }
    root.present()?;
    Ok(())
}

fn height(bars: usize) -> i32 {
    HEADING + ROW * i32::try_from(bars).unwrap_or(0) + FOOT
}

#[allow(clippy::cast_possible_truncation, reason = "pixels")]
fn panel(area: &DrawingArea<SVGBackend<'_>, Shift>, title: &str, series: &[Series]) -> Drawn {
    area.draw(&Text::new(title.to_owned(), (12, 10), ("sans-serif", 14)))?;
    // The slowest may be slower by far: its bar is cut off, so that the others can be told apart.
    let mut medians: Vec<f64> = series.iter().map(|series| series.spread().median).collect();
    medians.sort_by(f64::total_cmp);
    let most = medians[medians.len() - 1].min(medians[0] * 20.0);
    for (index, series) in series.iter().enumerate() {
        let spread = series.spread();
        let y = HEADING + ROW * i32::try_from(index)?;
        let pixels = |value: f64| BARS.0 + (value.min(most) / most * f64::from(BARS.1)) as i32;
        let colour = if series.party == crate::works::OURS { OURS } else { OTHERS };
        area.draw(&Text::new(series.name(), (12, y), ("sans-serif", 11)))?;
        area.draw(&Rectangle::new([(BARS.0, y), (pixels(spread.median), y + ROW - 5)], colour.filled()))?;
        let middle = y + (ROW - 5) / 2;
        area.draw(&PathElement::new([(pixels(spread.low), middle), (pixels(spread.high), middle)], BLACK))?;
        let cut = if spread.median > most { " (cut off)" } else { "" };
        let label = format!("{:.2}{cut}", spread.median);
        area.draw(&Text::new(label, (pixels(spread.median.max(spread.high)) + 6, y), ("sans-serif", 11)))?;
    }
    Ok(())
}
