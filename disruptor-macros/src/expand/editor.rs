//! The same items in the form in which rust-analyzer understands them. Whoever uses the pipeline sees no difference.
//!
//! - rust-analyzer ignores the bounds of a struct when it looks at a literal, so it would know no handler's arguments. It
//!   does look at the bounds of an `impl` that an associated type comes from. So here the pipeline's name is an alias
//!   of such a type, and the struct itself stands in the block.
//! - [Declared names](super::context::declared) are the user's own tokens, so they can be renamed.
//! - [Links](links) mention every other token that names a stage, the event or a field of it.
//! - What only rustc judges is left out: assertions, bounds that say `Send`, and the code that runs.

use super::context::{Context, local};
use super::{aliases, constants, docs, ends, expressions, handlers, start, views};
use crate::ast::{AccessKind, StageKind, Ty};
use crate::names::Parameters;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (aliases, expressions, views, ends) =
        (aliases::expand(cx), expressions::expand(cx), views::expand(cx), ends::expand(cx));
    let (pipeline, mentioned) = (pipeline(cx), mentioned(cx));
    let (handlers, accesses, start, constants) =
        (handlers::expand(cx), views::accesses(cx), start::expand(cx), constants::expand(cx));
    let (bounded, links, cfgs) = (bounded(cx), links(cx), cx.cfgs());
    quote! {
        #links
        #aliases
        #expressions
        #views
        #ends
        #pipeline
        #mentioned
        #cfgs
        const _: () = {
            #handlers
            #bounded
            #accesses
            #start
            #constants
        };
    }
}

/// The type with the bounds, on the way from the pipeline's name to the struct.
fn bounds(cx: &Context<'_>) -> Ident {
    cx.hidden("Bounds")
}

/// The pipeline's name.
fn pipeline(cx: &Context<'_>) -> TokenStream {
    let (private, cfgs, vis) = (&cx.private, cx.cfgs(), &cx.model.visibility);
    let (name, bounds, parameters) = (cx.pipeline(), bounds(cx), handlers::parameters(cx));
    let attributes = cx.model.attributes.iter().filter(|attribute| ["doc", "deprecated"].contains(&&*attribute.path));
    let attributes = attributes.map(|attribute| &attribute.tokens);
    let docs = docs::pipeline(cx);
    let declared: Vec<_> = cx.parameters.iter().flat_map(Parameters::iter).collect();
    quote! {
        #cfgs
        #[doc(hidden)]
        #vis struct #bounds #parameters (#(#declared),*);

        #cfgs
        #(#attributes)*
        #docs
        #vis type #name #parameters = <#bounds #parameters as #private::Bounded>::Pipeline;
    }
}

/// Leads from the bounds to the struct.
fn bounded(cx: &Context<'_>) -> TokenStream {
    let (private, name, bounds, parameters) = (&cx.private, cx.pipeline(), bounds(cx), handlers::parameters(cx));
    let conditions = handlers::bounds(cx);
    quote! {
        impl #parameters #private::Bounded for #bounds #parameters
        where
            #conditions
        {
            type Pipeline = #name #parameters;
        }
    }
}

/// The event's type as each stage names it.
fn mentioned(cx: &Context<'_>) -> TokenStream {
    let aliases = cx.stages().filter_map(|stage| {
        let (AccessKind::Read(Ty { tokens })
        | AccessKind::Write(Ty { tokens })
        | AccessKind::Take(Ty { tokens })
        | AccessKind::ReadSlice(Ty { tokens })
        | AccessKind::WriteSlice(Ty { tokens })) = stage.kind()?
        else {
            return None;
        };
        let (cfgs, alias) = (cx.cfgs(), cx.hidden_of("Mentioned", stage.index));
        Some(quote! {
            #cfgs
            type #alias = #tokens;
        })
    });
    aliases.collect()
}

/// A function that is never called. Each name behind `after`, `else`, `thread` and `by`, and each name in a field list, stands in it where
/// the field that it means would stand. So an editor finds these names and renames them.
fn links(cx: &Context<'_>) -> TokenStream {
    let (event, name) = (&cx.event, cx.pipeline());
    let (parameters, bounds) = (handlers::parameters(cx), handlers::bounds(cx));
    let declared = cx.parameters.iter().flat_map(Parameters::iter);
    let (stages, pollers, slot) = (local("stages"), local("pollers"), local("event"));
    let pollers_argument = cx.has_pollers().then(|| {
        let ty = cx.pollers();
        quote!(#pollers: #ty<'_>,)
    });
    let stage_named = |index: usize, name: &Ident| {
        let whose = match cx.model.stages.get(index)?.kind {
            StageKind::Thread => &stages,
            StageKind::Poll => &pollers,
        };
        Some(quote!(let _ = #whose.#name;))
    };
    let edges = cx.stages().flat_map(|stage| &stage.stage.follows);
    let edges = edges.filter_map(|edge| stage_named(edge.upstream, &edge.name));
    let members = cx.model.threads.iter().flat_map(|thread| &thread.stages);
    let members = members.filter_map(|(index, name)| stage_named(*index, name));
    let listed = cx.lists().flat_map(|(_, fields)| fields).map(|field| &field.name);
    let keys = cx.stages().filter_map(|stage| cx.key(&stage));
    let fields = listed.chain(keys).map(|name| quote!(let _ = #slot.#name;));
    let cfgs = cx.cfgs();
    quote! {
        #cfgs
        const _: () = {
            fn links<#(#declared),*>(#stages: #name #parameters, #pollers_argument #slot: &#event)
            where
                #bounds
            {
                #(#edges)*
                #(#members)*
                #(#fields)*
            }
        };
    }
}
