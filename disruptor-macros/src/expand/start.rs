//! `run` and `spawn`, and what they share: both start the threads and make the ends.

use super::context::{Context, StageContext, at, local, numbers, placed};
use super::{docs, handlers};
use crate::plan::Ownership;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let private = if cx.plan.is_some() { private(cx) } else { TokenStream::new() };
    let name = cx.pipeline();
    let (parameters, bounds) = (handlers::parameters(cx), handlers::bounds(cx));
    let (run, spawn) = (run(cx), spawn(cx));
    quote! {
        #private

        #[automatically_derived]
        impl #parameters #name #parameters
        where
            #bounds
        {
            #run
            #spawn
        }
    }
}

/// The type of the ends: the producer, with the pollers if there are any.
fn ends(cx: &Context<'_>, lifetime: &TokenStream) -> TokenStream {
    let producer = cx.producer();
    let pollers = cx.has_pollers().then(|| cx.pollers());
    let pollers = pollers.map(|pollers| quote!(, #pollers<#lifetime>));
    quote!(#producer<#lifetime> #pollers)
}

fn run(cx: &Context<'_>) -> TokenStream {
    let (rt, private, core) = (cx.rt, &cx.private, &cx.core);
    let arguments = ends(cx, &quote!('_));
    let (sends, stream_ends) = (sends(cx), docs::run_ends(cx));
    let (body, ends, link, threads) = (local("body"), local("ends"), local("link"), local("threads"));
    let call = if cx.has_pollers() {
        quote! {
            {
                let #ends = ends(&#link);
                #body(#ends.0, #ends.1)
            }
        }
    } else {
        quote!(#body(ends(&#link)))
    };
    let inside = if cx.plan.is_some() {
        quote! {
            #private::Pipeline::run(pipeline(), |#threads| start(self, #threads), |#link| #call)
        }
    } else {
        quote!(#core::unreachable!())
    };
    quote! {
        /// Starts the stages, calls `body` with the producer, and returns once every published event is processed.
        ///
        #stream_ends
        ///
        /// # Errors
        ///
        /// Returns the first of these that applies: the reason why a thread could not start; the panic or the failure of
        /// a stage, whichever came first; a halt, or a poller that `body` dropped before it had seen every event,
        /// whichever came first; the error that `body` returns.
        ///
        /// # Panics
        ///
        /// If `body` panics, `run` processes everything published and then passes the panic on to the caller.
        pub fn run<Output, Body>(self, #body: Body) -> #core::result::Result<Output, #rt::PipelineError>
        where
            Body: #core::ops::FnOnce(#arguments) -> #core::result::Result<Output, #rt::PipelineError>,
            #(#sends)*
        {
            #inside
        }
    }
}

/// Bounds that let each handler move to its thread. They stand at the stage's name, so that errors do too.
fn sends(cx: &Context<'_>) -> Vec<TokenStream> {
    let send = |(stage, handler): (StageContext<'_>, &Ident)| {
        let private = cx.private_at(stage.field().span());
        quote_spanned!(stage.field().span()=> #handler: #private::MovesToTheThreadOfItsStage,)
    };
    cx.threads().zip(&cx.handlers).map(send).collect()
}

fn spawn(cx: &Context<'_>) -> TokenStream {
    let (rt, private, core) = (cx.rt, &cx.private, &cx.core);
    let result = ends(cx, &quote!('static));
    let (sends, handlers, docs) = (sends(cx), &cx.handlers, docs::spawn(cx));
    let (ends, link, running, threads) = (local("ends"), local("link"), local("running"), local("threads"));
    let spawned = quote! {
        #private::Pipeline::spawn(pipeline(), |#threads| start(self, #threads), |#link| ends(&#link))
    };
    let inside = if cx.plan.is_none() {
        quote!(#core::unreachable!())
    } else if cx.has_pollers() {
        quote! {
            #core::result::Result::map(#spawned, |(#ends, #running)| (#ends.0, #ends.1, #running))
        }
    } else {
        spawned
    };
    quote! {
        #docs
        ///
        /// # Errors
        ///
        /// Returns the reason why a thread could not start. No thread is left running then.
        pub fn spawn(self) -> #core::result::Result<(#result, #rt::Running), #rt::PipelineError>
        where
            #(#sends)*
            #(#handlers: 'static,)*
        {
            #inside
        }
    }
}

/// The functions that `run` and `spawn` share.
fn private(cx: &Context<'_>) -> TokenStream {
    let (pipeline, start, ends) = (pipeline(cx), start(cx), make_ends(cx));
    quote!(#pipeline #start #ends)
}

fn pipeline(cx: &Context<'_>) -> TokenStream {
    let (private, event, ring, ownership) = (&cx.private, &cx.event, cx.ring(), cx.ownership());
    let new = match cx.plan.map(|plan| &plan.ownership) {
        None | Some(Ownership::InPlace) => {
            let first = cx.first();
            quote!(in_place(&TOPOLOGY, #first))
        }
        Some(Ownership::ByValue { .. }) => quote!(by_value(&TOPOLOGY)),
        Some(Ownership::ByBranch { .. }) => quote!(by_branch(&TOPOLOGY)),
    };
    let trusted = cx.unsafe_block(quote!(#private::Pipeline::#new));
    quote! {
        fn pipeline() -> #private::Pipeline<#event, #ring, #ownership> {
            // SAFETY: the macro checked the graph, and the assertions and projections above make the compiler check the
            // rest. `start` and `ends` attach each stage once, and `run` or `spawn` calls each of them once.
            #trusted
        }
    }
}

fn start(cx: &Context<'_>) -> TokenStream {
    let (private, core) = (&cx.private, &cx.core);
    let (event, ring, ownership) = (&cx.event, cx.ring(), cx.ownership());
    let name = cx.pipeline();
    let (parameters, bounds) = (handlers::parameters(cx), handlers::bounds(cx));
    let handlers = &cx.handlers;
    let (stages, threads) = (local("stages"), local("threads"));
    let starts = cx.threads().map(|stage| start_stage(cx, &stage));
    quote! {
        fn start<'handlers, #(#handlers),*>(
            #stages: #name #parameters,
            #threads: &mut #private::Threads<'handlers, #event, #ring, #ownership>,
        )
        where
            #bounds
            #(#handlers: #core::marker::Send + 'handlers,)*
        {
            #(#starts)*
        }
    }
}

fn start_stage(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let (private, core) = (&cx.private, &cx.core);
    let (access, position, wakes) = (cx.access(stage), cx.position(stage), cx.stage_wakes(stage));
    let (upstream, wait, field) = (stage.upstream(), cx.wait_of(stage.index), stage.field());
    let blocks = Context::blocks(&wait);
    let none = quote!(#core::option::Option::None);
    let name = stage.stage.thread_name.as_ref().map(|_| cx.name_of(stage));
    let name = name.map_or(none.clone(), |name| quote!(#core::option::Option::Some(#name())));
    let pin = stage.stage.core.as_ref().map(|_| cx.core_of(stage));
    let pin = pin.map_or(none, |pin| quote!(#pin()));
    let (stages, threads) = (local("stages"), local("threads"));
    let (position, outcome) = match &stage.stage.outcome {
        None => (position, quote!(_)),
        // If the stage's rule can do nothing with this outcome, the error stands at the outcome.
        Some(outcome) => (placed(&position, at(&outcome.ty)), cx.outcome_of(stage).into_token_stream()),
    };
    quote! {
        #private::Threads::stage::<#access, #position, #wakes, _, _, #outcome, _, #blocks>(
            #threads,
            #upstream,
            #wait(),
            #private::ThreadOptions { name: #name, core: #pin },
            #stages.#field,
        );
    }
}

fn make_ends(cx: &Context<'_>) -> TokenStream {
    let (private, event, ring, ownership) = (&cx.private, &cx.event, cx.ring(), cx.ownership());
    let result = ends(cx, &quote!('pipeline));
    let gates = numbers(cx.plan.map_or(&[], |plan| &plan.gates));
    let wait = cx.wait();
    let blocks = Context::blocks(&wait);
    let link = local("link");
    let producer = if cx.growth().is_none() {
        quote!(#private::Link::producer::<_, _, _, #blocks>(#link, #gates, #wait))
    } else {
        let (first, stall) = (cx.first(), cx.stall());
        let growth = if cx.is_in_place() { quote!(in_place(#stall(), #first)) } else { quote!(by_value(#stall())) };
        quote! {
            #private::Link::elastic_producer::<_, _, _, #blocks>(#link, #gates, #wait, #private::Growth::#growth)
        }
    };
    let (result, made) = if cx.has_pollers() {
        let pollers = cx.pollers();
        let fields = cx.polls().map(|stage| {
            let (field, upstream, wait) = (stage.field(), stage.upstream(), cx.wait_of(stage.index));
            let blocks = Context::blocks(&wait);
            quote!(#field: #private::Link::poller::<_, _, _, _, _, #blocks>(#link, #upstream, #wait()),)
        });
        (quote!((#result)), quote!((#producer, #pollers { #(#fields)* })))
    } else {
        (result, producer)
    };
    quote! {
        fn ends<'pipeline>(
            #link: &#private::Link<'pipeline, #private::Core<#event, #ring, #ownership>>,
        ) -> #result {
            #made
        }
    }
}
