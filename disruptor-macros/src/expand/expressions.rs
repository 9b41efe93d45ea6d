//! The user's own expressions, each the body of a function beside the pipeline.
//!
//! There it sees what it would see at the invocation, and nothing that the macro makes up but harmless names with a dot in them. A `return`
//! or `?` leaves the function.

use super::context::{Context, StageContext, at, placed};
use crate::ast::{Stall, TypeAndInit};
use crate::tokens::Spot;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// A skeleton has none of these: nobody calls them, and they may not even be expressions.
pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    if cx.plan.is_none() {
        return TokenStream::new();
    }
    let (first, stall, waits) = (first(cx), stall(cx), waits(cx));
    let options = cx.threads().map(|stage| options(cx, &stage));
    quote!(#first #stall #waits #(#options)*)
}

/// A function without arguments. Parentheses around its body let no inner attribute in.
fn function(cx: &Context<'_>, name: &Ident, result: &TokenStream, body: &TokenStream) -> TokenStream {
    let cfgs = cx.cfgs();
    quote! {
        #cfgs
        #[allow(non_snake_case)]
        fn #name() -> #result {
            (#body)
        }
    }
}

/// What a slot holds at first.
fn first(cx: &Context<'_>) -> TokenStream {
    let Some(declared) = cx.model.event.as_ref().filter(|_| cx.is_in_place()) else { return TokenStream::new() };
    let private = &cx.private;
    let event = cx.event_at(at(&declared.ty));
    let value = if let Some(init) = &declared.init {
        init.clone()
    } else {
        quote_spanned!(at(&declared.ty)=> <#event as #private::FirstEvent>::first())
    };
    let first = function(cx, &cx.first(), &quote!(#event), &value);
    quote! {
        // The event may be a box.
        #[allow(clippy::unnecessary_box_returns)]
        #first
    }
}

/// For how long nothing has to move before the ring grows.
fn stall(cx: &Context<'_>) -> TokenStream {
    let Some(growth) = cx.growth() else { return TokenStream::new() };
    let core = &cx.core;
    let (result, value) = match &growth.after {
        Stall::Literal { number, unit, .. } => {
            let unit = Ident::new(unit, Span::call_site());
            (quote!(#core::time::Duration), quote!(#core::time::Duration::#unit(#number)))
        }
        // What it returns stands where the expression does, so that one of another type is told there alone.
        Stall::Expression(value) => (returns(value, &quote!(#core::time::Duration)), value.clone()),
    };
    function(cx, &cx.stall(), &result, &value)
}

/// How to make each wait strategy.
fn waits(cx: &Context<'_>) -> TokenStream {
    let pipeline = wait(cx, &cx.wait(), &cx.pipeline_wait());
    let stages = cx.stages().filter_map(|stage| {
        let wait_of_stage = stage.stage.wait.as_ref()?;
        Some(wait(cx, &cx.wait_of(stage.index), wait_of_stage))
    });
    quote!(#pipeline #(#stages)*)
}

/// A function of the same name as the strategy's alias.
fn wait(cx: &Context<'_>, alias: &Ident, wait: &TypeAndInit) -> TokenStream {
    let private = &cx.private;
    let mut result = alias.clone();
    result.set_span(at(&wait.ty));
    let make = if let Some(init) = &wait.init {
        init.clone()
    } else {
        quote_spanned!(at(&wait.ty)=> <#result as #private::DefaultStrategy>::new())
    };
    function(cx, alias, &quote!(#result), &make)
}

/// What a stage says of its thread.
fn options(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let (private, core) = (&cx.private, &cx.core);
    // Called in the place of the expression, where one of a wrong type is told.
    let converted = |value: &TokenStream, by: &str| {
        let span = Spot::from(value).start;
        let (private, by) = (cx.private_at(span), Ident::new(by, span));
        quote_spanned!(span=> #private::#by(#value))
    };
    let pin = stage.stage.core.as_ref().map(|value| {
        let result = returns(value, &quote!(#core::option::Option<#core::primitive::usize>));
        function(cx, &cx.core_of(stage), &result, &converted(value, "core_number"))
    });
    let name = stage
        .stage
        .thread_name
        .as_ref()
        .map(|value| function(cx, &cx.name_of(stage), &quote!(#private::String), &converted(value, "thread_name")));
    quote!(#pin #name)
}

/// A result's type, in the place of the expression: if that is of another type, the error has one place.
fn returns(value: &TokenStream, ty: &TokenStream) -> TokenStream {
    placed(ty, Spot::from(value).start)
}
