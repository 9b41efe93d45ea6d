//! What the handler of a stage with a field list receives: a struct of references, and the projection from a slot to
//! it.

use super::context::{Context, StageContext, declared, distinct, generated, local, on};
use super::docs;
use crate::ast::Field;
use crate::plan::AccessPlan;
use crate::tokens::unraw;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// The structs.
pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    cx.lists().map(|(stage, fields)| view(cx, &stage, fields)).collect()
}

fn view(cx: &Context<'_>, stage: &StageContext<'_>, fields: &[Field]) -> TokenStream {
    let (core, cfgs, vis, name) = (&cx.core, cx.cfgs(), &cx.model.visibility, cx.view(stage));
    let docs = docs::view(cx, stage);
    let empty = fields.is_empty().then(|| quote!(_event: #core::marker::PhantomData<&'event ()>));
    let fields = distinct(fields).map(|field| {
        let docs = docs::field(field);
        let (name, ty) = (declared(&field.name.in_view(), cx.audience), cx.field_type(stage, field));
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

/// The projections from a slot.
pub(super) fn accesses(cx: &Context<'_>) -> TokenStream {
    if cx.plan.is_none() {
        return TokenStream::new();
    }
    cx.lists().map(|(stage, fields)| access(cx, &stage, fields)).collect()
}

/// One pattern projects to all the fields, and the compiler thereby checks what the projection relies on. The pattern
/// names fields of the event itself, because a pattern does not dereference. The compiler rejects a reference to a
/// packed field, and a pattern with `..` for a union. `field` demands that each field has exactly the declared type, so
/// nothing is coerced on the way.
fn access(cx: &Context<'_>, stage: &StageContext<'_>, fields: &[Field]) -> TokenStream {
    let (private, core, event, view, vouches) = (&cx.private, &cx.core, &cx.event, cx.view(stage), cx.vouches);
    let judged = fields.iter().enumerate().filter(|_| cx.runs());
    let demands = judged.map(|(index, field)| demands(cx, stage, index, field));
    let bindings = fields.iter().map(|field| {
        // Keep the user's own token. For a name that the macro made, the compiler would not suggest the field that was
        // meant.
        let (name, binding) = (&field.name, binding(field));
        let place = Span::call_site().located_at(field.name.span());
        let mutable = field.mutable.then(|| quote_spanned!(place=> mut));
        quote_spanned!(place=> #name: ref #mutable #binding)
    });
    let references = fields.iter().map(|field| {
        let (name, binding) = (generated(&field.name.in_view()), binding(field));
        // If the field has another type, the error stands at the declared type.
        let place = on(&field.ty);
        let private = cx.private_at(place);
        let mut ty = cx.field_type(stage, field);
        ty.set_span(place);
        let project = if field.mutable { "field_mut" } else { "field" };
        let project = Ident::new(project, place);
        let reference = quote_spanned!(place=> #private::#project::<#ty, _>(#binding));
        quote!(#name: #reference,)
    });
    let slot = local("event");
    let struct_ = cx.event_at(fields.first().map_or_else(Span::call_site, |field| field.name.span()));
    let mut pattern = Group::new(Delimiter::Brace, quote!(#(#bindings,)* ..));
    pattern.set_span(struct_.span());
    let projection = if cx.runs() {
        // This makes no reference to the whole event.
        cx.unsafe_block(quote! {
            let #struct_ #pattern = *#slot;
            #view { #(#references)* }
        })
    } else {
        quote!(#core::unreachable!())
    };
    let mut items = Group::new(
        Delimiter::Brace,
        quote! {
            type Item<'event> = #view<'event>;
            const EXCLUSIVE: #core::primitive::bool = false;

            #[inline(always)]
            #vouches fn access<'event>(#slot: *mut #event) -> #view<'event> {
                // SAFETY: the caller lends the listed fields for 'event, each exclusively if it is listed as `&mut`.
                #projection
            }
        },
    );
    items.set_span(vouches.span());
    quote! {
        #(#demands)*

        // SAFETY: nothing but the listed fields is touched, each as listed, as the pattern shows.
        #[doc(hidden)]
        #vouches impl #private::Access<#event> for #view<'_> #items
    }
}

/// The local variable that refers to a field, placed at the field's name.
fn binding(field: &Field) -> Ident {
    let mut binding = local(&unraw(&field.name.in_view()));
    binding.set_span(field.name.span());
    binding
}

/// The traits that a field's type must implement. A key must be `Sync` as well: [its hash](super::keys) demands that.
fn demands(cx: &Context<'_>, stage: &StageContext<'_>, index: usize, field: &Field) -> TokenStream {
    let is_key = cx.key(stage).is_some_and(|key| key.text() == field.name.text());
    let shared = !is_key
        && stage.plan.is_some_and(|plan| match &plan.access {
            AccessPlan::Fields(fields) => fields.get(index).is_some_and(|field| field.shared),
            _ => false,
        });
    let span = on(&field.ty);
    let private = cx.private_at(span);
    let mut ty = cx.field_type(stage, field);
    ty.set_span(span);
    let moves = quote_spanned!(span=> #private::fields_move_between_threads::<#ty>());
    let in_parallel = shared.then(|| quote_spanned!(span=> #private::stages_read_the_field_in_parallel::<#ty>();));
    quote! {
        #moves;
        #in_parallel
    }
}
