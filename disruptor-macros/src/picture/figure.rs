//! What stands for the producer or for a stage: a shape with lines of text.

use super::layout::Node;
use super::svg;
use crate::ast::{AccessKind, Field, ProducerKind, StageKind};
use crate::model::{Model, Rule, Stage};
use crate::plan::Plan;
use crate::tokens::pretty;
use crate::tokens::unraw;

/// A list of fields that is longer than this is cut off.
const MOST_FIELDS: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) shape: Shape,
    /// Whether it stands for several of its kind: producers, or the shards of a stage.
    pub(super) is_stack: bool,
    pub(super) name: String,
    pub(super) lines: Vec<Line>,
    /// All of it in words, for who points at it.
    pub(super) hint: String,
    /// The index of the thread that it shares with others.
    pub(super) thread: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Box,
    /// It decides.
    Hexagon,
    /// The user's own code runs there: it publishes or polls.
    Pill,
}

/// A line below the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) ink: Ink,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// What is read, and what is returned.
    Plain,
    /// What only this stage has while it works: it writes or takes it.
    Strong,
    /// How the stage runs.
    Faint,
}

impl Line {
    fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self { text: text.into(), ink }
    }
}

impl Figure {
    pub(super) fn node(&self) -> Node {
        let (width, height) = svg::size(self);
        Node { width, height, group: self.thread }
    }
}

/// The producer, then the stages in the order of their declaration.
pub(super) fn all(model: &Model, plan: &Plan) -> Vec<Figure> {
    let stages = model.stages.iter().enumerate().map(|(index, stage)| {
        let decides = plan.stages.get(index).is_some_and(|planned| planned.rule == Rule::Decides);
        of_stage(stage, decides)
    });
    [producers(model)].into_iter().chain(stages).collect()
}

fn producers(model: &Model) -> Figure {
    let kind = model.producers.kind;
    let event = model.event.as_ref().map(|event| event.ty.to_string()).unwrap_or_default();
    let mut lines = vec![Line::new(event.clone(), Ink::Plain)];
    lines.extend(model.producers.is_async.then(|| Line::new("async", Ink::Faint)));
    Figure {
        shape: Shape::Pill,
        is_stack: kind == ProducerKind::Multi,
        name: kind.noun().to_owned(),
        lines,
        hint: format!("{} of {event}", kind.noun()),
        thread: None,
    }
}

fn of_stage(stage: &Stage, decides: bool) -> Figure {
    let name = unraw(&stage.name);
    let access = stage.access.as_ref().map(|access| &access.kind);
    let outcome = stage.outcome.as_ref().map(|outcome| format!("-> {}", outcome.ty));
    let notes = notes(stage);
    let words = [access.map(ToString::to_string), outcome.clone(), (!notes.is_empty()).then(|| notes.clone())];
    let hint = [format!("{name}:")].into_iter().chain(words.into_iter().flatten()).collect::<Vec<_>>().join(" ");
    let mut lines = access.map(touches).unwrap_or_default();
    lines.extend(outcome.map(|outcome| Line::new(outcome, Ink::Plain)));
    lines.extend((!notes.is_empty()).then(|| Line::new(notes, Ink::Faint)));
    let shape = match stage.kind {
        StageKind::Poll => Shape::Pill,
        StageKind::Thread if decides => Shape::Hexagon,
        StageKind::Thread => Shape::Box,
    };
    Figure { shape, is_stack: stage.shards.is_some(), name, lines, hint, thread: stage.thread }
}

/// What a stage may touch.
fn touches(access: &AccessKind) -> Vec<Line> {
    let whole = access.to_string();
    match access {
        AccessKind::Read(_) | AccessKind::ReadSlice(_) => vec![Line::new(whole, Ink::Plain)],
        AccessKind::Write(_) | AccessKind::WriteSlice(_) => vec![Line::new(whole, Ink::Strong)],
        AccessKind::Take(_) => vec![Line::new(format!("{whole} (by value)"), Ink::Strong)],
        AccessKind::Fields(fields) => {
            let line =
                |field: &Field| Line::new(field.to_string(), if field.mutable { Ink::Strong } else { Ink::Plain });
            let mut lines: Vec<_> = fields.iter().take(MOST_FIELDS).map(line).collect();
            let more = fields.len() - lines.len();
            lines.extend((more > 0).then(|| Line::new(format!("and {more} more"), Ink::Faint)));
            lines
        }
    }
}

/// How a stage runs.
fn notes(stage: &Stage) -> String {
    let poll = (stage.kind == StageKind::Poll).then(|| "poll".to_owned());
    let is_async = stage.is_async.then(|| "async".to_owned());
    let shards = stage.shards.as_ref().map(|shards| {
        let key = shards.key.as_ref().map(|key| format!(" by {}", key.text())).unwrap_or_default();
        format!("×{}{key}", pretty(&shards.count))
    });
    [poll, is_async, shards].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
