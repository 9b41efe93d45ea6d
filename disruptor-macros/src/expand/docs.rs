//! The documentation of the generated items.

use super::context::{Context, StageContext};
use super::handlers::Form;
use crate::ast::{Field, ProducerKind, StageKind};
use crate::branches::Edge;
use crate::condition::Branch;
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
    let mut docs = if cx.model.attributes.iter().any(|attribute| attribute.path == "doc") {
        doc("\n")
    } else {
        doc(&format!("The pipeline `{}`.\n\n", unraw(&cx.model.name)))
    };
    if cx.plan.is_some() {
        docs.extend(graph(cx));
    }
    let mut text = String::new();
    if let (Some(growth), Some(capacity)) = (cx.growth(), &cx.model.capacity) {
        let (capacity, bound) = (pretty(capacity), pretty(&growth.bound));
        text.extend(["\nThe ring has `", &capacity, "` slots. When it has been full for `", &growth.after.to_string()]);
        text.extend(["` and no stage has moved, it grows, up to `", &bound, "`.\n"]);
    }
    docs.extend(doc(&text));
    docs
}

/// The graph as text, and for rustdoc as a picture above. An editor that shows the documentation sees the text alone: few of them
/// show pictures.
fn graph(cx: &Context<'_>) -> TokenStream {
    let Context { drawing, picture, .. } = cx;
    let before = doc("# Graph\n\n");
    let picture = format!(" <div style=\"overflow-x:auto\">{picture}</div><details><summary>As text</summary>");
    let text = doc(&format!("\n```text\n{drawing}\n```\n"));
    quote! {
        #before
        #[cfg_attr(doc, doc = #picture)]
        #text
        #[cfg_attr(doc, doc = " </details>")]
    }
}

pub(super) fn stage(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let name = unraw(&stage.stage.name);
    let whose = match (stage.stage.kind, Form::of(stage)) {
        (StageKind::Poll, _) => format!("The poller of stage `{name}`: gets"),
        (StageKind::Thread, Form::Handler) => format!("The handler of stage `{name}`: gets"),
        (StageKind::Thread, Form::Shards) => {
            format!("A closure that makes the handler of each shard of stage `{name}`. A handler gets")
        }
        (StageKind::Thread, Form::WithState) => {
            format!("A pair: what makes the state of stage `{name}`, and its handler. The handler gets")
        }
        (StageKind::Thread, Form::ShardsWithState) => format!(
            "A pair: what makes the state of each shard of stage `{name}`, and the handler of all shards. The handler gets"
        ),
    };
    let access = stage.kind().map(ToString::to_string).unwrap_or_default();
    let of_thread = made_type(stage).map(|made| format!("`&mut {made}` and ")).unwrap_or_default();
    let (waits, runs) = (edges(cx, stage), runs(cx, stage));
    let documented = stage.stage.attributes.iter().any(|attribute| attribute.path == "doc");
    let break_before = if documented { "\n" } else { "" };
    let batches = cx.max_batch(stage).map(|most| format!(", in batches of at most `{}`", pretty(most)));
    let batches = batches.unwrap_or_default();
    let first = format!("{break_before}{whose} {of_thread}`{access}` {waits}, {runs}{batches}.");
    let more = [written(stage), division(stage), made(stage), outcome(stage)].into_iter().flatten();
    let paragraphs: Vec<_> = [first].into_iter().chain(more).collect();
    doc(&paragraphs.join("\n\n"))
}

/// How the literal is written. Whoever gets it wrong gets an error of rustc's that speaks of closures and tuples.
fn written(stage: &StageContext<'_>) -> Option<String> {
    let literal = match Form::of(stage) {
        Form::Handler => return None,
        Form::Shards => "|shard| move |it, sequence, end_of_batch| …",
        Form::WithState => "(|| Ok(state), |state, it, sequence, end_of_batch| …)",
        Form::ShardsWithState => "(|shard| Ok(state), |state, it, sequence, end_of_batch| …)",
    };
    Some(format!("Write `{}: {literal}`.", stage.stage.name))
}

/// On which thread the stage runs.
fn runs(cx: &Context<'_>, stage: &StageContext<'_>) -> String {
    match (stage.stage.kind, stage.stage.is_async) {
        (StageKind::Poll, true) => return "where it is polled, by a thread or in a task".to_owned(),
        (StageKind::Poll, false) => return "where it is polled".to_owned(),
        (StageKind::Thread, _) => (),
    }
    if let Some(thread) = stage.thread(cx.model) {
        let beside = cx.stages().filter(|other| other.index != stage.index && other.stage.thread == stage.stage.thread);
        let beside: Vec<_> = beside.map(|other| format!("`{}`", unraw(&other.stage.name))).collect();
        return format!("on the thread `{}`, which it shares with {}", unraw(&thread.name), beside.join(" and "));
    }
    match Form::of(stage) {
        Form::Handler | Form::WithState => "on a thread of its own".to_owned(),
        Form::Shards | Form::ShardsWithState => "on a thread for each shard".to_owned(),
    }
}

/// Which shard handles an event.
fn division(stage: &StageContext<'_>) -> Option<String> {
    let shards = stage.stage.shards.as_ref().filter(|_| stage.stage.kind == StageKind::Thread)?;
    let count = pretty(&shards.count);
    Some(match &shards.key {
        None => {
            format!("The `{count}` shards take turns: shard `k` handles the events with `sequence % {count} == k`.")
        }
        Some(key) => {
            let key = key.text();
            format!("Of the `{count}` shards, one handles all events with the same `{key}`, in order.")
        }
    })
}

