//! The procedural macro behind `disruptor::disruptor!`.
//!
//! Do not use it directly. Call `disruptor::disruptor!`, which passes this macro the path of the runtime crate.

mod ast;
mod branches;
mod check;
mod condition;
mod cursor;
mod diagnostics;
mod drawing;
mod entrance;
mod expand;
mod graph;
mod model;
mod names;
mod parse;
mod picture;
mod pipeline;
mod plan;
mod split;
#[cfg(test)]
mod testing;
mod tokens;

use expand::Audience;
use pipeline::Pipeline;
use proc_macro2::TokenStream;

/// Expands a `disruptor! { … }`. The input is the path of the runtime crate, the keyword `unsafe`, and the tokens
/// between the braces.
#[proc_macro]
pub fn expand(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_tokens(input.into()).into()
}

/// The same as rust-analyzer should see it: the same items for whoever uses the pipeline, and nothing that runs.
#[proc_macro]
pub fn expand_for_editor(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand(&Pipeline::new(input.into()), Audience::Editor).into()
}

/// The same as [`expand`](macro@expand) for `proc_macro2` tokens, which also exist outside the compiler.
fn expand_tokens(input: TokenStream) -> TokenStream {
    expand::expand(&Pipeline::new(input), Audience::Compiler)
}
