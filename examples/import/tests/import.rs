//! The program, run as a user runs it, and killed.

use rusqlite::{Connection, OpenFlags};
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const MONTH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/flights-2013-01.csv");

/// Far more than any run takes, so that only a hang gets there.
const DEADLINE: Duration = Duration::from_secs(120);

/// A directory with an input, `flights.csv`, and what an import makes of it.
struct Place(TempDir);

impl Place {
    fn new(csv: impl AsRef<[u8]>) -> Self {
        let place = Self(tempfile::tempdir().expect("a temporary directory"));
        fs::write(place.path("flights.csv"), csv).expect("the input can be written");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn start(&self, arguments: &[&str]) -> Child {
        start(&self.path("flights.csv"), self.0.path(), arguments)
    }

    fn finish(&self) -> Finished {
        Finished::of(self.start(&[]))
    }

    /// Imports what is not yet imported.
    fn import(&self) -> String {
        let finished = self.finish();
        assert_eq!((finished.code, finished.stderr.as_str()), (Some(0), ""));
        finished.stdout
    }

    /// How many lines are done, as whoever reads the database sees it.
    fn lines(&self) -> u64 {
        Connection::open_with_flags(self.path("flights.csv.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .and_then(|database| database.query_row("SELECT lines FROM progress", [], |row| row.get(0)))
            .unwrap_or(0)
    }

    /// Waits until more than `lines` lines are done. False if the program ends before.
    fn wait_beyond(&self, lines: u64, child: &mut Child) -> bool {
        let start = Instant::now();
        while self.lines() <= lines {
            assert!(start.elapsed() < DEADLINE, "the program makes no progress");
            if child.try_wait().expect("the program can be waited for").is_some() {
                return false;
            }
            thread::sleep(Duration::from_millis(1));
        }
        true
    }

    fn database(&self) -> Connection {
        Connection::open(self.path("flights.csv.db")).expect("the database is there")
    }

    /// Everything that was stored, as text.
    fn stored(&self) -> Vec<String> {
        let database = self.database();
        let mut flights = database.prepare("SELECT * FROM flights ORDER BY line").expect("the table is there");
        let columns = flights.column_count();
        let rows = flights.query_map([], |row| {
            (0..columns).try_fold(String::new(), |mut text, column| {
                write!(text, "{:?}|", row.get_ref(column)?).expect("memory takes it");
                Ok(text)
            })
        });
        rows.and_then(Iterator::collect).expect("the flights can be read")
    }

    fn rejects(&self) -> String {
        fs::read_to_string(self.path("flights.csv.rejects")).expect("the rejects can be read")
    }
}

fn start(input: &Path, into: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_import"))
        .args([input.as_os_str(), OsStr::new("--into"), into.as_os_str()])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

struct Finished {
    /// None if a signal ended it.
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Finished {
    /// Waits for the end of the program. What it prints fits into the pipes.
    fn of(mut child: Child) -> Self {
        let start = Instant::now();
        while child.try_wait().expect("the program can be waited for").is_none() {
            if start.elapsed() > DEADLINE {
                child.kill().expect("the program can be killed");
                panic!("the program hangs");
            }
            thread::sleep(Duration::from_millis(1));
        }
        let output = child.wait_with_output().expect("the program has ended");
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|text| String::from_utf8(text).expect("the program prints text"));
        Self { code: output.status.code(), stdout, stderr }
    }
}

fn assert_refused(finished: &Finished, message: &str) {
    assert_eq!((finished.code, finished.stdout.as_str()), (Some(2), ""), "{}", finished.stderr);
    assert!(finished.stderr.contains(message), "{}", finished.stderr);
    assert!(finished.stderr.starts_with("import: "), "{}", finished.stderr);
    assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
}

fn assert_same(place: &Place, other: &Place) {
    assert!(place.stored() == other.stored(), "other flights are stored");
    assert!(place.rejects() == other.rejects(), "other lines are rejected");
    assert_eq!(place.lines(), other.lines());
}

fn month() -> String {
    fs::read_to_string(MONTH).expect("the month is there")
}

/// Many flights, some lines broken, so that an import takes long enough to be stopped in the middle.
fn many() -> String {
    let month = month();
    let (header, flights) = month.split_once('\n').expect("a header");
    let mut many = format!("{header}\n");
    for (number, flight) in flights.lines().cycle().take(100_000).enumerate() {
        let flight = if number % 101 == 7 { &flight[..20] } else { flight };
        writeln!(many, "{flight}").expect("memory takes it");
    }
    many
}

#[test]
fn stores_the_month() {
    let place = Place::new(month());
    assert!(place.import().starts_with("27004 flights stored and 0 lines rejected now\n"));
    let totals = "SELECT count(*), sum(departure_delay), sum(arrival_delay), sum(distance) FROM flights";
    let totals = place.database().query_row(totals, [], |row| {
        Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
    });
    assert_eq!(totals, Ok((27_004, 265_801, 161_819, 27_188_805)));

    // SQLite finds the past of each aircraft in its own way.
    let wrong = "
        SELECT count(*) FROM (
            SELECT *,
                row_number() OVER aircraft AS expected_leg,
                lag(destination) OVER aircraft AS expected_previous,
                lag(arrival_delay) OVER aircraft AS expected_delay,
                sum(arrival_delay) OVER (aircraft ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS expected_before
            FROM flights WHERE tail <> '' AND departure_delay IS NOT NULL
            WINDOW aircraft AS (PARTITION BY tail ORDER BY line)
        )
        WHERE leg <> expected_leg OR previous IS NOT expected_previous OR previous_delay IS NOT expected_delay
            OR coalesce(delay_before, 0) <> coalesce(expected_before, 0)";
    assert_eq!(place.database().query_row(wrong, [], |row| row.get(0)), Ok(0));
    let others = "SELECT sum(leg) FROM flights WHERE tail = '' OR departure_delay IS NULL";
    assert_eq!(place.database().query_row(others, [], |row| row.get(0)), Ok(0));
}

#[test]
fn a_second_run_has_nothing_to_do() {
    let place = Place::new(month());
    place.import();
    let stored = place.stored();
    let stdout = place.import();
    assert!(stdout.starts_with("27005 lines were imported before\n0 flights stored and 0 lines rejected now\n"));
    assert!(place.stored() == stored);
}

#[test]
fn rejects_have_a_number_a_reason_and_the_line() {
    let month = month();
    let lines: Vec<&str> = month.lines().collect();
    let mut csv = Vec::new();
    let bad: [&[u8]; 4] = [b"too short", &lines[2].as_bytes()[..30], b"\xFF\xFE", b"\"quoted\""];
    for line in [lines[0].as_bytes(), lines[1].as_bytes(), bad[0], b"", bad[1], lines[2].as_bytes(), bad[2], bad[3]] {
        csv.extend_from_slice(line);
        csv.push(b'\n');
    }
    let place = Place::new(csv);
    assert!(place.import().starts_with("2 flights stored and 4 lines rejected now\n"));
    let rejects = fs::read(place.path("flights.csv.rejects")).expect("the rejects can be read");
    let mut expected = Vec::new();
    let reasons = [
        "3\t1 fields instead of 19",
        "5\t10 fields instead of 19",
        "7\tnot UTF-8",
        "8\tquoted fields are not supported",
    ];
    for (reason, line) in reasons.iter().zip(bad) {
        expected.extend_from_slice(&[reason.as_bytes(), b"\t", line, b"\n"].concat());
    }
    assert_eq!(String::from_utf8_lossy(&rejects), String::from_utf8_lossy(&expected));
}

#[test]
fn a_killed_import_goes_on_where_it_stopped() {
    let csv = many();
    let whole = Place::new(&csv);
    whole.import();
    assert_eq!(whole.lines(), 100_001);

    let place = Place::new(&csv);
    let (mut kills, mut lines) = (0, 0);
    loop {
        let mut child = place.start(&[]);
        let is_running = place.wait_beyond(lines + 5_000, &mut child);
        child.kill().expect("the program can be killed");
        child.wait().expect("the program ends");
        if !is_running {
            break;
        }
        kills += 1;
        lines = place.lines();
    }
    assert!(kills > 0, "the import is too short to be killed in the middle");
    place.import();
    assert_same(&place, &whole);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_in_order() {
    let csv = many();
    let whole = Place::new(&csv);
    whole.import();

    let place = Place::new(&csv);
    let mut child = place.start(&[]);
    assert!(place.wait_beyond(0, &mut child));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("there is a kill");
    assert!(sent.success());
    let finished = Finished::of(child);
    assert_eq!((finished.code, finished.stderr.as_str()), (Some(130), ""));
    let next = format!("stopped: the next run goes on with line {}\n", place.lines() + 1);
    assert!(finished.stdout.ends_with(&next), "{}", finished.stdout);
    place.import();
    assert_same(&place, &whole);
}

#[test]
fn lines_that_are_added_are_imported_next() {
    let month = month();
    let whole = Place::new(&month);
    whole.import();

    let ends: Vec<usize> = month.match_indices('\n').map(|(end, _)| end + 1).collect();
    let place = Place::new(&month[..ends[0]]);
    for end in [ends[0], ends[1], ends[999], ends[1000], ends[20_000], month.len()] {
        fs::write(place.path("flights.csv"), &month[..end]).expect("the input can be written");
        place.import();
    }
    assert_same(&place, &whole);
}

#[test]
fn what_was_written_after_the_last_commit_is_cut_off() {
    let csv = many();
    let whole = Place::new(&csv);
    whole.import();
    let place = Place::new(&csv);
    let mut child = place.start(&[]);
    assert!(place.wait_beyond(0, &mut child));
    child.kill().expect("the program can be killed");
    child.wait().expect("the program ends");
    let mut rejects = place.rejects();
    rejects.push_str("100000\thalf a li");
    fs::write(place.path("flights.csv.rejects"), rejects).expect("the rejects can be written");
    place.import();
    assert_same(&place, &whole);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let place = Place::new("");
    assert_refused(&place.finish(), "flights.csv: the file is empty");
    fs::write(place.path("flights.csv"), "year,month,day\n").expect("the input can be written");
    assert_refused(&place.finish(), "flights.csv: the header has no carrier, flight, tailnum, origin");
    fs::remove_file(place.path("flights.csv")).expect("the input can be removed");
    assert_refused(&place.finish(), "flights.csv: No such file");
    fs::create_dir(place.path("flights.csv")).expect("a directory can be made");
    assert_refused(&place.finish(), "flights.csv: Is a directory");
    let left: Vec<_> = fs::read_dir(place.0.path()).expect("it can be listed").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn what_cannot_be_written_is_refused() {
    let place = Place::new(month());
    fs::create_dir(place.path("flights.csv.db")).expect("a directory can be made");
    assert_refused(&place.finish(), "flights.csv.db: unable to open database file");
    fs::remove_dir(place.path("flights.csv.db")).expect("the directory can be removed");
    fs::write(place.path("flights.csv.db"), "something else entirely, and long enough").expect("it can be written");
    assert_refused(&place.finish(), "flights.csv.db: file is not a database");
    let left = fs::read(place.path("flights.csv.db")).expect("it can be read");
    assert_eq!(left, b"something else entirely, and long enough");
    fs::remove_file(place.path("flights.csv.db")).expect("it can be removed");

    fs::remove_file(place.path("flights.csv.rejects")).expect("it can be removed");
    fs::create_dir(place.path("flights.csv.rejects")).expect("a directory can be made");
    assert_refused(&place.finish(), "flights.csv.rejects: ");
    fs::remove_dir(place.path("flights.csv.rejects")).expect("it can be removed");
    assert!(place.import().starts_with("27004 flights stored"));
}

#[test]
fn what_does_not_fit_the_database_is_refused() {
    let month = month();
    let place = Place::new(format!("{month}broken\n"));
    place.import();
    let stored = place.stored();

    fs::write(place.path("flights.csv.rejects"), "").expect("the rejects can be written");
    assert_refused(&place.finish(), "flights.csv.rejects: 0 bytes are there");
    fs::write(place.path("flights.csv.rejects"), "x".repeat(100)).expect("the rejects can be written");
    fs::write(place.path("flights.csv"), &month[..1_000]).expect("the input can be written");
    assert_refused(&place.finish(), "flights.csv: the file was longer when 27006 of its lines were imported");

    let elsewhere = place.path("elsewhere");
    fs::create_dir(&elsewhere).expect("a directory can be made");
    fs::rename(place.path("flights.csv"), elsewhere.join("flights.csv")).expect("the input can be moved");
    assert_refused(
        &Finished::of(start(&elsewhere.join("flights.csv"), place.0.path(), &[])),
        "flights.csv.db: the database holds ",
    );
    assert!(place.stored() == stored);
}

#[test]
fn a_failure_loses_nothing() {
    let csv = many();
    let whole = Place::new(&csv);
    whole.import();

    let (end, _) = csv.match_indices('\n').nth(1_000).expect("many lines");
    let place = Place::new(&csv[..=end]);
    place.import();
    fs::write(place.path("flights.csv"), &csv).expect("the input can be written");
    let conflict = "INSERT INTO flights SELECT 50000, date, carrier, flight, '', origin, destination,
        departure_delay, arrival_delay, distance, 0, NULL, NULL, NULL FROM flights WHERE line = 2";
    assert_eq!(place.database().execute(conflict, []), Ok(1));
    let finished = place.finish();
    assert_eq!(finished.code, Some(2));
    assert!(finished.stderr.starts_with("import: stage `store` failed at sequence "), "{}", finished.stderr);
    assert!(finished.stderr.ends_with("UNIQUE constraint failed: flights.line\n"), "{}", finished.stderr);
    assert!(place.lines() < 50_000);

    assert_eq!(place.database().execute("DELETE FROM flights WHERE line = 50000", []), Ok(1));
    place.import();
    assert_same(&place, &whole);
}

#[test]
fn two_at_once_do_not_write_each_others_files() {
    let place = Place::new(month());
    let lock = File::create(place.path("flights.csv.rejects")).expect("the file can be made");
    lock.lock().expect("it can be locked");
    assert_refused(&place.finish(), "flights.csv.rejects: another import is writing it");
    drop(lock);
    place.import();
}

#[test]
fn one_thread_imports_the_same() {
    let place = Place::new(month());
    let finished = Finished::of(place.start(&["--compare"]));
    assert_eq!((finished.code, finished.stderr.as_str()), (Some(0), ""));
    assert!(finished.stdout.starts_with("both store the same flights"), "{}", finished.stdout);
    let left: Vec<_> = fs::read_dir(place.0.path()).expect("it can be listed").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
