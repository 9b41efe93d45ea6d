//! `run` and `spawn`, and what they share: both start the threads and make the ends.

mod ends;
mod group;
mod run;
mod shards;
mod solo;
mod told;

use super::context::{Context, local};
use super::handlers::{self, Form, Moving};
use crate::names::Parameters;
use crate::plan::Ownership;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let private = if cx.runs() { private(cx) } else { TokenStream::new() };
    let name = cx.pipeline();
    let (parameters, bounds) = (handlers::parameters(cx), handlers::bounds(cx));
    let (run, spawn) = (run::run(cx), run::spawn(cx));
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

/// The functions that `run` and `spawn` share.
fn private(cx: &Context<'_>) -> TokenStream {
    let (pipeline, start, ends) = (pipeline(cx), start(cx), ends::make(cx));
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

/// The function that starts all threads.
fn start(cx: &Context<'_>) -> TokenStream {
    let (private, core) = (&cx.private, &cx.core);
    let (event, ring, ownership) = (&cx.event, cx.ring(), cx.ownership());
    let name = cx.pipeline();
    let (parameters, bounds) = (handlers::parameters(cx), handlers::bounds(cx));
    let declared = cx.parameters.iter().flat_map(Parameters::iter);
    let moving = handlers::moving(cx).map(|Moving { parameter, shared, .. }| {
        let shared = shared.then(|| quote!(+ #core::marker::Sync));
        quote!(#parameter: #core::marker::Send #shared + 'handlers,)
    });
    let (stages, threads) = (local("stages"), local("threads"));
    let own = cx.threads().filter(|stage| stage.thread(cx.model).is_none()).map(|stage| match Form::of(&stage) {
        Form::Handler | Form::WithState => solo::start(cx, &stage),
        Form::Shards | Form::ShardsWithState => shards::start(cx, &stage),
    });
    let shared = cx.model.threads.iter().enumerate().map(|(index, thread)| group::start(cx, index, thread));
    quote! {
        fn start<'handlers, #(#declared),*>(
            #stages: #name #parameters,
            #threads: &mut #private::Threads<'handlers, #event, #ring, #ownership>,
        )
        where
            #bounds
            #(#moving)*
        {
            #(#own)*
            #(#shared)*
        }
    }
}
