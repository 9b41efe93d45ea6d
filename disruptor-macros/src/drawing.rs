//! Draws the graph of a pipeline as text, like a commit graph.
//!
//! Each stage has one row, below the rows of all the stages it waits for. Each open edge is a rail in its own column,
//! down to the stage it leads to:
//!
//! ```text
//! producer
//! │
//! ●   price    &mut Order
//! ├─╮
//! ● │ journal  { notional: &u64 }
//! │ ● risk     { notional: &u64, ok: &mut bool }
//! ├─╯
//! ●   settle   &Order
//! ```
//!
//! `async` stands where tasks wait: at the producer, and behind the names of pollers.
//!
//! A diamond is a stage that decides. What it turned away goes to the stages that say `else` behind their access. There
//! stand also the number of a stage's shards, and the thread that it shares with others.

use crate::ast::StageKind;
use crate::condition::Branch;
use crate::model::{Model, Rule};
use crate::plan::{Plan, Reader};
use crate::tokens::{pretty, unraw};

/// A picture wider than this is harder to read than a list.
const MOST_COLUMNS: usize = 40;

/// Draws the reduced graph and lists the redundant edges. The text ends without a line break.
pub(crate) fn draw(model: &Model, plan: &Plan) -> String {
    let mut lines = rows(plan).map_or_else(|| list(model, plan), |rows| labelled(model, &rows));
    lines.extend(redundant(model, plan));
    lines.join("\n")
}

/// The rows of the picture; `None` if it would be too wide.
fn rows(plan: &Plan) -> Option<Vec<Row>> {
    let mut rails = Rails::default();
    let mut rows = vec![Row { rails: producers(plan), stage: None }];
    let first = rails.open_column(0);
    rows.extend(rails.fan_out(first, &sorted(plan, plan.roots.clone())).map(Row::from));
    if plan.roots.len() == 1 {
        rows.push(Row::from("│".to_owned()));
    }
    for &stage in &plan.order {
        let Some(planned) = plan.stages.get(stage) else { continue };
        let (column, joint) = rails.fan_in(stage);
        rows.extend(joint.map(Row::from));
        let dot = match planned.kind {
            StageKind::Thread if planned.rule == Rule::Decides => '◆',
            StageKind::Thread => '●',
            StageKind::Poll => '○',
        };
        rows.push(Row { rails: rails.row(column, dot), stage: Some(stage) });
        let downstream = planned.readers.iter().filter_map(|reader| match reader {
            Reader::Stage(stage) => Some(*stage),
            Reader::Producer => None,
        });
        rows.extend(rails.fan_out(column, &sorted(plan, downstream.collect())).map(Row::from));
        if rails.columns.len() > MOST_COLUMNS {
            return None;
        }
    }
    Some(rows)
}

fn producers(plan: &Plan) -> String {
    let noun = plan.producers.kind.noun();
    if plan.producers.is_async { format!("{noun} (async)") } else { noun.to_owned() }
}

/// The stages as a list: one line for each, with the stages it waits for.
fn list(model: &Model, plan: &Plan) -> Vec<String> {
    let line = |&stage: &usize| {
        let planned = plan.stages.get(stage)?;
        let access = model.stages.get(stage)?.access.as_ref()?.kind.to_string();
        let upstream: Vec<_> = planned.upstream.iter().map(|&stage| name(model, stage)).collect();
        let after =
            if upstream.is_empty() { format!("the {}", plan.producers.kind.noun()) } else { upstream.join(", ") };
        let edges = match otherwise(model, stage) {
            declared if declared.is_empty() => format!("  after {after}"),
            declared => declared,
        };
        let (outcome, threads) = (outcome(model, stage), threads(model, stage));
        Some(format!("{}  {access}{outcome}{threads}{edges}", name(model, stage)))
    };
    plan.order.iter().filter_map(line).collect()
}

/// Sorts stages into the order in which they will be drawn, so that fewer rails cross.
fn sorted(plan: &Plan, mut stages: Vec<usize>) -> Vec<usize> {
    stages.sort_by_key(|stage| plan.order.iter().position(|other| other == stage));
    stages
}

struct Row {
    rails: String,
    stage: Option<usize>,
}

impl From<String> for Row {
    fn from(rails: String) -> Self {
        Self { rails, stage: None }
    }
}

/// The columns of the picture: for each, the stage that its rail leads to.
#[derive(Default)]
struct Rails {
    columns: Vec<Option<usize>>,
}

impl Rails {
    /// The first free column from `from` on.
    fn open_column(&mut self, from: usize) -> usize {
        let free = self.columns.iter().enumerate().skip(from).find(|(_, target)| target.is_none());
        if let Some((column, _)) = free {
            return column;
        }
        self.columns.push(None);
        self.columns.len() - 1
    }

    fn set(&mut self, column: usize, target: Option<usize>) {
        if let Some(slot) = self.columns.get_mut(column) {
            *slot = target;
        }
    }

    /// Joins all rails to `stage` into the leftmost one. Returns the stage's column, and a row that shows the join if
    /// there was more than one rail.
    fn fan_in(&mut self, stage: usize) -> (usize, Option<String>) {
        let leads = |(column, target): (usize, &Option<usize>)| (*target == Some(stage)).then_some(column);
        let joined: Vec<usize> = self.columns.iter().enumerate().filter_map(leads).collect();
        let [first, others @ ..] = joined.as_slice() else {
            // No rail leads to this stage: give it a column of its own.
            return (self.open_column(0), None);
        };
        for &column in others {
            self.set(column, None);
        }
        let row = (!others.is_empty()).then(|| self.joint(*first, others, '┴', '╯'));
        self.set(*first, None);
        (*first, row)
    }

