//! By zenoh, peer to peer over TCP: no broker, no discovery. A batch is the payload of a query, and the replica is what can be queried.
//!
//! A query is finished by zenoh when nobody can answer it any more, so a killed replica is noticed at once. With two publications, one each way, who
//! asks would have to find that out by itself.
//!
//! The primary listens, with room for one replica. A second primary finds the port taken, and a second replica is turned away.

use super::{ToPrimary, ToReplica};
use crate::Failure;
use std::time::{Duration, Instant};
use zenoh::handlers::{FifoChannel, FifoChannelHandler};
use zenoh::query::{ConsolidationMode, Query, Queryable};
use zenoh::{Config, Session, Wait as _};

const KEY: &str = "replicate";

pub(super) fn to_replica(at: &str) -> Result<Box<dyn ToReplica>, Failure> {
    let session = open("listen/endpoints", at)?;
    Ok(Box::new(Asks { session }))
}

pub(super) fn to_primary(at: &str) -> Result<Box<dyn ToPrimary>, Failure> {
    let session = open("connect/endpoints", at)?;
    let queries = session.declare_queryable(KEY).with(FifoChannel::new(4)).wait()?;
    Ok(Box::new(Answers { _session: session, queries, query: None }))
}

/// A session that meets its partner at this endpoint and nobody else.
fn open(role: &str, at: &str) -> Result<Session, Failure> {
    let endpoints = format!("[{at:?}]");
    let mut config = Config::default();
    for (key, value) in [
        ("listen/endpoints", "[]"),
        (role, &*endpoints),
        ("scouting/multicast/enabled", "false"),
        ("scouting/gossip/enabled", "false"),
        ("transport/unicast/max_sessions", "1"),
        // A replica may be there before its primary, and go on after it. It keeps knocking.
        ("connect/retry", "{ period_init_ms: 10, period_max_ms: 100, period_increase_factor: 2 }"),
        ("open/return_conditions/connect_scouted", "false"),
    ] {
        config.insert_json5(key, value)?;
    }
    zenoh::open(config).wait()
}

struct Asks {
    session: Session,
}

impl ToReplica for Asks {
    fn ask(&mut self, request: &[u8], answer: &mut Vec<u8>, until: Instant) -> Result<bool, Failure> {
        // Without consolidation, which would hold the answer back until it is certain that no other one comes.
        let replies = self
            .session
            .get(KEY)
            .payload(request)
            .consolidation(ConsolidationMode::None)
            .express(true)
            .timeout(until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1)))
            .with(FifoChannel::new(4))
            .wait()?;
        // The channel is closed when nobody can answer any more: at once if no replica is there.
        while let Ok(Some(reply)) = replies.recv_deadline(until) {
            if let Ok(sample) = reply.result() {
                answer.clear();
                answer.extend_from_slice(&sample.payload().to_bytes());
                return Ok(true);
            }
        }
        Ok(false)
    }
}

struct Answers {
    _session: Session,
    queries: Queryable<FifoChannelHandler<Query>>,
    query: Option<Query>,
}

impl ToPrimary for Answers {
    fn receive(&mut self, request: &mut Vec<u8>, until: Instant) -> Result<bool, Failure> {
        self.query = self.queries.recv_deadline(until)?;
        request.clear();
        if let Some(payload) = self.query.as_ref().and_then(Query::payload) {
            request.extend_from_slice(&payload.to_bytes());
        }
        Ok(self.query.is_some())
    }

    fn answer(&mut self, answer: &[u8]) -> Result<(), Failure> {
        if let Some(query) = self.query.take() {
            query.reply(KEY, answer).express(true).wait()?;
        }
        Ok(())
    }
}
