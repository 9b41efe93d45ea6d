//! The type that says where a stage stands in the graph.

use super::context::{Context, StageContext};
use crate::condition::Condition;
use crate::model::Rule;
use crate::plan::{Division, Layer};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

impl Context<'_> {
    /// `Place<LANE, Layer, …>`. Of what follows, the type's defaults stand for whatever is left out at the end.
    pub(super) fn place(&self, stage: &StageContext<'_>) -> TokenStream {
        let private = &self.private;
        let (lane, layer) = (self.lane(stage.index), layer(stage));
        let mut optional = vec![
            (self.batch(stage), quote!(Quarter)),
            (self.reached(stage), quote!(Always)),
            (self.decision(stage), quote!(Undecided)),
            (self.share(stage), quote!(Whole)),
        ];
        while optional.pop_if(|(written, _)| written.is_none()).is_some() {}
        let optional = optional.into_iter().map(|(written, default)| written.unwrap_or(quote!(#private::#default)));
        quote!(#private::Place<#lane, #private::#layer #(, #optional)*>)
    }

    /// How large its batches may be, if that is declared.
    fn batch(&self, stage: &StageContext<'_>) -> Option<TokenStream> {
        self.max_batch(stage)?;
        let (private, most) = (&self.private, self.max_batch_of(stage));
        Some(quote!(#private::UpTo<{ #most }>))
    }

    /// Which events reach it, if not all do.
    fn reached(&self, stage: &StageContext<'_>) -> Option<TokenStream> {
        let condition = &stage.plan?.condition;
        (*condition != Condition::Always).then(|| self.condition(condition))
    }

    /// A condition asks for marks.
    fn condition(&self, condition: &Condition) -> TokenStream {
        let private = &self.private;
        match condition {
            Condition::Never => quote!(#private::Never),
            Condition::Always => quote!(#private::Always),
            Condition::If { decider, passed, turned_away } => {
                let mark = self.mark_of(*decider);
                let (passed, turned_away) = (self.condition(passed), self.condition(turned_away));
                quote!(#private::If<#mark, #passed, #turned_away>)
            }
        }
    }

    /// What becomes of what its handler returns, if that returns something.
    fn decision(&self, stage: &StageContext<'_>) -> Option<TokenStream> {
        let private = &self.private;
        Some(match (stage.plan?.rule, self.mark_of(stage.index)) {
            (Rule::Undecided, _) => return None,
            (Rule::Fails, _) => quote!(#private::Failing),
            (Rule::Decides, None) => quote!(#private::Noting),
            (Rule::Decides, Some(mark)) => quote!(#private::Deciding<#mark>),
        })
    }

    /// How its events are divided, if they are.
    fn share(&self, stage: &StageContext<'_>) -> Option<TokenStream> {
        let (private, shards) = (&self.private, self.shards_of(stage.index));
        Some(match stage.plan?.division? {
            Division::ByTurn => quote!(#private::ByTurn<{ #shards }>),
            Division::ByKey { claim } => {
                let (key, claim) = (self.key_of(stage), Literal::usize_unsuffixed(claim));
                quote!(#private::ByKey<{ #shards }, #key, #claim>)
            }
        })
    }

    /// Where the decision of a stage lies among an event's marks; `None` if nobody asks for it.
    fn mark_of(&self, stage: usize) -> Option<Literal> {
        let mark = self.plan?.marks.iter().position(|&decider| decider == stage)?;
        Some(Literal::usize_unsuffixed(mark))
    }
}

/// Whether others follow the stage, or nobody but the producer does. In a skeleton, that is not known and never asked.
fn layer(stage: &StageContext<'_>) -> TokenStream {
    match stage.plan.map_or(Layer::Leaf, |plan| plan.layer) {
        Layer::Inner => quote!(Inner),
        Layer::Leaf => quote!(Leaf),
        Layer::Last => quote!(Last),
    }
}
