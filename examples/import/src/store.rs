//! The database: the flights, and how far the import has come.

use crate::Failure;
use crate::fleet::{Aircraft, Fleet};
use crate::input::Place;
use crate::row::Row;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::path::Path;

/// Progress is written with the rows that it is about, in one transaction: after any end, the one fits the other.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS flights (
        line INTEGER PRIMARY KEY,
        date TEXT NOT NULL,
        carrier TEXT NOT NULL,
        flight INTEGER NOT NULL,
        tail TEXT NOT NULL,
        origin TEXT NOT NULL,
        destination TEXT NOT NULL,
        departure_delay INTEGER,
        arrival_delay INTEGER,
        distance INTEGER NOT NULL,
        leg INTEGER NOT NULL,
        previous TEXT,
        previous_delay INTEGER,
        delay_before INTEGER
    ) STRICT;
    CREATE TABLE IF NOT EXISTS progress (
        input TEXT NOT NULL PRIMARY KEY,
        lines INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        stored INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        rejects_bytes INTEGER NOT NULL
    ) STRICT;
";

const INSERT: &str = "INSERT INTO flights VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

const COMMIT: &str = "UPDATE progress SET lines = ?1, bytes = ?2, stored = ?3, rejected = ?4, rejects_bytes = ?5";

/// How far the import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Progress {
    /// How much of the input is dealt with.
    pub(crate) place: Place,
    /// How many lines of it were stored,
    pub(crate) stored: u64,
    /// and how many rejected.
    pub(crate) rejected: u64,
    /// How much of the file of rejects is about these lines.
    pub(crate) rejects_bytes: u64,
}

/// A connection, which stays on the thread that opened it.
pub(crate) struct Store {
    connection: Connection,
    progress: Progress,
}

impl Store {
    /// Opens the database, and makes it if need be.
    pub(crate) fn open(path: &Path, input: &Path) -> Result<Self, Failure> {
        let connection = Connection::open(path)?;
        // With a write-ahead log, a commit need not wait for the disk. A power failure may undo the last commits, never
        // half of one; the next run does them again.
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.execute_batch(SCHEMA)?;
        let progress = progress(&connection, input)?;
        Ok(Self { connection, progress })
    }

    pub(crate) fn progress(&self) -> Progress {
        self.progress
    }

    /// Takes the next line: a flight, or one that was rejected. Nothing is stored before [`Store::commit`].
    pub(crate) fn add(&mut self, row: &Row) -> rusqlite::Result<()> {
        if self.connection.is_autocommit() {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
        }
        self.progress.place = row.line.end;
        if row.problem.is_some() {
            self.progress.rejected += 1;
            self.progress.rejects_bytes = row.rejects_bytes;
            return Ok(());
        }
        self.progress.stored += 1;
        let (flight, leg) = (&row.flight, &row.leg);
        let has_past = leg.number > 1;
        self.connection.prepare_cached(INSERT)?.execute(params![
            row.line.end.lines,
            flight.date,
            flight.carrier,
            flight.number,
            row.tail,
            flight.origin,
            flight.destination,
            flight.departure_delay,
            flight.arrival_delay,
            flight.distance,
            leg.number,
            has_past.then_some(&leg.previous),
            leg.previous_delay.filter(|_| has_past),
            has_past.then_some(leg.delay_before),
        ])?;
        Ok(())
    }

    /// Stores what was added since the last commit, all of it or nothing.
    pub(crate) fn commit(&mut self) -> rusqlite::Result<()> {
        let Progress { place, stored, rejected, rejects_bytes } = self.progress;
        self.connection.prepare_cached(COMMIT)?.execute(params![
            place.lines,
            place.bytes,
            stored,
            rejected,
            rejects_bytes
        ])?;
        self.connection.execute_batch("COMMIT")
    }
}

/// Reads how far an import has come. A new one starts at the beginning.
fn progress(connection: &Connection, input: &Path) -> Result<Progress, Failure> {
    let input = input.to_string_lossy();
    let stored = connection
        .query_row("SELECT * FROM progress", [], |row| {
            let progress = Progress {
                place: Place { lines: row.get("lines")?, bytes: row.get("bytes")? },
                stored: row.get("stored")?,
                rejected: row.get("rejected")?,
                rejects_bytes: row.get("rejects_bytes")?,
            };
            Ok((row.get::<_, String>("input")?, progress))
        })
        .optional()?;
    match stored {
        Some((other, _)) if other != input => {
            Err(format!("the database holds {other}: import {input} elsewhere").into())
        }
        Some((_, progress)) => Ok(progress),
        None => {
            connection.execute("INSERT INTO progress VALUES (?1, 0, 0, 0, 0, 0)", [&input])?;
            Ok(Progress::default())
        }
    }
}

/// What the flights in the database tell about those aircraft that are `wanted`.
pub(crate) fn fleet(path: &Path, wanted: impl Fn(&str) -> bool) -> rusqlite::Result<Fleet> {
    let connection = Connection::open(path)?;
    // SQLite takes the other columns from the row with the greatest `leg`.
    let mut statement = connection.prepare(
        "SELECT tail, max(leg), destination, arrival_delay, coalesce(delay_before, 0) + coalesce(arrival_delay, 0)
         FROM flights WHERE leg > 0 GROUP BY tail",
    )?;
    let mut rows = statement.query([])?;
    let mut fleet = Fleet::default();
    while let Some(row) = rows.next()? {
        let tail: String = row.get(0)?;
        if wanted(&tail) {
            let aircraft =
                Aircraft { flights: row.get(1)?, last: row.get(2)?, last_delay: row.get(3)?, delay: row.get(4)? };
            fleet.insert(tail, aircraft);
        }
    }
    Ok(fleet)
}

/// How many flights two databases do not have in common.
pub(crate) fn differences(one: &Path, other: &Path) -> rusqlite::Result<u64> {
    let connection = Connection::open(one)?;
    connection.execute("ATTACH ?1 AS other", [other.to_string_lossy()])?;
    connection.query_row(
        "SELECT (SELECT count(*) FROM (SELECT * FROM main.flights EXCEPT SELECT * FROM other.flights))
              + (SELECT count(*) FROM (SELECT * FROM other.flights EXCEPT SELECT * FROM main.flights))",
        [],
        |row| row.get(0),
    )
}
