//! The examples, run as a user runs them. `cargo test` builds them first.

#[path = "../examples/scratch.rs"]
mod scratch;

use scratch::Scratch;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Far more than any of these runs takes, so that only a hang gets there.
const DEADLINE: Duration = Duration::from_secs(60);

/// How a run ended, and what it printed.
struct Finished {
    /// None if a signal ended it.
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// Runs an example, in a directory where it can leave nothing behind.
fn run<A: AsRef<OsStr>>(name: &str, arguments: impl IntoIterator<Item = A>) -> Finished {
    let elsewhere = temporary();
    let mut child = Command::new(binary(name))
        .args(arguments)
        .current_dir(elsewhere.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let (stdout, stderr) = (collect(child.stdout.take()), collect(child.stderr.take()));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the example can be waited for") {
            break status;
        }
        if start.elapsed() > DEADLINE {
            child.kill().expect("the example can be killed");
            child.wait().expect("the example ends");
            panic!("`{name}` hangs");
        }
        thread::sleep(Duration::from_millis(1));
    };
    let [stdout, stderr] = [stdout, stderr].map(|text| text.join().expect("output was read"));
    Finished { code: status.code(), stdout, stderr }
}

/// Examples lie beside the folder of the test's own binary, whatever the profile and the target directory.
fn binary(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let profile = own.parent().and_then(Path::parent).expect("a test lies in target/PROFILE/deps");
    let path = profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(is_fresh(&path), "{} is missing or out of date: run `cargo test`, or build it first", path.display());
    path
}

/// Whether an example is there and no older than its sources, which cargo lists beside it: `cargo test --test examples` alone does
/// not build the examples, and the tests of an old one would mislead.
fn is_fresh(binary: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let Some(built) = modified(binary) else { return false };
    let list = fs::read_to_string(binary.with_extension("d")).unwrap_or_default();
    list.split_whitespace().skip(1).filter_map(|source| modified(Path::new(source))).all(|source| source <= built)
}

/// Reads in a thread of its own, so that a full pipe never blocks the example.
fn collect(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<String> {
    let mut pipe = pipe.expect("output is piped");
    thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).expect("examples print text");
        text
    })
}

fn temporary() -> Scratch {
    Scratch::new("disruptor-tests").expect("a temporary directory")
}

/// What `--compare` prints behind the name of a line: two times and their ratio; on Unix, those of the processor too.
const TIMES: usize = if cfg!(unix) { 6 } else { 3 };

mod flights {
    use super::{Finished, TIMES, data, run, temporary};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use serde_json::{Value, json};
    use std::fmt::Write as _;
    use std::fs;
    use std::io::Write as _;

    const HEADER: &str = "dep_delay,arr_delay,carrier,origin,distance";

    /// Runs it with `--json` on a file of this content, `FILE` in its messages.
    fn flights(csv: impl AsRef<[u8]>) -> Finished {
        run_on(csv, "--json")
    }

    fn run_on(csv: impl AsRef<[u8]>, option: &str) -> Finished {
        let directory = temporary();
        let path = directory.path().join("flights.csv");
        fs::write(&path, csv).expect("the input can be written");
        let mut finished = run("flights", [option.as_ref(), path.as_os_str()]);
        finished.stderr = finished.stderr.replace(&path.display().to_string(), "FILE");
        finished
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    }

    fn parse(finished: &Finished) -> Value {
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        serde_json::from_str(&finished.stdout).expect("it prints JSON")
    }

    fn expected() -> Value {
        serde_json::from_str(&data("flights-2013-01.expected.json")).expect("JSON")
    }

    fn assert_refused(finished: &Finished, message: &str) {
        assert_eq!(finished.code, Some(2));
        assert_eq!(finished.stdout, "");
        assert!(finished.stderr.contains(message), "{}", finished.stderr);
        assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
    }

    #[test]
    fn totals_the_sample() {
        let finished = run("flights", ["--json"]);
        assert_eq!(finished.stdout.trim_end(), data("flights-2013-01.expected.json").trim_end());
        assert_eq!((finished.code, finished.stderr.as_str()), (Some(0), ""));
    }

    #[test]
    fn prints_tables() {
        let finished = run("flights", None::<&str>);
        assert_eq!(finished.code, Some(0));
        for row in [&["flights", "27004"][..], &["UA", "4637", "14576"], &["JFK", "9161"]] {
            let found = finished.stdout.lines().any(|line| line.split_whitespace().eq(row.iter().copied()));
            assert!(found, "no row {row:?} in {}", finished.stdout);
        }
    }

