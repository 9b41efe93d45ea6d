//! The documentation of the generated items.

use super::context::{Context, StageContext};
use crate::ast::{Field, StageKind};
use crate::drawing::draw;
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
    let waits = match stage.plan.map(|plan| plan.upstream.as_slice()) {
        None | Some([]) => "the producer".to_owned(),
        Some(upstream) => {
            let names = upstream.iter().filter_map(|&index| cx.model.stages.get(index));
            names.map(|stage| format!("`{}`", unraw(&stage.name))).collect::<Vec<_>>().join(", ")
        }
    };
    let documented = stage.stage.attributes.iter().any(|attribute| attribute.path == "doc");
    let break_before = if documented { "\n" } else { "" };
    let batches = cx.max_batch(stage).map(|most| format!(", in batches of at most `{}`", pretty(most)));
    let batches = batches.unwrap_or_default();
    doc(&format!("{break_before}{what} stage `{name}`: gets `{access}` after {waits}, {runs}{batches}."))
}

pub(super) fn view(_: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    doc(&format!("What stage `{}` is given of an event.", unraw(&stage.stage.name)))
}

pub(super) fn field(field: &Field) -> TokenStream {
    let verb = if field.mutable { "May be written" } else { "May be read" };
    doc(&format!("{verb} by this stage."))
}

pub(super) fn producer(cx: &Context<'_>) -> TokenStream {
    doc(&format!("Publishes the events of [`{}`].", unraw(&cx.model.name)))
}

pub(super) fn poller(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    doc(&format!("Runs stage `{}` of [`{}`].", unraw(&stage.stage.name), unraw(&cx.model.name)))
}

pub(super) fn pollers(cx: &Context<'_>) -> TokenStream {
    doc(&format!("The pollers of [`{}`].", unraw(&cx.model.name)))
}
