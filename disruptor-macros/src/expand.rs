//! Prints the generated items. Nothing is decided here: the plan has done so.
//!
//! Rules that every file of this module keeps:
//! - Tokens come out of `quote!`, so they carry the macro's span and no lint of the user's crate applies to them; names that
//!   the user wrote are [moved](context::generated) to it, keeping their place. What the user wrote as a type, as
//!   an expression or as the name of an event's field stays as it is.
//! - Paths are absolute, or start at the runtime's path, also for what every prelude has.
//! - A type of the user's is written out once, in an alias; everything else names the alias.
//! - Names that the user does not see start with two underscores. Type parameters do too.
//!
//! A wrong pipeline comes out as a skeleton: the same items with the same signatures, as far as they are known, and
//! bodies that are never run. So its uses elsewhere do not add errors of their own.

mod aliases;
mod assertions;
mod constants;
mod context;
mod docs;
mod ends;
mod handlers;
mod start;
mod views;

use crate::diagnostics::Diagnostics;
use crate::pipeline::Pipeline;
use context::Context;
use proc_macro2::TokenStream;
use quote::quote;

/// Everything that an invocation expands to: its errors, and its items.
pub(crate) fn expand(pipeline: &Pipeline) -> TokenStream {
    let Some(model) = &pipeline.model else { return pipeline.errors.to_compile_errors() };
    let cx = Context::new(&pipeline.runtime, model, pipeline.plan.as_ref());
    let errors = errors(&cx, &pipeline.errors);
    let aliases = aliases::expand(&cx);
    let handlers = handlers::expand(&cx);
    let views = views::expand(&cx);
    let ends = ends::expand(&cx);
    let assertions = assertions::expand(&cx);
    let accesses = views::accesses(&cx);
    let start = start::expand(&cx);
    let constants = constants::expand(&cx);
    let (rt, cfgs) = (cx.rt, cx.cfgs());
    let private = cx.plan.map(|_| quote!(use #rt::__private;));
    // What is deprecated is so for the user; the code behind it must use it all the same.
    let deprecated = cx.has_attribute("deprecated").then(|| quote!(#[allow(deprecated)]));
    quote! {
        #errors
        #aliases
        #handlers
        #views
        #ends
        #cfgs
        #deprecated
        const _: () = {
            #private
            #assertions
            #accesses
            #start
            #constants
        };
    }
}

/// The errors. The first stands where a type is defined by it: the skeleton has that for what nobody knows, and rustc, which
/// has told the error then, says nothing of whatever is done with a type that it made wrong.
fn errors(cx: &Context<'_>, errors: &Diagnostics) -> TokenStream {
    let errors = errors.compile_errors();
    let Some((first, others)) = errors.split_first() else { return TokenStream::new() };
    let (cfgs, vis, unknown) = (cx.cfgs(), &cx.model.visibility, cx.unknown());
    quote! {
        #cfgs
        #[doc(hidden)]
        #vis type #unknown = <[(); { #first }] as ::core::iter::Iterator>::Item;
        #(#cfgs #others)*
    }
}

#[cfg(test)]
mod tests;