    #[test]
    fn finds_columns_by_name() {
        let reversed = data("flights-2013-01.csv").lines().fold(String::new(), |mut text, line| {
            let fields: Vec<_> = line.rsplit(',').map(|field| format!("\"{field}\"")).collect();
            write!(text, "{}\r\n", fields.join(",")).expect("memory takes it");
            text
        });
        assert_eq!(parse(&flights(reversed.trim_end())), expected());
    }

    #[test]
    fn na_adds_nothing() {
        let totals = parse(&flights(format!("{HEADER}\nNA,NA,UA,JFK,10\n16,-4,UA,LGA,20\n15,NA,AA,JFK,30\n")));
        let wanted = json!({
            "rows": 3,
            "cancelled": 1,
            "late_departures_over_15_min": 1,
            "total_dep_delay_min": 31,
            "total_arr_delay_min": -4,
            "total_distance_miles": 60,
            "by_carrier": {
                "AA": { "flights": 1, "total_arr_delay_min": 0 },
                "UA": { "flights": 2, "total_arr_delay_min": -4 },
            },
            "by_origin": { "JFK": 2, "LGA": 1 },
        });
        assert_eq!(totals, wanted);
    }

    #[test]
    fn malformed_lines_are_named_and_left_out() {
        let mut csv =
            format!("{HEADER}\n1,1,UA,JFK,10\n1,1,UA,JFK\n\n1,1,\"U\nA\",JFK,10\n1,x,UA,JFK,10\n").into_bytes();
        csv.extend_from_slice(
            b"1,1,U\xFF,JFK,10\n1,1,UA,JFK,10,11\n1,99999999999,UA,JFK,10\n1,1,\"UA,JFK,10\n1,1,UA,JFK,10",
        );
        let finished = flights(csv);
        let totals = parse(&finished);
        assert_eq!(totals["rows"], 3);
        assert_eq!(totals["by_carrier"]["U\nA"]["flights"], 1);
        assert!(totals.get("malformed").is_none());
        let lines: Vec<_> = finished.stderr.lines().collect();
        let starts = [
            "line 3: 4 fields",
            "line 7: arr_delay",
            "line 8: ",
            "line 9: 6 fields",
            "line 10: arr",
            "line 11: a quote",
        ];
        assert_eq!(lines.len(), starts.len() + 1, "{lines:#?}");
        for (line, start) in lines.iter().zip(starts) {
            assert!(line.starts_with(&format!("flights: FILE: {start}")), "{line}");
        }
        assert_eq!(lines[starts.len()], "flights: 6 malformed lines left out");
    }

    #[test]
    fn a_malformed_record_of_several_lines_counts_them_all() {
        let finished = flights(format!("{HEADER}\n1,1,\"U\nA\",JFK,x\n1,1,UA,JFK,10\n"));
        assert_eq!(parse(&finished)["rows"], 1);
        assert!(finished.stderr.starts_with("flights: FILE: lines 2-3: distance"), "{}", finished.stderr);
        assert!(finished.stderr.ends_with("flights: 2 malformed lines left out\n"), "{}", finished.stderr);
    }

    #[test]
    fn records_and_lines_are_counted_across_blocks() {
        // Records of many lengths and of two lines each, so that blocks end anywhere in them.
        let mut csv = format!("{HEADER}\r\n");
        let mut rows = 0;
        while csv.len() < 400_000 {
            write!(csv, "1,1,\"U\n{}\",JFK,10\r\n", "A".repeat(rows % 89)).expect("memory takes it");
            rows += 1;
        }
        csv.push_str("1,1,UA\n");
        let finished = flights(&csv);
        assert_eq!(parse(&finished)["rows"], rows);
        let wanted = format!(
            "flights: FILE: line {}: 3 fields instead of 5\nflights: 1 malformed line left out\n",
            csv.lines().count()
        );
        assert_eq!(finished.stderr, wanted);
    }

