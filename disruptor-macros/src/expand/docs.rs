//! The documentation of the generated items.

use super::context::{Context, StageContext};
use crate::ast::{Field, Producers, StageKind};
use crate::branches::Edge;
use crate::condition::Branch;
use crate::drawing::draw;
use crate::model::Rule;
use crate::tokens::{pretty, unraw};
use proc_macro2::TokenStream;
use quote::quote;

/// One `#[doc]` per line of text.
fn doc(text: &str) -> TokenStream {
    text.lines()
        .map(|line| if line.is_empty() { String::new() } else { format!(" {line}") })
        .map(|line| quote!(#[doc = #line]))
        .collect()
}

pub(super) fn pipeline(cx: &Context<'_>) -> TokenStream {
    let mut text = String::new();
    if cx.model.attributes.iter().any(|attribute| attribute.path == "doc") {
        text += "\n";
    } else {
        text.extend(["The pipeline `", &unraw(&cx.model.name), "`.\n\n"]);
    }
    if let Some(plan) = cx.plan {
        text += "# Graph\n\n```text\n";
        text += &draw(cx.model, plan);
        text += "\n```\n";
    }
    if let (Some(growth), Some(capacity)) = (cx.growth(), &cx.model.capacity) {
        let (capacity, bound) = (pretty(capacity), pretty(&growth.bound));
        text.extend(["\nThe ring has `", &capacity, "` slots. When it has been full for `", &growth.after.to_string()]);
        text.extend(["` and no stage has moved, it grows, up to `", &bound, "`.\n"]);
    }
    doc(&text)
}

pub(super) fn stage(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let name = unraw(&stage.stage.name);
    let access = stage.kind().map(ToString::to_string).unwrap_or_default();
    let (what, runs) = match stage.stage.kind {
        StageKind::Thread => ("The handler of", "on a thread of its own"),
        StageKind::Poll => ("The poller of", "where it is polled"),
    };
    let waits = edges(cx, stage);
    let documented = stage.stage.attributes.iter().any(|attribute| attribute.path == "doc");
    let break_before = if documented { "\n" } else { "" };
    let batches = cx.max_batch(stage).map(|most| format!(", in batches of at most `{}`", pretty(most)));
    let batches = batches.unwrap_or_default();
    let decides = match (&stage.stage.outcome, stage.plan.map(|plan| plan.rule)) {
        (Some(outcome), Some(Rule::Decides)) => {
            format!("\n\nReturns `{}`: whether the event goes on `after {name}` or `else {name}`.", outcome.ty)
        }
        (Some(outcome), Some(Rule::Fails)) => format!("\n\nReturns `{}`: an error halts the pipeline.", outcome.ty),
        _ => String::new(),
    };
    doc(&format!("{break_before}{what} stage `{name}`: gets `{access}` {waits}, {runs}{batches}.{decides}"))
}

/// What the stage waits for, and which branches it takes.
fn edges(cx: &Context<'_>, stage: &StageContext<'_>) -> String {
    let after_nobody = || format!("after the {}", cx.model.producers.noun());
    let Some(plan) = stage.plan else { return after_nobody() };
    let named = |branch: Branch| {
        // An edge that only orders is shown if it is in the barrier; one that also selects always is.
        let shown = |edge: &&Edge| {
            edge.branch == branch && !plan.redundant.iter().any(|redundant| redundant.upstream == edge.upstream)
        };
        let stages = plan.declared.iter().filter(shown).filter_map(|edge| cx.model.stages.get(edge.upstream));
        let names: Vec<_> = stages.map(|stage| format!("`{}`", unraw(&stage.name))).collect();
        (!names.is_empty()).then(|| format!("{} {}", branch.keyword(), names.join(", ")))
    };
    let parts: Vec<_> = [named(Branch::Passed), named(Branch::TurnedAway)].into_iter().flatten().collect();
    if parts.is_empty() { after_nobody() } else { parts.join(" ") }
}

pub(super) fn view(_: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    doc(&format!("What stage `{}` is given of an event.", unraw(&stage.stage.name)))
}

pub(super) fn field(field: &Field) -> TokenStream {
    let verb = if field.mutable { "May be written" } else { "May be read" };
    doc(&format!("{verb} by this stage."))
}

pub(super) fn producer(cx: &Context<'_>) -> TokenStream {
    let name = unraw(&cx.model.name);
    doc(&match cx.model.producers {
        Producers::Single => format!("Publishes the events of [`{name}`]."),
        Producers::Multi => format!(
            "One of the producers of [`{name}`]: publishes events.\n\n\
             Clone it to publish from several threads. The stream of events ends when the last clone is dropped.\n\n\
             The events of each producer keep the order in which it published them. All stages see the events of all \
             producers in the same order."
        ),
    })
}

/// How the stream of a pipeline under `run` ends.
pub(super) fn run_ends(cx: &Context<'_>) -> TokenStream {
    doc(match cx.model.producers {
        Producers::Single => {
            "The stream ends when `body` drops the producer, or when `body` returns. The handlers and `body` may borrow\n\
             from the caller."
        }
        Producers::Multi => {
            "The stream ends when the last clone of the producer is dropped, or when `body` returns. The handlers and\n\
             `body` may borrow from the caller."
        }
    })
}

/// What `spawn` does, and how the stream of its pipeline ends.
pub(super) fn spawn(cx: &Context<'_>) -> TokenStream {
    doc(match cx.model.producers {
        Producers::Single => {
            "Starts the stages and returns while they run. They end when the producer is dropped and every published\n\
             event is processed."
        }
        Producers::Multi => {
            "Starts the stages and returns while they run. They end when the last clone of the producer is dropped and\n\
             every published event is processed."
        }
    })
}

pub(super) fn poller(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    doc(&format!("Runs stage `{}` of [`{}`].", unraw(&stage.stage.name), unraw(&cx.model.name)))
}

pub(super) fn pollers(cx: &Context<'_>) -> TokenStream {
    doc(&format!("The pollers of [`{}`].", unraw(&cx.model.name)))
}
