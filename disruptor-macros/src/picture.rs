//! Draws the graph of a pipeline as an SVG image, for rustdoc and for `Topology::to_svg`.
//!
//! Events flow from left to right. A stage is a box: a hexagon if it decides, round if the user polls it, a stack if its
//! events are divided among shards. A frame joins the stages of one thread. A dashed line is an edge that others imply.
//!
//! The image is one line of text without blank lines, so that it can stand in Markdown as it is.

mod figure;
mod layout;
mod svg;

use crate::ast::OutcomeKind;
use crate::branches::Edge;
use crate::condition::Branch;
use crate::model::{Model, Rule};
use crate::plan::Plan;
use crate::tokens::unraw;
use figure::Figure;
use layout::{Layout, Link};
use std::collections::BTreeMap;

/// With more edges than this, the picture shows only those that others do not imply.
const MOST_EDGES: usize = 120;

/// The image. It refers to nothing outside itself, and follows the colours of the page around it.
pub(crate) fn draw(model: &Model, plan: &Plan) -> String {
    let figures: Vec<_> = figure::all(model, plan);
    let mut arrows = arrows(model, plan);
    if arrows.len() > MOST_EDGES {
        arrows.retain(|arrow| arrow.style != Style::Implied);
    }
    let nodes: Vec<_> = figures.iter().map(Figure::node).collect();
    let links: Vec<_> = arrows.iter().map(Arrow::link).collect();
    let threads: Vec<_> = model.threads.iter().map(|thread| unraw(&thread.name)).collect();
    let layout = Layout::new(&nodes, &links, threads.len());
    svg::write(
        &svg::Picture { title: &unraw(&model.name), figures: &figures, arrows: &arrows, threads: &threads },
        &layout,
    )
}

/// An edge of the picture. The producer is figure 0, stage `n` is figure `n + 1`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Arrow {
    from: usize,
    to: usize,
    style: Style,
    /// Which events go along it, if those of one branch do.
    label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    /// For events that a stage turned away.
    TurnedAway,
    /// It could be left out.
    Implied,
}

impl Arrow {
    fn link(&self) -> Link {
        Link {
            from: self.from,
            to: self.to,
            label: svg::label_width(&self.label),
            is_low: self.style == Style::TurnedAway,
        }
    }
}

/// All declared edges, and those from the producer. The two branches of one stage to another are one arrow.
fn arrows(model: &Model, plan: &Plan) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for (stage, planned) in plan.stages.iter().enumerate() {
        let to = stage + 1;
        if planned.declared.is_empty() {
            arrows.push(Arrow { from: 0, to, style: Style::Plain, label: String::new() });
        }
        let mut branches: BTreeMap<usize, Vec<Branch>> = BTreeMap::new();
        for &Edge { upstream, branch } in &planned.declared {
            branches.entry(upstream).or_default().push(branch);
        }
        for (upstream, branches) in branches {
            let is_implied = planned.redundant.iter().any(|redundant| redundant.upstream == upstream);
            let style = match branches[..] {
                _ if is_implied => Style::Implied,
                [Branch::TurnedAway] => Style::TurnedAway,
                _ => Style::Plain,
            };
            let words: Vec<_> = branches.iter().filter_map(|&branch| returned(model, plan, upstream, branch)).collect();
            let label = if is_implied { String::new() } else { words.join(", ") };
            arrows.push(Arrow { from: upstream + 1, to, style, label });
        }
    }
    arrows
}

/// What a deciding stage returns for the events of this branch.
fn returned(model: &Model, plan: &Plan, stage: usize, branch: Branch) -> Option<&'static str> {
    if plan.stages.get(stage)?.rule != Rule::Decides {
        return None;
    }
    Some(match (model.stages.get(stage)?.outcome.as_ref()?.kind?, branch) {
        (OutcomeKind::Bool, Branch::Passed) => "true",
        (OutcomeKind::Bool, Branch::TurnedAway) => "false",
        (OutcomeKind::Result, Branch::Passed) => "Ok",
        (OutcomeKind::Result, Branch::TurnedAway) => "Err",
    })
}

#[cfg(test)]
mod tests;