    #[test]
    fn a_line_may_be_longer_than_a_block() {
        let long = "x".repeat(300_000);
        let totals = parse(&flights(format!("{HEADER},note\n1,1,UA,JFK,10,{long}\n1,1,UA,JFK,10,\n")));
        assert_eq!(totals["rows"], 2);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_one_line() {
        let good = "1,1,UA,JFK,10\n".repeat(20_000);
        let finished = flights(format!("{HEADER}\n1,1,\"UA,JFK,10\n{good}"));
        assert_eq!(parse(&finished)["rows"], 20_000);
        assert!(finished.stderr.starts_with("flights: FILE: line 2: a quote opens"), "{}", finished.stderr);
        assert_eq!(finished.stderr.lines().count(), 2, "{}", finished.stderr);
    }

    #[test]
    fn gzipped_input_is_read_as_it_is() {
        let text = data("flights-2013-01.csv");
        let (first, second) = text.as_bytes().split_at(text.len() / 2);
        // Also two of them, one after the other, as `cat` makes it.
        assert_eq!(parse(&flights([gzip(first), gzip(second)].concat())), expected());
        let gzipped = gzip(text.as_bytes());
        let torn = flights(&gzipped[..gzipped.len() / 2]);
        assert_eq!((torn.code, torn.stdout.as_str()), (Some(2), ""));
        assert!(torn.stderr.starts_with("flights: FILE: "), "{}", torn.stderr);
    }

    #[test]
    fn compares_itself_with_a_plain_loop() {
        let finished = run_on(format!("{HEADER}\n1,1,UA,JFK,10\nNA,NA,AA,LGA,20\n1,1,UA\n"), "--compare");
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        assert!(finished.stdout.contains("plain loop"), "{}", finished.stdout);
        let last = finished.stdout.lines().last().unwrap_or_default();
        assert!(last.starts_with("this file"), "{}", finished.stdout);
        assert_eq!(last.split_whitespace().count(), 2 + TIMES, "{last}");
    }

    #[test]
    fn a_header_alone_is_a_month_without_flights() {
        for end in ["", "\n", "\r\n\r\n"] {
            let totals = parse(&flights(format!("\u{FEFF}{HEADER}{end}")));
            assert_eq!((&totals["rows"], &totals["by_origin"]), (&json!(0), &json!({})));
        }
    }

    #[test]
    fn unusable_input_is_refused() {
        assert_refused(&flights(""), "the file is empty");
        assert_refused(&flights("carrier,origin,distance\n"), "the header has no columns dep_delay, arr_delay");
        assert_refused(&flights(HEADER.replace("origin", "from")), "the header has no column origin");
        assert_refused(&run("flights", ["there-is-no-such.csv"]), "there-is-no-such.csv: ");
        assert_refused(&run("flights", ["."]), "flights: .: ");
    }

    #[test]
    fn explains_its_arguments() {
        assert!(run("flights", ["--help"]).stdout.contains("--json"));
        assert_eq!(run("flights", ["--frobnicate"]).code, Some(2));
    }
}

/// A file of the examples.
fn data(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name);
    fs::read_to_string(path).expect("the file comes with the examples")
}

mod exchange {
    use super::{Finished, Scratch, TIMES, run, temporary};
    use std::fs;
    use std::path::Path;

    const ORDERS: u64 = 2_000;
    /// The length of the journal's header.
    const HEADER: usize = 16;

    /// Runs it in this directory until it has taken so many orders.
    fn exchange(dir: &Path, orders: u64, more: &[&str]) -> Finished {
        let (dir, orders) = (dir.display().to_string(), orders.to_string());
        run("exchange", [&["--dir", &dir, "--orders", &orders, "--fsync", "never"], more].concat())
    }

    fn read(dir: &Scratch, name: &str) -> Vec<u8> {
        fs::read(dir.path().join(name)).expect("the exchange keeps its files")
    }

    /// An exchange that was never interrupted, and what it printed at the end.
    fn uninterrupted(orders: u64) -> (Scratch, String) {
        let dir = temporary();
        let finished = exchange(dir.path(), orders, &[]);
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        (dir, finished.stdout)
    }

    /// Lets the exchange go on, and compares it with one that was never interrupted.
    fn assert_recovers(dir: &Scratch, whole: &(Scratch, String), orders: u64) {
        let finished = exchange(dir.path(), orders, &[]);
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        assert_eq!(finished.stdout.lines().last(), whole.1.lines().last());
        for name in ["journal", "trades.csv"] {
            assert!(read(dir, name) == read(&whole.0, name), "{name} differs");
        }
    }

    fn assert_refused(finished: &Finished, message: &str) {
        assert_eq!(finished.code, Some(2), "{}", finished.stdout);
        assert!(finished.stderr.contains(message), "{}", finished.stderr);
        assert!(finished.stderr.starts_with("exchange: "), "{}", finished.stderr);
        assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
    }

    /// Where each record of a journal starts, and where the last one ends.
    fn records(journal: &[u8]) -> Vec<usize> {
        let mut starts = vec![HEADER];
        let mut at = HEADER;
        while let Some(length) = journal.get(at..at + 4) {
            let length = u32::from_le_bytes(length.try_into().expect("four bytes"));
            at += 8 + usize::try_from(length).expect("a short record");
            starts.push(at);
        }
        assert_eq!(at, journal.len());
        starts
    }