/// Where the state is made.
fn made(stage: &StageContext<'_>) -> Option<String> {
    made_type(stage)?;
    let thread = if stage.stage.shards.is_some() { "the thread of each shard" } else { "the stage's thread" };
    Some(format!(
        "The state is made on {thread}, before the first event comes, and dropped there. If it cannot be made, return \
         `Err(PipelineError::other(error))`."
    ))
}

fn made_type(stage: &StageContext<'_>) -> Option<String> {
    let made = stage.stage.state.as_ref().filter(|_| stage.stage.kind == StageKind::Thread)?;
    Some(made.to_string())
}

/// What the handler returns.
fn outcome(stage: &StageContext<'_>) -> Option<String> {
    let (name, ty) = (unraw(&stage.stage.name), &stage.stage.outcome.as_ref()?.ty);
    match stage.plan?.rule {
        Rule::Undecided => None,
        Rule::Decides => Some(format!("Returns `{ty}`: whether the event goes on `after {name}` or `else {name}`.")),
        Rule::Fails => Some(format!("Returns `{ty}`: an error halts the pipeline.")),
    }
}

/// What the stage waits for, and which branches it takes.
fn edges(cx: &Context<'_>, stage: &StageContext<'_>) -> String {
    let after_nobody = || format!("after the {}", cx.model.producers.kind.noun());
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
    let is_async = cx.model.producers.is_async;
    let mut text = match cx.model.producers.kind {
        ProducerKind::Single => format!("Publishes the events of [`{name}`]."),
        ProducerKind::Multi => {
            let publishers = if is_async { "threads or tasks" } else { "threads" };
            format!(
                "One of the producers of [`{name}`]: publishes events.\n\n\
                 Clone it to publish from several {publishers}. The stream of events ends when the last clone is dropped.\n\n\
                 The events of each producer keep the order in which it published them. All stages see the events of \
                 all producers in the same order."
            )
        }
    };
    let (calls, calls_in_task) = if cx.is_in_place() { (PUBLISHES, PUBLISHES_IN_TASK) } else { (SENDS, SENDS_IN_TASK) };
    text.extend(["\n\nPublish with ", &links(calls), "."]);
    if is_async {
        text.extend([" In a task, with ", &links(calls_in_task), ": it suspends the task while the ring is full."]);
    }
    doc(&text)
}

/// The ways to publish.
const PUBLISHES: &[&str] = &["publish", "try_publish", "publish_timeout", "publish_with", "publish_batch"];
const PUBLISHES_IN_TASK: &[&str] = &["publish_async", "publish_batch_async"];
const SENDS: &[&str] = &["send", "try_send", "send_timeout", "send_all"];
const SENDS_IN_TASK: &[&str] = &["send_async"];

/// Methods on the same page.
fn links(methods: &[&str]) -> String {
    let links: Vec<_> = methods.iter().map(|method| format!("[`{method}`](#method.{method})")).collect();
    match links.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// How the stream of a pipeline under `run` ends.
pub(super) fn run_ends(cx: &Context<'_>) -> TokenStream {
    doc(match cx.model.producers.kind {
        ProducerKind::Single => {
            "The stream ends when `body` drops the producer, or when `body` returns. The handlers and `body` may borrow\n\
             from the caller."
        }
        ProducerKind::Multi => {
            "The stream ends when the last clone of the producer is dropped, or when `body` returns. The handlers and\n\
             `body` may borrow from the caller."
        }
    })
}

/// What `run` returns if it fails.
pub(super) fn run_errors(cx: &Context<'_>) -> TokenStream {
    doc(if makes_state(cx) {
        "Returns the first of these that applies: the reason why a thread could not start, or why a state could not be\n\
         made; the panic or the failure of a stage, whichever came first; a halt, or a poller that `body` dropped before\n\
         it had seen every event, whichever came first; the error that `body` returns."
    } else {
        "Returns the first of these that applies: the reason why a thread could not start; the panic or the failure of\n\
         a stage, whichever came first; a halt, or a poller that `body` dropped before it had seen every event,\n\
         whichever came first; the error that `body` returns."
    })
}

/// What `spawn` returns if it fails.
pub(super) fn spawn_errors(cx: &Context<'_>) -> TokenStream {
    doc(if makes_state(cx) {
        "Returns the reason why a thread could not start, or why a state could not be made. No thread is left running\n\
         then."
    } else {
        "Returns the reason why a thread could not start. No thread is left running then."
    })
}

fn makes_state(cx: &Context<'_>) -> bool {
    cx.threads().any(|stage| stage.stage.state.is_some())
}

/// What `spawn` does, and how the stream of its pipeline ends.
pub(super) fn spawn(cx: &Context<'_>) -> TokenStream {
    doc(match cx.model.producers.kind {
        ProducerKind::Single => {
            "Starts the stages and returns while they run. They end when the producer is dropped and every published\n\
             event is processed."
        }
        ProducerKind::Multi => {
            "Starts the stages and returns while they run. They end when the last clone of the producer is dropped and\n\
             every published event is processed."
        }
    })
}

pub(super) fn poller(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let mut text = format!("Runs stage `{}` of [`{}`].", unraw(&stage.stage.name), unraw(&cx.model.name));
    if stage.stage.is_async {
        text +=
            "\n\nIn a task, poll with the methods that end in `_async`: they suspend the task while there is no event.";
    }
    doc(&text)
}

pub(super) fn pollers(cx: &Context<'_>) -> TokenStream {
    doc(&format!("The pollers of [`{}`].", unraw(&cx.model.name)))
}
