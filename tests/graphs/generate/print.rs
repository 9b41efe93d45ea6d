//! Prints graphs as Rust: the pipeline, its handlers and pollers, and a test.

use super::graph::{Access, Graph, Shards};
use crate::contract::{Outcome, Rule};
use std::fmt::{Result, Write};

/// The text of a file with these graphs.
pub(super) fn text(graphs: &[Graph]) -> String {
    let mut text = String::from(
        "//! Written by `generate.rs`. Do not edit.\n\
         #![allow(clippy::pedantic, clippy::all, unused_imports, reason = \"written by a program\")]\n\n\
         use crate::contract::Outcome::{Bool, Nothing, Result as Fallible};\n\
         use crate::harness::{Case, Event, Failure, Graph, Refused, State, check, poll, poll_by_value, produce, produce_by_value, stage};\n\
         use disruptor::{BlockingWaitStrategy, PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};\n",
    );
    for graph in graphs {
        graph.print(&mut text).expect("a string takes everything");
    }
    text
}

impl Graph {
    fn print(&self, text: &mut String) -> Result {
        let condition = if self.optimized { "" } else { "#[cfg(all(debug_assertions, feature = \"every-case\"))]\n" };
        writeln!(text, "\n{condition}mod {} {{\n    use super::*;\n", self.name)?;
        self.pipeline(text)?;
        self.run(text)?;
        self.test(text)?;
        writeln!(text, "}}")
    }

    fn pipeline(&self, text: &mut String) -> Result {
        writeln!(text, "    disruptor! {{\n        pipeline Pipeline {{")?;
        writeln!(text, "            event: Event;\n            capacity: {};", self.capacity)?;
        if let Some(wait) = self.wait {
            writeln!(text, "            wait: {wait};")?;
        }
        if let Some(layout) = self.layout() {
            writeln!(text, "            slots: {layout};")?;
        }
        if let Some((after, bound)) = self.grows {
            writeln!(text, "            grow: after {after}, up to {bound};")?;
        }
        if self.several {
            writeln!(text, "            producer: multi;")?;
        }
        for stage in 0..self.stages.len() {
            self.declaration(text, stage)?;
        }
        for (number, thread) in self.threads.iter().enumerate() {
            let names: Vec<_> = thread.stages.iter().map(|stage| format!("s{stage}")).collect();
            let wait = thread.wait.map_or(String::new(), |wait| format!(" {{ wait: {wait} }}"));
            writeln!(text, "            thread t{number}: {}{wait};", names.join(", "))?;
        }
        writeln!(text, "        }}\n    }}\n")
    }

    fn declaration(&self, text: &mut String, index: usize) -> Result {
        let stage = &self.stages[index];
        let kind = if stage.polled { "poll" } else { "stage" };
        let access = match &stage.access {
            Access::Fields(write, read) => {
                let mut fields = vec!["input: &u64".to_owned()];
                if matches!(stage.shards, Some(Shards::ByKey(_))) {
                    fields.push("key: &u64".to_owned());
                }
                fields.extend(read.iter().map(|of| format!("f{of}: &u64")));
                if *write {
                    fields.push(format!("f{index}: &mut u64"));
                }
                format!("{{ {} }}", fields.join(", "))
            }
            _ => self.item(index),
        };
        let outcome = match (stage.outcome, self.contract().rule(index)) {
            (Outcome::Nothing, _) => "",
            (Outcome::Bool, _) => " -> bool",
            (Outcome::Result, Rule::Fails) => " -> Result<(), Failure>",
            (Outcome::Result, _) => " -> Result<(), Refused>",
        };
        let follows = |word: &str, stages: &[usize]| {
            let names: Vec<_> = stages.iter().map(|from| format!("s{from}")).collect();
            if names.is_empty() { String::new() } else { format!(" {word} {}", names.join(", ")) }
        };
        let (after, otherwise) = (follows("after", &stage.after), follows("else", &stage.otherwise));
        let mut options = Vec::new();
        options.extend(stage.wait.map(|wait| format!("wait: {wait}")));
        options.extend(stage.max_batch.map(|most| format!("max_batch: {most}")));
        options.extend(stage.shards.map(|shards| match shards {
            Shards::ByTurn(shards) => format!("shards: {shards}"),
            Shards::ByKey(shards) => format!("shards: {shards} by key"),
        }));
        options.extend(stage.state.then(|| "state: State".to_owned()));
        let options = if options.is_empty() { String::new() } else { format!(" {{ {} }}", options.join(", ")) };
        writeln!(text, "            {kind} s{index}: {access}{outcome}{after}{otherwise}{options};")
    }

