//! What only the compiler can check: the values of numbers, and the traits that the event must implement.

use super::context::{Context, local, on};
use crate::ast::{Layout, ProducerKind};
use crate::tokens::Spot;
use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{format_ident, quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (Some(plan), Some(declared)) = (cx.plan, &cx.model.event) else { return TokenStream::new() };
    let span = on(&declared.ty);
    let private = cx.private_at(span);
    let event = cx.event_at(span);
    let moves = quote_spanned!(span=> #private::events_move_between_threads::<#event>());
    let shares =
        plan.event_is_shared.then(|| quote_spanned!(span=> #private::stages_read_the_event_in_parallel::<#event>();));
    let (capacity, bound, batches, divisions) = (capacity(cx), bound(cx), batches(cx), divisions(cx));
    quote! {
        #capacity
        #bound
        #batches
        #divisions
        #moves;
        #shares
    }
}

fn capacity(cx: &Context<'_>) -> TokenStream {
    let Some(capacity) = &cx.model.capacity else { return TokenStream::new() };
    let name = &cx.capacity;
    slots(cx, "capacity", capacity, &quote!(#name))
}

fn bound(cx: &Context<'_>) -> TokenStream {
    let Some(growth) = cx.growth() else { return TokenStream::new() };
    let (capacity, bound) = (&cx.capacity, cx.bound());
    slots(cx, "bound", &growth.bound, &quote!(#capacity, #bound))
}

/// A call that fails at the `expression` for a number of slots.
fn slots(cx: &Context<'_>, number: &str, expression: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let (event, alias) = (&cx.event, local("SlotLayout"));
    let layout = match (cx.model.producers.kind, cx.model.layout) {
        (ProducerKind::Single, Layout::Stamped) => quote!(#alias::Stamped),
        (ProducerKind::Single, Layout::BySize) => quote!(#alias::BySize),
        (ProducerKind::Multi, Layout::Stamped | Layout::BySize) => quote!(#alias::SharedStamped),
        (ProducerKind::Single, Layout::Dense) => quote!(#alias::Dense),
        (ProducerKind::Multi, Layout::Dense) => quote!(#alias::SharedDense),
    };
    let start = Spot::from(expression).start;
    let check = match cx.beside() {
        None => {
            let check = format_ident!("check_{number}");
            quote_spanned!(start=> #check::<#event>)
        }
        Some(beside) => {
            let check = format_ident!("check_marked_{number}");
            quote_spanned!(start=> #check::<#event, #beside>)
        }
    };
    call(cx, "SlotLayout", &check, expression, quote!(#layout, #arguments))
}

fn batches(cx: &Context<'_>) -> TokenStream {
    let checks = cx.stages().filter_map(|stage| {
        let (most, expression) = (cx.max_batch_of(&stage), cx.max_batch(&stage)?);
        let check = quote_spanned!(Spot::from(expression).start=> check);
        Some(call(cx, "MaxBatch", &check, expression, quote!(#most)))
    });
    checks.collect()
}

fn divisions(cx: &Context<'_>) -> TokenStream {
    let checks = cx.stages().filter_map(|stage| {
        let (shards, expression) = (cx.shards_of(stage.index), &cx.shards(&stage)?.count);
        let check = quote_spanned!(Spot::from(expression).start=> check);
        Some(call(cx, "Shards", &check, expression, quote!(#shards)))
    });
    checks.collect()
}

/// A call of a function of the runtime's type `of` that fails at the `expression`. It begins and ends where the expression does, so that
/// rustc underlines all of that: hence the alias, since a path of the runtime's begins where the front door is.
fn call(
    cx: &Context<'_>,
    of: &str,
    check: &TokenStream,
    expression: &TokenStream,
    arguments: TokenStream,
) -> TokenStream {
    let (private, alias, ty) = (&cx.private, local(of), format_ident!("{of}"));
    let Spot { start, end } = Spot::from(expression);
    let mut first = alias.clone();
    first.set_span(start);
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(end);
    let call = quote_spanned!(start=> #first::#check #arguments);
    quote! {
        const _: () = {
            type #alias = #private::#ty;
            #call
        };
    }
}
