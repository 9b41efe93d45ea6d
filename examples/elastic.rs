//! Two pipelines that feed each other, and get stuck unless their rings grow.
//!
//! ```sh
//! cargo run --release --example elastic
//! cargo run --release --example elastic -- --fixed
//! ```
//!
//! A small crawler: fetching a page finds links, and resolving a link gives pages to fetch. Each stage owns the
//! producer of the other pipeline. Once both rings are full, each stage waits for room that only the other can make.
//! With fixed rings nothing ever moves again, and only a halt ends the program. An elastic ring grows out of this
//! deadlock, and has no back-pressure up to its bound in return.
//!
//! A stage that owns a producer keeps that stream open, so both runs end with a halt.

use clap::Parser;
use disruptor::{PipelineError, Running, disruptor};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant};

/// Two pipelines that feed each other.
#[derive(Parser)]
struct Options {
    /// How deep the links go; each level has twice the pages of the level above. More than 15 levels would not fit into
    /// any ring here.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=15))]
    depth: u32,
    /// Use rings that do not grow: the pipelines get stuck, and the program halts them.
    #[arg(long)]
    fixed: bool,
}

/// A page or a link, by the number of levels below it.
type Level = u32;

/// A crawl without progress for this long is stuck.
const PATIENCE: Duration = Duration::from_secs(1);

macro_rules! crawl {
    ($name:ident, [$($grow:tt)*]) => {
        /// Crawls from one page, and returns how many pages and links were handled and how the rings ended up.
        fn $name(depth: u32) -> Result<(u64, [Ring; 2]), PipelineError> {
            disruptor! {
                pipeline Pages { event: Level; capacity: 16; $($grow)* stage fetch: &Level; }
            }
            disruptor! {
                pipeline Links { event: Level; capacity: 16; $($grow)* stage resolve: &Level; }
            }

            let handled = Arc::new(AtomicU64::new(0));
            // Each stage needs the other pipeline's producer, and one of the two is made after the stage.
            let (give_pages, take_pages) = sync_channel::<PagesProducer<'static>>(1);
            let mut pages = None;
            let resolved = Arc::clone(&handled);
            let resolve = move |level: &Level, _, _| {
                let pages = pages.get_or_insert_with(|| take_pages.recv().expect("main sends it"));
                for _ in 0..found(*level) {
                    // Refused after the halt.
                    let _ = pages.publish(|page| *page = level - 1);
                }
                resolved.fetch_add(1, Ordering::Relaxed);
            };
            let (mut links, resolving) = Links { resolve }.spawn()?;
            let fetched = Arc::clone(&handled);
            let fetch = move |level: &Level, _, _| {
                for _ in 0..found(*level) {
                    let _ = links.publish(|link| *link = level - 1);
                }
                fetched.fetch_add(1, Ordering::Relaxed);
            };
            let (mut pages, fetching) = Pages { fetch }.spawn()?;

            pages.publish(|page| *page = depth)?;
            give_pages.send(pages).expect("the stage takes it");
            wait(&handled, total(depth));
            let rings = [Ring::of("pages", &fetching), Ring::of("links", &resolving)];
            for running in [fetching, resolving] {
                running.halt();
                match running.join() {
                    Err(PipelineError::Halted) => {}
                    other => other?,
                }
            }
            Ok((handled.load(Ordering::Relaxed), rings))
        }
    };
}

crawl!(with_elastic_rings, [grow: after 5ms, up to 65536;]);
crawl!(with_fixed_rings, []);

/// How many links a page has, or pages a link leads to.
fn found(level: Level) -> u32 {
    if level > 0 { 2 } else { 0 }
}

/// All pages and links of a crawl.
fn total(depth: u32) -> u64 {
    (2 << depth) - 1
}

/// Waits until this many are handled or nothing moves any more.
fn wait(handled: &AtomicU64, total: u64) {
    let (mut seen, mut since) = (0, Instant::now());
    while seen < total && since.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(1));
        let now = handled.load(Ordering::Relaxed);
        if now != seen {
            (seen, since) = (now, Instant::now());
        }
    }
}

/// The size of a ring now.
struct Ring {
    name: &'static str,
    capacity: usize,
    growths: u32,
}

impl Ring {
    fn of(name: &'static str, running: &Running) -> Self {
        let stats = running.stats();
        Self { name, capacity: stats.capacity, growths: stats.growths }
    }
}

fn main() -> Result<ExitCode, PipelineError> {
    let Options { depth, fixed } = Options::parse();
    let (handled, rings) = if fixed { with_fixed_rings(depth)? } else { with_elastic_rings(depth)? };
    for Ring { name, capacity, growths } in rings {
        println!("{name}: {capacity} slots after {growths} growths");
    }
    let total = total(depth);
    if handled == total {
        println!("all {total} pages and links are handled");
        Ok(ExitCode::SUCCESS)
    } else {
        println!("stuck: {handled} of {total} pages and links are handled, and the rest is dropped");
        // Getting stuck is what fixed rings are to show.
        Ok(if fixed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
