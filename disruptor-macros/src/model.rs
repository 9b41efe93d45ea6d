//! The pipeline with its names resolved.
//!
//! A wrong pipeline gets a model too, so that the expansion can still produce items of the right shape. Of a repeated
//! declaration the first counts, and an edge to an unknown stage is left out. The checks report the mistakes.

use crate::ast::{
    Access, Attribute, Growth, Layout, OptionValue, Outcome, OutcomeKind, ProducerKind, Producers, Shards, Source,
    StageDeclaration, StageKind, StageOption, Statement, StatementKind, Ty, TypeAndInit,
};
use crate::branches::{self, Branches};
use crate::condition::Branch;
use crate::diagnostics::{Place, did_you_mean};
use crate::graph::Graph;
use crate::names;
use crate::tokens::unraw;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

/// A whole pipeline.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
    /// `None` only in a wrong pipeline. The same holds for `capacity`.
    pub(crate) event: Option<TypeAndInit>,
    pub(crate) capacity: Option<TokenStream>,
    /// `None`: the default strategy.
    pub(crate) wait: Option<TypeAndInit>,
    pub(crate) layout: Layout,
    /// `None`: the ring does not grow.
    pub(crate) growth: Option<Growth>,
    pub(crate) producers: Producers,
    /// In the order of their declaration.
    pub(crate) stages: Vec<Stage>,
    /// The threads that several stages share, in the order of their declaration.
    pub(crate) threads: Vec<Thread>,
}

/// A thread that stages share.
#[derive(Clone, Debug)]
#[expect(clippy::struct_field_names, reason = "a stage calls its option so too")]
pub(crate) struct Thread {
    pub(crate) name: Ident,
    /// The indices of the stages, and their names as they stand there.
    pub(crate) stages: Vec<(usize, Ident)>,
    /// `None`: the pipeline's strategy.
    pub(crate) wait: Option<TypeAndInit>,
    pub(crate) core: Option<TokenStream>,
    pub(crate) thread_name: Option<TokenStream>,
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Stage {
    pub(crate) place: Place,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) kind: StageKind,
    pub(crate) name: Ident,
    /// `None` only in a wrong pipeline.
    pub(crate) access: Option<Access>,
    /// What the handler returns; `None`: nothing.
    pub(crate) outcome: Option<Outcome>,
    /// Whether some stage takes the events that this one turns away: it names this one in its `else`.
    pub(crate) taken_up: bool,
    /// The declared edges from other stages, each once.
    pub(crate) follows: Vec<Edge>,
    /// `None`: the pipeline's strategy.
    pub(crate) wait: Option<TypeAndInit>,
    pub(crate) core: Option<TokenStream>,
    pub(crate) thread_name: Option<TokenStream>,
    /// `None`: the default.
    pub(crate) max_batch: Option<TokenStream>,
    /// The threads over which its events are divided; `None`: it has one.
    pub(crate) shards: Option<Shards>,
    /// The type of what is made on its thread; `None`: nothing is.
    pub(crate) state: Option<Ty>,
    /// The index of the thread that it shares with others; `None`: it has threads of its own, or is polled.
    pub(crate) thread: Option<usize>,
    /// Whether tasks wait for its events. Only a poll stage can be so.
    pub(crate) is_async: bool,
    /// Whether all edges that were meant are known. If not, what looks concurrent may not be.
    pub(crate) complete: bool,
    /// Whether a type generated for this stage would have the name of another generated type. Happens only in a wrong
    /// pipeline.
    pub(crate) collides: bool,
}

/// What becomes of what a stage's handler returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// It returns nothing.
    Undecided,
    /// It says for each event which way that goes.
    Decides,
    /// An error halts the pipeline, because no stage takes it up.
    Fails,
}

/// One name in a stage's `after` or `else`.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    /// The index of the upstream stage.
    pub(crate) upstream: usize,
    /// The stage's name as it stands there.
    pub(crate) name: Ident,
    pub(crate) branch: Branch,
}

impl Edge {
    pub(crate) fn without_name(&self) -> branches::Edge {
        branches::Edge { upstream: self.upstream, branch: self.branch }
    }
}

