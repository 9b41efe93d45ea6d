//! What a stage with a field list is given: a struct of references, and the way from a slot to it.

use super::context::{Context, StageContext, at, generated, on};
use super::docs;
use crate::ast::{AccessKind, Field};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

/// The structs.
pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    lists(cx).map(|(stage, fields)| view(cx, &stage, fields)).collect()
}

fn lists<'a>(cx: &Context<'a>) -> impl Iterator<Item = (StageContext<'a>, &'a [Field])> + use<'a> {
    cx.stages().filter_map(|stage| match stage.kind() {
        Some(AccessKind::Fields(fields)) => Some((stage, fields.as_slice())),
        _ => None,
    })
}

/// A field that is listed twice counts once.
fn distinct(fields: &[Field]) -> impl Iterator<Item = &Field> {
    let earlier = |index: usize, field: &Field| fields.iter().take(index).any(|other| other.name == field.name);
    fields.iter().enumerate().filter(move |(index, field)| !earlier(*index, field)).map(|(_, field)| field)
}

fn view(cx: &Context<'_>, stage: &StageContext<'_>, fields: &[Field]) -> TokenStream {
    let (cfgs, vis, name) = (cx.cfgs(), &cx.model.visibility, cx.view(stage));
    let docs = docs::view(cx, stage);
    let empty = fields.is_empty().then(|| quote!(__event: ::core::marker::PhantomData<&'event ()>));
    let fields = distinct(fields).map(|field| {
        let docs = docs::field(field);
        let (name, ty) = (generated(&field.name), &field.ty.tokens);
        let mutable = field.mutable.then(|| quote!(mut));
        quote! {
            #docs
            #vis #name: &'event #mutable #ty,
        }
    });
    quote! {
        #cfgs
        #docs
        #vis struct #name<'event> {
            #(#fields)*
            #empty
        }
    }
}

/// The projections from a slot, with the witnesses that make them sound.
pub(super) fn accesses(cx: &Context<'_>) -> TokenStream {
    if cx.plan.is_none() {
        return TokenStream::new();
    }
    lists(cx).map(|(stage, fields)| access(cx, &stage, fields)).collect()
}

fn access(cx: &Context<'_>, stage: &StageContext<'_>, fields: &[Field]) -> TokenStream {
    let (event, view) = (&cx.event, cx.view(stage));
    let projections = fields.iter().map(|field| {
        let name = generated(&field.name);
        let place = Span::call_site().located_at(name.span());
        // Named and placed as the witness does it, so that a mistake is told once.
        let of_event = &field.name;
        let field_of = quote_spanned!(place=> &raw mut (*__event).#of_event);
        let cast = quote_spanned!(at(&field.ty)=> cast);
        let mutable = field.mutable.then(|| quote!(mut));
        quote!(#name: &#mutable *(#field_of).#cast(),)
    });
    let witnesses = fields.iter().enumerate().map(|(index, field)| witness(cx, stage, index, field));
    quote! {
        #(#witnesses)*

        // SAFETY: nothing but the listed fields is touched, each as listed. The witnesses above show that each is a field of
        // the event itself (not of something it dereferences to, nor of a union), of exactly this type, and aligned.
        unsafe impl __private::Access<#event> for #view<'_> {
            type Item<'event> = #view<'event>;
            const EXCLUSIVE: ::core::primitive::bool = false;

            #[inline(always)]
            unsafe fn access<'event>(__event: __private::EventPtr<'event, #event>) -> #view<'event> {
                let __event = __private::EventPtr::get(&__event);
                // SAFETY: the caller owns these fields for 'event, as far as they are listed. No reference to the whole
                // event is made.
                unsafe { #view { #(#projections)* } }
            }
        }
    }
}

/// Const, so no `Deref` of the user's is called; safe, so no union is read; a reference, so nothing is packed; a raw
/// pointer returned, so nothing is coerced but to an unsized type. Such a type the projection's `cast` refuses.
fn witness(cx: &Context<'_>, stage: &StageContext<'_>, index: usize, field: &Field) -> TokenStream {
    let event = &cx.event;
    // The user's own name: of one that the macro made, the compiler would not say which field may have been meant.
    let (name, ty) = (&field.name, &field.ty.tokens);
    let shared = stage.plan.is_some_and(|plan| match &plan.access {
        crate::plan::AccessPlan::Fields(fields) => fields.get(index).is_some_and(|field| field.shared),
        _ => false,
    });
    let result = quote_spanned!(at(&field.ty)=> *mut __Field);
    let borrow = quote_spanned!(Span::call_site().located_at(name.span())=> &mut (*__event).#name);
    let moves = quote_spanned!(on(&field.ty)=> __private::fields_move_between_threads::<__Field>());
    let in_parallel =
        shared.then(|| quote_spanned!(on(&field.ty)=> __private::stages_read_the_field_in_parallel::<__Field>();));
    quote! {
        const _: () = {
            type __Field = #ty;
            const fn __witness(__event: &mut #event) -> #result {
                #borrow
            }
            #moves;
            #in_parallel
        };
    }
}
