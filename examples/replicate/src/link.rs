//! What replication needs of an engine: a question and its answer, between two processes of which each may be killed.
//!
//! It is all that there is to implement for another engine. Numbers, gaps and what comes twice are no concern of a link: it may lose
//! a request or an answer, as long as somebody finds out in the end.

mod iceoryx;
mod zenoh;

use crate::Failure;
use std::env;
use std::time::Instant;

/// The primary's end.
pub(crate) trait ToReplica: Send {
    /// Sends a request, and puts the answer into `answer`. False if none has come by then, or if none will come because nobody is there.
    fn ask(&mut self, request: &[u8], answer: &mut Vec<u8>, until: Instant) -> Result<bool, Failure>;
}

/// The replica's end.
pub(crate) trait ToPrimary {
    /// Puts the next request into `request`. False if none has come by then.
    fn receive(&mut self, request: &mut Vec<u8>, until: Instant) -> Result<bool, Failure>;

    /// Answers the request that was received last.
    fn answer(&mut self, answer: &[u8]) -> Result<(), Failure>;
}

/// Where the two meet, and by which engine.
pub(crate) struct Link {
    pub(crate) ipc: bool,
    pub(crate) at: String,
}

impl Link {
    pub(crate) fn new(ipc: bool, at: Option<String>) -> Self {
        let at = at.unwrap_or_else(|| {
            if ipc {
                env::temp_dir().join("disruptor-replicate").display().to_string()
            } else {
                "tcp/127.0.0.1:17447".to_owned()
            }
        });
        Self { ipc, at }
    }

    /// The name of the engine.
    pub(crate) fn engine(&self) -> &'static str {
        if self.ipc { "iceoryx2" } else { "zenoh" }
    }

    pub(crate) fn to_replica(&self) -> Result<Box<dyn ToReplica>, Failure> {
        if self.ipc { iceoryx::to_replica(&self.at) } else { zenoh::to_replica(&self.at) }
            .map_err(|error| format!("{}: {error}", self.at).into())
    }

    pub(crate) fn to_primary(&self) -> Result<Box<dyn ToPrimary>, Failure> {
        if self.ipc { iceoryx::to_primary(&self.at) } else { zenoh::to_primary(&self.at) }
            .map_err(|error| format!("{}: {error}", self.at).into())
    }

    /// Removes what killed processes have left. Of the living, nothing.
    pub(crate) fn clean_up(&self) {
        if self.ipc {
            iceoryx::clean_up(&self.at);
        }
    }
}
