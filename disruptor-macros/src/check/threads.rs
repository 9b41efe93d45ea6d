//! A thread is shared by two stages or more. Each of them is on no other thread, and has no thread of its own.

use super::Checker;
use crate::ast::{StageKind, StatementKind, ThreadDeclaration};
use crate::diagnostics::{Place, known_ones};
use crate::model::Stage;
use crate::parse::THREAD_OPTIONS;
use crate::tokens::{Spot, unraw};
use proc_macro2::Ident;
use std::collections::{BTreeMap, BTreeSet};

/// A `thread` statement.
type Declared<'a> = (Place, &'a ThreadDeclaration);

pub(super) fn check(checker: &mut Checker<'_>) {
    let threads: Vec<Declared<'_>> = checker
        .source
        .statements
        .iter()
        .filter_map(|statement| match &statement.kind {
            StatementKind::Thread(thread) => Some((statement.place, thread)),
            _ => None,
        })
        .collect();
    unique(checker, &threads);
    let mut shared = Vec::new();
    for (place, thread) in threads {
        stages(checker, place, thread);
        // What else a broken line says is not known, so it tells nothing about the stages.
        let is_read = thread.complete && thread.name.is_some();
        if is_read && !is_alone(checker, place, thread) {
            shared.push((place, thread));
        }
    }
    let threads_of = several(checker, &shared);
    for (name, threads) in threads_of {
        if let [thread] = threads.as_slice() {
            own_options(checker, &name, thread);
        }
    }
}

fn unique(checker: &mut Checker<'_>, threads: &[Declared<'_>]) {
    let mut places: BTreeMap<String, Vec<(Place, Spot)>> = BTreeMap::new();
    for (place, name) in threads.iter().filter_map(|(place, thread)| Some((place, thread.name.as_ref()?))) {
        places.entry(unraw(name)).or_default().push((*place, Spot::from(name)));
    }
    for (name, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
        let message = format!("{} threads are called `{name}`", places.len());
        checker.errors.push_siblings(&places, &message, "give every thread a name of its own, or make them one");
    }
}

/// What a name in a `thread` statement stands for.
enum Named<'a> {
    Nothing,
    /// A name that several stages have, or that may be the one of a statement that could not be read.
    Unclear,
    Stage(&'a Stage),
}

fn named<'a>(checker: &Checker<'a>, name: &str) -> Named<'a> {
    let declared = checker
        .source
        .statements
        .iter()
        .filter(|statement| matches!(&statement.kind, StatementKind::Stage(stage) if unraw(&stage.name) == name));
    match (declared.count(), checker.stages().find(|(_, stage)| unraw(&stage.name) == name)) {
        (1, Some((_, stage))) => Named::Stage(stage),
        (0, _) if !checker.source.lost.contains(name) => Named::Nothing,
        _ => Named::Unclear,
    }
}

/// Whether a stage runs on one thread, so that others can run there too.
fn can_share(stage: &Stage) -> bool {
    stage.kind == StageKind::Thread && stage.shards.is_none()
}

/// Each name is that of a stage that can share a thread, and stands there once.
fn stages(checker: &mut Checker<'_>, place: Place, thread: &ThreadDeclaration) {
    let title = thread.title();
    let mut seen = BTreeSet::new();
    for name in &thread.stages {
        let text = unraw(name);
        if !seen.insert(text.clone()) {
            checker.error(place, name, format!("{title} names `{text}` twice"), "name it once");
            continue;
        }
        match named(checker, &text) {
            Named::Nothing => unknown(checker, place, name),
            Named::Stage(stage) if stage.kind == StageKind::Poll => {
                let message = format!("{title} cannot run `{name}`: a `poll` stage runs on the thread that polls it");
                checker.error(place, name, message, "take it out, or let it be a `stage`");
            }
            Named::Stage(stage) if stage.shards.is_some() => {
                let message = format!("{title} cannot run `{name}`: each of its shards has a thread of its own");
                checker.error(place, name, message, format!("take it out, or remove the `shards` of `{name}`"));
            }
            Named::Stage(_) | Named::Unclear => (),
        }
    }
}

fn unknown(checker: &mut Checker<'_>, place: Place, name: &Ident) {
    let stages = checker.stages().filter(|(_, stage)| can_share(stage));
    let names: Vec<String> = stages.map(|(_, stage)| stage.name.to_string()).collect();
    let help = known_ones(&name.to_string(), "stages that can share a thread", names.iter().map(String::as_str));
    checker.error(place, name, format!("no stage named `{name}`"), help);
}

/// Reports a thread of one stage. If another error tells to take that one out, the thread has none.
fn is_alone(checker: &mut Checker<'_>, place: Place, thread: &ThreadDeclaration) -> bool {
    let (Some(thread_name), [only]) = (&thread.name, thread.stages.as_slice()) else { return false };
    if !matches!(named(checker, &unraw(only)), Named::Stage(stage) if !can_share(stage)) {
        let message = format!("the thread `{thread_name}` has only one stage");
        let help = format!(
            "name a second stage, or remove this line: `{only}` has a thread of its own, and takes `wait`, `core` and `name` itself"
        );
        checker.error(place, thread_name, message, help);
    }
    true
}

/// A stage is on one thread. Returns on which threads each stage is.
fn several<'a>(checker: &mut Checker<'_>, threads: &[Declared<'a>]) -> BTreeMap<String, Vec<&'a ThreadDeclaration>> {
    let mut places: BTreeMap<String, Vec<(Place, Spot)>> = BTreeMap::new();
    let mut threads_of: BTreeMap<String, Vec<&ThreadDeclaration>> = BTreeMap::new();
    for &(place, thread) in threads {
        let mut seen = BTreeSet::new();
        for name in &thread.stages {
            let text = unraw(name);
            let shares = matches!(named(checker, &text), Named::Stage(stage) if can_share(stage));
            if shares && seen.insert(text.clone()) {
                places.entry(text.clone()).or_default().push((place, Spot::from(name)));
                threads_of.entry(text).or_default().push(thread);
            }
        }
    }
    for (name, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
        let message = format!("the stage `{name}` is on {} threads", places.len());
        checker.errors.push_siblings(
            &places,
            &message,
            "a stage runs on one thread: keep its name in one of these lines",
        );
    }
    threads_of
}

/// The stage leaves to its thread what is the thread's.
fn own_options(checker: &mut Checker<'_>, name: &str, thread: &ThreadDeclaration) {
    let Some(thread_name) = &thread.name else { return };
    for statement in &checker.source.statements {
        let StatementKind::Stage(stage) = &statement.kind else { continue };
        if unraw(&stage.name) != name {
            continue;
        }
        let mut seen = BTreeSet::new();
        for key in stage.options.iter().map(|option| &option.key) {
            if !THREAD_OPTIONS.iter().any(|option| key == option) || !seen.insert(key.to_string()) {
                continue;
            }
            let title = thread.title();
            let message = format!("the stage `{}` shares {title}, so it has no `{key}` of its own", stage.name);
            let help = if thread.options.iter().any(|option| option.key == *key) {
                format!("remove it: {title} has its `{key}` already")
            } else {
                let stages: Vec<String> = thread.stages.iter().map(Ident::to_string).collect();
                format!("give it to the thread: `thread {thread_name}: {} {{ {key}: … }};`", stages.join(", "))
            };
            checker.error(statement.place, key, message, help);
        }
    }
}
