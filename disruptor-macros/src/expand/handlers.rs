//! The pipeline itself: a struct whose fields are the handlers, and what makes them or their state.

use super::context::{Context, StageContext};
use super::{Audience, docs};
use crate::names::Parameters;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// What a stage's field in the literal is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The handler.
    Handler,
    /// A closure that makes the handler of each shard.
    Shards,
    /// The pair of what makes the state and of the handler.
    WithState,
    /// The same for shards: each makes a state, and all call one handler.
    ShardsWithState,
}

impl Form {
    pub(super) fn of(stage: &StageContext<'_>) -> Self {
        match (&stage.stage.shards, &stage.stage.state) {
            (None, None) => Self::Handler,
            (Some(_), None) => Self::Shards,
            (None, Some(_)) => Self::WithState,
            (Some(_), Some(_)) => Self::ShardsWithState,
        }
    }
}

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let name = cx.pipeline();
    let vis = match cx.audience {
        Audience::Compiler => cx.model.visibility.clone(),
        // This struct stands in the block, where rust-analyzer would count the modules of a `pub(super)` from.
        Audience::Editor => quote!(pub),
    };
    let attributes = cx.model.attributes.iter().map(|attribute| &attribute.tokens);
    let docs = docs::pipeline(cx);
    let parameters = parameters(cx);
    let bounds = bounds(cx);
    let fields = cx.threads().zip(&cx.parameters).map(|(stage, parameters)| {
        let attributes = stage.attributes();
        let docs = docs::stage(cx, &stage);
        let (field, Parameters { maker, handler }) = (stage.field(), parameters);
        let ty = match Form::of(&stage) {
            Form::Handler => quote!(#handler),
            Form::Shards => quote!(#maker),
            Form::WithState | Form::ShardsWithState => quote!((#maker, #handler)),
        };
        quote! {
            #(#attributes)*
            #docs
            #vis #field: #ty,
        }
    });
    quote! {
        #(#attributes)*
        #docs
        #[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
        #vis struct #name #parameters
        where
            #bounds
        {
            #(#fields)*
        }
    }
}

/// `<JournalHandler, ApplyHandler>`, or nothing.
pub(super) fn parameters(cx: &Context<'_>) -> TokenStream {
    let parameters: Vec<_> = cx.parameters.iter().flat_map(Parameters::iter).collect();
    if parameters.is_empty() { TokenStream::new() } else { quote!(<#(#parameters),*>) }
}

/// The bounds on the struct itself: rustc infers the argument types of closures from them.
pub(super) fn bounds(cx: &Context<'_>) -> TokenStream {
    let core = &cx.core;
    let bounds = cx.threads().zip(&cx.parameters).map(|(stage, Parameters { maker, handler })| {
        let signature = cx.signature(&stage);
        let (index, made) = (quote!(#core::primitive::usize), made(cx, &stage));
        match Form::of(&stage) {
            Form::Handler => quote!(#handler: #core::ops::FnMut #signature,),
            Form::Shards => quote! {
                #maker: #core::ops::FnMut(#index) -> #handler,
                #handler: #core::ops::FnMut #signature,
            },
            Form::WithState => quote! {
                #maker: #core::ops::FnOnce() -> #made,
                #handler: #core::ops::FnMut #signature,
            },
            Form::ShardsWithState => quote! {
                #maker: #core::ops::Fn(#index) -> #made,
                #handler: #core::ops::Fn #signature,
            },
        }
    });
    bounds.collect()
}

/// The arguments of one concrete instance of the struct, or nothing.
pub(super) fn instance(cx: &Context<'_>) -> TokenStream {
    let core = &cx.core;
    let arguments = cx.threads().map(|stage| {
        let signature = cx.signature(&stage);
        let (index, made) = (quote!(#core::primitive::usize), made(cx, &stage));
        match Form::of(&stage) {
            Form::Handler => quote!(fn #signature),
            Form::Shards => quote!(fn(#index) -> fn #signature, fn #signature),
            Form::WithState => quote!(fn() -> #made, fn #signature),
            Form::ShardsWithState => quote!(fn(#index) -> #made, fn #signature),
        }
    });
    let arguments: Vec<_> = arguments.collect();
    if arguments.is_empty() { TokenStream::new() } else { quote!(<#(#arguments),*>) }
}

/// What a function returns that makes a state.
fn made(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let (rt, core, alias) = (cx.rt, &cx.core, cx.state_of(stage));
    quote!(#core::result::Result<#alias, #rt::PipelineError>)
}

/// A type parameter whose value goes to a thread of the stage.
pub(super) struct Moving<'a> {
    pub(super) stage: StageContext<'a>,
    pub(super) parameter: &'a Ident,
    /// Whether several threads use it at the same time.
    pub(super) shared: bool,
}

/// What goes to the threads: all but the closures that make the handlers of shards, which the caller's thread calls.
pub(super) fn moving<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = Moving<'a>> {
    cx.threads().zip(&cx.parameters).flat_map(|(stage, parameters)| {
        let form = Form::of(&stage);
        let maker = parameters.maker.as_ref().filter(|_| form != Form::Shards);
        let shared = form == Form::ShardsWithState;
        let moved = maker.into_iter().chain([&parameters.handler]);
        moved.map(move |parameter| Moving { stage, parameter, shared })
    })
}
