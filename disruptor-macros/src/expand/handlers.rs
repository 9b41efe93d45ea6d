//! The pipeline itself: a struct whose fields are the handlers.

use super::context::{Context, StageContext};
use super::docs;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (vis, name) = (&cx.model.visibility, cx.pipeline());
    let attributes = cx.model.attributes.iter().map(|attribute| &attribute.tokens);
    let docs = docs::pipeline(cx);
    let parameters = parameters(cx);
    let bounds = bounds(cx);
    let fields = cx.threads().map(|stage| {
        let attributes = stage.attributes();
        let docs = docs::stage(cx, &stage);
        let (field, parameter) = (stage.field(), stage.parameter());
        quote! {
            #(#attributes)*
            #docs
            #vis #field: #parameter,
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

/// `<__journal_handler, __apply_handler>`, or nothing.
pub(super) fn parameters(cx: &Context<'_>) -> TokenStream {
    let parameters: Vec<_> = cx.threads().map(|stage| stage.parameter()).collect();
    if parameters.is_empty() { TokenStream::new() } else { quote!(<#(#parameters),*>) }
}

/// The struct's own bounds, from which rustc infers the arguments of closures.
pub(super) fn bounds(cx: &Context<'_>) -> TokenStream {
    let bound = |stage: StageContext<'_>| {
        let (parameter, arguments) = (stage.parameter(), cx.arguments(&stage));
        quote!(#parameter: ::core::ops::FnMut(#arguments),)
    };
    cx.threads().map(bound).collect()
}