    #[test]
    fn demonstrates_itself() {
        let finished = run("exchange", None::<&str>);
        assert_eq!(finished.code, Some(0), "{}{}", finished.stdout, finished.stderr);
        assert!(finished.stdout.contains("killed at order 50000"), "{}", finished.stdout);
        assert!(finished.stdout.contains("cut off 11 bytes"), "{}", finished.stdout);
        assert!(finished.stdout.contains("both are the same"), "{}", finished.stdout);
    }

    #[test]
    fn recovers_wherever_it_is_killed() {
        let whole = uninterrupted(ORDERS);
        for (kill_at, tear) in [(0, "0"), (0, "5"), (1, "1"), (63, "16"), (64, "8"), (1_000, "999"), (ORDERS - 1, "7")]
        {
            let dir = temporary();
            let kill_at = kill_at.to_string();
            let killed = exchange(dir.path(), ORDERS, &["--kill-at", &kill_at, "--tear", tear]);
            assert_ne!(killed.code, Some(0));
            assert!(read(&whole.0, "journal").starts_with(&read(&dir, "journal")));
            assert!(read(&whole.0, "trades.csv").starts_with(&read(&dir, "trades.csv")));
            assert_recovers(&dir, &whole, ORDERS);
        }
    }

    #[test]
    fn recovers_from_being_killed_again_and_again() {
        let whole = uninterrupted(ORDERS);
        let dir = temporary();
        for kill_at in [3, 3, 500, 501, 1_999] {
            let killed = exchange(dir.path(), ORDERS, &["--kill-at", &kill_at.to_string()]);
            assert_ne!(killed.code, Some(0));
            assert_ne!(killed.code, Some(2), "{}", killed.stderr);
        }
        assert_recovers(&dir, &whole, ORDERS);
    }

    #[test]
    fn publishes_nothing_before_it_is_journalled() {
        let dir = temporary();
        // What the journal has not written is lost, and this late that is a part of a long batch.
        exchange(dir.path(), 100_000, &["--kill-at", "90001"]);
        let journalled = records(&read(&dir, "journal")).len() as u64 - 1;
        let trades = String::from_utf8(read(&dir, "trades.csv")).expect("text");
        let mut takers = trades.lines().filter_map(|line| line.split(',').nth(1));
        let last: u64 = takers.next_back().expect("there are trades").parse().expect("a number");
        assert!(last < journalled, "order {last} has been traded, of {journalled} in the journal");
        let recovered = exchange(dir.path(), 90_001, &[]);
        assert_eq!(recovered.code, Some(0), "{}", recovered.stderr);
        assert!(read(&dir, "trades.csv").starts_with(trades.as_bytes()));
    }

    #[test]
    fn a_tail_torn_at_any_byte_is_cut_off() {
        const FEW: u64 = 40;
        let whole = uninterrupted(FEW);
        let journal = read(&whole.0, "journal");
        let starts = records(&journal);
        // The last two records, the last byte alone too, and the header.
        let last_two = starts[starts.len() - 3]..journal.len();
        for length in (0..=HEADER).chain(last_two) {
            let dir = temporary();
            fs::write(dir.path().join("journal"), &journal[..length]).expect("the journal can be written");
            assert_recovers(&dir, &whole, FEW);
        }
    }

    #[test]
    fn a_damaged_record_is_a_torn_tail_only_at_the_end() {
        const FEW: u64 = 40;
        let whole = uninterrupted(FEW);
        let journal = read(&whole.0, "journal");
        let starts = records(&journal);
        let damaged = |at: usize| {
            let dir = temporary();
            let mut journal = journal.clone();
            journal[at] ^= 0x40;
            fs::write(dir.path().join("journal"), journal).expect("the journal can be written");
            dir
        };
        let last = starts[starts.len() - 2];
        for at in last..journal.len() {
            assert_recovers(&damaged(at), &whole, FEW);
        }
        for at in starts[10]..starts[11] {
            let dir = damaged(at);
            let before = read(&dir, "journal");
            let message = format!("the journal is damaged at byte {}, in the record of order 10", starts[10]);
            assert_refused(&exchange(dir.path(), FEW, &[]), &message);
            assert!(read(&dir, "journal") == before, "a refused journal is left alone");
        }
    }

