//! What only the compiler can check: the value of the capacity, what the whole event must be able to do.

use super::context::{Context, local, on};
use crate::ast::Layout;
use crate::tokens::Spot;
use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

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
    let name = &cx.capacity;
    slots(cx, &format_ident!("check_capacity"), capacity, &quote!(#name))
}

fn bound(cx: &Context<'_>) -> TokenStream {
    let Some(growth) = cx.growth() else { return TokenStream::new() };
    let (capacity, bound) = (&cx.capacity, cx.bound());
    slots(cx, &format_ident!("check_bound"), &growth.bound, &quote!(#capacity, #bound))
}

/// A call that fails at the `expression` for a number of slots. It begins and ends where the expression does, so that rustc
/// underlines all of that: hence the alias, since a path of the runtime's begins where the front door is.
fn slots(cx: &Context<'_>, check: &Ident, expression: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let (private, event) = (&cx.private, &cx.event);
    let alias = local("SlotLayout");
    let layout = match cx.model.layout {
        Layout::Stamped => quote!(#alias::Stamped),
        Layout::Dense => quote!(#alias::Dense),
    };
    let Spot { start, end } = Spot::from(expression);
    let mut first = alias.clone();
    first.set_span(start);
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#layout, #arguments));
    arguments.set_span(end);
    let call = quote_spanned!(start=> #first::#check::<#event> #arguments);
    quote! {
        const _: () = {
            type #alias = #private::SlotLayout;
            #call
        };
    }
}
