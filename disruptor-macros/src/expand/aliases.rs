//! The user's types and the capacity, each written once, beside the pipeline. There they mean what they mean at the
//! invocation. Everything else names the alias.
//!
//! The aliases are private, so rustdoc shows the types behind them.

use super::context::{Context, StageContext, distinct, on};
use crate::ast::{AccessKind, Layout, ProducerKind, Ty};
use crate::names;
use crate::plan::Ownership;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (event, fields, outcomes, capacity) = (event(cx), fields(cx), outcomes(cx), capacity(cx));
    let (ring, waits, batches) = (ring(cx), waits(cx), batches(cx));
    let (states, shards, lanes) = (states(cx), shards(cx), lanes(cx));
    quote!(#event #fields #outcomes #states #capacity #ring #waits #batches #shards #lanes)
}

fn event(cx: &Context<'_>) -> TokenStream {
    let (cfgs, alias) = (cx.cfgs(), &cx.event);
    // If `event` is missing, take the event type from the first stage that names one.
    let asked = cx.model.stages.iter().find_map(|stage| match stage.access.as_ref().map(|access| &access.kind) {
        Some(
            AccessKind::Read(ty)
            | AccessKind::Write(ty)
            | AccessKind::Take(ty)
            | AccessKind::ReadSlice(ty)
            | AccessKind::WriteSlice(ty),
        ) => Some(ty),
        Some(AccessKind::Fields(_)) | None => None,
    });
    let ty = match (&cx.model.event, asked) {
        // Both arms below occur only with errors: an event without a size, and an event named like a generated item,
        // whose alias would be circular.
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
        type #alias = #ty;
    }
}

