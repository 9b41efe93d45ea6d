//! Prints the generated items. Nothing is decided here: the plan has done so.
//!
//! Rules that every file of this module keeps:
//! - *Outside the block stand the user's tokens, inside it only names.* A type of the user's is written out once, as an alias beside the
//!   pipeline; an expression is the body of a function there. The block, where most of the code is, names them. The one thing of the
//!   user's in there is the name of an event's field, behind which nothing is looked up. So user tokens never meet generated names.
//! - Tokens come out of `quote!`, so they carry the macro's span and no lint of the user's crate applies to them; names that
//!   the user wrote are [moved](context::generated) to it, keeping their place.
//! - Paths start at the runtime's path, also for what every prelude has.
//! - A name that the user does not see has a dot in it, like `Orders·Event`, as nobody writes one. In the block that is needed only for
//!   local variables: a constant of the user's with such a name would turn them into a comparison.
//! - `unsafe` is written with the [keyword that the front door handed over](crate::entrance::Entrance).
//!
//! A wrong pipeline comes out as a skeleton: the same items with the same signatures, as far as they are known, and
//! bodies that are never run. So its uses elsewhere do not add errors of their own.

mod aliases;
mod assertions;
mod constants;
mod context;
mod docs;
mod ends;
mod expressions;
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
    let (Some(entrance), Some(model)) = (&pipeline.entrance, &pipeline.model) else {
        return pipeline.errors.to_compile_errors();
    };
    let cx = Context::new(entrance, model, pipeline.plan.as_ref());
    let errors = errors(&cx, &pipeline.errors);
    let aliases = aliases::expand(&cx);
    let expressions = expressions::expand(&cx);
    let handlers = handlers::expand(&cx);
    let views = views::expand(&cx);
    let ends = ends::expand(&cx);
    let assertions = assertions::expand(&cx);
    let accesses = views::accesses(&cx);
    let start = start::expand(&cx);
    let constants = constants::expand(&cx);
    let cfgs = cx.cfgs();
    // What is deprecated is so for the user; the code behind it must use it all the same.
    let deprecated = cx.has_attribute("deprecated").then(|| quote!(#[allow(deprecated)]));
    quote! {
        #errors
        #aliases
        #expressions
        #handlers
        #views
        #ends
        #cfgs
        #deprecated
        const _: () = {
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
    let (core, cfgs, unknown) = (&cx.core, cx.cfgs(), cx.unknown());
    quote! {
        #cfgs
        type #unknown = <[(); { #first }] as #core::iter::Iterator>::Item;
        #(#cfgs #others)*
    }
}

#[cfg(test)]
mod tests;
