//! Writes a picture down, once it is known where everything stands.

use super::figure::{Figure, Ink, Shape};
use super::layout::{Layout, Rect, Stop};
use super::{Arrow, Style};
use std::fmt::Write as _;

/// The widths of characters in a font of fixed pitch, rounded up: of a name, of a line below it, and of a text at an edge.
const NAME_WIDTH: i32 = 8;
const LINE_WIDTH: i32 = 7;
const LABEL_WIDTH: i32 = 6;

/// From one line of text to the next.
const LINE: i32 = 15;

/// A line that is longer is cut off: it stands in full in the hint.
const MOST_CHARACTERS: usize = 34;

/// How far a hexagon's tips stick out.
const TIP: i32 = 10;

/// Between a text and the sides of its box.
const PADDING: i32 = 14;

/// How far a stack's boxes stick out below each other.
const STACK: i32 = 3;

/// The length of the head of an arrow, and half its width.
const HEAD: i32 = 7;
const HEAD_HALF: i32 = 4;

/// rustdoc's themes set the variables `--main-…` and `--link-color`. Elsewhere, the system's choice between light and dark
/// decides. The picture brings its background, because a page around it may be light whatever the system prefers. A property that
/// stands twice is for viewers without variables.
const STYLE: &str = "\
.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);\
--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);\
background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}\
@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);\
--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}\
.disruptor-graph text{fill:currentColor;text-anchor:middle}\
.disruptor-graph .name{font-size:13px;font-weight:700}\
.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}\
.disruptor-graph .faint{opacity:.75;font-style:italic}\
.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}\
.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}\
.disruptor-graph .head{fill:currentColor;opacity:.7}\
.disruptor-graph .away{stroke:#c8691c;opacity:1}\
.disruptor-graph .away-head{fill:#c8691c}\
.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}\
.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}\
.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}\
.disruptor-graph .thread{text-anchor:start;font-style:italic}";

/// What is to be drawn.
pub(super) struct Picture<'a> {
    pub(super) title: &'a str,
    pub(super) figures: &'a [Figure],
    pub(super) arrows: &'a [Arrow],
    /// The names of the threads that stages share.
    pub(super) threads: &'a [String],
}

/// The size of a figure's box.
pub(super) fn size(figure: &Figure) -> (i32, i32) {
    let line = figure.lines.iter().map(|line| width(&cut(&line.text)) * LINE_WIDTH).max().unwrap_or_default();
    let tips = if figure.shape == Shape::Box { 0 } else { TIP };
    let text = (width(&cut(&figure.name)) * NAME_WIDTH).max(line);
    let lines: i32 = figure.lines.iter().map(|_| LINE).sum();
    let height = 30 + lines;
    // An even height has a middle.
    ((text + 2 * (PADDING + tips)).max(84), height - height % 2)
}

/// The width of a text at an edge.
pub(super) fn label_width(label: &str) -> i32 {
    width(label) * LABEL_WIDTH
}

/// In characters, of which those of East Asian scripts take two places.
fn width(text: &str) -> i32 {
    text.chars().map(|character| if character < '\u{1100}' { 1 } else { 2 }).sum()
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect()
}

/// Text for XML, without line breaks.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            // XML knows no more than these.
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            character => escaped.push(character),
        }
    }
    escaped
}

/// The whole picture: first what lies below.
pub(super) fn write(picture: &Picture<'_>, layout: &Layout) -> String {
    let mut writer = Writer { text: String::new() };
    let (width, height) = (layout.width, layout.height);
    // Where there is less room, it shrinks, until its text could not be read.
    let least = width / 4 * 3;
    writer.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" style=\"max-width:max(100%,{least}px)\" role=\"img\" \
         aria-label=\"The graph of the pipeline {}\"><style>{STYLE}</style>",
        escape(picture.title)
    ));
    for (frame, name) in layout.frames.iter().zip(picture.threads) {
        if let Some(frame) = frame {
            writer.frame(*frame, name);
        }
    }
    for (arrow, route) in picture.arrows.iter().zip(&layout.routes) {
        writer.edge(arrow.style, route);
    }
    for (figure, place) in picture.figures.iter().zip(&layout.boxes) {
        writer.figure(figure, *place);
    }
    writer.labels(picture.arrows, &layout.routes);
    writer.text + "</svg>"
}

struct Writer {
    text: String,
}

impl Writer {
    fn add(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        _ = self.text.write_fmt(text);
    }

