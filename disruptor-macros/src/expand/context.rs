//! What every part of the expansion needs: the paths, the model, and the names of generated items.

use crate::ast::{AccessKind, Field, FieldName, Growth, Shards, StageKind, Ty, TypeAndInit};
use crate::cursor::is_name;
use crate::drawing;
use crate::entrance::Entrance;
use crate::expand::Audience;
use crate::model::{Model, Stage, Thread};
use crate::names::{self, Parameters};
use crate::picture;
use crate::plan::{Ownership, Plan, Reader, StagePlan};
use crate::tokens::unraw;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use std::collections::BTreeSet;
use std::fmt::Display;

pub(super) struct Context<'a> {
    /// The path of the runtime crate.
    pub(super) rt: &'a TokenStream,
    /// The path of the runtime's module for generated code.
    pub(super) private: TokenStream,
    /// The path of `core`, through the runtime, because `::core` may be some other crate in the user's crate.
    pub(super) core: TokenStream,
    /// The keyword `unsafe` from `disruptor!`, see [`Entrance`].
    pub(super) vouches: &'a Ident,
    pub(super) model: &'a Model,
    /// `None` for a skeleton.
    pub(super) plan: Option<&'a Plan>,
    pub(super) audience: Audience,
    /// The graph as text and as an image. Both are empty in a skeleton.
    pub(super) drawing: String,
    pub(super) picture: String,
    /// The alias of the event's type.
    pub(super) event: Ident,
    /// The constant that holds the capacity.
    pub(super) capacity: Ident,
    /// The type parameters of the stages that have threads.
    pub(super) parameters: Vec<Parameters>,
}

/// A stage of the model with its index and its plan.
#[derive(Clone, Copy)]
pub(super) struct StageContext<'a> {
    pub(super) index: usize,
    pub(super) stage: &'a Stage,
    pub(super) plan: Option<&'a StagePlan>,
    audience: Audience,
}

/// Who waits for a writer.
enum Waiting {
    /// A thread, with the strategy of this alias: it can be asleep if the strategy blocks.
    Thread { wait: Ident },
    /// A task, which always can.
    Task,
}

