//! This one.

use super::{Contender, Opened};
use crate::Failure;
use crate::load::{Message, log_message};
use logger::Logger;

pub(super) const CONTENDER: Contender = Contender {
    name: "this one",
    writes: "by a thread of its own, one call for a batch, at once",
    open: |path| Ok(Box::new(Ours(Logger::open(path)?))),
};

struct Ours(Logger);

impl Opened for Ours {
    fn log(&self, message: &Message<'_>) {
        log_message!(log::info, message, logger: &self.0);
    }

    fn close(self: Box<Self>) -> Result<(), Failure> {
        self.0.close()?;
        Ok(())
    }
}
