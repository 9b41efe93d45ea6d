//! Bars of nanoseconds, a panel for each work. Rings of 1024 slots are left out: they are in the text.

use super::svg::{Anchor, GREY, Svg};
use crate::distance::Distance;
use crate::parties::OURS;
use crate::results::{Finished, Outcome, Series, fastest};

const COLUMNS: usize = 3;
const PANEL_WIDTH: f64 = 430.0;
const LINE: f64 = 16.0;
const ROW: f64 = 18.0;
const HEADING: f64 = 30.0;
const FOOT: f64 = 16.0;
/// Where bars begin, and how long the longest is.
const BARS: (f64, f64) = (190.0, 130.0);
const OUR_COLOUR: &str = "#e8590c";
const PEERS: &str = "#5c8fc4";
/// A bar may be so many times as long as the shortest. Otherwise the others could not be told apart.
const MOST: f64 = 20.0;

struct Panel<'f> {
    title: &'static str,
    rows: Vec<&'f Series>,
}

pub(crate) fn bars(caption: &[String], finished: &[Finished]) -> String {
    let panels: Vec<Panel<'_>> = finished.iter().filter_map(panel).collect();
    let height = |panel: &Panel<'_>| HEADING + ROW * length(&panel.rows) + FOOT;
    let heights: Vec<f64> = panels.chunks(COLUMNS).map(|row| row.iter().map(height).fold(0.0, f64::max)).collect();
    let legend = "nanoseconds per event, or per round trip; thick bars: cores near; thin bars: cores far apart; \
                  numbers: near / far; of each peer its fastest variant";
    let top = LINE * (length(caption) + 2.0);
    let mut svg = Svg::new(PANEL_WIDTH * length(&[(); COLUMNS]), top + heights.iter().sum::<f64>());
    let mut y = LINE;
    for line in caption.iter().map(String::as_str).chain([legend]) {
        svg.text((10.0, y), 12.0, Anchor::Start, line);
        y += LINE;
    }
    y = top;
    for (row, height) in panels.chunks(COLUMNS).zip(heights) {
        let mut x = 0.0;
        for panel in row {
            draw(&mut svg, (x, y), panel);
            x += PANEL_WIDTH;
        }
        y += height;
    }
    svg.finish()
}

#[allow(clippy::cast_precision_loss, reason = "some dozens")]
fn length<T>(rows: &[T]) -> f64 {
    rows.len() as f64
}

/// Ours in all variants, and of the others the fastest variant each.
fn panel(work: &Finished) -> Option<Panel<'_>> {
    let Outcome::Throughput { series, .. } = &work.outcome else { return None };
    if work.name.ends_with("/1024") {
        return None;
    }
    let best = |party| {
        Distance::ALL.into_iter().find_map(|distance| fastest(series, distance, |series| series.party == party))
    };
    let mut rows: Vec<&Series> = Vec::new();
    for series in series {
        if series.party == OURS {
            rows.push(series);
        } else if !rows.iter().any(|row| row.party == series.party) {
            rows.extend(best(series.party));
        }
    }
    Some(Panel { title: work.title, rows })
}

fn draw(svg: &mut Svg, (x, y): (f64, f64), panel: &Panel<'_>) {
    svg.text((x + 10.0, y + 14.0), 13.0, Anchor::Start, panel.title);
    let medians =
        || panel.rows.iter().flat_map(|series| Distance::ALL.map(|distance| series.median(distance))).flatten();
    let shortest = medians().fold(f64::INFINITY, f64::min);
    let most = medians().fold(0.0, f64::max).min(shortest * MOST);
    let pixels = |value: f64| value.min(most) / most * BARS.1;
    let mut y = y + HEADING;
    for series in &panel.rows {
        let colour = match series.party {
            OURS => OUR_COLOUR,
            _ if series.is_peer() => PEERS,
            _ => GREY,
        };
        svg.text((x + BARS.0 - 6.0, y + 9.0), 10.5, Anchor::End, &series.name());
        let [near, far] = Distance::ALL.map(|distance| series.spread(distance));
        let mut end = 0.0_f64;
        for (spread, top, thickness, opacity) in [(near, 0.0, 8.0, 1.0), (far, 9.5, 3.0, 0.8)] {
            let Some(spread) = spread else { continue };
            svg.rectangle((x + BARS.0, y + top), (pixels(spread.median), thickness), colour, opacity);
            let middle = y + top + thickness / 2.0;
            let whisker = [spread.low, spread.high].map(|value| (x + BARS.0 + pixels(value), middle));
            svg.line(&whisker, GREY, 1.0, 1.0);
            end = end.max(pixels(spread.median)).max(pixels(spread.high));
        }
        let figures: Vec<String> = [near, far].into_iter().flatten().map(|spread| figure(spread.median)).collect();
        let cut = [near, far].into_iter().flatten().any(|spread| spread.median > most);
        let label = format!("{}{}", figures.join(" / "), if cut { " (cut off)" } else { "" });
        svg.text((x + BARS.0 + end + 5.0, y + 9.0), 10.5, Anchor::Start, &label);
        y += ROW;
    }
}

/// With three digits or more.
fn figure(value: f64) -> String {
    if value < 100.0 { format!("{value:.2}") } else { format!("{value:.0}") }
}
