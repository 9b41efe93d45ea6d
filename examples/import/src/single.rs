//! The import in one thread: what one would write without pipelines, to compare with.

use crate::Failure;
use crate::job::Job;
use crate::row::Row;
use crate::store::{self, Store};

/// How many lines one transaction has, as many as in the pipeline at most.
const BATCH: u64 = 512;

pub(crate) fn run(job: Job) -> Result<(), Failure> {
    let Job { mut input, columns, mut rejects, database, bar, .. } = job;
    let mut store = Store::open(&database, &input.path)?;
    let mut fleet = store::fleet(&database, |_| true)?;
    let mut row = Row::default();
    let mut added = 0;
    while input.read(&mut row.line)? {
        row.problem = columns.parse(&row.line.text, &mut row.tail, &mut row.flight).err();
        match &row.problem {
            None => fleet.fly(&row.tail, &row.flight, &mut row.leg),
            Some(problem) => row.rejects_bytes = rejects.add(&row.line, problem)?,
        }
        store.add(&row)?;
        added += 1;
        if added == BATCH {
            rejects.sync()?;
            store.commit()?;
            bar.set_position(row.line.end.bytes);
            added = 0;
        }
    }
    if added > 0 {
        rejects.sync()?;
        store.commit()?;
    }
    Ok(())
}
