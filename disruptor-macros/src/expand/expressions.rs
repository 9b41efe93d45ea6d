//! The user's expressions, each the body of a function beside the pipeline.
//!
//! There an expression sees the same names as at the invocation, plus only generated names with a middle dot. A
//! `return` or `?` leaves just that function.

use super::context::{Context, StageContext, at, placed};
use crate::ast::{Stall, TypeAndInit};
use crate::model::Thread;
use crate::tokens::{Spot, flatten};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

/// A skeleton has none of these functions: nobody calls them, and the tokens may not even be expressions.
pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    if cx.plan.is_none() {
        return TokenStream::new();
    }
    let (first, stall, waits) = (first(cx), stall(cx), waits(cx));
    let stages = cx.threads().map(|stage| options(cx, &stage));
    let threads = cx.model.threads.iter().map(|thread| thread_options(cx, thread));
    quote!(#first #stall #waits #(#stages)* #(#threads)*)
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

/// The function that makes the first value of a slot.
fn first(cx: &Context<'_>) -> TokenStream {
    let Some(declared) = cx.model.event.as_ref().filter(|_| cx.is_in_place()) else { return TokenStream::new() };
    let private = &cx.private;
    let event = cx.event_at(at(&declared.ty));
    let value = if let Some(init) = &declared.init {
        init.clone()
    } else if !cx.runs() {
        return TokenStream::new();
    } else {
        quote_spanned!(at(&declared.ty)=> <#event as #private::FirstEvent>::first())
    };
    let first = function(cx, &cx.first(), &quote!(#event), &value);
    quote! {
        // The event itself may be a `Box`.
        #[allow(clippy::unnecessary_box_returns)]
        #first
    }
}

/// The function that returns how long the ring must be full, with no stage moving, before it grows.
fn stall(cx: &Context<'_>) -> TokenStream {
    let Some(growth) = cx.growth() else { return TokenStream::new() };
    let core = &cx.core;
    let (result, value) = match &growth.after {
        Stall::Literal { number, unit, .. } => {
            let unit = Ident::new(unit, Span::call_site());
            (quote!(#core::time::Duration), quote!(#core::time::Duration::#unit(#number)))
        }
        // The return type stands where the expression does. If the expression has another type, the one error stands
        // there.
        Stall::Expression(value) => (returns(value, &quote!(#core::time::Duration)), value.clone()),
    };
    function(cx, &cx.stall(), &result, &value)
}

/// One function per wait strategy that makes it.
fn waits(cx: &Context<'_>) -> TokenStream {
    let pipeline = wait(cx, &cx.wait(), &cx.pipeline_wait());
    let stages = cx.stages().filter_map(|stage| {
        let wait_of_stage = stage.stage.wait.as_ref()?;
        Some(wait(cx, &cx.wait_of(stage.index), wait_of_stage))
    });
    let threads = cx.model.threads.iter().enumerate().filter_map(|(index, thread)| {
        let wait_of_thread = thread.wait.as_ref()?;
        Some(wait(cx, &cx.wait_of_thread(index), wait_of_thread))
    });
    quote!(#pipeline #(#stages)* #(#threads)*)
}

/// A function with the same name as the strategy's alias.
fn wait(cx: &Context<'_>, alias: &Ident, wait: &TypeAndInit) -> TokenStream {
    let private = &cx.private;
    let mut result = alias.clone();
    result.set_span(at(&wait.ty));
    let make = if let Some(init) = &wait.init {
        init.clone()
    } else if !cx.runs() {
        return TokenStream::new();
    } else {
        quote_spanned!(at(&wait.ty)=> <#result as #private::DefaultStrategy>::new())
    };
    function(cx, alias, &quote!(#result), &make)
}

/// The functions for the options of a stage's threads.
fn options(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let pin = stage.stage.core.as_ref().map(|value| match cx.shards(stage) {
        None => core(cx, &cx.core_of(stage), value),
        Some(_) => cores(cx, stage, value),
    });
    let name = stage.stage.thread_name.as_ref().map(|value| name(cx, &cx.name_of(stage), value));
    quote!(#pin #name)
}

/// The functions for the options of a thread that stages share.
fn thread_options(cx: &Context<'_>, thread: &Thread) -> TokenStream {
    let pin = thread.core.as_ref().map(|value| core(cx, &cx.core_of_thread(thread), value));
    let name = thread.thread_name.as_ref().map(|value| name(cx, &cx.name_of_thread(thread), value));
    quote!(#pin #name)
}

/// The function that returns the core of a thread.
fn core(cx: &Context<'_>, function_name: &Ident, value: &TokenStream) -> TokenStream {
    let core = &cx.core;
    let result = returns(value, &quote!(#core::option::Option<#core::primitive::usize>));
    function(cx, function_name, &result, &converted(cx, value, "core_number"))
}

/// The function that returns the core of each shard.
fn cores(cx: &Context<'_>, stage: &StageContext<'_>, value: &TokenStream) -> TokenStream {
    let (core, shards) = (&cx.core, cx.shards_of(stage.index));
    let result = returns(value, &quote!([#core::option::Option<#core::primitive::usize>; #shards]));
    // The type of a closure's argument is known only if the function that is called says so.
    let by = if is_closure(value) { "core_function" } else { "core_list" };
    function(cx, &cx.core_of(stage), &result, &converted(cx, value, by))
}

/// Whether an expression is a closure, by its first token.
fn is_closure(value: &TokenStream) -> bool {
    match flatten(value).into_iter().next() {
        Some(TokenTree::Punct(first)) => first.as_char() == '|',
        Some(TokenTree::Ident(first)) => first == "move",
        _ => false,
    }
}

/// The function that returns the name of a thread.
fn name(cx: &Context<'_>, function_name: &Ident, value: &TokenStream) -> TokenStream {
    let private = &cx.private;
    function(cx, function_name, &quote!(#private::String), &converted(cx, value, "thread_name"))
}

/// A call of the runtime's function `by` in the place of the expression, where one of a wrong type is told.
fn converted(cx: &Context<'_>, value: &TokenStream, by: &str) -> TokenStream {
    let span = Spot::from(value).start;
    let (private, by) = (cx.private_at(span), Ident::new(by, span));
    quote_spanned!(span=> #private::#by(#value))
}

/// The return type, placed at the expression: an expression of another type then gets one error in one place.
fn returns(value: &TokenStream, ty: &TokenStream) -> TokenStream {
    placed(ty, Spot::from(value).start)
}
