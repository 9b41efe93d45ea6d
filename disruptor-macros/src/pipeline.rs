//! The way from tokens to a checked plan, in one place.

use crate::check;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, nowhere};
use crate::entrance::Entrance;
use crate::model::Model;
use crate::parse::parse;
use crate::plan::Plan;
use proc_macro2::TokenStream;

/// One invocation, understood.
#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    /// `None` if this was not entered by the front door.
    pub(crate) entrance: Option<Entrance>,
    /// `None` if not even the frame of a pipeline could be made out.
    pub(crate) model: Option<Model>,
    /// `None` if there are errors.
    pub(crate) plan: Option<Plan>,
    pub(crate) errors: Diagnostics,
}

impl Pipeline {
    /// Reads and checks what the front door hands over, and what the user wrote behind it.
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
        check::check(&source, &model, &graph, &mut errors);
        let plan = if errors.is_empty() { Plan::new(&model, &graph) } else { None };
        Self { entrance, model: Some(model), plan, errors }
    }
}

#[cfg(test)]
pub(crate) mod tests;
