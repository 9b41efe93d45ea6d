//! Starts a stage that has one thread, of its own.

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
    let pin = stage.stage.core.as_ref().map(|_| cx.core_of(stage));
    let pin = pin.map_or(quote!(#core::option::Option::None), |pin| quote!(#pin()));
    quote! {
        #private::Threads::stage::<#access, #place, #wakes, _, _, #outcome, _, #blocks>(
            #threads,
            #upstream,
            #wait(),
            #private::ThreadOptions { name: #name, core: #pin },
            #handlers,
        );
    }
}
