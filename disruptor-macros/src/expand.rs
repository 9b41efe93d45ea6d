//! Prints the generated items. This module decides nothing: the plan already has.
//!
//! Every file of this module keeps these rules:
//! - *User tokens stand outside the block; inside it stand only names.* Each user type is written once, as an alias
//!   beside the pipeline. Each user expression is the body of a function beside the pipeline. The block holds most of
//!   the code and names these aliases and functions. The one user token in it is the name of an event's field, where
//!   the compiler looks up nothing else. So user tokens never meet generated names.
//! - Tokens come from `quote!`. They carry the macro's span, so the lints of the user's crate do not apply to them.
//!   Names that the user wrote [get that span too](context::generated) and keep their location.
//! - Paths start at the runtime's path, even for items of the prelude.
//! - A name that the user does not see contains a middle dot, as in `Orders·Event`, because nobody writes such a name.
//!   Inside the block only local variables need the dot: if the user had a constant of the same name, the pattern would
//!   compare with it instead of binding.
//! - `unsafe` is always the [keyword that `disruptor!` handed over](crate::entrance::Entrance).
//!
//! A pipeline with errors expands to a skeleton: the same items with the same signatures, as far as they are known, and
//! with bodies that never run. So code that uses the pipeline adds no errors of its own.
//!
//! An editor gets items of the same names and types, [in another form](editor).

mod aliases;
mod assertions;
mod constants;
mod context;
mod docs;
mod editor;
mod ends;
mod expressions;
mod handlers;
mod keys;
mod lanes;
mod place;
mod start;
mod views;

use crate::diagnostics::Diagnostics;
use crate::pipeline::Pipeline;
use context::Context;
use proc_macro2::TokenStream;
use quote::quote;

/// Who reads the expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    Compiler,
    /// rust-analyzer
    Editor,
}

/// The whole expansion of one invocation: its errors and its items.
pub(crate) fn expand(pipeline: &Pipeline, audience: Audience) -> TokenStream {
    let (Some(entrance), Some(model)) = (&pipeline.entrance, &pipeline.model) else {
        return pipeline.errors.to_compile_errors();
    };
    let cx = Context::new(entrance, model, pipeline.plan.as_ref(), audience);
    let errors = errors(&cx, &pipeline.errors);
    if audience == Audience::Editor {
        let items = editor::expand(&cx);
        return quote!(#errors #items);
    }
    let aliases = aliases::expand(&cx);
    let expressions = expressions::expand(&cx);
    let handlers = handlers::expand(&cx);
    let views = views::expand(&cx);
    let ends = ends::expand(&cx);
    let assertions = assertions::expand(&cx);
    let accesses = views::accesses(&cx);
    let keys = keys::expand(&cx);
    let start = start::expand(&cx);
    let constants = constants::expand(&cx);
    let cfgs = cx.cfgs();
    // `#[deprecated]` warns the user; the generated code must still use the item without a warning.
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
            #keys
            #start
            #constants
        };
    }
}

/// The errors. The first one stands inside the definition of the type `Unknown`, which the skeleton uses wherever a
/// type is not known. rustc then reports that error once and stays silent about every use of the type.
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
