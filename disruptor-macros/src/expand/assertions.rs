//! What only the compiler can check: the value of the capacity, what the whole event must be able to do.

use super::context::{Context, on};
use crate::tokens::Spot;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (Some(plan), Some(declared)) = (cx.plan, &cx.model.event) else { return TokenStream::new() };
    let span = on(&declared.ty);
    let private = cx.private_at(span);
    let event = cx.event_at(span);
    let moves = quote_spanned!(span=> #private::events_move_between_threads::<#event>());
    let shares =
        plan.event_is_shared.then(|| quote_spanned!(span=> #private::stages_read_the_event_in_parallel::<#event>();));
    let (capacity, bound) = (capacity(cx), bound(cx));
    quote! {
        #capacity
        #bound
        #moves;
        #shares
    }
}

fn capacity(cx: &Context<'_>) -> TokenStream {
    let Some(capacity) = &cx.model.capacity else { return TokenStream::new() };
    let mut name = cx.capacity.clone();
    let span = Spot::from(capacity).start;
    let private = cx.private_at(span);
    name.set_span(span);
    quote_spanned!(span=> const _: () = #private::check_capacity(#name);)
}

fn bound(cx: &Context<'_>) -> TokenStream {
    let Some(growth) = cx.growth() else { return TokenStream::new() };
    let (mut name, mut capacity) = (cx.bound(), cx.capacity.clone());
    let span = Spot::from(&growth.bound).start;
    let private = cx.private_at(span);
    name.set_span(span);
    capacity.set_span(span);
    quote_spanned!(span=> const _: () = #private::check_bound(#capacity, #name);)
}
