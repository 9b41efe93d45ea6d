//! Decides the names of all generated items.

use crate::ast::{AccessKind, StageKind};
use crate::model::Model;
use crate::tokens::unraw;
use proc_macro2::{Ident, Span};
use quote::format_ident;
use std::collections::BTreeSet;
use std::iter;

/// `OrdersProducer`
pub(crate) fn producer(pipeline: &Ident) -> Ident {
    format_ident!("{}Producer", unraw(pipeline), span = pipeline.span())
}

/// `OrdersPollers`
pub(crate) fn pollers(pipeline: &Ident) -> Ident {
    format_ident!("{}Pollers", unraw(pipeline), span = pipeline.span())
}

/// `OrdersRisk`: the struct of references for the handler of a stage with a field list.
pub(crate) fn view(pipeline: &Ident, stage: &Ident) -> Ident {
    format_ident!("{}{}", unraw(pipeline), camel_case(&unraw(stage)), span = stage.span())
}

/// `OrdersSeenPoller`
pub(crate) fn poller(pipeline: &Ident, stage: &Ident) -> Ident {
    format_ident!("{}{}Poller", unraw(pipeline), camel_case(&unraw(stage)), span = stage.span())
}

/// The type parameters of a stage with threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameters {
    /// `FeeShards`: makes the handler of each shard. Or `PrintMake`: makes the state. `None`: nothing is made.
    pub(crate) maker: Option<Ident>,
    /// `PriceHandler`
    pub(crate) handler: Ident,
}

impl Parameters {
    /// In the order in which they stand.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Ident> {
        self.maker.iter().chain([&self.handler])
    }
}

/// The type parameters of each stage with threads, in declaration order.
///
/// If another stage or a generated type already has the name, the parameter is named by the stage's index instead.
pub(crate) fn parameters(model: &Model) -> Vec<Parameters> {
    let mut taken: BTreeSet<String> = generated(model).into_iter().map(|item| item.name).collect();
    let threads = model.stages.iter().enumerate().filter(|(_, stage)| stage.kind == StageKind::Thread);
    let parameters = threads.map(|(index, stage)| {
        let stem = camel_case(&unraw(&stage.name));
        let mut parameter = |role: &str| {
            let name = format!("{stem}{role}");
            let numbered = (index..).map(|number| format!("{role}{number}"));
            let is_name = |name: &String| !name.starts_with(|first: char| first.is_numeric());
            let free = iter::once(name).filter(is_name).chain(numbered).find(|name| taken.insert(name.clone()));
            Ident::new(&free.unwrap_or_default(), Span::call_site())
        };
        let maker = match (&stage.state, &stage.shards) {
            (Some(_), _) => Some("Make"),
            (None, Some(_)) => Some("Shards"),
            (None, None) => None,
        };
        Parameters { maker: maker.map(&mut parameter), handler: parameter("Handler") }
    });
    parameters.collect()
}

/// A generated item and the stage it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Generated {
    pub(crate) name: String,
    /// `None`: the pipeline as a whole.
    pub(crate) stage: Option<usize>,
    /// Its role in messages: "the pipeline's producer".
    pub(crate) role: &'static str,
}

/// Every item that the macro generates beside the pipeline's block.
pub(crate) fn generated(model: &Model) -> Vec<Generated> {
    let pipeline = &model.name;
    let item = |name: String, stage, role| Generated { name, stage, role };
    let mut items = vec![
        item(unraw(pipeline), None, "the pipeline"),
        item(producer(pipeline).to_string(), None, "the pipeline's producer"),
    ];
    if model.stages.iter().any(|stage| stage.kind == StageKind::Poll) {
        items.push(item(pollers(pipeline).to_string(), None, "the pipeline's pollers"));
    }
    for (index, stage) in model.stages.iter().enumerate() {
        let fields = stage.access.as_ref().map(|access| &access.kind);
        if matches!(fields, Some(AccessKind::Fields(_))) {
            let name = view(pipeline, &stage.name).to_string();
            items.push(item(name, Some(index), "the fields of a stage"));
        }
        if stage.kind == StageKind::Poll {
            let name = poller(pipeline, &stage.name).to_string();
            items.push(item(name, Some(index), "the poller of a stage"));
        }
    }
    items
}

/// `check_risk` as `CheckRisk`.
fn camel_case(snake: &str) -> String {
    let capitalize = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    snake.split('_').map(capitalize).collect()
}

#[cfg(test)]
mod tests {
    use super::{Parameters, camel_case, parameters, poller, pollers, producer, view};
    use quote::format_ident;

    #[test]
    fn generated_names_join_the_pipeline_and_the_stage_in_camel_case() {
        let (orders, risk) = (format_ident!("Orders"), format_ident!("check_risk"));
        assert_eq!(producer(&orders), "OrdersProducer");
        assert_eq!(pollers(&orders), "OrdersPollers");
        assert_eq!(view(&orders, &risk), "OrdersCheckRisk");
        assert_eq!(poller(&orders, &risk), "OrdersCheckRiskPoller");
        assert_eq!(view(&orders, &format_ident!("r#type")), "OrdersType");
    }

    #[test]
    fn handlers_have_names_of_their_own() {
        let names = |pipeline: &str, stages: &str| {
            let input = format!("pipeline {pipeline} {{ event: E; capacity: 8; {stages} }}");
            let model = crate::testing::invoke(&input).model.expect("a model");
            let parameters = parameters(&model);
            parameters.iter().flat_map(Parameters::iter).map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(names("P", "stage a_b: &E; poll c: &E; stage r#type: &E;"), ["ABHandler", "TypeHandler"]);
        assert_eq!(names("P", "stage a_b: &E; stage a_B: &E; stage _1: &E;"), ["ABHandler", "Handler1", "Handler2"]);
        let made = "stage fee: &E { shards: 2 }; stage log: &E { state: Db }; stage both: &E { state: Db, shards: 2 };";
        assert_eq!(names("P", made), ["FeeShards", "FeeHandler", "LogMake", "LogHandler", "BothMake", "BothHandler"]);
        assert_eq!(names("Fee", "stage fee: &E { shards: 2 }; stage shards: { x: &u64 } after fee;")[0], "Shards0");
        assert_eq!(names("Handler", "stage a: &E; stage _1: { x: &u64 } after a;"), ["AHandler", "Handler2"]);
    }

    #[test]
    fn camel_cases() {
        assert_eq!(camel_case("a_1"), "A1");
        assert_eq!(camel_case("a1"), "A1");
        assert_eq!(camel_case("_x"), "X");
        assert_eq!(camel_case("__"), "");
        assert_eq!(camel_case("ärger_ß"), "ÄrgerSS");
    }
}
