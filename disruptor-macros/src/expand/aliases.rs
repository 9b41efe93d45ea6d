//! The user's own types and the capacity, each written out once.

use super::context::{Context, at};
use crate::ast::{AccessKind, TypeAndInit};
use crate::tokens::Spot;
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (event, waits, capacity) = (event(cx), waits(cx), capacity(cx));
    quote!(#event #waits #capacity)
}

fn event(cx: &Context<'_>) -> TokenStream {
    let (vis, alias) = (&cx.model.visibility, &cx.event);
    // Where it is missing, what some stage asks for is as good.
    let asked = cx.model.stages.iter().find_map(|stage| match stage.access.as_ref().map(|access| &access.kind) {
        Some(AccessKind::Read(ty) | AccessKind::Write(ty) | AccessKind::Take(ty)) => Some(ty),
        _ => None,
    });
    let ty = match (&cx.model.event, asked) {
        (Some(event), _) => event.ty.tokens.clone(),
        (None, Some(ty)) => ty.tokens.clone(),
        (None, None) => quote!(()),
    };
    quote! {
        #[doc(hidden)]
        #vis type #alias = #ty;
    }
}

fn waits(cx: &Context<'_>) -> TokenStream {
    let rt = cx.rt;
    let pipeline = match &cx.model.wait {
        Some(wait) => strategy(cx, &cx.wait(), wait),
        None => {
            let default = quote!(#rt::BlockingWaitStrategy);
            strategy(cx, &cx.wait(), &TypeAndInit { ty: crate::ast::Ty { tokens: default }, init: None })
        }
    };
    let stages = cx.stages().filter_map(|stage| {
        let wait = stage.stage.wait.as_ref()?;
        Some(strategy(cx, &cx.wait_of(stage.index), wait))
    });
    quote!(#pipeline #(#stages)*)
}

/// A wait strategy's alias, and a function of the same name in the namespace of values that makes one.
fn strategy(cx: &Context<'_>, alias: &Ident, wait: &TypeAndInit) -> TokenStream {
    let vis = &cx.model.visibility;
    let ty = &wait.ty.tokens;
    let make = match &wait.init {
        Some(init) => quote!(#init),
        None => quote_spanned!(at(&wait.ty)=> <#alias as ::core::default::Default>::default()),
    };
    quote! {
        #[doc(hidden)]
        #vis type #alias = #ty;
        #[allow(non_snake_case)]
        fn #alias() -> #alias {
            #make
        }
    }
}

fn capacity(cx: &Context<'_>) -> TokenStream {
    let (rt, vis, name) = (cx.rt, &cx.model.visibility, &cx.capacity);
    let Some(capacity) = cx.plan.and(cx.model.capacity.as_ref()) else {
        return quote! {
            #[doc(hidden)]
            #vis const #name: ::core::primitive::usize = 1;
        };
    };
    let spot = Spot::from(capacity);
    let call = quote_spanned!(spot.start=> #rt::__private::check_capacity);
    let check = quote_spanned!(spot.start=> #call(#name));
    quote! {
        #[doc(hidden)]
        #vis const #name: ::core::primitive::usize = #capacity;
        const _: () = #check;
    }
}
