//! Races generated pipelines against their peers: `cargo bench --bench versus`. What it measures, and what its numbers
//! do not say, is in `benches/README.md`.

#![allow(clippy::inline_always, reason = "what is measured is to be the same code for everybody")]

mod chart;
mod contenders;
mod load;
mod machine;
mod memory;
mod options;
mod race;
mod report;
mod targets;
mod works;

use clap::Parser;
use options::Options;
use race::{Finished, Outcome, race};
use std::error::Error;
use std::fs;

#[global_allocator]
static ALLOCATOR: memory::Counting = memory::Counting;

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let works = works::all();
    if options.list {
        for work in works {
            println!("{}", work.name);
        }
        return Ok(());
    }
    let mut header = vec!["disruptor and its peers: the less, the better".to_owned()];
    header.extend(machine::describe());
    header.push(format!(
        "slices      {} of {} ms for each contender, in turn{}",
        options.slices(),
        options.slice().as_millis(),
        if options.quick { "; a quick run, worth nothing" } else { "" }
    ));
    header.extend(bare_ping_pong(&options));
    let mut text = header.join("\n") + "\n\n";
    print!("{text}");

    let memory = options.includes("memory").then(contenders::ours::memory);
    let mut finished = Vec::new();
    for work in works.into_iter().filter(|work| options.includes(work.name)) {
        let work = race(work, &options);
        let table = report::table(&work);
        println!("{table}");
        text += &table;
        text.push('\n');
        finished.push(work);
    }
    let targets = format!("## targets\n\n{}\n", targets::judge(&finished, memory).join("\n"));
    print!("{targets}");
    text += &targets;

    if let Some(out) = options.out() {
        fs::create_dir_all(&out)?;
        fs::write(out.join("versus.txt"), text)?;
        chart::draw(&out.join("versus.svg"), &header, &finished)?;
    }
    Ok(())
}

/// How far apart the two cores are: the first thing to know about all other numbers.
fn bare_ping_pong(options: &Options) -> Vec<String> {
    let work = race(works::bare(), options);
    let Finished { outcome: Outcome::Throughput { series, .. }, .. } = work else { return Vec::new() };
    let lines = series.iter().map(|series| {
        let spread = series.spread();
        let (low, median, high) = (spread.low, spread.median, spread.high);
        format!("ping-pong   {median:.1} ns a round trip ({low:.1} - {high:.1}) by {}", series.name())
    });
    lines.collect()
}