/// The types of the ring and of the contents of its slots.
fn ring(cx: &Context<'_>) -> TokenStream {
    let (private, cfgs, event, capacity) = (&cx.private, cx.cfgs(), &cx.event, &cx.capacity);
    let (ring, ownership) = (cx.ring(), cx.ownership());
    let (bound, bound_constant) = if let Some(growth) = cx.growth() {
        (cx.bound(), constant(cx, &cx.bound(), &growth.bound))
    } else {
        (capacity.clone(), TokenStream::new())
    };
    let marks = cx.beside();
    // Slices are runs of events alone.
    let apart = cx.plan.is_some_and(|plan| plan.has_slices);
    let kind = (cx.model.producers.kind, cx.model.layout);
    let beside = marks.as_ref().map(|marks| if apart { quote!(, #private::Apart<#marks>) } else { quote!(, #marks) });
    let groups = cx.groups();
    let groups_constant = (kind.0 == ProducerKind::Single && kind.1 != Layout::Dense).then(|| {
        let of = marks.as_ref().map_or_else(|| quote!(of::<#event>), |marks| quote!(beside::<#event, #marks>));
        quote! {
            #cfgs
            #[allow(non_upper_case_globals)]
            const #groups: #private::Groups = #private::Groups::#of();
        }
    });
    let layout = match kind {
        (ProducerKind::Single, Layout::Dense) => quote!(#private::Dense<#event, { #capacity }, { #bound } #beside>),
        (ProducerKind::Single, Layout::Stamped) => {
            quote!(#private::Stamped<#event, { #capacity }, { #bound }, { #groups.length }, { #groups.padding } #beside>)
        }
        (ProducerKind::Single, Layout::BySize) => {
            let choice = quote!(<#private::BySize<{ #groups.share() }> as #private::Choice>);
            let beside = marks.as_ref().map_or_else(|| quote!(()), |marks| quote!(#marks));
            quote!(#choice::Ring<#event, { #capacity }, { #bound }, { #groups.length }, { #groups.padding }, #beside>)
        }
        // These do not grow.
        (ProducerKind::Multi, Layout::Dense) => quote!(#private::SharedDense<#event, { #capacity } #beside>),
        (ProducerKind::Multi, Layout::Stamped | Layout::BySize) => {
            quote!(#private::SharedStamped<#event, { #capacity } #beside>)
        }
    };
    let layout = if cx.growth().is_some() { quote!(#private::Elastic<#layout>) } else { layout };
    let takes = |stage: StageContext<'_>| matches!(stage.kind(), Some(AccessKind::Take(_)));
    let slots = match cx.plan.map(|plan| &plan.ownership) {
        None if cx.stages().any(|stage| stage.access_is_broken(cx.model)) => cx.unknown().into_token_stream(),
        None if cx.stages().any(takes) => quote!(#private::ByValue),
        None | Some(Ownership::InPlace) => quote!(#private::InPlace),
        Some(Ownership::ByValue { .. }) => quote!(#private::ByValue),
        Some(Ownership::ByBranch { .. }) => {
            // Behind the marks of those who decide.
            let mark = Literal::usize_unsuffixed(cx.plan.map_or(0, |plan| plan.marks.len()));
            quote!(#private::ByBranch<#mark>)
        }
    };
    quote! {
        #groups_constant
        #bound_constant
        #cfgs
        type #ring = #layout;
        #cfgs
        type #ownership = #slots;
    }
}

fn waits(cx: &Context<'_>) -> TokenStream {
    let pipeline = strategy(cx, &cx.wait(), &cx.pipeline_wait().ty);
    let stages = cx.stages().filter_map(|stage| {
        let wait = stage.stage.wait.as_ref()?;
        Some(strategy(cx, &cx.wait_of(stage.index), &wait.ty))
    });
    let threads = cx.model.threads.iter().enumerate().filter_map(|(index, thread)| {
        let wait = thread.wait.as_ref()?;
        Some(strategy(cx, &cx.wait_of_thread(index), &wait.ty))
    });
    quote!(#pipeline #(#stages)* #(#threads)*)
}

fn strategy(cx: &Context<'_>, alias: &Ident, ty: &Ty) -> TokenStream {
    let (cfgs, tokens) = (cx.cfgs(), &ty.tokens);
    let blocks = cx.plan.map(|_| blocks(cx, alias, ty));
    quote! {
        #cfgs
        type #alias = #tokens;
        #blocks
    }
}

/// The only place that requires the type to be a wait strategy. If it is not one, everything that needs this constant
/// fails with it, so the compiler reports the mistake once.
fn blocks(cx: &Context<'_>, alias: &Ident, ty: &Ty) -> TokenStream {
    let (rt, core, cfgs, blocks) = (cx.rt, &cx.core, cx.cfgs(), Context::blocks(alias));
    let mut strategy = alias.clone();
    strategy.set_span(on(ty));
    quote! {
        #cfgs
        #[allow(non_upper_case_globals)]
        const #blocks: #core::primitive::bool = <#strategy as #rt::WaitStrategy>::BLOCKS;
    }
}

fn capacity(cx: &Context<'_>) -> TokenStream {
    let value = if let Some(capacity) = cx.plan.and(cx.model.capacity.as_ref()) { capacity.clone() } else { quote!(1) };
    constant(cx, &cx.capacity, &value)
}

/// How large the batches of each stage may be that says so.
fn batches(cx: &Context<'_>) -> TokenStream {
    let constants = cx.stages().filter_map(|stage| Some(constant(cx, &cx.max_batch_of(&stage), cx.max_batch(&stage)?)));
    constants.collect()
}

/// How many shards each stage has that is divided.
fn shards(cx: &Context<'_>) -> TokenStream {
    let constants = cx.stages().filter_map(|stage| {
        let shards = cx.shards(&stage)?;
        Some(constant(cx, &cx.shards_of(stage.index), &shards.count))
    });
    constants.collect()
}

/// The first lane of every stage, unless all are known by number.
fn lanes(cx: &Context<'_>) -> TokenStream {
    if cx.is_numbered() {
        return TokenStream::new();
    }
    let before = |index: usize| cx.sum(&(0..index).collect::<Vec<_>>());
    let constants = cx.stages().map(|stage| constant(cx, &cx.lane_constant(stage.index), &before(stage.index)));
    constants.collect()
}

/// A number that the user's expression has.
fn constant(cx: &Context<'_>, name: &Ident, value: &TokenStream) -> TokenStream {
    let (core, cfgs) = (&cx.core, cx.cfgs());
    quote! {
        #cfgs
        #[allow(non_upper_case_globals)]
        const #name: #core::primitive::usize = { #value };
    }
}

/// What the handlers return.
fn outcomes(cx: &Context<'_>) -> TokenStream {
    let cfgs = cx.cfgs();
    let aliases = cx.threads().filter_map(|stage| {
        let (alias, outcome) = (cx.outcome_of(&stage), stage.stage.outcome.as_ref()?);
        let ty = match outcome.kind {
            Some(_) => outcome.ty.tokens.clone(),
            None => cx.unknown().into_token_stream(),
        };
        Some(quote! {
            #cfgs
            #[allow(non_camel_case_types)]
            type #alias = #ty;
        })
    });
    aliases.collect()
}

/// What is made on the stages' threads.
fn states(cx: &Context<'_>) -> TokenStream {
    let cfgs = cx.cfgs();
    let aliases = cx.threads().filter_map(|stage| {
        let (alias, state) = (cx.state_of(&stage), stage.stage.state.as_ref()?);
        // A state without a size is an error of its own.
        let ty = if cx.plan.is_none() && crate::check::sized_form(state).is_some() {
            cx.unknown().into_token_stream()
        } else {
            state.tokens.clone()
        };
        Some(quote! {
            #cfgs
            #[allow(non_camel_case_types)]
            type #alias = #ty;
        })
    });
    aliases.collect()
}

/// One alias for each listed field.
fn fields(cx: &Context<'_>) -> TokenStream {
    let cfgs = cx.cfgs();
    let aliases = cx.lists().flat_map(|(stage, fields)| {
        distinct(fields).map(move |field| (cx.field_type(&stage, field), &field.ty.tokens)).collect::<Vec<_>>()
    });
    let aliases = aliases.map(|(alias, ty)| {
        quote! {
            #cfgs
            #[allow(non_camel_case_types)]
            type #alias = #ty;
        }
    });
    aliases.collect()
}
