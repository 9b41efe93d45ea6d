//! The latency curves: from the time at which an event was due to its handler, over the gap between two events. Both axes are logarithmic.

use super::svg::{Anchor, GREY, Svg};
use crate::distance::Distance;
use crate::parties::{BY_HAND, OURS};
use crate::results::{Finished, Latencies, Outcome, Series};
use crate::works::open_loop::{OUR_BLOCKING, OUR_DEFAULT, OUR_DENSE};
use std::time::Duration;

const PANEL_HEIGHT: f64 = 420.0;
const WIDTH: f64 = 860.0;
const LINE: f64 = 16.0;
/// Where the curves lie in a panel.
const LEFT: f64 = 70.0;
const RIGHT: f64 = 620.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 370.0;
/// What is higher is cut off.
const HIGHEST: f64 = 10_000.0;
/// So many peers are drawn.
const PEERS: usize = 5;
const OUR_COLOURS: [&str; 3] = ["#e8590c", "#f2a900", "#d6336c"];
const BY_HAND_COLOUR: &str = GREY;
const PEER_COLOURS: [&str; PEERS] = ["#228be6", "#12b886", "#9c5de0", "#17a2b8", "#82a91e"];
/// Peers are chosen by what they do at gaps that everybody can follow.
const FROM: Duration = Duration::from_nanos(100);

type Rates<'f> = Vec<(Duration, &'f [Latencies])>;

pub(crate) fn curves(caption: &[String], finished: &[Finished]) -> String {
    let rates: Rates<'_> = finished
        .iter()
        .filter(|work| work.name.starts_with("open_loop/"))
        .filter_map(|work| match &work.outcome {
            Outcome::Latency { gap, rows } => Some((*gap, rows.as_slice())),
            Outcome::Throughput { .. } => None,
        })
        .collect();
    let drawn: Vec<Distance> = Distance::ALL
        .into_iter()
        .filter(|distance| rates.iter().any(|(_, rows)| rows[0].p50.median(*distance).is_some()))
        .collect();
    #[allow(clippy::cast_precision_loss, reason = "a few")]
    let (lines, panels) = (caption.len() as f64, drawn.len() as f64);
    let top = LINE * (lines + 1.0);
    let mut svg = Svg::new(WIDTH, top + PANEL_HEIGHT * panels);
    let mut y = LINE;
    for line in caption {
        svg.text((10.0, y), 12.0, Anchor::Start, line);
        y += LINE;
    }
    y = top;
    for distance in drawn {
        panel(&mut svg, y, &rates, distance);
        y += PANEL_HEIGHT;
    }
    svg.finish()
}

fn panel(svg: &mut Svg, y: f64, rates: &Rates<'_>, distance: Distance) {
    let title =
        format!("cores {}: ns from due to handled (solid p50, thin p99), over the gap between events", distance.name());
    svg.text((LEFT, y + 24.0), 14.0, Anchor::Start, &title);
    let contenders = contenders(rates, distance);
    let figures = rates.iter().flat_map(|(_, rows)| rows.iter()).filter_map(|row| row.p50.median(distance));
    let lowest = 10_f64.powf(figures.fold(HIGHEST, f64::min).log10().floor()).max(1.0);
    let scale = Scale::new(y, rates, lowest);
    axes(svg, rates, &scale, lowest);
    let mut legend = y + TOP + 8.0;
    for (index, colour) in contenders {
        for (of, width, opacity) in [(p99 as fn(&Latencies) -> &Series, 0.9, 0.75), (p50, 2.2, 1.0)] {
            let points: Vec<Option<(f64, f64)>> =
                rates.iter().map(|(gap, rows)| Some(scale.point(*gap, of(&rows[index]).median(distance)?))).collect();
            // A curve ends where a gap was not measured: nobody knows how it goes on.
            for piece in points.split(Option::is_none) {
                let piece: Vec<(f64, f64)> = piece.iter().copied().flatten().collect();
                match piece[..] {
                    [] => {}
                    [(x, y)] => svg.line(&[(x - 3.0, y), (x + 3.0, y)], colour, width, opacity),
                    _ => svg.line(&piece, colour, width, opacity),
                }
            }
        }
        svg.line(&[(RIGHT + 14.0, legend - 4.0), (RIGHT + 38.0, legend - 4.0)], colour, 2.2, 1.0);
        svg.text((RIGHT + 44.0, legend), 12.0, Anchor::Start, &rates[0].1[index].p50.name());
        legend += LINE;
    }
}

