//! Starts a stage whose events are divided: one thread for each shard.

use super::told::{Told, option};
use crate::expand::context::{Context, StageContext, local};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn start(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let (private, core, threads, wait) = (&cx.private, &cx.core, local("threads"), cx.wait_of(stage.index));
    let Told { access, place, wakes, outcome, upstream, handlers } = Told::of(cx, stage);
    let blocks = Context::blocks(&wait);
    let name = stage.stage.thread_name.as_ref().map(|_| cx.name_of(stage)).map(|name| quote!(#name()));
    let name = option(cx, name);
    let pins = stage.stage.core.as_ref().map(|_| cx.core_of(stage));
    let pins = pins.map_or(quote!(#private::Vec::new()), |pins| quote!(#core::convert::Into::into(#pins())));
    // Each thread calls `wait` for a strategy of its own.
    quote! {
        #private::Threads::shards::<#access, #place, #wakes, _, _, #outcome, _, #blocks>(
            #threads,
            #upstream,
            #wait,
            &#private::ShardOptions { name: #name, cores: #pins },
            #handlers,
        );
    }
}
