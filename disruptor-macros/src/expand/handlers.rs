//! The pipeline itself: a struct whose fields are the handlers.

use super::context::Context;
use super::docs;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (vis, name) = (&cx.model.visibility, cx.pipeline());
    let attributes = cx.model.attributes.iter().map(|attribute| &attribute.tokens);
    let docs = docs::pipeline(cx);
    let parameters = parameters(cx);
    let bounds = bounds(cx);
    let fields = cx.threads().zip(&cx.handlers).map(|(stage, handler)| {
        let attributes = stage.attributes();
        let docs = docs::stage(cx, &stage);
        let field = stage.field();
        quote! {
            #(#attributes)*
            #docs
            #vis #field: #handler,
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
    let handlers = &cx.handlers;
    if handlers.is_empty() { TokenStream::new() } else { quote!(<#(#handlers),*>) }
}

/// The bounds on the struct itself: rustc infers the argument types of closures from them.
pub(super) fn bounds(cx: &Context<'_>) -> TokenStream {
    let core = &cx.core;
    let signatures = cx.threads().map(|stage| cx.signature(&stage));
    let handlers = &cx.handlers;
    quote!(#(#handlers: #core::ops::FnMut #signatures,)*)
}
