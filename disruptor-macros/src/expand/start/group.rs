//! Starts a thread that several stages share.

use super::told::{Told, option};
use crate::expand::context::{Context, local};
use crate::model::Thread;
use crate::tokens::unraw;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn start(cx: &Context<'_>, index: usize, thread: &Thread) -> TokenStream {
    let (private, core, threads, wait) = (&cx.private, &cx.core, local("threads"), cx.wait_of_thread(index));
    let blocks = Context::blocks(&wait);
    let name = if thread.thread_name.is_some() {
        let name = cx.name_of_thread(thread);
        quote!(#name())
    } else {
        let name = unraw(&thread.name);
        quote!(#private::thread_name(#name))
    };
    let name = option(cx, Some(name));
    let pin = thread.core.as_ref().map(|_| cx.core_of_thread(thread));
    let pin = pin.map_or(quote!(#core::option::Option::None), |pin| quote!(#pin()));
    let members = members(cx, index);
    quote! {
        #private::Threads::group::<_, _, #blocks>(
            #threads,
            #wait(),
            #private::ThreadOptions { name: #name, core: #pin },
            #members,
        );
    }
}

/// The stages of a thread as nested pairs, in the order in which it looks after them.
fn members(cx: &Context<'_>, thread: usize) -> TokenStream {
    let private = &cx.private;
    let stages = cx.plan.and_then(|plan| plan.threads.get(thread)).map_or(&[][..], Vec::as_slice);
    stages.iter().rev().filter_map(|&index| cx.stages().nth(index)).fold(quote!(()), |others, stage| {
        let Told { access, place, wakes, outcome, upstream, handlers } = Told::of(cx, &stage);
        let member = quote!(#private::Member::<#access, #place, #wakes, _, #outcome, _>::new(#upstream, #handlers));
        quote!((#member, #others))
    })
}
