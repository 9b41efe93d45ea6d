//! The function that makes the ends: the producer, with the pollers if there are any.

use crate::expand::context::{Context, local};
use proc_macro2::TokenStream;
use quote::quote;

/// The type of the ends.
pub(super) fn ty(cx: &Context<'_>, lifetime: &TokenStream) -> TokenStream {
    let producer = cx.producer();
    let pollers = cx.has_pollers().then(|| cx.pollers());
    let pollers = pollers.map(|pollers| quote!(, #pollers<#lifetime>));
    quote!(#producer<#lifetime> #pollers)
}

pub(super) fn make(cx: &Context<'_>) -> TokenStream {
    let (private, event, ring, ownership) = (&cx.private, &cx.event, cx.ring(), cx.ownership());
    let result = ty(cx, &quote!('pipeline));
    let gates = cx.lanes(cx.plan.map_or(&[], |plan| &plan.gates));
    let wait = cx.wait();
    let blocks = Context::blocks(&wait);
    let link = local("link");
    let producer = if cx.growth().is_none() {
        quote!(#private::Link::producer::<_, _, _, #blocks>(#link, #gates, #wait))
    } else {
        let (first, stall) = (cx.first(), cx.stall());
        let growth = if cx.is_in_place() { quote!(in_place(#stall(), #first)) } else { quote!(by_value(#stall())) };
        quote! {
            #private::Link::elastic_producer::<_, _, _, #blocks>(#link, #gates, #wait, #private::Growth::#growth)
        }
    };
    let (result, made) = if cx.has_pollers() {
        let pollers = cx.pollers();
        let fields = cx.polls().map(|stage| {
            let (field, upstream, wait) = (stage.field(), cx.lanes(stage.upstream()), cx.wait_of(stage.index));
            let blocks = Context::blocks(&wait);
            quote!(#field: #private::Link::poller::<_, _, _, _, _, #blocks>(#link, #upstream, #wait()),)
        });
        (quote!((#result)), quote!((#producer, #pollers { #(#fields)* })))
    } else {
        (result, producer)
    };
    quote! {
        fn ends<'pipeline>(
            #link: &#private::Link<'pipeline, #private::Core<#event, #ring, #ownership>>,
        ) -> #result {
            #made
        }
    }
}
