//! The import, as a pipeline.

use crate::fleet::{Fleet, Leg};
use crate::input::Line;
use crate::interrupt;
use crate::job::Job;
use crate::parse::{Flight, Malformed};
use crate::row::Row;
use crate::store::{self, Store};
use disruptor::{PipelineError, disruptor, shard_of};
use std::io;
use std::ops::ControlFlow::{Break, Continue};

const SHARDS: usize = 4;

disruptor! {
    /// Parse, enrich or reject, store.
    pipeline Import {
        event: Row;
        capacity: 4096;

        stage parse: { line: &Line, tail: &mut String, flight: &mut Flight, problem: &mut Option<Malformed> } -> bool;
        // All flights of one aircraft meet in one shard, in order.
        stage enrich: { tail: &String, flight: &Flight, leg: &mut Leg } after parse { shards: SHARDS by tail, state: Fleet };
        stage rejects: { line: &Line, problem: &Option<Malformed>, rejects_bytes: &mut u64 } -> io::Result<()> else parse;
        // One batch is one transaction.
        stage store: &Row -> rusqlite::Result<()> after enrich, rejects { state: Store, max_batch: 512 };
        stage progress: { line: &Line } after store;
        // Neither has much to do.
        thread aside: rejects, progress;
    }
}

pub(crate) fn run(job: Job) -> Result<(), PipelineError> {
    let Job { mut input, columns, mut rejects, database, bar, .. } = job;
    let source = input.path.clone();
    Import {
        parse: |row, _, _| {
            *row.problem = columns.parse(&row.line.text, row.tail, row.flight).err();
            row.problem.is_none()
        },
        enrich: (
            // What earlier runs stored of the aircraft of this shard.
            |shard| store::fleet(&database, |tail| shard_of(tail, SHARDS) == shard).map_err(PipelineError::other),
            |fleet, row, _, _| fleet.fly(row.tail, row.flight, row.leg),
        ),
        rejects: |row, _, end_of_batch| {
            if let Some(problem) = row.problem {
                *row.rejects_bytes = rejects.add(row.line, problem)?;
            }
            if end_of_batch { rejects.sync() } else { Ok(()) }
        },
        store: (
            || Store::open(&database, &source).map_err(PipelineError::other),
            |store, row, _, end_of_batch| {
                store.add(row)?;
                if end_of_batch { store.commit() } else { Ok(()) }
            },
        ),
        progress: |row, _, end_of_batch| {
            if end_of_batch {
                bar.set_position(row.line.end.bytes);
            }
        },
    }
    .run(|mut rows| {
        while !interrupt::requested() {
            // Read the line into the slot where it will be parsed. Only the read tells whether there is one.
            let published = rows.publish_with(|row| match input.read(&mut row.line) {
                Ok(true) => Continue(()),
                Ok(false) => Break(Ok(())),
                Err(error) => Break(Err(PipelineError::other(error))),
            })?;
            if let Break(end) = published {
                return end;
            }
        }
        Ok(())
    })
}
