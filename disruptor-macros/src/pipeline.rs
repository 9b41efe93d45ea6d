//! From tokens to a checked plan.

use crate::check;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, nowhere};
use crate::entrance::Entrance;
use crate::model::Model;
use crate::parse::parse;
use crate::plan::Plan;
use proc_macro2::TokenStream;

/// One invocation, parsed and checked.
#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    /// `None` if the input did not come from `disruptor!`.
    pub(crate) entrance: Option<Entrance>,
    /// `None` if the input has no recognizable `pipeline Name { … }`.
    pub(crate) model: Option<Model>,
    /// `None` if there are errors.
    pub(crate) plan: Option<Plan>,
    pub(crate) errors: Diagnostics,
}

impl Pipeline {
    /// Reads the tokens that `disruptor!` adds in front, then parses and checks the user's tokens.
    pub(crate) fn new(input: TokenStream) -> Self {
        let mut input = input.into_iter();
        let mut errors = Diagnostics::default();
        let Some(entrance) = Entrance::take(&mut input) else {
            let message = "this macro is for `disruptor!` alone";
            errors.push(Diagnostic::new(Place::Header, nowhere(), message, "write `disruptor::disruptor! { … }`"));
            return Self { entrance: None, model: None, plan: None, errors };
        };
        let entrance = Some(entrance);
        let Some(source) = parse(input.collect(), &mut errors) else {
            return Self { entrance, model: None, plan: None, errors };
        };
        let model = Model::new(&source);
        let graph = model.graph();
        let branches = model.branches();
        check::check(&source, &model, &graph, &branches, &mut errors);
        let plan = if errors.is_empty() { Plan::new(&model, &graph, &branches) } else { None };
        Self { entrance, model: Some(model), plan, errors }
    }
}

#[cfg(test)]
pub(crate) mod tests;