impl Model {
    pub(crate) fn new(source: &Source) -> Self {
        let producers = producers(source);
        let mut model = Self {
            attributes: source.header.attributes.clone(),
            visibility: source.header.visibility.clone(),
            name: source.header.name.clone(),
            event: None,
            capacity: None,
            wait: None,
            layout: producers.kind.layout(),
            growth: None,
            producers,
            stages: stages(source),
            threads: Vec::new(),
        };
        model.threads = threads(&source.statements, &mut model.stages);
        let mut given = BTreeSet::new();
        for statement in &source.statements {
            if !given.insert(statement.keyword.to_string()) {
                continue;
            }
            match &statement.kind {
                StatementKind::Event(event) => model.event.clone_from(event),
                StatementKind::Capacity(capacity) => model.capacity.clone_from(capacity),
                StatementKind::Wait(wait) => model.wait.clone_from(wait),
                StatementKind::Slots(layout) => model.layout = layout.unwrap_or(model.layout),
                StatementKind::Grow(growth) => model.growth.clone_from(growth),
                StatementKind::Producer(_) | StatementKind::Stage(_) | StatementKind::Thread(_) => (),
            }
        }
        let mut taken = BTreeSet::new();
        for generated in names::generated(&model) {
            let free = taken.insert(generated.name);
            if let Some(stage) = generated.stage.and_then(|stage| model.stages.get_mut(stage)) {
                stage.collides |= !free;
            }
        }
        model
    }

    /// The declared order of the stages.
    pub(crate) fn graph(&self) -> Graph {
        let upstream = |stage: &Stage| stage.follows.iter().map(|edge| edge.upstream).collect();
        Graph::new(&self.stages.iter().map(upstream).collect::<Vec<_>>())
    }

    /// Which events reach each stage.
    pub(crate) fn branches(&self) -> Branches {
        self.branches_with(|_| true)
    }

    /// The same if there were only those edges that `keep` says.
    pub(crate) fn branches_with(&self, keep: impl Fn(&Edge) -> bool) -> Branches {
        let kept = |stage: &Stage| stage.follows.iter().filter(|edge| keep(edge)).map(Edge::without_name).collect();
        let edges: Vec<_> = self.stages.iter().map(kept).collect();
        let decides = (0..self.stages.len()).map(|stage| self.rule(stage) == Rule::Decides).collect();
        Branches::new(&edges, decides)
    }

    /// What becomes of what a stage's handler returns.
    pub(crate) fn rule(&self, stage: usize) -> Rule {
        let Some(stage) = self.stages.get(stage) else { return Rule::Undecided };
        let kind = stage.outcome.as_ref().map(|outcome| outcome.kind);
        match (kind, stage.taken_up) {
            (None, false) => Rule::Undecided,
            // A stage that could not be read may be the one that takes the failures up. Nobody runs this pipeline.
            (Some(Some(OutcomeKind::Result)), false) => Rule::Fails,
            // Without an outcome, an `else` is an error. The two branches are still what the user means.
            _ => Rule::Decides,
        }
    }
}

/// In a wrong pipeline, a statement that could not be read, or is not the first of its kind, may mean several producers, or
/// `async`. Then it does: several producers can do all that one can, and tasks all that threads can, so no use of them is a second error.
fn producers(source: &Source) -> Producers {
    let most = Producers { kind: ProducerKind::Multi, is_async: true };
    let lost = source.lost.iter().any(|word| did_you_mean(word, ["producer"]).is_some());
    let given = source.statements.iter().filter_map(|statement| match statement.kind {
        StatementKind::Producer(producers) => Some(producers.unwrap_or(most)),
        _ => None,
    });
    given.chain(lost.then_some(most)).fold(Producers::default(), Producers::or)
}

/// Tells the stages which thread they share. Of a thread that is declared again, and of a stage that shares several, the first counts.
fn threads(statements: &[Statement], stages: &mut [Stage]) -> Vec<Thread> {
    let declared = |statement: &'_ Statement| match &statement.kind {
        StatementKind::Thread(thread) => Some(thread.clone()),
        _ => None,
    };
    let mut names = BTreeSet::new();
    let mut threads = Vec::new();
    for declaration in statements.iter().filter_map(declared) {
        let Some(name) = declaration.name.clone() else { continue };
        if names.insert(unraw(&name)) {
            for stage in &mut *stages {
                let is_named = |name: &Ident| unraw(name) == unraw(&stage.name);
                if stage.thread.is_none() && declaration.stages.iter().any(is_named) {
                    stage.thread = Some(threads.len());
                }
            }
            let index = |name: &Ident| stages.iter().position(|stage| unraw(name) == unraw(&stage.name));
            let members = declaration.stages.iter().filter_map(|name| Some((index(name)?, name.clone())));
            threads.push(thread(name, members.collect(), declaration.options));
        }
    }
    threads
}

