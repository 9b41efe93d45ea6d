//! Races the async ends of generated pipelines against channels for tasks: `cargo bench -p disruptor-asynchronous --bench
//! asynchronous`. What it measures, and what its numbers do not say, is in `benches/README.md`.

mod contenders;
mod flows;
#[allow(dead_code, reason = "another bench uses the rest")]
#[path = "../../versus/src/machine.rs"]
mod machine;
mod meter;
mod options;
mod race;
mod report;
mod runtime;
mod works;

use clap::Parser;
use machine::places;
use options::{Format, Options};
use race::race;

fn main() {
    let options = Options::parse();
    let works = works::all().into_iter().filter(|work| options.includes(&work.name));
    if options.list {
        works.for_each(|work| println!("{}", work.name));
        return;
    }
    // All threads, the executor's too, are started by this one and inherit its cores.
    places().loosen();
    let header = header(&options);
    if options.format() != Format::Json {
        println!("{}\n", header.join("\n"));
    }
    let mut finished = Vec::new();
    for mut work in works {
        work.contenders.retain(|contender| options.lets_in(contender.name));
        if work.contenders.is_empty() {
            continue;
        }
        let work = race(work, &options);
        match options.format() {
            Format::Text => println!("{}", report::text(&work)),
            Format::Markdown => println!("{}", report::markdown(&work)),
            Format::Json => eprintln!("{}", work.name),
        }
        finished.push(work);
    }
    if options.format() == Format::Json {
        println!("{:#}", report::json(&header, &finished));
    }
}

/// What the numbers depend on, a line each.
fn header(options: &Options) -> Vec<String> {
    let mut lines = machine::describe();
    lines.push(format!(
        "slices      {} of {} ms for each contender, in turn{}",
        options.slices(),
        options.slice().as_millis(),
        if options.quick { "; a quick run, worth nothing" } else { "" }
    ));
    lines
}
