//! What tells the shards of a stage that is divided by key which of them handles an event: a hash of the key.

use super::context::{Context, StageContext, local};
use crate::ast::FieldName;
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    cx.stages().filter_map(|stage| Some(key(cx, &stage, cx.key(&stage)?))).collect()
}

/// The pattern refuses what [those of field lists](super::views) refuse: a packed field, a union, and whatever lies behind
/// a dereference. If nothing can hash the field's type, the error stands at the name behind `by`.
fn key(cx: &Context<'_>, stage: &StageContext<'_>, field: &FieldName) -> TokenStream {
    let (private, core, event, key, vouches) = (&cx.private, &cx.core, &cx.event, cx.key_of(stage), cx.vouches);
    let (slot, struct_, private_there) = (local("event"), cx.event_at(field.span()), cx.private_at(field.span()));
    let mut binding = local("key");
    binding.set_span(field.span());
    let fields = quote_spanned!(Span::call_site().located_at(field.span())=> #field: ref #binding, ..);
    let mut pattern = Group::new(Delimiter::Brace, fields);
    pattern.set_span(struct_.span());
    let hash = quote_spanned!(field.span()=> #private_there::key_hash(#binding));
    // This makes no reference to the whole event.
    let hashed = cx.unsafe_block(quote! {
        let #struct_ #pattern = *#slot;
        #hash
    });
    let mut items = Group::new(
        Delimiter::Brace,
        quote! {
            #[inline(always)]
            #vouches fn hash(#slot: *mut #event) -> #core::primitive::u64 {
                // SAFETY: the caller lends the key to whoever reads it.
                #hashed
            }
        },
    );
    items.set_span(vouches.span());
    quote! {
        #[allow(non_camel_case_types)]
        enum #key {}

        // SAFETY: nothing but the key is touched, and it is only read, as the pattern shows.
        #vouches impl #private::Key<#event> for #key #items
    }
}
