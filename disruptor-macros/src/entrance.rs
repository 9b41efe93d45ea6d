//! What the front door hands over before the tokens of the user.

use proc_macro2::{Ident, TokenStream, TokenTree};

/// Where the runtime is, and who vouches for it.
#[derive(Clone, Debug)]
pub(crate) struct Entrance {
    /// The path of the runtime crate: one token, `$crate` as the front door saw it.
    pub(crate) runtime: TokenStream,
    /// The keyword `unsafe` as the front door wrote it. All unsafe code of an expansion is written with it and none with a keyword
    /// of the macro's own: expanded code trusts the runtime with memory, and whoever names another runtime has to write `unsafe`
    /// himself, where the lint `unsafe_code` of his crate sees it.
    pub(crate) vouches: Ident,
}

impl Entrance {
    /// Takes the two tokens. `None` if that is not what stands there.
    pub(crate) fn take(input: &mut impl Iterator<Item = TokenTree>) -> Option<Self> {
        let runtime = input.next()?.into();
        match input.next()? {
            TokenTree::Ident(vouches) if vouches == "unsafe" => Some(Self { runtime, vouches }),
            _ => None,
        }
    }
}
