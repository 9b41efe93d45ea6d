//! Lanes: each thread that handles events of a stage has a cursor of its own. They are numbered in the order in which the
//! stages are declared, those of one stage side by side.
//!
//! As long as every stage has one, a stage's index is the number of its lane. If not, how many there are is for the
//! compiler to evaluate, so every stage gets a constant with the number of its first lane.

use super::context::{Context, numbers};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

impl Context<'_> {
    /// The constant that holds the number of a stage's shards.
    pub(super) fn shards_of(&self, stage: usize) -> Ident {
        self.hidden_of("SHARDS", stage)
    }

    /// The constant that holds the number of a stage's first lane.
    pub(super) fn lane_constant(&self, stage: usize) -> Ident {
        self.hidden_of("LANE", stage)
    }

    /// Whether all lanes are known by number.
    pub(super) fn is_numbered(&self) -> bool {
        self.plan.is_none_or(|plan| !plan.is_divided())
    }

    fn is_divided(&self, stage: usize) -> bool {
        self.plan.and_then(|plan| plan.stages.get(stage)).is_some_and(|stage| stage.division.is_some())
    }

    /// The number of a stage's first lane, as an argument for a type.
    pub(super) fn lane(&self, stage: usize) -> TokenStream {
        if self.is_numbered() {
            let number = Literal::usize_unsuffixed(stage);
            return quote!(#number);
        }
        let lane = self.lane_constant(stage);
        quote!({ #lane })
    }

    /// All lanes of these stages, as an array.
    pub(super) fn lanes(&self, stages: &[usize]) -> TokenStream {
        if self.is_numbered() {
            return numbers(stages);
        }
        let first = stages.iter().map(|&stage| self.lane_constant(stage));
        if !stages.iter().any(|&stage| self.is_divided(stage)) {
            return quote!([#(#first),*]);
        }
        let (private, count) = (&self.private, self.lane_count(stages));
        let several = stages.iter().map(|&stage| {
            if self.is_divided(stage) {
                let shards = self.shards_of(stage);
                quote!(#shards)
            } else {
                quote!(1)
            }
        });
        quote!(#private::lanes::<#count>(&[#((#first, #several)),*]))
    }

    /// How many lanes these stages have, as an argument for a type.
    pub(super) fn lane_count(&self, stages: &[usize]) -> TokenStream {
        let sum = self.sum(stages);
        if stages.iter().any(|&stage| self.is_divided(stage)) { quote!({ #sum }) } else { sum }
    }

    /// How many lanes these stages have.
    pub(super) fn sum(&self, stages: &[usize]) -> TokenStream {
        let (divided, others): (Vec<usize>, Vec<usize>) = stages.iter().partition(|&&stage| self.is_divided(stage));
        let others = Some(others.len()).filter(|&others| others > 0 || divided.is_empty());
        let others = others.map(Literal::usize_unsuffixed).map(|others| quote!(#others));
        let divided = divided.into_iter().map(|stage| self.shards_of(stage)).map(|shards| quote!(#shards));
        let terms = others.into_iter().chain(divided);
        quote!(#(#terms)+*)
    }
}
