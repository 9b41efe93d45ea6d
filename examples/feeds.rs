//! Several feeds, one order book.
//!
//! ```sh
//! cargo run --release --example feeds
//! cargo run --release --example feeds -- --feeds 8 --lines 50000 --crash 2
//! ```
//!
//! Each feed is a thread with a producer of its own. It reads lines of text and parses each straight into the slot that it
//! has claimed. A line that is no quote is passed over: no stage sees it. A feed that crashes in the middle of a line takes
//! nobody with it, and the others go on. All stages see all quotes in one order, whatever feed they come from.
//!
//! In the end the program computes the same from the same lines in one thread, and compares.

use clap::Parser;
use disruptor::{PipelineError, disruptor};
use std::ops::ControlFlow::{Break, Continue};
use std::process::ExitCode;
use std::thread;

/// Several feeds, one order book.
#[derive(Parser)]
struct Options {
    /// How many feeds there are, each on a thread of its own.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
    feeds: u32,
    /// How many lines each feed has.
    #[arg(long, default_value_t = 200_000)]
    lines: u64,
    /// The feed that crashes after half of its lines.
    #[arg(long, value_name = "FEED")]
    crash: Option<u32>,
}

/// What one feed would pay for one symbol.
#[derive(Default)]
struct Quote {
    feed: u32,
    symbol: usize,
    bid: u64,
    is_best: bool,
}

disruptor! {
    pipeline Quotes {
        event: Quote;
        capacity: 4096;
        producer: multi;

        stage book: &mut Quote;
        stage count: { feed: &u32 } after book;
        stage tape: { symbol: &usize, bid: &u64, is_best: &bool } after book;
    }
}

const SYMBOLS: usize = 16;

/// What is known in the end.
#[derive(Debug, Default, PartialEq)]
struct Report {
    /// The quotes of each feed.
    quotes: Vec<u64>,
    /// The lines of all feeds that were no quotes.
    malformed: u64,
    /// The best bid for each symbol.
    best: [u64; SYMBOLS],
}

/// A line of a feed: `symbol bid`, or, for one of about a hundred, something else.
fn line(feed: u32, number: u64) -> String {
    // Any mixture will do, as long as it is always the same.
    let mixed = (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15 ^ (u64::from(feed) << 32)) >> 20;
    if mixed.is_multiple_of(101) {
        format!("{mixed} ?")
    } else {
        format!("{} {}", mixed % SYMBOLS as u64, mixed % 99_991)
    }
}

fn parse(line: &str) -> Option<(usize, u64)> {
    let (symbol, bid) = line.split_once(' ')?;
    Some((symbol.parse().ok()?, bid.parse().ok()?))
}

/// How many of its lines a feed comes to.
fn reach(options: &Options, feed: u32) -> u64 {
    if options.crash == Some(feed) { options.lines / 2 } else { options.lines }
}

/// Publishes the lines of a feed, and returns how many were malformed.
fn publish(options: &Options, feed: u32, mut quotes: QuotesProducer<'_>) -> u64 {
    let mut malformed = 0;
    for number in 0..options.lines {
        let line = line(feed, number);
        let published = quotes.publish_with(|quote| {
            assert!(number < reach(options, feed), "feed {feed} crashes in the middle of a line");
            match parse(&line) {
                Some((symbol, bid)) => {
                    *quote = Quote { feed, symbol, bid, is_best: false };
                    Continue(())
                }
                None => Break(()),
            }
        });
        // A halt ends the feed. The result of the pipeline says why there was one.
        let Ok(published) = published else { break };
        malformed += u64::from(published.is_break());
    }
    malformed
}

/// By a pipeline.
fn merge(options: &Options) -> Result<Report, PipelineError> {
    let mut report = Report { quotes: vec![0; options.feeds as usize], ..Report::default() };
    let (mut best, mut printed) = ([0; SYMBOLS], [0; SYMBOLS]);
    report.malformed = Quotes {
        book: |quote, _, _| {
            quote.is_best = quote.bid > best[quote.symbol];
            if quote.is_best {
                best[quote.symbol] = quote.bid;
            }
        },
        count: |quote, _, _| report.quotes[*quote.feed as usize] += 1,
        // It sees the quotes in the very order in which `book` saw them, so the last of the best is the best.
        tape: |quote, _, _| {
            if *quote.is_best {
                printed[*quote.symbol] = *quote.bid;
            }
        },
    }
    .run(|quotes| {
        let malformed = thread::scope(|scope| {
            let feeds: Vec<_> = (0..options.feeds)
                .map(|feed| {
                    let quotes = quotes.clone();
                    scope.spawn(move || publish(options, feed, quotes))
                })
                .collect();
            // A feed that has crashed counts nothing.
            feeds.into_iter().map(|feed| feed.join().unwrap_or(0)).sum()
        });
        Ok(malformed)
    })?;
    report.best = printed;
    Ok(report)
}

/// By one thread, feed after feed.
fn expected(options: &Options) -> Report {
    let mut report = Report { quotes: vec![0; options.feeds as usize], ..Report::default() };
    for feed in 0..options.feeds {
        let mut malformed = 0;
        for number in 0..reach(options, feed) {
            match parse(&line(feed, number)) {
                Some((symbol, bid)) => {
                    report.quotes[feed as usize] += 1;
                    report.best[symbol] = report.best[symbol].max(bid);
                }
                None => malformed += 1,
            }
        }
        report.malformed += if options.crash == Some(feed) { 0 } else { malformed };
    }
    report
}

fn main() -> ExitCode {
    let options = Options::parse();
    if let Some(crash) = options.crash.filter(|crash| *crash >= options.feeds) {
        eprintln!("feed {crash} cannot crash: the feeds are 0 to {}", options.feeds - 1);
        return ExitCode::from(2);
    }
    let report = match merge(&options) {
        Ok(report) => report,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    for (feed, quotes) in report.quotes.iter().enumerate() {
        println!("feed {feed}: {quotes} quotes");
    }
    println!("malformed lines, all passed over: {}", report.malformed);
    println!("best bids: {:?}", report.best);
    if report == expected(&options) {
        println!("one thread, feed after feed, finds the same");
        ExitCode::SUCCESS
    } else {
        eprintln!("one thread, feed after feed, finds something else: {:?}", expected(&options));
        ExitCode::FAILURE
    }
}