fn thread(name: Ident, stages: Vec<(usize, Ident)>, options: Vec<StageOption>) -> Thread {
    let mut thread = Thread { name, stages, wait: None, core: None, thread_name: None };
    for option in options {
        match option.value {
            OptionValue::Wait(wait) => _ = thread.wait.get_or_insert(wait),
            OptionValue::Core(core) => _ = thread.core.get_or_insert(core),
            OptionValue::Name(name) => _ = thread.thread_name.get_or_insert(name),
            // Errors of their own.
            OptionValue::MaxBatch(_) | OptionValue::Shards(_) | OptionValue::State(_) | OptionValue::Async => (),
        }
    }
    thread
}

fn stages(source: &Source) -> Vec<Stage> {
    let declared = |statement: &'_ Statement| match &statement.kind {
        StatementKind::Stage(stage) => Some((statement.place, stage.clone())),
        _ => None,
    };
    let mut indices: BTreeMap<String, usize> = BTreeMap::new();
    let mut ambiguous = BTreeSet::new();
    let mut kept: Vec<(Place, StageDeclaration)> = Vec::new();
    // If one of the stages of a name is `async`, so is the one that counts: the user may mean the other.
    for (place, stage) in source.statements.iter().filter_map(declared) {
        let name = unraw(&stage.name);
        match indices.entry(name) {
            Entry::Occupied(first) => {
                ambiguous.insert(first.key().clone());
                let options = stage.options.into_iter().filter(|option| matches!(option.value, OptionValue::Async));
                kept[*first.get()].1.options.extend(options);
            }
            Entry::Vacant(free) => {
                free.insert(kept.len());
                kept.push((place, stage));
            }
        }
    }
    let unknown = Ty { tokens: unknown(&source.header.name).into_token_stream() };
    let mut stages: Vec<Stage> = kept
        .into_iter()
        .map(|(place, declaration)| stage(place, declaration, &indices, &ambiguous, &unknown))
        .collect();
    let edges = stages.iter().flat_map(|stage| &stage.follows);
    let taken_up: BTreeSet<usize> =
        edges.filter(|edge| edge.branch == Branch::TurnedAway).map(|edge| edge.upstream).collect();
    for (index, stage) in stages.iter_mut().enumerate() {
        stage.taken_up = taken_up.contains(&index);
    }
    stages
}

fn stage(
    place: Place,
    declaration: StageDeclaration,
    indices: &BTreeMap<String, usize>,
    ambiguous: &BTreeSet<String>,
    unknown: &Ty,
) -> Stage {
    let own = unraw(&declaration.name);
    let has_access = declaration.access.is_some();
    let mut stage = Stage {
        place,
        attributes: declaration.attributes,
        kind: declaration.kind,
        name: declaration.name,
        access: declaration.access,
        outcome: declaration.outcome,
        taken_up: false,
        follows: Vec::new(),
        wait: None,
        core: None,
        thread_name: None,
        max_batch: None,
        shards: None,
        state: None,
        thread: None,
        // What could not be read may say so.
        is_async: declaration.kind == StageKind::Poll && !(declaration.complete && has_access),
        complete: declaration.complete,
        collides: false,
    };
    let mut seen = BTreeSet::new();
    for follows in declaration.follows {
        let text = unraw(&follows.name);
        let known = indices.get(&text).copied();
        stage.complete &= known.is_some() && !ambiguous.contains(&text);
        if let Some(upstream) = known
            && text != own
            && seen.insert((upstream, follows.branch))
        {
            stage.follows.push(Edge { upstream, name: follows.name, branch: follows.branch });
        }
    }
    for option in declaration.options {
        match option.value {
            OptionValue::Wait(wait) => _ = stage.wait.get_or_insert(wait),
            OptionValue::Core(core) => _ = stage.core.get_or_insert(core),
            OptionValue::Name(name) => _ = stage.thread_name.get_or_insert(name),
            OptionValue::MaxBatch(most) => _ = stage.max_batch.get_or_insert(most),
            OptionValue::Shards(shards) => _ = stage.shards.get_or_insert(shards),
            OptionValue::State(ty) => _ = stage.state.get_or_insert(ty.unwrap_or_else(|| unknown.clone())),
            OptionValue::Async => stage.is_async = true,
        }
    }
    stage
}

/// The alias of an unknown type. The expansion defines it wherever there are errors.
fn unknown(pipeline: &Ident) -> Ident {
    format_ident!("{}·Unknown", unraw(pipeline), span = Span::call_site())
}
