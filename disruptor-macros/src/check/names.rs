//! Names are unique, every name in `after` is known, and no two generated items share a name.

use super::Checker;
use crate::ast::{Follows, StageDeclaration, StatementKind};
use crate::diagnostics::{Place, known_ones};
use crate::names::generated;
use crate::tokens::{Spot, unraw};
use proc_macro2::Ident;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(checker: &mut Checker<'_>) {
    let source = checker.source;
    let declaration = |kind: &'_ StatementKind| match kind {
        StatementKind::Stage(stage) => Some(stage.clone()),
        _ => None,
    };
    let statements = source.statements.iter();
    let declared: Vec<(Place, StageDeclaration)> =
        statements.filter_map(|statement| Some((statement.place, declaration(&statement.kind)?))).collect();
    unique(checker, &declared);
    // Include the words of statements that were too broken to keep: one of them may be the stage's name.
    let stages = checker.stages().map(|(_, stage)| unraw(&stage.name));
    let known: BTreeSet<String> = stages.chain(source.lost.iter().cloned()).collect();
    for (place, stage) in &declared {
        not_the_pipelines(checker, *place, stage);
        after(checker, &known, *place, stage);
    }
    collisions(checker);
    event_is_free(checker);
}

fn unique(checker: &mut Checker<'_>, declared: &[(Place, StageDeclaration)]) {
    let mut places: BTreeMap<String, Vec<(Place, Spot)>> = BTreeMap::new();
    for (place, stage) in declared {
        places.entry(unraw(&stage.name)).or_default().push((*place, Spot::from(&stage.name)));
    }
    for (name, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
        let message = format!("{} stages are called `{name}`", places.len());
        checker.errors.push_siblings(&places, &message, "give every stage a name of its own");
    }
}

fn not_the_pipelines(checker: &mut Checker<'_>, place: Place, stage: &StageDeclaration) {
    let pipeline = &checker.model.name;
    if unraw(&stage.name) == unraw(pipeline) {
        let message = format!("the stage `{}` has the name of the pipeline", stage.name);
        let help = "give the stage another name; by convention a stage's is in lower case";
        let places = [(Place::Header, Spot::from(pipeline)), (place, Spot::from(&stage.name))];
        checker.errors.push_siblings(&places, &message, help);
    }
}

fn after(checker: &mut Checker<'_>, known: &BTreeSet<String>, place: Place, stage: &StageDeclaration) {
    let mut seen = BTreeSet::new();
    for Follows { name, branch } in &stage.follows {
        let text = unraw(name);
        if !seen.insert((text.clone(), *branch)) {
            let message = format!("the stage `{}` names `{text}` twice in its `{}`", stage.name, branch.keyword());
            checker.error(place, name, message, "name it once");
            continue;
        }
        if text == unraw(&stage.name) {
            let message = format!("the stage `{text}` waits for itself");
            checker.error(place, name, message, format!("take `{text}` out of its own `{}`", branch.keyword()));
        } else if !known.contains(&text) {
            unknown(checker, place, name);
        }
    }
}

fn unknown(checker: &mut Checker<'_>, place: Place, name: &Ident) {
    let names: Vec<String> = checker.stages().map(|(_, stage)| stage.name.to_string()).collect();
    let help = if name == "producer" || name == "producers" {
        format!("a stage without `after` follows the {}: remove it", checker.model.producers.kind.noun())
    } else {
        known_ones(&name.to_string(), "stages", names.iter().map(String::as_str))
    };
    checker.error(place, name, format!("no stage named `{name}`"), help);
}

fn collisions(checker: &mut Checker<'_>) {
    let model = checker.model;
    let items = generated(model);
    for (index, item) in items.iter().enumerate() {
        let Some(first) = items.get(..index).and_then(|before| before.iter().find(|other| other.name == item.name))
        else {
            continue;
        };
        let place = |stage: Option<usize>| match stage.and_then(|stage| model.stages.get(stage)) {
            Some(stage) => (stage.place, Spot::from(&stage.name)),
            None => (Place::Header, Spot::from(&model.name)),
        };
        let owner = |item: &crate::names::Generated| match item.stage.and_then(|stage| model.stages.get(stage)) {
            Some(stage) => format!("{} `{}`", item.role.replace("a stage", "the stage"), stage.name),
            None => item.role.to_owned(),
        };
        let message =
            format!("two generated types would be called `{}`: {} and {}", item.name, owner(first), owner(item));
        checker.errors.push_siblings(&[place(first.stage), place(item.stage)], &message, "give the stage another name");
    }
}

/// Generated code names the event beside the generated items, so the event cannot share a name with one of them.
fn event_is_free(checker: &mut Checker<'_>) {
    let model = checker.model;
    let Some(event) = &model.event else { return };
    let key = event.ty.key();
    let Some(item) = generated(model).into_iter().find(|item| item.name == key) else { return };
    let is_event = |kind: &StatementKind| matches!(kind, StatementKind::Event(_));
    let mut statements = checker.source.statements.iter();
    let statement = statements.find(|statement| is_event(&statement.kind));
    let place = statement.map_or(Place::Header, |statement| statement.place);
    let owner = match item.stage.and_then(|stage| model.stages.get(stage)) {
        Some(stage) => (stage.place, Spot::from(&stage.name)),
        None => (Place::Header, Spot::from(&model.name)),
    };
    let message = format!("the event has the name of a generated type: `{key}` is {}", item.role);
    let help = "give the pipeline another name than its event";
    checker.errors.push_siblings(&[owner, (place, Spot::from(&event.ty.tokens))], &message, help);
}