    #[test]
    fn unusable_files_and_arguments_are_refused() {
        let (dir, _) = uninterrupted(100);
        assert_refused(&exchange(dir.path(), 100, &["--seed", "2"]), "--seed 1, not 2");
        assert_refused(&exchange(dir.path(), 99, &[]), "the journal holds 100 orders, more than --orders 99");
        assert_refused(&exchange(dir.path(), 200, &["--kill-at", "99"]), "--kill-at 99 is never reached");
        assert_refused(&exchange(dir.path(), 200, &["--kill-at", "200"]), "--kill-at 200 is never reached");

        let mut trades = read(&dir, "trades.csv");
        trades.extend_from_slice(b"999,1,2,3,4\n");
        fs::write(dir.path().join("trades.csv"), trades).expect("trades can be written");
        assert_refused(&exchange(dir.path(), 100, &[]), "trades are published, but the journal accounts for");

        fs::write(dir.path().join("journal"), "something else entirely").expect("the journal can be written");
        assert_refused(&exchange(dir.path(), 100, &[]), "not a journal");
        fs::remove_file(dir.path().join("journal")).expect("the journal can be removed");
        fs::create_dir(dir.path().join("journal")).expect("a folder can be made");
        assert_refused(&exchange(dir.path(), 100, &[]), "journal: ");
        assert_eq!(run("exchange", ["--fsync", "sometimes"]).code, Some(2));
        assert_eq!(run("exchange", ["--tear", "3"]).code, Some(2));
    }

    #[test]
    fn explains_its_arguments() {
        let finished = run("exchange", ["--help"]);
        assert_eq!(finished.code, Some(0));
        assert!(finished.stdout.contains("--kill-at") && finished.stdout.contains("--fsync"));
    }

    #[test]
    fn compares_itself_with_a_plain_loop() {
        let finished = run("exchange", ["--compare", "--orders", "3000"]);
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        assert!(finished.stdout.contains("plain loop"), "{}", finished.stdout);
        for fsync in ["batch", "never"] {
            let line = finished.stdout.lines().find(|line| line.starts_with(&format!("--fsync {fsync}")));
            let columns = line.unwrap_or_default().split_whitespace().count();
            assert_eq!(columns, 2 + TIMES, "{}", finished.stdout);
        }
        assert_eq!(run("exchange", ["--compare", "--dir", "x"]).code, Some(2));
    }
}

#[test]
fn feeds_are_merged_whoever_crashes() {
    let finished = run("feeds", ["--lines", "2000"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(finished.stdout.contains("finds the same"), "{}", finished.stdout);
    let finished = run("feeds", ["--feeds", "3", "--lines", "2000", "--crash", "1"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(finished.stderr.contains("feed 1 crashes in the middle of a line"), "{}", finished.stderr);
    let finished = run("feeds", ["--feeds", "3", "--crash", "3"]);
    assert_eq!(finished.code, Some(2));
    assert_eq!(finished.stderr.trim_end(), "feed 3 cannot crash: the feeds are 0 to 2");
}

#[test]
fn elastic_handles_everything() {
    let finished = run("elastic", ["--depth", "10"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(finished.stdout.contains("all 2047 pages and links are handled"), "{}", finished.stdout);
}

#[test]
fn elastic_shows_fixed_rings_stuck() {
    let finished = run("elastic", ["--depth", "10", "--fixed"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(finished.stdout.contains("stuck: "), "{}", finished.stdout);
    assert!(finished.stdout.contains("pages: 16 slots after 0 growths"), "{}", finished.stdout);
}

#[test]
fn unicast_throughput_benchmark_prints_a_line_for_each_run() {
    let finished = run("unicast_throughput_benchmark", ["-n", "20001"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    let lines: Vec<&str> = finished.stdout.lines().collect();
    assert_eq!(lines.len(), 1 + 4 * 3 + 1, "{}", finished.stdout);
    assert!(lines.iter().all(|line| line.contains(" ops/s, waited ")), "{}", finished.stdout);
    let of = |name: &str| lines.iter().filter(|line| line.starts_with(name)).count();
    let runs =
        ["single-threaded loop", "elastic ring", "BlockingWaitStrategy", "YieldWaitStrategy", "SpinWaitStrategy"]
            .map(of);
    assert_eq!(runs, [1, 3, 3, 3, 3]);
}

#[test]
fn unicast_throughput_benchmark_refuses_what_is_no_number() {
    for n in ["0", "-1", "many"] {
        let finished = run("unicast_throughput_benchmark", ["-n", n]);
        assert_eq!(finished.code, Some(2), "{n}: {}", finished.stderr);
        assert!(finished.stdout.is_empty());
    }
}