    fn run(&self, text: &mut String) -> Result {
        let (polls, threads): (Vec<_>, Vec<_>) =
            (0..self.stages.len()).partition::<Vec<_>, _>(|stage| self.stages[*stage].polled);
        writeln!(text, "    fn run(case: &Case) -> Result<(), PipelineError> {{")?;
        for stage in 0..self.stages.len() {
            let check = if self.stages[stage].is_divided() { "shards" } else { "stage" };
            let mutable = if self.stages[stage].is_divided() { "" } else { "mut " };
            writeln!(text, "        let {mutable}c{stage} = case.{check}({stage}, \"s{stage}\");")?;
        }
        writeln!(text, "        let result = Pipeline {{")?;
        for stage in threads {
            self.handler(text, stage)?;
        }
        writeln!(text, "        }}")?;
        let produce = if self.by_value() { "produce_by_value" } else { "produce" };
        let producer = if self.several { "several producer" } else { "producer" };
        if polls.is_empty() {
            writeln!(text, "        .run(|mut producer| {produce}!(case, {producer}));")?;
        } else {
            writeln!(text, "        .run(|producer, pollers| std::thread::scope(|scope| {{")?;
            writeln!(text, "            let mut producer = producer;")?;
            for stage in polls {
                writeln!(text, "            let (mut poller, check) = (pollers.s{stage}, &mut c{stage});")?;
                let poll = if self.stages[stage].access == Access::Take { "poll_by_value" } else { "poll" };
                let parameters = self.parameters(stage, &format!(": {}", self.item(stage)));
                writeln!(text, "            scope.spawn(move || {poll}!(poller, check, |{parameters}| {{")?;
                self.body(text, stage, "check")?;
                writeln!(text, "            }}));")?;
            }
            writeln!(text, "            {produce}!(case, {producer})\n        }}));")?;
        }
        let checks: Vec<_> = (0..self.stages.len())
            .map(|stage| {
                if self.stages[stage].is_divided() {
                    format!("c{stage}.into_stages()")
                } else {
                    format!("vec![c{stage}]")
                }
            })
            .collect();
        writeln!(text, "        case.settle(&[{}], &result);\n        result\n    }}\n", checks.join(", "))
    }

    /// What the handler of a stage gets.
    fn item(&self, index: usize) -> String {
        let stage = &self.stages[index];
        let whole = if stage.slices { "[Event]" } else { "Event" };
        match stage.access {
            Access::Read => format!("&{whole}"),
            Access::Write => format!("&mut {whole}"),
            Access::Take => "Event".to_owned(),
            Access::Fields(..) => format!("PipelineS{index}<'_>"),
        }
    }

    /// The parameters of a handler, the first one with this type.
    fn parameters(&self, index: usize, ty: &str) -> String {
        if self.stages[index].slices { format!("events{ty}, first, end") } else { format!("event{ty}, sequence, end") }
    }

    fn handler(&self, text: &mut String, index: usize) -> Result {
        let (check, stage, parameters) = (format!("c{index}"), &self.stages[index], self.parameters(index, ""));
        let (start, own, end) = match (stage.shards.is_some(), stage.state) {
            (false, false) => (format!("|{parameters}| {{"), None, "}"),
            (true, false) => {
                (format!("|shard| {{ let {check} = &{check}; move |{parameters}| {{"), Some("of(shard)"), "} }")
            }
            (false, true) => (format!("(|| {check}.make(0), |state, {parameters}| {{"), Some("with(state)"), "})"),
            (true, true) => {
                (format!("(|shard| {check}.make(shard), |state, {parameters}| {{"), Some("with(state)"), "})")
            }
        };
        writeln!(text, "            s{index}: {start}")?;
        if let Some(own) = own {
            writeln!(text, "                let mut {check} = {check}.{own};")?;
        }
        self.body(text, index, &check)?;
        writeln!(text, "            {end},")
    }

