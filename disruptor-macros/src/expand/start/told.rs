//! What the runtime is told of a stage, whoever runs it.

use crate::expand::context::{Context, StageContext, at, local, placed};
use crate::expand::handlers::Form;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

pub(super) struct Told {
    /// What its handler gets of an event.
    pub(super) access: TokenStream,
    pub(super) place: TokenStream,
    /// Whether those who wait for it can be asleep.
    pub(super) wakes: TokenStream,
    /// What its handler returns.
    pub(super) outcome: TokenStream,
    /// The lanes that it follows.
    pub(super) upstream: TokenStream,
    /// Its handler, alone or with what makes the state; or what makes either for each shard.
    pub(super) handlers: TokenStream,
}

impl Told {
    pub(super) fn of(cx: &Context<'_>, stage: &StageContext<'_>) -> Self {
        let place = cx.place(stage);
        let (place, outcome) = match &stage.stage.outcome {
            None => (place, quote!(_)),
            // If the stage's rule can do nothing with this outcome, the error stands at the outcome.
            Some(outcome) => (placed(&place, at(&outcome.ty)), cx.outcome_of(stage).into_token_stream()),
        };
        let (private, stages, field) = (&cx.private, local("stages"), stage.field());
        let by = match Form::of(stage) {
            Form::Handler => quote!(Plain),
            Form::WithState => quote!(WithState::new),
            Form::Shards => quote!(each),
            Form::ShardsWithState => quote!(each_with_state),
        };
        Self {
            access: cx.access(stage),
            place,
            wakes: cx.stage_wakes(stage),
            outcome,
            upstream: cx.lanes(stage.upstream()),
            handlers: quote!(#private::#by(#stages.#field)),
        }
    }
}

/// An option that may not be given.
pub(super) fn option(cx: &Context<'_>, value: Option<TokenStream>) -> TokenStream {
    let core = &cx.core;
    value.map_or(quote!(#core::option::Option::None), |value| quote!(#core::option::Option::Some(#value)))
}
