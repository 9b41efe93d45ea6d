//! Both ends of the pipeline: the types of the producer and the pollers.

use super::context::Context;
use super::docs;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (producer, pollers) = (producer(cx), pollers(cx));
    quote!(#producer #pollers)
}

fn producer(cx: &Context<'_>) -> TokenStream {
    let (rt, cfgs, vis, name) = (cx.rt, cx.cfgs(), &cx.model.visibility, cx.producer());
    let docs = docs::producer(cx);
    let (event, ring, ownership, wait, wakes) = (&cx.event, cx.ring(), cx.ownership(), cx.wait(), cx.producer_wakes());
    let gates = Literal::usize_unsuffixed(cx.plan.map_or(1, |plan| plan.gates.len()));
    quote! {
        #cfgs
        #docs
        #vis type #name<'pipeline> = #rt::Producer<'pipeline, #event, #ring, #ownership, #wait, #wakes, #gates>;
    }
}

fn pollers(cx: &Context<'_>) -> TokenStream {
    if !cx.has_pollers() {
        return TokenStream::new();
    }
    let (rt, cfgs, vis, name) = (cx.rt, cx.cfgs(), &cx.model.visibility, cx.pollers());
    let (event, ring, ownership) = (&cx.event, cx.ring(), cx.ownership());
    let types = cx.polls().map(|stage| {
        let docs = docs::poller(cx, &stage);
        let (poller, access, wait) = (cx.poller(&stage), cx.access(&stage), cx.wait_of(stage.index));
        let (position, wakes) = (cx.position(&stage), cx.stage_wakes(&stage));
        let upstream = Literal::usize_unsuffixed(stage.plan.map_or(0, |plan| plan.upstream.len()));
        quote! {
            #cfgs
            #docs
            #vis type #poller<'pipeline> = #rt::Poller<
                'pipeline, #event, #ring, #ownership, #access, #wait, #position, #wakes, #upstream
            >;
        }
    });
    let fields = cx.polls().map(|stage| {
        let attributes = stage.attributes();
        let docs = docs::stage(cx, &stage);
        let (field, poller) = (stage.field(), cx.poller(&stage));
        quote! {
            #(#attributes)*
            #docs
            #vis #field: #poller<'pipeline>,
        }
    });
    let docs = docs::pollers(cx);
    quote! {
        #(#types)*
        #cfgs
        #docs
        #[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
        #vis struct #name<'pipeline> {
            #(#fields)*
        }
    }
}