    /// What a stage does with what it gets.
    fn body(&self, text: &mut String, index: usize, check: &str) -> Result {
        let stage = &self.stages[index];
        if !stage.slices {
            return self.with_event(text, index, check);
        }
        let iter = if stage.access.writes() { "iter_mut" } else { "iter" };
        let indent = "                ";
        writeln!(text, "{indent}{check}.each(events.{iter}(), first, end, |{check}, event, sequence, end| {{")?;
        self.with_event(text, index, check)?;
        writeln!(text, "{indent}}});")
    }

    /// What a stage does with an event.
    fn with_event(&self, text: &mut String, index: usize, check: &str) -> Result {
        let (stage, contract) = (&self.stages[index], self.contract());
        let indent = if stage.slices { "                    " } else { "                " };
        writeln!(text, "{indent}{check}.enter(sequence, end);")?;
        let (star, read) = match &stage.access {
            Access::Fields(_, read) => ("*", read.clone()),
            _ => ("", contract.upstream(index).iter().copied().collect()),
        };
        // Only the stages that write anything.
        let seen = read.iter().filter(|of| self.stages[**of].access.writes());
        let seen: Vec<_> = seen.map(|of| format!("({of}, {star}event.f{of})")).collect();
        writeln!(text, "{indent}{check}.sees(sequence, {star}event.input, &[{}]);", seen.join(", "))?;
        match &stage.access {
            Access::Write => {
                writeln!(text, "{indent}event.f{index} = {check}.mark(sequence);")?;
                writeln!(text, "{indent}{check}.replace(&mut event.counted);")?;
            }
            Access::Take => writeln!(text, "{indent}{check}.take(event);")?,
            Access::Fields(true, _) => writeln!(text, "{indent}*event.f{index} = {check}.mark(sequence);")?,
            Access::Read | Access::Fields(false, _) => (),
        }
        writeln!(text, "{indent}{check}.leave(sequence);")?;
        match (stage.outcome, contract.rule(index)) {
            (Outcome::Nothing, _) => Ok(()),
            (Outcome::Bool, _) => writeln!(text, "{indent}{check}.passes(sequence)"),
            (Outcome::Result, Rule::Fails) => writeln!(text, "{indent}{check}.fails(sequence)"),
            (Outcome::Result, _) => writeln!(text, "{indent}{check}.refuses(sequence)"),
        }
    }

    fn test(&self, text: &mut String) -> Result {
        let by_value = self.by_value();
        let bound = self.grows.map_or(self.capacity, |(_, bound)| bound);
        writeln!(text, "    #[test]\n    fn {}() {{", if by_value { "by_value" } else { "in_place" })?;
        writeln!(text, "        let stages = vec![")?;
        for stage in &self.stages {
            let outcome = match stage.outcome {
                Outcome::Nothing => "Nothing",
                Outcome::Bool => "Bool",
                Outcome::Result => "Fallible",
            };
            let most = stage.max_batch.unwrap_or(bound).min(bound);
            let shards = match stage.shards {
                None => String::new(),
                Some(Shards::ByTurn(shards)) => format!(".by_turn({shards})"),
                Some(Shards::ByKey(shards)) => format!(".by_key({shards})"),
            };
            let state = if stage.state { ".with_state()" } else { "" };
            let slices = if stage.slices { ".in_slices()" } else { "" };
            writeln!(
                text,
                "            stage(&{:?}, &{:?}, {outcome}, {}, {most}){shards}{state}{slices},",
                stage.after, stage.otherwise, stage.polled
            )?;
        }
        writeln!(text, "        ];")?;
        let threads: Vec<_> = self.threads.iter().map(|thread| format!("&{:?}", thread.stages)).collect();
        writeln!(
            text,
            "        check(Graph {{ capacity: {}, bound: {bound}, by_value: {by_value}, stages, threads: &[{}], run }});\n    }}",
            self.capacity,
            threads.join(", ")
        )
    }
}
