//! The methods `run` and `spawn`.

use super::ends;
use crate::expand::Audience;
use crate::expand::context::{Context, local};
use crate::expand::docs;
use crate::expand::handlers::{self, Moving};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

pub(super) fn run(cx: &Context<'_>) -> TokenStream {
    let (rt, private, core) = (cx.rt, &cx.private, &cx.core);
    let arguments = ends::ty(cx, &quote!('_));
    let (sends, stream_ends, errors) = (sends(cx), docs::run_ends(cx), docs::run_errors(cx));
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
    let inside = if cx.runs() {
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
        #errors
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

/// Bounds that let each handler move to its thread, and what makes its state. They stand at the stage's name, so that
/// errors do too.
fn sends(cx: &Context<'_>) -> Vec<TokenStream> {
    if cx.audience == Audience::Editor {
        return Vec::new();
    }
    let send = |Moving { stage, parameter, shared }: Moving<'_>| {
        let place = stage.field().span();
        let private = cx.private_at(place);
        let shared = shared.then(|| quote_spanned!(place=> + #private::IsCalledByAllShardsAtOnce));
        quote_spanned!(place=> #parameter: #private::MovesToTheThreadOfItsStage #shared,)
    };
    handlers::moving(cx).map(send).collect()
}

pub(super) fn spawn(cx: &Context<'_>) -> TokenStream {
    let (rt, private, core) = (cx.rt, &cx.private, &cx.core);
    let result = ends::ty(cx, &quote!('static));
    let (sends, docs, errors) = (sends(cx), docs::spawn(cx), docs::spawn_errors(cx));
    let outlives = handlers::moving(cx)
        .filter(|_| cx.audience == Audience::Compiler)
        .map(|Moving { stage, parameter, .. }| quote_spanned!(stage.field().span()=> #parameter: 'static,));
    let (ends, link, running, threads) = (local("ends"), local("link"), local("running"), local("threads"));
    let spawned = quote! {
        #private::Pipeline::spawn(pipeline(), |#threads| start(self, #threads), |#link| ends(&#link))
    };
    let inside = if !cx.runs() {
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
        #errors
        pub fn spawn(self) -> #core::result::Result<(#result, #rt::Running), #rt::PipelineError>
        where
            #(#sends)*
            #(#outlives)*
        {
            #inside
        }
    }
}
