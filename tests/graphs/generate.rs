//! Generates the random graphs, the same ones each time.

use std::fmt::Write;

/// The number of graphs; each has 1 to 8 stages.
const GRAPHS: u64 = 64;

/// `SplitMix64`: small, and fixed for good, so that a new version of a library cannot change the graphs.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("below a usize")
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

#[derive(Clone, PartialEq)]
enum Access {
    Read,
    Write,
    Take,
    /// Whether the stage writes its own field, and the stages whose fields it reads.
    Fields(bool, Vec<usize>),
}

impl Access {
    fn writes(&self) -> bool {
        !matches!(self, Self::Read | Self::Fields(false, _))
    }
}

struct Graph {
    name: String,
    after: Vec<Vec<usize>>,
    access: Vec<Access>,
    polls: Vec<bool>,
    /// The wait strategies of the pipeline and of each stage.
    waits: Vec<Option<&'static str>>,
    dense: bool,
    capacity: usize,
}

/// The text of `generated.rs`.
pub(crate) fn graphs() -> String {
    let mut text = String::from(
        "//! Written by `generate.rs`. Do not edit.\n\
         #![allow(clippy::pedantic, clippy::all, reason = \"written by a program\")]\n\n\
         use crate::harness::{Case, Event, Graph, check, poll, poll_by_value, produce, produce_by_value};\n\
         use disruptor::{BlockingWaitStrategy, PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};\n",
    );
    for number in 0..GRAPHS {
        let mut random = Random(number.wrapping_mul(0x2545_F491_4F6C_DD1D));
        Graph::random(number, &mut random).print(&mut text).expect("a string takes everything");
    }
    text
}

impl Graph {
    fn random(number: u64, random: &mut Random) -> Self {
        let n = usize::try_from(number % 8).expect("small") + 1;
        let density = random.of(&[10, 30, 50, 90]);
        let by_value = random.chance(35);
        let mut after: Vec<Vec<usize>> =
            (0..n).map(|stage| (0..stage).filter(|_| random.chance(density)).collect()).collect();
        if by_value {
            // The last stage runs after all others.
            let open: Vec<_> = (0..n - 1).filter(|from| after.iter().all(|after| !after.contains(from))).collect();
            after[n - 1].extend(open);
        }
        let ancestors = ancestors(&after);
        let concurrent = |a: usize, b: usize| a != b && !ancestors[a].contains(&b) && !ancestors[b].contains(&a);
        let mut access: Vec<Access> = Vec::new();
        for (stage, before) in ancestors.iter().enumerate() {
            if by_value && stage == n - 1 {
                access.push(Access::Take);
                continue;
            }
            let beside: Vec<_> = (0..n).filter(|other| concurrent(stage, *other)).collect();
            let earlier: Vec<_> = beside.iter().filter(|other| **other < stage).map(|other| &access[*other]).collect();
            let may_write = !earlier.contains(&&Access::Read);
            let may_read_all = earlier.iter().all(|access| !access.writes());
            let choice = random.below(100);
            access.push(if beside.is_empty() && choice < 45 {
                Access::Write
            } else if may_read_all && choice < 60 {
                Access::Read
            } else {
                let read = before.iter().copied().filter(|_| random.chance(70)).collect();
                Access::Fields(may_write && random.chance(75), read)
            });
        }
        // Many spinning threads on few cores take too long.
        let mut spinners = if n <= 2 { 2 } else { 1 };
        let mut wait = |random: &mut Random, spinning: usize| {
            if spinners > 0 && random.chance(spinning) {
                spinners -= 1;
                return "SpinWaitStrategy";
            }
            random.of(&[
                "BlockingWaitStrategy",
                "BlockingWaitStrategy = BlockingWaitStrategy::new(0)",
                "BlockingWaitStrategy = BlockingWaitStrategy::new(20)",
                "YieldWaitStrategy",
                "YieldWaitStrategy = YieldWaitStrategy::new(0)",
            ])
        };
        let mut waits = vec![random.chance(80).then(|| wait(random, if n <= 2 { 20 } else { 0 }))];
        waits.extend((0..n).map(|_| random.chance(40).then(|| wait(random, 15))).collect::<Vec<_>>());
        let polls = (0..n).map(|_| random.chance(22)).collect();
        let capacity = 1 << random.below(7);
        Self { name: format!("graph_{number:02}"), after, access, polls, waits, dense: random.chance(50), capacity }
    }