impl<'a> Context<'a> {
    pub(super) fn new(entrance: &'a Entrance, model: &'a Model, plan: Option<&'a Plan>, audience: Audience) -> Self {
        let rt = &entrance.runtime;
        Self {
            rt,
            private: quote!(#rt::__private),
            core: quote!(#rt::__private::core),
            vouches: &entrance.vouches,
            model,
            plan,
            audience,
            drawing: plan.map(|plan| drawing::draw(model, plan)).unwrap_or_default(),
            picture: plan.map(|plan| picture::draw(model, plan)).unwrap_or_default(),
            event: hidden(model, "Event"),
            capacity: hidden(model, "CAPACITY"),
            parameters: names::parameters(model),
        }
    }

    /// Whether there is code that runs the pipeline: not in a skeleton, and not for an editor.
    pub(super) fn runs(&self) -> bool {
        self.plan.is_some() && self.audience == Audience::Compiler
    }

    pub(super) fn stages(&self) -> impl Iterator<Item = StageContext<'a>> + use<'a> {
        let (plan, audience) = (self.plan, self.audience);
        self.model.stages.iter().enumerate().map(move |(index, stage)| StageContext {
            index,
            stage,
            plan: plan.and_then(|plan| plan.stages.get(index)),
            audience,
        })
    }

    /// The stages that have a handler and threads.
    pub(super) fn threads(&self) -> impl Iterator<Item = StageContext<'a>> + use<'a> {
        self.stages().filter(|stage| stage.stage.kind == StageKind::Thread)
    }

    /// The stages that have a poller.
    pub(super) fn polls(&self) -> impl Iterator<Item = StageContext<'a>> + use<'a> {
        self.stages().filter(|stage| stage.stage.kind == StageKind::Poll)
    }

    /// The stages with a list of fields.
    pub(super) fn lists(&self) -> impl Iterator<Item = (StageContext<'a>, &'a [Field])> + use<'a> {
        self.stages().filter_map(|stage| match stage.kind() {
            Some(AccessKind::Fields(fields)) => Some((stage, fields.as_slice())),
            _ => None,
        })
    }

    /// Whether the pipeline or a stage has an attribute with this path.
    pub(super) fn has_attribute(&self, path: &str) -> bool {
        let stages = self.model.stages.iter().flat_map(|stage| &stage.attributes);
        self.model.attributes.iter().chain(stages).any(|attribute| attribute.path == path)
    }

    pub(super) fn has_pollers(&self) -> bool {
        self.polls().next().is_some()
    }

    pub(super) fn pipeline(&self) -> Ident {
        declared(&self.model.name, self.audience)
    }

    pub(super) fn producer(&self) -> Ident {
        generated(&names::producer(&self.model.name))
    }

    pub(super) fn pollers(&self) -> Ident {
        generated(&names::pollers(&self.model.name))
    }

    /// The type of a poll stage's poller.
    pub(super) fn poller(&self, stage: &StageContext<'_>) -> Ident {
        if stage.stage.collides {
            return hidden(self.model, format_args!("Poller·{}", stage.index));
        }
        generated(&names::poller(&self.model.name, &stage.stage.name))
    }

    /// The struct of references that a stage with a field list receives.
    pub(super) fn view(&self, stage: &StageContext<'_>) -> Ident {
        if stage.stage.collides {
            return hidden(self.model, format_args!("View·{}", stage.index));
        }
        generated(&names::view(&self.model.name, &stage.stage.name))
    }

    /// The alias of the pipeline's wait strategy.
    pub(super) fn wait(&self) -> Ident {
        hidden(self.model, "Wait")
    }

    /// The pipeline's wait strategy as declared, or the default one.
    pub(super) fn pipeline_wait(&self) -> TypeAndInit {
        let rt = self.rt;
        let default = || TypeAndInit { ty: Ty { tokens: quote!(#rt::BlockingWaitStrategy) }, init: None };
        self.model.wait.clone().unwrap_or_else(default)
    }

    /// The alias of a stage's wait strategy.
    pub(super) fn wait_of(&self, index: usize) -> Ident {
        match self.model.stages.get(index) {
            Some(Stage { wait: Some(_), name, .. }) => hidden(self.model, format_args!("Wait·{}", unraw(name))),
            Some(Stage { thread: Some(thread), .. }) => self.wait_of_thread(*thread),
            _ => self.wait(),
        }
    }

    /// The alias of the wait strategy of a thread that stages share.
    pub(super) fn wait_of_thread(&self, thread: usize) -> Ident {
        match self.model.threads.get(thread) {
            Some(Thread { wait: Some(_), name, .. }) => hidden(self.model, format_args!("ThreadWait·{}", unraw(name))),
            _ => self.wait(),
        }
    }

    /// The alias of the ring's type.
    pub(super) fn ring(&self) -> Ident {
        hidden(self.model, "Ring")
    }

    /// Whether events stay in the ring.
    pub(super) fn is_in_place(&self) -> bool {
        self.plan.is_none_or(|plan| plan.ownership == Ownership::InPlace)
    }

    /// How the ring grows. `None` in a skeleton, which exists only for the code that uses it.
    pub(super) fn growth(&self) -> Option<&'a Growth> {
        self.plan.and(self.model.growth.as_ref())
    }

    /// The constant that holds the bound of an elastic ring.
    pub(super) fn bound(&self) -> Ident {
        hidden(self.model, "BOUND")
    }

    /// The constant that says how events share stamps.
    pub(super) fn groups(&self) -> Ident {
        hidden(self.model, "GROUPS")
    }

    /// The alias of the type that says what slots hold.
    pub(super) fn ownership(&self) -> Ident {
        hidden(self.model, "Slots")
    }

    /// In a skeleton, the alias of a type that is itself an error. rustc reports no further errors about code that uses
    /// it.
    pub(super) fn unknown(&self) -> Ident {
        hidden(self.model, "Unknown")
    }

    /// The alias of a listed field's type.
    pub(super) fn field_type(&self, stage: &StageContext<'_>, field: &Field) -> Ident {
        let (stage, field) = (unraw(&stage.stage.name), field.name.text());
        hidden(self.model, format_args!("Field·{stage}·{field}"))
    }

    /// The most events of a stage's batch, if that is declared. In a wrong pipeline it is not: nobody runs the stage.
    pub(super) fn max_batch(&self, stage: &StageContext<'a>) -> Option<&'a TokenStream> {
        self.plan.and(stage.stage.max_batch.as_ref())
    }

    /// The constant that holds it.
    pub(super) fn max_batch_of(&self, stage: &StageContext<'_>) -> Ident {
        hidden(self.model, format_args!("MAX_BATCH·{}", unraw(&stage.stage.name)))
    }

    /// How the events of a stage are divided, if that is declared. In a wrong pipeline it is not, as for `max_batch`.
    pub(super) fn shards(&self, stage: &StageContext<'a>) -> Option<&'a Shards> {
        self.plan.and(stage.stage.shards.as_ref())
    }

    /// The field by which they are divided.
    pub(super) fn key(&self, stage: &StageContext<'a>) -> Option<&'a FieldName> {
        self.shards(stage)?.key.as_ref()
    }

    /// The function that makes the first value of a slot.
    pub(super) fn first(&self) -> Ident {
        hidden(self.model, "first")
    }

    /// The function that returns how long the ring must be full, with no stage moving, before it grows.
    pub(super) fn stall(&self) -> Ident {
        hidden(self.model, "stall")
    }

    /// The function that returns the core on which a stage runs, or the cores of its shards.
    pub(super) fn core_of(&self, stage: &StageContext<'_>) -> Ident {
        hidden(self.model, format_args!("core·{}", unraw(&stage.stage.name)))
    }

    /// The function that returns the name of a stage's threads.
    pub(super) fn name_of(&self, stage: &StageContext<'_>) -> Ident {
        hidden(self.model, format_args!("name·{}", unraw(&stage.stage.name)))
    }

    /// The function that returns the core on which a shared thread runs.
    pub(super) fn core_of_thread(&self, thread: &Thread) -> Ident {
        hidden(self.model, format_args!("thread_core·{}", unraw(&thread.name)))
    }

    /// The function that returns the name of a shared thread.
    pub(super) fn name_of_thread(&self, thread: &Thread) -> Ident {
        hidden(self.model, format_args!("thread_name·{}", unraw(&thread.name)))
    }

    /// The alias of the type of what is made on a stage's threads.
    pub(super) fn state_of(&self, stage: &StageContext<'_>) -> Ident {
        hidden(self.model, format_args!("State·{}", unraw(&stage.stage.name)))
    }

    /// The type that tells the shards of a stage apart: it hashes the key of an event.
    pub(super) fn key_of(&self, stage: &StageContext<'_>) -> Ident {
        hidden(self.model, format_args!("Key·{}", unraw(&stage.stage.name)))
    }

    /// A name beside the pipeline that users do not see.
    pub(super) fn hidden(&self, what: &str) -> Ident {
        hidden(self.model, what)
    }

    /// Something that is known of each stage by its index.
    pub(super) fn hidden_of(&self, what: &str, stage: usize) -> Ident {
        let name = self.model.stages.get(stage).map_or(String::new(), |stage| unraw(&stage.name));
        hidden(self.model, format_args!("{what}·{name}"))
    }

    /// The path of the runtime's module for generated code, placed at a token of the user's, so that errors about it
    /// stand there.
    pub(super) fn private_at(&self, place: Span) -> TokenStream {
        placed(&self.private, place)
    }

    /// An `unsafe` block, written with the keyword from `disruptor!`.
    ///
    /// The whole block has the keyword's location, so that the lint `unsafe_code` sees who wrote it.
    pub(super) fn unsafe_block(&self, body: TokenStream) -> TokenStream {
        let vouches = self.vouches;
        let mut block = Group::new(Delimiter::Brace, body);
        block.set_span(vouches.span());
        quote!(#vouches #block)
    }

    /// The `cfg` attributes of the pipeline, which every generated item repeats.
    pub(super) fn cfgs(&self) -> TokenStream {
        let cfgs = self.model.attributes.iter().filter(|attribute| attribute.path == "cfg");
        cfgs.map(|attribute| attribute.tokens.clone()).collect()
    }

    /// The alias of the event's type, placed where an error about it should stand.
    pub(super) fn event_at(&self, span: Span) -> Ident {
        let mut event = self.event.clone();
        event.set_span(span);
        event
    }

    /// The constant that says whether a wait strategy can sleep, from the strategy's alias.
    pub(super) fn blocks(alias: &Ident) -> Ident {
        dotted(format_ident!("{alias}·BLOCKS", span = Span::call_site()))
    }

    /// The type that says whether anybody who waits for a writer can be asleep.
    fn wakes(&self, waiting: impl Iterator<Item = Waiting>) -> TokenStream {
        let private = &self.private;
        let mut blocks = Vec::new();
        let mut seen = BTreeSet::new();
        let mut tasks = false;
        for waiting in waiting {
            match waiting {
                Waiting::Task => tasks = true,
                Waiting::Thread { wait } if seen.insert(wait.to_string()) => blocks.push(Self::blocks(&wait)),
                Waiting::Thread { .. } => (),
            }
        }
        if tasks || self.plan.is_none() {
            return quote!(#private::WakesIf<true>);
        }
        if blocks.is_empty() {
            return quote!(#private::WakesIf<false>);
        }
        quote!(#private::WakesIf<{ #(#blocks)||* }>)
    }

    /// For the producer: its readers are the stages without `after`.
    pub(super) fn producer_wakes(&self) -> TokenStream {
        let roots = self.plan.map_or(&[][..], |plan| &plan.roots);
        let wakes = self.wakes(roots.iter().map(|&root| self.waiting(Reader::Stage(root))));
        self.end(self.model.producers.is_async, wakes)
    }

    fn waiting(&self, reader: Reader) -> Waiting {
        let (is_async, wait) = match reader {
            Reader::Producer => (self.model.producers.is_async, self.wait()),
            Reader::Stage(index) => {
                (self.model.stages.get(index).is_some_and(|stage| stage.is_async), self.wait_of(index))
            }
        };
        if is_async { Waiting::Task } else { Waiting::Thread { wait } }
    }

    /// The same type for a producer or a poller: it also says whether tasks wait there.
    fn end(&self, is_async: bool, wakes: TokenStream) -> TokenStream {
        let private = &self.private;
        if is_async { quote!(#private::Async<#wakes>) } else { wakes }
    }

    fn share_a_thread(&self, one: usize, other: usize) -> bool {
        let thread = |stage: usize| self.model.stages.get(stage).and_then(|stage| stage.thread);
        thread(one).is_some() && thread(one) == thread(other)
    }

    /// For a stage. A poller always looks for sleepers, because the pipeline's `join` may sleep until it is done.
    pub(super) fn stage_wakes(&self, stage: &StageContext<'_>) -> TokenStream {
        let private = &self.private;
        if stage.stage.kind == StageKind::Poll {
            return self.end(stage.stage.is_async, quote!(#private::WakesIf<true>));
        }
        let readers = stage.plan.map_or(&[][..], |plan| &plan.readers);
        self.wakes(readers.iter().filter_map(|reader| match reader {
            // Who shares the thread does not sleep while this stage works.
            Reader::Stage(index) if self.share_a_thread(stage.index, *index) => None,
            reader => Some(self.waiting(*reader)),
        }))
    }

    /// The type of what lies beside each event; `None` if nothing does.
    pub(super) fn beside(&self) -> Option<TokenStream> {
        let (private, plan) = (&self.private, self.plan?);
        let taken = usize::from(matches!(plan.ownership, Ownership::ByBranch { .. }));
        let (marks, claims) = (plan.marks.len() + taken, plan.claims.len());
        let count = Literal::usize_unsuffixed;
        let marks = (marks > 0).then(|| count(marks)).map(|marks| quote!(#private::Marks<#marks>));
        if claims == 0 {
            return marks;
        }
        let (marks, claims) = (marks.unwrap_or(quote!(())), count(claims));
        Some(quote!(#private::Keyed<#marks, #claims>))
    }

    /// The alias of what a stage's handler returns.
    pub(super) fn outcome_of(&self, stage: &StageContext<'_>) -> Ident {
        hidden(self.model, format_args!("Outcome·{}", unraw(&stage.stage.name)))
    }

    /// The type that makes a handler's argument.
    pub(super) fn access(&self, stage: &StageContext<'_>) -> TokenStream {
        let private = &self.private;
        match stage.kind() {
            Some(AccessKind::Read(_)) => quote!(#private::Read),
            Some(AccessKind::Write(_)) => quote!(#private::Write),
            None => self.unknown().into_token_stream(),
            Some(AccessKind::Take(_)) => quote!(#private::Take),
            Some(AccessKind::ReadSlice(_)) => quote!(#private::ReadSlice),
            Some(AccessKind::WriteSlice(_)) => quote!(#private::WriteSlice),
            Some(AccessKind::Fields(_)) => {
                let view = self.view(stage);
                quote!(#view<'static>)
            }
        }
    }

    /// A handler's arguments and its result, for `FnMut(…)` and `fn(…)`.
    pub(super) fn signature(&self, stage: &StageContext<'_>) -> TokenStream {
        let Self { rt, core, event, .. } = self;
        let access = match stage.kind() {
            Some(AccessKind::Read(_)) => quote!(&#event),
            Some(AccessKind::Write(_)) => quote!(&mut #event),
            None => self.unknown().into_token_stream(),
            Some(AccessKind::Take(_)) => quote!(#event),
            Some(AccessKind::ReadSlice(_)) => quote!(&[#event]),
            Some(AccessKind::WriteSlice(_)) => quote!(&mut [#event]),
            Some(AccessKind::Fields(_)) => {
                let view = self.view(stage);
                quote!(#view<'_>)
            }
        };
        let outcome = stage.stage.outcome.as_ref().map(|_| {
            let outcome = self.outcome_of(stage);
            quote!(-> #outcome)
        });
        let of_thread = stage.stage.state.as_ref().map(|_| {
            let alias = self.state_of(stage);
            quote!(&mut #alias,)
        });
        quote!((#of_thread #access, #rt::Sequence, #core::primitive::bool) #outcome)
    }
}

impl<'a> StageContext<'a> {
    pub(super) fn kind(&self) -> Option<&'a AccessKind> {
        self.stage.access.as_ref().map(|access| &access.kind)
    }

    /// The stage's attributes, without those that would remove it from the graph, which are an error of their own.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &'a TokenStream> + use<'a> {
        let attributes = self.stage.attributes.iter().filter(|attribute| !attribute.is_conditional());
        attributes.map(|attribute| &attribute.tokens)
    }

    /// Whether the access could not be read, or takes a type that is not the event's. Happens only in a skeleton.
    pub(super) fn access_is_broken(&self, model: &Model) -> bool {
        let event = model.event.as_ref().map(|event| event.ty.key());
        match self.kind() {
            Some(AccessKind::Take(ty)) => event != Some(ty.key()),
            Some(_) => false,
            None => true,
        }
    }

    /// The stage's field in the struct of handlers or of pollers.
    pub(super) fn field(&self) -> Ident {
        declared(&self.stage.name, self.audience)
    }

    /// The thread that it shares with other stages, if it does.
    pub(super) fn thread<'m>(&self, model: &'m Model) -> Option<&'m Thread> {
        model.threads.get(self.stage.thread?)
    }

    /// The indices of the upstream stages.
    pub(super) fn upstream(&self) -> &'a [usize] {
        self.plan.map_or(&[], |plan| &plan.upstream)
    }
}

/// A name that the user never writes: it contains a middle dot. It is placed at the pipeline's name, because that is
/// where the compiler shows it.
fn hidden(model: &Model, what: impl Display) -> Ident {
    let place = Span::call_site().located_at(model.name.span());
    dotted(format_ident!("{}·{}", unraw(&model.name), what.to_string(), span = place))
}

/// A local name. Without the dot it would clash with a constant of the user's that has the same name.
pub(super) fn local(name: &str) -> Ident {
    dotted(format_ident!("{name}·", span = Span::call_site()))
}

/// Shows the name to the compiler before the name gets a location in the user's code. The lints on characters judge a
/// name where the compiler first sees it, and they spare names that a macro makes.
fn dotted(name: Ident) -> Ident {
    drop(TokenStream::from(TokenTree::from(name.clone())));
    name
}

/// The fields without repetitions: a field that is listed twice is an error of its own.
pub(super) fn distinct(fields: &[Field]) -> impl Iterator<Item = &Field> {
    let earlier = |index: usize, field: &Field| {
        fields.iter().take(index).any(|other| other.name.in_view() == field.name.in_view())
    };
    fields.iter().enumerate().filter(move |(index, field)| !earlier(*index, field)).map(|(_, field)| field)
}

/// The same tokens at another location, so that errors about them stand there.
pub(super) fn placed(tokens: &TokenStream, place: Span) -> TokenStream {
    let place = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), placed(&group.stream(), place)).into();
        }
        token.set_span(token.span().located_at(place));
        token
    };
    tokens.clone().into_iter().map(place).collect()
}

/// Numbers in an array.
pub(super) fn numbers(numbers: &[usize]) -> TokenStream {
    let numbers = numbers.iter().map(|&number| Literal::usize_unsuffixed(number));
    quote!([#(#numbers),*])
}

/// A name of the user's for a generated item: in its place, but the macro's as far as lints are concerned.
///
/// The span brings the macro's edition with it. There, a name of the user's may be a keyword, so it is written as a raw one.
pub(super) fn generated(name: &Ident) -> Ident {
    let span = Span::call_site().located_at(name.span());
    // What is one from 2024 on, the parser does not know.
    if is_name(&Ident::new(&unraw(name), Span::call_site())) && name != "gen" {
        let mut name = name.clone();
        name.set_span(span);
        return name;
    }
    Ident::new_raw(&unraw(name), span)
}

/// A name of the user's for a generated item of just that name.
///
/// For an editor, the user's own token: it is what the editor looks up and renames.
pub(super) fn declared(name: &Ident, audience: Audience) -> Ident {
    match audience {
        Audience::Compiler => generated(name),
        Audience::Editor => name.clone(),
    }
}

/// The macro's span at the location of a type, for errors about it.
pub(super) fn at(ty: &Ty) -> Span {
    let place = ty.tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    Span::call_site().located_at(place)
}

/// The user's own span of a type. Use it only for calls that no lint objects to: errors there do not mention the macro.
pub(super) fn on(ty: &Ty) -> Span {
    crate::tokens::Spot::from(&ty.tokens).start
}
