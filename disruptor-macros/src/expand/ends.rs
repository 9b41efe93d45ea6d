//! Both ends of the pipeline: the types of the producer and the pollers.

use super::context::Context;
use super::docs;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (producer, pollers) = (producer(cx), pollers(cx));
    quote!(#producer #pollers)
}

fn producer(cx: &Context<'_>) -> TokenStream {
    let (rt, cfgs, vis, name) = (cx.rt, cx.cfgs(), &cx.model.visibility, cx.producer());
    let docs = docs::producer(cx);
    let (event, ring, ownership, wait, wakes) = (&cx.event, cx.ring(), cx.ownership(), cx.wait(), cx.producer_wakes());
    // Without a plan, any number will do.
    let gates = cx.plan.map_or(quote!(1), |plan| cx.lane_count(&plan.gates));
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
        let (place, wakes) = (cx.place(&stage), cx.stage_wakes(&stage));
        let upstream = cx.lane_count(stage.upstream());
        quote! {
            #cfgs
            #docs
            #vis type #poller<'pipeline> = #rt::Poller<
                'pipeline, #event, #ring, #ownership, #access, #wait, #place, #wakes, #upstream
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
