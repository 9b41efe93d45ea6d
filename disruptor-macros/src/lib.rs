//! The procedural macro behind `disruptor::disruptor!`.
//!
//! Not to be used directly: the front door is `disruptor::disruptor!`, which tells this macro by which path the runtime
//! crate is to be reached.

mod ast;
mod check;
mod cursor;
mod diagnostics;
mod drawing;
mod entrance;
mod expand;
mod graph;
mod model;
mod names;
mod parse;
mod pipeline;
mod plan;
mod split;
#[cfg(test)]
mod testing;
mod tokens;

use pipeline::Pipeline;
use proc_macro2::TokenStream;

/// Expands to what a `disruptor! { … }` declares. The input is the path of the runtime crate, the keyword `unsafe`, then what is between
/// the braces.
#[proc_macro]
pub fn expand(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_tokens(input.into()).into()
}

/// The same over tokens that exist outside the compiler too.
fn expand_tokens(input: TokenStream) -> TokenStream {
    expand::expand(&Pipeline::new(input))
}