    fn print(&self, text: &mut String) -> std::fmt::Result {
        let stages = 0..self.after.len();
        writeln!(text, "\nmod {} {{\n    use super::*;\n", self.name)?;
        writeln!(text, "    disruptor! {{\n        pipeline Pipeline {{")?;
        writeln!(text, "            event: Event;\n            capacity: {};", self.capacity)?;
        if let Some(wait) = self.waits[0] {
            writeln!(text, "            wait: {wait};")?;
        }
        if self.dense {
            writeln!(text, "            slots: dense;")?;
        }
        for stage in stages.clone() {
            self.declaration(text, stage)?;
        }
        writeln!(text, "        }}\n    }}\n")?;

        let polls: Vec<_> = stages.clone().filter(|stage| self.polls[*stage]).collect();
        writeln!(text, "    fn run(case: &Case) -> Result<(), PipelineError> {{")?;
        let ancestors = ancestors(&self.after);
        for stage in stages.clone() {
            writeln!(text, "        let mut c{stage} = case.stage({stage}, \"s{stage}\", &{:?});", ancestors[stage])?;
        }
        writeln!(text, "        let result = Pipeline {{")?;
        for stage in stages.clone().filter(|stage| !self.polls[*stage]) {
            writeln!(text, "            s{stage}: |event, sequence, end| {{")?;
            self.body(text, stage, "                ", &ancestors[stage])?;
            writeln!(text, "            }},")?;
        }
        writeln!(text, "        }}")?;
        let by_value = self.access.contains(&Access::Take);
        let produce = if by_value { "produce_by_value" } else { "produce" };
        if polls.is_empty() {
            writeln!(text, "        .run(|mut producer| {produce}!(case, producer));")?;
        } else {
            writeln!(text, "        .run(|producer, pollers| std::thread::scope(|scope| {{")?;
            writeln!(text, "            let mut producer = producer;")?;
            for stage in polls {
                writeln!(text, "            let (mut poller, check) = (pollers.s{stage}, &mut c{stage});")?;
                let (ty, poll) = match &self.access[stage] {
                    Access::Read => ("&Event".to_owned(), "poll"),
                    Access::Write => ("&mut Event".to_owned(), "poll"),
                    Access::Take => ("Event".to_owned(), "poll_by_value"),
                    Access::Fields(..) => (format!("PipelineS{stage}<'_>"), "poll"),
                };
                writeln!(
                    text,
                    "            scope.spawn(move || {poll}!(poller, check, |event: {ty}, sequence, end| {{"
                )?;
                let mut body = String::new();
                self.body(&mut body, stage, "                ", &ancestors[stage])?;
                text.push_str(&body.replace(&format!("c{stage}."), "check."));
                writeln!(text, "            }}));")?;
            }
            writeln!(text, "            {produce}!(case, producer)\n        }}));")?;
        }
        let checks: Vec<_> = stages.clone().map(|stage| format!("&c{stage}")).collect();
        writeln!(text, "        case.settle(&[{}], &result);\n        result\n    }}\n", checks.join(", "))?;
        writeln!(text, "    #[test]\n    fn {}() {{", if by_value { "by_value" } else { "in_place" })?;
        writeln!(
            text,
            "        check(Graph {{ capacity: {}, by_value: {by_value}, polls: &{:?}, run }});",
            self.capacity, self.polls
        )?;
        writeln!(text, "    }}\n}}")
    }

    fn declaration(&self, text: &mut String, stage: usize) -> std::fmt::Result {
        let kind = if self.polls[stage] { "poll" } else { "stage" };
        let access = match &self.access[stage] {
            Access::Read => "&Event".to_owned(),
            Access::Write => "&mut Event".to_owned(),
            Access::Take => "Event".to_owned(),
            Access::Fields(write, read) => {
                let mut fields = vec!["input: &u64".to_owned()];
                fields.extend(read.iter().map(|of| format!("f{of}: &u64")));
                if *write {
                    fields.push(format!("f{stage}: &mut u64"));
                }
                format!("{{ {} }}", fields.join(", "))
            }
        };
        let after: Vec<_> = self.after[stage].iter().map(|from| format!("s{from}")).collect();
        let after = if after.is_empty() { String::new() } else { format!(" after {}", after.join(", ")) };
        let options = self.waits[stage + 1].map_or_else(String::new, |wait| format!(" {{ wait: {wait} }}"));
        writeln!(text, "            {kind} s{stage}: {access}{after}{options};")
    }

    /// Writes what a stage does with an event.
    fn body(&self, text: &mut String, stage: usize, indent: &str, ancestors: &[usize]) -> std::fmt::Result {
        writeln!(text, "{indent}c{stage}.enter(sequence, end);")?;
        let (star, read) = match &self.access[stage] {
            Access::Fields(_, read) => ("*", read.as_slice()),
            _ => ("", ancestors),
        };
        // Only the stages that write anything.
        let seen = read.iter().filter(|of| self.access[**of].writes());
        let seen: Vec<_> = seen.map(|of| format!("({of}, {star}event.f{of})")).collect();
        writeln!(text, "{indent}c{stage}.sees(sequence, {star}event.input, &[{}]);", seen.join(", "))?;
        match &self.access[stage] {
            Access::Write => {
                writeln!(text, "{indent}event.f{stage} = c{stage}.mark(sequence);")?;
                writeln!(text, "{indent}c{stage}.replace(&mut event.counted);")?;
            }
            Access::Take => writeln!(text, "{indent}c{stage}.take(event);")?,
            Access::Fields(true, _) => writeln!(text, "{indent}*event.f{stage} = c{stage}.mark(sequence);")?,
            Access::Read | Access::Fields(false, _) => (),
        }
        writeln!(text, "{indent}c{stage}.leave(sequence);")
    }
}

/// For each stage, all its upstream stages, direct or not.
fn ancestors(after: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::new();
    for direct in after {
        let mut of_this: Vec<_> = direct.iter().flat_map(|from| all[*from].iter().copied().chain([*from])).collect();
        of_this.sort_unstable();
        of_this.dedup();
        all.push(of_this);
    }
    all
}
