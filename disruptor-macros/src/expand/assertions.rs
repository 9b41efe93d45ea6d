//! What the whole event must be able to do, asked at its type.

use super::context::{Context, at};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (Some(plan), Some(declared)) = (cx.plan, &cx.model.event) else { return TokenStream::new() };
    let (rt, event, span) = (cx.rt, &cx.event, at(&declared.ty));
    let moves = quote_spanned!(span=> #rt::__private::events_move_between_threads::<#event>());
    let shares = plan
        .event_is_shared
        .then(|| quote_spanned!(span=> #rt::__private::stages_read_the_event_in_parallel::<#event>();));
    quote! {
        #moves;
        #shares
    }
}
