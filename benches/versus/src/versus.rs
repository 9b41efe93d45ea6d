//! Races generated pipelines against their peers: `cargo bench --bench versus`. What it measures, and what its numbers
//! do not say, is in `benches/README.md`.

#![allow(clippy::inline_always, reason = "what is measured is to be the same code for everybody")]

mod charts;
mod clock;
mod contenders;
mod distance;
mod load;
mod machine;
mod markdown;
mod memory;
mod options;
mod parties;
mod placement;
mod race;
mod report;
mod results;
mod spread;
mod targets;
mod works;

use clap::Parser;
use options::Options;
use placement::Placement;
use race::race;
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
    header.push(format!("clock       {}", clock::clock().describe()));
    header.push(format!(
        "slices      {} of {} ms for each contender, in turn{}",
        options.slices(),
        options.slice().as_millis(),
        if options.quick { "; a quick run, worth nothing" } else { "" }
    ));
    println!("{}\n", header.join("\n"));

    let memory = options.includes("memory").then(contenders::ours::memory);
    let mut placement = Placement::new(options.bounds());
    let mut finished = Vec::new();
    let mut tables = String::new();
    for work in works.into_iter().filter(|work| options.includes(work.name)) {
        let work = race(work, &options, &mut placement);
        let table = report::table(&work) + "\n";
        print!("{table}");
        tables += &table;
        finished.push(work);
    }
    let placement = placement.describe();
    let targets = format!("## targets\n\n{}\n", targets::judge(&finished, memory).join("\n"));
    println!("{targets}\n{}", placement.join("\n"));
    if options.markdown {
        println!("\n{}", markdown::tables(&finished));
    }

    // It is known in the end how far apart the cores were, which is the first thing to know about all numbers.
    header.extend(placement);
    if let Some(out) = options.out() {
        fs::create_dir_all(&out)?;
        fs::write(out.join("versus.txt"), format!("{}\n\n{tables}{targets}", header.join("\n")))?;
        fs::write(out.join("versus.svg"), charts::bars(&header, &finished))?;
        fs::write(out.join("latency.svg"), charts::curves(&header, &finished))?;
    }
    Ok(())
}