    /// Starts a rail to each of `targets` from the stage in `column`, which is already drawn. Returns a row that shows
    /// the split if there is more than one target.
    fn fan_out(&mut self, column: usize, targets: &[usize]) -> impl Iterator<Item = String> + use<> {
        self.set(column, targets.first().copied());
        let mut others = Vec::new();
        let occupied = self.columns.clone();
        for target in targets.iter().skip(1) {
            let other = self.open_column(column + 1);
            self.set(other, Some(*target));
            others.push(other);
        }
        let row = (!others.is_empty()).then(|| {
            // The new rails start in this row, so it crosses only the older rails.
            let after = std::mem::replace(&mut self.columns, occupied);
            let row = self.joint(column, &others, '┬', '╮');
            self.columns = after;
            row
        });
        row.into_iter()
    }

    /// A row with a horizontal line from `first` through all `others`. Rails that it crosses continue downwards.
    fn joint(&self, first: usize, others: &[usize], inner: char, outer: char) -> String {
        let last = others.iter().copied().max().unwrap_or(first);
        let mut row = String::new();
        for column in 0..self.columns.len().max(last + 1) {
            let within = first < column && column <= last;
            if column > 0 {
                row.push(if within { '─' } else { ' ' });
            }
            row.push(match self.columns.get(column) {
                _ if column == first => '├',
                _ if column == last => outer,
                _ if others.contains(&column) => inner,
                Some(Some(_)) => '│',
                _ if within => '─',
                _ => ' ',
            });
        }
        row.trim_end().to_owned()
    }

    /// The row of a stage.
    fn row(&self, stage: usize, dot: char) -> String {
        let mut row = String::new();
        for (column, target) in self.columns.iter().enumerate() {
            if column > 0 {
                row.push(' ');
            }
            row.push(match target {
                _ if column == stage => dot,
                Some(_) => '│',
                None => ' ',
            });
        }
        row.trim_end().to_owned()
    }
}

/// Adds names and accesses to the rows, each in its own column.
fn labelled(model: &Model, rows: &[Row]) -> Vec<String> {
    let width = |text: &str| text.chars().count();
    let stages = || rows.iter().filter(|row| row.stage.is_some());
    let rails = stages().map(|row| width(&row.rails)).max().unwrap_or(0);
    let names = stages().filter_map(|row| Some(width(&name(model, row.stage?)))).max().unwrap_or(0);
    let label = |row: &Row| {
        let Some(stage) = row.stage else { return row.rails.clone() };
        let access = model.stages.get(stage).and_then(|stage| stage.access.as_ref());
        let access = access.map_or(String::new(), |access| access.kind.to_string());
        let (outcome, threads, otherwise) = (outcome(model, stage), threads(model, stage), otherwise(model, stage));
        let label =
            format!("{:rails$} {:names$}  {access}{outcome}{threads}{otherwise}", row.rails, name(model, stage));
        label.trim_end().to_owned()
    };
    rows.iter().map(label).collect()
}

/// ` -> bool` of a stage that has an outcome.
fn outcome(model: &Model, stage: usize) -> String {
    let outcome = model.stages.get(stage).and_then(|stage| stage.outcome.as_ref());
    outcome.map_or(String::new(), |outcome| format!(" -> {}", outcome.ty))
}

/// `  ×3 by account` of a stage that is divided, `  on bookkeeping` of one that shares that thread.
fn threads(model: &Model, stage: usize) -> String {
    let Some(stage) = model.stages.get(stage) else { return String::new() };
    let shards = stage.shards.as_ref().map(|shards| {
        let key = shards.key.as_ref().map(|key| format!(" by {}", key.text()));
        format!("  ×{}{}", pretty(&shards.count), key.unwrap_or_default())
    });
    let thread = stage.thread.and_then(|thread| model.threads.get(thread));
    let thread = thread.map(|thread| format!("  on {}", unraw(&thread.name)));
    shards.into_iter().chain(thread).collect()
}

/// What a stage follows, as declared, if some of it is an `else`. Rails show only the order.
fn otherwise(model: &Model, stage: usize) -> String {
    let edges = model.stages.get(stage).map_or(&[][..], |stage| &stage.follows);
    let named = |branch: Branch| {
        let edges = edges.iter().filter(|edge| edge.branch == branch);
        let names: Vec<_> = edges.map(|edge| called(model, edge.upstream)).collect();
        (!names.is_empty()).then(|| format!("{} {}", branch.keyword(), names.join(", ")))
    };
    let Some(otherwise) = named(Branch::TurnedAway) else { return String::new() };
    let parts: Vec<_> = named(Branch::Passed).into_iter().chain([otherwise]).collect();
    format!("  {}", parts.join(" "))
}

fn name(model: &Model, stage: usize) -> String {
    match model.stages.get(stage) {
        Some(stage) if stage.is_async => format!("{} (poll, async)", stage.name),
        Some(stage) if stage.kind == StageKind::Poll => format!("{} (poll)", stage.name),
        Some(stage) => stage.name.to_string(),
        None => String::new(),
    }
}

fn called(model: &Model, stage: usize) -> String {
    model.stages.get(stage).map_or(String::new(), |stage| stage.name.to_string())
}

/// The declared edges that the picture leaves out.
fn redundant(model: &Model, plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, stage) in plan.stages.iter().enumerate() {
        for edge in &stage.redundant {
            if lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(format!(
                "{} after {}: implied by {}",
                called(model, index),
                called(model, edge.upstream),
                called(model, edge.implied_by)
            ));
        }
    }
    lines
}

#[cfg(test)]
mod tests;