    fn frame(&mut self, Rect { x, y, width, height }: Rect, name: &str) {
        self.add(format_args!(
            "<rect class=\"frame\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"9\"/>\
             <text class=\"thread\" x=\"{}\" y=\"{}\">thread {}</text>",
            x + 9,
            y + 13,
            escape(&cut(name))
        ));
    }

    fn edge(&mut self, style: Style, route: &[Stop]) {
        let [first, .., last] = route else { return };
        let (class, head_class) = match style {
            Style::Plain => ("edge", "head"),
            Style::TurnedAway => ("edge away", "away-head"),
            Style::Implied => ("edge implied", "head implied"),
        };
        self.add(format_args!("<path class=\"{class}\" d=\"M{} {}", first.right, first.y));
        for pair in route.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            // The last piece ends within the head.
            let left = if to == *last { to.left - HEAD + 1 } else { to.left };
            if from.y == to.y {
                self.add(format_args!("H{left}"));
            } else {
                let middle = i32::midpoint(from.right, left);
                self.add(format_args!("C{middle} {} {middle} {} {left} {}", from.y, to.y, to.y));
            }
            if to != *last {
                self.add(format_args!("H{}", to.right));
            }
        }
        let (tip, y) = (last.left - 1, last.y);
        let (back, above, below) = (tip - HEAD, y - HEAD_HALF, y + HEAD_HALF);
        self.add(format_args!("\"/><path class=\"{head_class}\" d=\"M{back} {above}L{tip} {y}L{back} {below}z\"/>"));
    }

    fn figure(&mut self, figure: &Figure, place: Rect) {
        self.add(format_args!("<g><title>{}</title>", escape(&figure.hint)));
        if figure.is_stack {
            for step in [2 * STACK, STACK] {
                let (x, y) = (place.x + step, place.y + step);
                self.outline(figure.shape, Rect { x, y, width: place.width - 2 * step, ..place });
            }
        }
        self.outline(figure.shape, place);
        let (x, mut y) = (place.x + place.width / 2, place.y + 20);
        self.add(format_args!("<text class=\"name\" x=\"{x}\" y=\"{y}\">{}</text>", escape(&cut(&figure.name))));
        for line in &figure.lines {
            y += LINE;
            let class = match line.ink {
                Ink::Plain => "",
                Ink::Strong => " class=\"strong\"",
                Ink::Faint => " class=\"faint\"",
            };
            self.add(format_args!("<text{class} x=\"{x}\" y=\"{y}\">{}</text>", escape(&cut(&line.text))));
        }
        self.add(format_args!("</g>"));
    }

    fn outline(&mut self, shape: Shape, Rect { x, y, width, height }: Rect) {
        let radius = match shape {
            Shape::Box => 5,
            Shape::Pill => 20.min(height / 2),
            Shape::Hexagon => {
                let (right, bottom, middle) = (x + width, y + height, y + height / 2);
                let (inner_left, inner_right) = (x + TIP, right - TIP);
                self.add(format_args!(
                    "<path class=\"box\" d=\"M{inner_left} {y}H{inner_right}L{right} {middle}L{inner_right} {bottom}\
                     H{inner_left}L{x} {middle}z\"/>"
                ));
                return;
            }
        };
        self.add(format_args!(
            "<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/>"
        ));
    }

    /// The texts at the edges, each where it hides no other, if there is such a place.
    fn labels(&mut self, arrows: &[Arrow], routes: &[Vec<Stop>]) {
        let mut taken: Vec<Rect> = Vec::new();
        for (arrow, route) in arrows.iter().zip(routes).filter(|(arrow, _)| !arrow.label.is_empty()) {
            let [from, to, ..] = route[..] else { continue };
            let (width, height) = (label_width(&arrow.label), 11);
            let places = ALONG.map(|(along, down)| Rect {
                x: between(from.right, to.left, along) - width / 2,
                y: between(from.y, to.y, down) - height / 2,
                width,
                height,
            });
            let is_free = |place: &&Rect| !taken.iter().any(|other| overlap(**place, *other));
            let place = places.iter().find(is_free).unwrap_or(&places[0]);
            let (x, y) = (place.x + width / 2, place.y + 9);
            self.add(format_args!("<text class=\"label\" x=\"{x}\" y=\"{y}\">{}</text>", escape(&arrow.label)));
            taken.push(*place);
        }
    }
}

/// Points of the curve of an edge, as thousandths of the way from its beginning: across and down.
const ALONG: [(i32, i32); 5] = [(424, 352), (500, 500), (576, 648), (342, 216), (658, 784)];

fn between(from: i32, to: i32, thousandths: i32) -> i32 {
    from + (to - from) * thousandths / 1000
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}
