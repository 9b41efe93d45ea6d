//! `CAPACITY` and `TOPOLOGY`.

use super::context::{Context, StageContext, numbers};
use super::handlers;
use crate::ast::{AccessKind, ProducerKind, StageKind};
use crate::condition::Branch;
use crate::model::Rule;
use crate::plan::StagePlan;
use crate::tokens::unraw;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let (rt, core, pipeline, capacity) = (cx.rt, &cx.core, cx.pipeline(), &cx.capacity);
    let name = unraw(&cx.model.name);
    let (drawing, picture) = (&cx.drawing, &cx.picture);
    let stages = cx.stages().map(|stage| stage_info(cx, &stage));
    let producers = match cx.model.producers.kind {
        ProducerKind::Single => None,
        ProducerKind::Multi => Some(quote!(.producers(#rt::Producers::Multi))),
    };
    let asynchronous = asynchronous(cx.model.producers.is_async);
    // In an `impl` of one concrete instance of the generic struct, so that `Orders::CAPACITY` needs no type arguments.
    let instance = handlers::instance(cx);
    quote! {
        const DECLARED: #rt::Topology = #rt::Topology::new(#name, #capacity, &[#(#stages),*], #drawing) #producers #asynchronous;

        // What a running pipeline refers to, without the picture. A program has that only if it names `TOPOLOGY`.
        static TOPOLOGY: #rt::Topology = DECLARED;

        #[automatically_derived]
        impl #pipeline #instance {
            /// The number of slots in the ring.
            // In braces, rustdoc shows the number.
            pub const CAPACITY: #core::primitive::usize = { #capacity };

            /// The graph: stages, edges and access.
            pub const TOPOLOGY: &'static #rt::Topology = &DECLARED.picture(#picture);
        }
    }
}

/// What both the graph and a stage say if tasks wait there.
fn asynchronous(is_async: bool) -> Option<TokenStream> {
    is_async.then(|| quote!(.asynchronous()))
}

fn stage_info(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let rt = cx.rt;
    let name = unraw(&stage.stage.name);
    let kind = match stage.stage.kind {
        StageKind::Thread => quote!(Thread),
        StageKind::Poll => quote!(Poll),
    };
    let access = match stage.kind() {
        Some(AccessKind::Read(_)) => quote!(Read),
        Some(AccessKind::Write(_)) | None => quote!(Write),
        Some(AccessKind::Take(_)) => quote!(Take),
        Some(AccessKind::ReadSlice(_)) => quote!(ReadSlice),
        Some(AccessKind::WriteSlice(_)) => quote!(WriteSlice),
        Some(AccessKind::Fields(fields)) => {
            let fields = fields.iter().map(|field| {
                let (name, mutable) = (field.name.text(), field.mutable);
                quote!(#rt::FieldAccess::new(#name, #mutable))
            });
            quote!(Fields(&[#(#fields),*]))
        }
    };
    let declared = stage.plan.map_or(&[][..], |plan| &plan.declared);
    let named = |branch| {
        let edges = declared.iter().filter(|edge| edge.branch == branch);
        edges.map(|edge| edge.upstream).collect::<Vec<_>>()
    };
    let (after, otherwise) = (numbers(&named(Branch::Passed)), named(Branch::TurnedAway));
    let barrier = numbers(stage.upstream());
    let leaf = stage.plan.is_some_and(StagePlan::is_leaf);
    let implied: Vec<_> = stage.plan.iter().flat_map(|plan| &plan.redundant).map(|edge| edge.upstream).collect();
    let list = |what: &str, stages: &[usize]| {
        let (what, numbers) = (Ident::new(what, Span::call_site()), numbers(stages));
        (!stages.is_empty()).then(|| quote!(.#what(&#numbers)))
    };
    let (implied, otherwise) = (list("implied", &implied), list("otherwise", &otherwise));
    let outcome = match stage.plan.map(|plan| plan.rule) {
        None | Some(Rule::Undecided) => None,
        Some(Rule::Decides) => Some(quote!(.outcome(#rt::StageOutcome::Decides))),
        Some(Rule::Fails) => Some(quote!(.outcome(#rt::StageOutcome::Fails))),
    };
    let shards = cx.shards(stage).map(|_| {
        let shards = cx.shards_of(stage.index);
        quote!(.shards(#shards))
    });
    let key = cx.key(stage).map(|key| {
        let key = key.text();
        quote!(.by(#key))
    });
    let thread = stage.thread(cx.model).map(|thread| {
        let thread = unraw(&thread.name);
        quote!(.on_thread(#thread))
    });
    let asynchronous = asynchronous(stage.stage.is_async);
    quote! {
        #rt::StageInfo::new(
            #name,
            #rt::StageKind::#kind,
            #rt::StageAccess::#access,
            &#after,
            &#barrier,
            #leaf,
        )
        #outcome
        #otherwise
        #implied
        #shards
        #key
        #thread
        #asynchronous
    }
}
