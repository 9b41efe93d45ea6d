//! The way from tokens to a checked plan, in one place.

use crate::check;
use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::parse::parse;
use crate::plan::Plan;
use proc_macro2::{TokenStream, TokenTree};

/// One invocation, understood.
#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    /// The path of the runtime crate: one token, `$crate` as the front door saw it.
    pub(crate) runtime: TokenStream,
    /// `None` if not even the frame of a pipeline could be made out.
    pub(crate) model: Option<Model>,
    /// `None` if there are errors.
    pub(crate) plan: Option<Plan>,
    pub(crate) errors: Diagnostics,
}

impl Pipeline {
    /// Reads and checks the runtime's path and what the user wrote behind it.
    pub(crate) fn new(input: TokenStream) -> Self {
        let mut input = input.into_iter();
        let runtime = input.next().map_or_else(TokenStream::new, TokenTree::into);
        let mut errors = Diagnostics::default();
        let Some(source) = parse(input.collect(), &mut errors) else {
            return Self { runtime, model: None, plan: None, errors };
        };
        let model = Model::new(&source);
        let graph = model.graph();
        check::check(&source, &model, &graph, &mut errors);
        let plan = if errors.is_empty() { Plan::new(&model, &graph) } else { None };
        Self { runtime, model: Some(model), plan, errors }
    }
}

#[cfg(test)]
pub(crate) mod tests;