fn p50(row: &Latencies) -> &Series {
    &row.p50
}

fn p99(row: &Latencies) -> &Series {
    &row.p99
}

/// Where the rows of those that are drawn stand, and their colours: ours, the last one by hand, and the peers with the lowest medians.
fn contenders(rates: &Rates<'_>, distance: Distance) -> Vec<(usize, &'static str)> {
    let rows = rates[0].1;
    let find = |party, variant| rows.iter().position(|row| row.p50.is(party, variant));
    let ours = [OUR_DEFAULT, OUR_DENSE, OUR_BLOCKING].map(|variant| find(OURS, variant));
    let mut drawn: Vec<(usize, &'static str)> = ours.into_iter().flatten().zip(OUR_COLOURS).collect();
    drawn.extend(rows.iter().rposition(|row| row.p50.party == BY_HAND).map(|index| (index, BY_HAND_COLOUR)));
    // By the mean of the logarithms, so that every rate counts as much as any other.
    #[allow(clippy::cast_precision_loss, reason = "a few")]
    let mean = |index: usize| -> f64 {
        let rates = rates.iter().filter(|(gap, _)| *gap >= FROM);
        let logarithms: Vec<f64> =
            rates.filter_map(|(_, rows)| rows[index].p50.median(distance)).map(f64::ln).collect();
        if logarithms.is_empty() { f64::INFINITY } else { logarithms.iter().sum::<f64>() / logarithms.len() as f64 }
    };
    let mut peers: Vec<usize> = (0..rows.len()).filter(|index| rows[*index].p50.is_peer()).collect();
    peers.sort_by(|one, other| mean(*one).total_cmp(&mean(*other)));
    // Of each its best variant.
    let mut best: Vec<usize> = Vec::new();
    for peer in peers {
        if !best.iter().any(|index| rows[*index].p50.party == rows[peer].p50.party) {
            best.push(peer);
        }
    }
    drawn.extend(best.into_iter().zip(PEER_COLOURS));
    drawn
}

/// From figures to places.
struct Scale {
    y: f64,
    gaps: (f64, f64),
    latencies: (f64, f64),
}

impl Scale {
    fn new(y: f64, rates: &Rates<'_>, lowest: f64) -> Self {
        let gaps = || rates.iter().map(|(gap, _)| gap.as_secs_f64().log10());
        let gaps = (gaps().fold(f64::INFINITY, f64::min), gaps().fold(f64::NEG_INFINITY, f64::max));
        Self { y, gaps, latencies: (lowest.log10(), HIGHEST.log10()) }
    }

    fn point(&self, gap: Duration, latency: f64) -> (f64, f64) {
        let part = |value: f64, (from, to): (f64, f64)| if to > from { (value - from) / (to - from) } else { 0.0 };
        let across = part(gap.as_secs_f64().log10(), self.gaps);
        let up = part(latency.log10(), self.latencies).clamp(0.0, 1.0);
        (LEFT + across * (RIGHT - LEFT), self.y + BOTTOM - up * (BOTTOM - TOP))
    }
}

fn axes(svg: &mut Svg, rates: &Rates<'_>, scale: &Scale, lowest: f64) {
    let (first, last) = (rates[0].0, rates[rates.len() - 1].0);
    let mut decade = lowest;
    while decade <= HIGHEST {
        for tick in [1.0, 2.0, 5.0].map(|digit| digit * decade).into_iter().filter(|tick| *tick <= HIGHEST) {
            let opacity = if (tick - decade).abs() < 0.5 { 0.5 } else { 0.2 };
            let line = [scale.point(first, tick), scale.point(last, tick)];
            svg.line(&line, GREY, 0.7, opacity);
            svg.text((LEFT - 6.0, line[0].1 + 4.0), 11.0, Anchor::End, &format!("{tick}"));
        }
        decade *= 10.0;
    }
    for (gap, _) in rates {
        let line = [scale.point(*gap, lowest), scale.point(*gap, HIGHEST)];
        svg.line(&line, GREY, 0.7, 0.2);
        let label = format!("{gap:?}").replace('µ', "u");
        svg.text((line[0].0, line[0].1 + 16.0), 9.5, Anchor::Middle, &label);
    }
}
