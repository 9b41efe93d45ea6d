//! Draws the graph of a pipeline as SVG, with what each stage has done and has still to do.

mod layout;

use disruptor::{StageAccess, StageInfo, Stats, Topology};
use layout::{Edge, HEIGHT, Layout, Place, WIDTH};
use std::fmt::{self, Write as _};

/// The names of a pipeline and of what belongs to it are identifiers, so nothing needs to be escaped.
const HEAD: &str = r#"role="img">
<style>
    .pipeline { color-scheme: light dark; }
    .pipeline { --ink: #1b1f24; --dim: #59636e; --line: #8b949e; --box: #ffffff; --bar: #0969da; --rail: #e1e6eb; }
    @media (prefers-color-scheme: dark) {
        .pipeline { --ink: #e6edf3; --dim: #9ea7b1; --line: #6e7681; --box: #161b22; --bar: #4493f8; --rail: #30363d; }
    }
    .pipeline text { font: 12px system-ui, sans-serif; fill: var(--dim); }
    .pipeline .name { font-size: 14px; font-weight: 600; fill: var(--ink); }
    .pipeline .number { fill: var(--ink); text-anchor: end; font-variant-numeric: tabular-nums; }
    .pipeline .box { fill: var(--box); stroke: var(--line); }
    .pipeline .edge { fill: none; stroke: var(--line); stroke-width: 1.5; }
    .pipeline .implied { stroke-dasharray: 4 4; }
    .pipeline .else { text-anchor: middle; stroke: Canvas; stroke-width: 6; paint-order: stroke; }
    .pipeline .arrow { fill: var(--line); }
    .pipeline .bar { fill: var(--bar); }
    .pipeline .rail { fill: var(--rail); }
</style>
<defs>
    <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
        <path class="arrow" d="M0 0L8 4L0 8z"/>
    </marker>
</defs>
"#;

/// The pipeline, as far as it is now.
pub(crate) fn draw(topology: &Topology, stats: &Stats) -> String {
    let mut svg = String::new();
    write(&mut svg, topology, stats).expect("memory takes it");
    svg
}

fn write(svg: &mut String, topology: &Topology, stats: &Stats) -> fmt::Result {
    let layout = Layout::of(topology);
    let (width, height) = (layout.width, layout.height);
    write!(svg, r#"<svg xmlns="http://www.w3.org/2000/svg" class="pipeline" width="{width}" height="{height}" "#)?;
    write!(svg, r#"viewBox="0 0 {width} {height}" {HEAD}"#)?;
    writeln!(svg, "<title>{}: the stages, and how many events wait for them</title>", topology.name)?;
    for edge in &layout.edges {
        write_edge(svg, edge, &layout)?;
    }
    let kind = if topology.is_async { "tasks" } else { "threads" };
    Card { name: &topology.producers.to_string(), notes: vec![kind.to_owned()], bar: None }.write(
        svg,
        layout.places[0],
        &[("published", stats.published)],
    )?;
    for ((info, stage), place) in topology.stages.iter().zip(&stats.stages).zip(&layout.places[1..]) {
        Card { name: info.name, notes: notes(info), bar: Some((stage.backlog, stats.capacity as u64)) }.write(
            svg,
            *place,
            &[("handled", stage.handled), ("backlog", stage.backlog)],
        )?;
    }
    writeln!(svg, "</svg>")
}

/// From box to box, and straight through the places that are left free for it.
fn write_edge(svg: &mut String, edge: &Edge, layout: &Layout) -> fmt::Result {
    let class = if edge.is_implied { "edge implied" } else { "edge" };
    let places: Vec<Place> = edge.path.iter().map(|node| layout.places[*node]).collect();
    write!(svg, r#"<path class="{class}" marker-end="url(#arrow)" d="M{} {}"#, places[0].x + WIDTH, places[0].y)?;
    for ends in places.windows(2) {
        let ((left, from), (right, to)) = ((ends[0].x + WIDTH, ends[0].y), (ends[1].x, ends[1].y));
        let middle = i32::midpoint(left, right);
        write!(svg, "H{left}C{middle} {from} {middle} {to} {right} {to}")?;
    }
    writeln!(svg, r#""/>"#)?;
    if edge.is_else {
        let x = i32::midpoint(places[0].x + WIDTH, places[1].x);
        let y = i32::midpoint(places[0].y, places[1].y) + 4;
        writeln!(svg, r#"<text class="else" x="{x}" y="{y}">else</text>"#)?;
    }
    Ok(())
}

/// What a box shows.
struct Card<'a> {
    name: &'a str,
    notes: Vec<String>,
    /// How much of a whole the bar shows.
    bar: Option<(u64, u64)>,
}

impl Card<'_> {
    const MARGIN: i32 = 12;

    fn write(&self, svg: &mut String, place: Place, numbers: &[(&str, u64)]) -> fmt::Result {
        let (left, right) = (place.x + Self::MARGIN, place.x + WIDTH - Self::MARGIN);
        let (top, bottom) = (place.y - HEIGHT / 2, place.y + HEIGHT / 2);
        writeln!(svg, r#"<rect class="box" x="{}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>"#, place.x)?;
        writeln!(svg, r#"<text class="name" x="{left}" y="{}">{}</text>"#, top + 22, self.name)?;
        for (note, y) in self.notes.iter().zip((top + 40..).step_by(15)) {
            writeln!(svg, r#"<text x="{left}" y="{y}">{note}</text>"#)?;
        }
        for ((what, number), y) in numbers.iter().rev().zip((0..).map(|line| bottom - 22 - 15 * line)) {
            writeln!(svg, r#"<text x="{left}" y="{y}">{what}</text>"#)?;
            writeln!(svg, r#"<text class="number" x="{right}" y="{y}">{number}</text>"#)?;
        }
        if let Some((part, whole)) = self.bar {
            let (length, y) = (right - left, bottom - 14);
            let filled = u64::from(length.unsigned_abs()) * part.min(whole) / whole;
            writeln!(svg, r#"<rect class="rail" x="{left}" y="{y}" width="{length}" height="5" rx="2"/>"#)?;
            writeln!(svg, r#"<rect class="bar" x="{left}" y="{y}" width="{filled}" height="5" rx="2"/>"#)?;
        }
        Ok(())
    }
}

/// What the stage may do with an event, and on how many or whose threads.
fn notes(stage: &StageInfo) -> Vec<String> {
    let mut notes = match stage.access {
        StageAccess::Fields(fields) => {
            let names = |exclusive| {
                let names = fields.iter().filter(|field| field.exclusive == exclusive).map(|field| field.name);
                names.collect::<Vec<_>>().join(", ")
            };
            let lines = [("reads", names(false)), ("writes", names(true))];
            lines.iter().filter(|(_, names)| !names.is_empty()).map(|(verb, names)| format!("{verb} {names}")).collect()
        }
        StageAccess::Read | StageAccess::Write | StageAccess::Take => vec![format!("{} the event", stage.access)],
        StageAccess::ReadSlice | StageAccess::WriteSlice => vec![stage.access.to_string()],
    };
    if stage.shards > 1 {
        notes.push(format!("on {} threads", stage.shards));
    }
    notes.extend(stage.thread.map(|thread| format!("on thread {thread}")));
    notes
}
