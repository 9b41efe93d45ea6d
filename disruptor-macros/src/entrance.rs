//! The tokens that `disruptor!` puts in front of the user's.

use proc_macro2::{Ident, TokenStream, TokenTree};

/// The runtime's path, and the keyword under which the expansion writes unsafe code.
#[derive(Clone, Debug)]
pub(crate) struct Entrance {
    /// The path of the runtime crate: the single token `$crate` from `disruptor!`.
    pub(crate) runtime: TokenStream,
    /// The keyword `unsafe` that `disruptor!` wrote. The expansion writes all unsafe code with this token and never
    /// with one of its own, because the expanded code trusts the runtime with memory. Whoever passes another runtime
    /// must write `unsafe` himself, where his crate's lint `unsafe_code` sees it.
    pub(crate) vouches: Ident,
}

impl Entrance {
    /// Takes the two tokens. `None` if the input starts with something else.
    pub(crate) fn take(input: &mut impl Iterator<Item = TokenTree>) -> Option<Self> {
        let runtime = input.next()?.into();
        match input.next()? {
            TokenTree::Ident(vouches) if vouches == "unsafe" => Some(Self { runtime, vouches }),
            _ => None,
        }
    }
}
