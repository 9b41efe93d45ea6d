//! The user's own types and the capacity, each written out once.

use super::context::{Context, StageContext, at, on};
use crate::ast::{AccessKind, Layout, Ty, TypeAndInit};
use crate::names;
use crate::plan::Ownership;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (event, capacity, ring, waits) = (event(cx), capacity(cx), ring(cx), waits(cx));
    quote!(#event #capacity #ring #waits)
}

fn event(cx: &Context<'_>) -> TokenStream {
    let (cfgs, vis, alias) = (cx.cfgs(), &cx.model.visibility, &cx.event);
    // Where it is missing, what some stage asks for is as good.
    let asked = cx.model.stages.iter().find_map(|stage| match stage.access.as_ref().map(|access| &access.kind) {
        Some(AccessKind::Read(ty) | AccessKind::Write(ty) | AccessKind::Take(ty)) => Some(ty),
        _ => None,
    });
    let ty = match (&cx.model.event, asked) {
        // Only in a wrong pipeline. The alias would be circular.
        (Some(event), _) if cx.plan.is_none() && crate::check::sized_form(&event.ty).is_some() => {
            cx.unknown().into_token_stream()
        }
        (Some(event), _) if names::generated(cx.model).iter().any(|item| item.name == event.ty.key()) => {
            cx.unknown().into_token_stream()
        }
        (Some(event), _) => event.ty.tokens.clone(),
        (None, Some(ty)) => ty.tokens.clone(),
        (None, None) => cx.unknown().into_token_stream(),
    };
    quote! {
        #cfgs
        #[doc(hidden)]
        #vis type #alias = #ty;
    }
}

/// The types of the ring and of what its slots hold.
fn ring(cx: &Context<'_>) -> TokenStream {
    let (rt, cfgs, vis, event, capacity) = (cx.rt, cx.cfgs(), &cx.model.visibility, &cx.event, &cx.capacity);
    let (ring, ownership) = (cx.ring(), cx.ownership());
    let elastic = cx.growth().is_some();
    let (layout, groups) = match cx.model.layout {
        Layout::Stamped => {
            let groups = cx.groups();
            let constant = quote! {
                #cfgs
                #[doc(hidden)]
                #[allow(non_upper_case_globals)]
                #vis const #groups: #rt::__private::Groups = #rt::__private::Groups::of::<#event>(#capacity);
            };
            let lengths = quote!({ #groups.length }, { #groups.padding });
            let ring = if elastic {
                quote!(StampedSlots<#event, #lengths>)
            } else {
                quote!(StampedRing<#event, { #capacity }, #lengths, { #groups.count }>)
            };
            (ring, constant)
        }
        Layout::Dense if elastic => (quote!(DenseSlots<#event>), TokenStream::new()),
        Layout::Dense => (quote!(DenseRing<#event, { #capacity }>), TokenStream::new()),
    };
    let (layout, bound) = if let Some(growth) = cx.growth() {
        let (name, value) = (cx.bound(), &growth.bound);
        let constant = quote! {
            #cfgs
            #[doc(hidden)]
            #[allow(non_upper_case_globals)]
            #vis const #name: ::core::primitive::usize = #value;
        };
        (quote!(ElasticRing<#event, #rt::__private::#layout, { #capacity }, { #name }>), constant)
    } else {
        (layout, TokenStream::new())
    };
    let takes = |stage: StageContext<'_>| matches!(stage.kind(), Some(AccessKind::Take(_)));
    let by_value = match cx.plan {
        Some(plan) => plan.ownership != Ownership::InPlace,
        None => cx.stages().any(takes),
    };
    let slots = match cx.plan {
        None if cx.stages().any(|stage| stage.access_is_broken(cx.model)) => cx.unknown().into_token_stream(),
        _ if by_value => quote!(#rt::__private::ByValue),
        _ => quote!(#rt::__private::InPlace),
    };
    quote! {
        #groups
        #bound
        #cfgs
        #[doc(hidden)]
        #vis type #ring = #rt::__private::#layout;
        #cfgs
        #[doc(hidden)]
        #vis type #ownership = #slots;
    }
}

fn waits(cx: &Context<'_>) -> TokenStream {
    let rt = cx.rt;
    let pipeline = if let Some(wait) = &cx.model.wait {
        strategy(cx, &cx.wait(), wait)
    } else {
        let default = quote!(#rt::BlockingWaitStrategy);
        strategy(cx, &cx.wait(), &TypeAndInit { ty: Ty { tokens: default }, init: None })
    };
    let stages = cx.stages().filter_map(|stage| {
        let wait = stage.stage.wait.as_ref()?;
        Some(strategy(cx, &cx.wait_of(stage.index), wait))
    });
    quote!(#pipeline #(#stages)*)
}

/// A wait strategy's alias, and a function of the same name in the namespace of values that makes one.
fn strategy(cx: &Context<'_>, alias: &Ident, wait: &TypeAndInit) -> TokenStream {
    let (rt, cfgs, vis) = (cx.rt, cx.cfgs(), &cx.model.visibility);
    let ty = &wait.ty.tokens;
    let mut result = alias.clone();
    result.set_span(at(&wait.ty));
    let make = if let Some(init) = &wait.init {
        init.clone()
    } else {
        quote_spanned!(at(&wait.ty)=> <#result as #rt::__private::DefaultStrategy>::new())
    };
    let blocks = cx.plan.map(|_| blocks(cx, alias, &wait.ty));
    quote! {
        #cfgs
        #[doc(hidden)]
        #vis type #alias = #ty;
        #blocks
        #cfgs
        #[allow(non_snake_case)]
        fn #alias() -> #result {
            #make
        }
    }
}

/// The only place that asks whether a type is a wait strategy: if it is not, all that needs this constant is wrong with it, and
/// nothing is told twice.
fn blocks(cx: &Context<'_>, alias: &Ident, ty: &Ty) -> TokenStream {
    let (rt, cfgs, blocks) = (cx.rt, cx.cfgs(), Context::blocks(alias));
    let mut strategy = alias.clone();
    strategy.set_span(on(ty));
    quote! {
        #cfgs
        #[allow(non_upper_case_globals)]
        const #blocks: ::core::primitive::bool = <#strategy as #rt::WaitStrategy>::BLOCKS;
    }
}

fn capacity(cx: &Context<'_>) -> TokenStream {
    let (cfgs, vis, name) = (cx.cfgs(), &cx.model.visibility, &cx.capacity);
    let value = if let Some(capacity) = cx.plan.and(cx.model.capacity.as_ref()) { capacity.clone() } else { quote!(1) };
    quote! {
        #cfgs
        #[doc(hidden)]
        #[allow(non_upper_case_globals)]
        #vis const #name: ::core::primitive::usize = #value;
    }
}
