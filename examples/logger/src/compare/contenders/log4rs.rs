//! `log4rs`, with its file appender.

use super::{Contender, Opened};
use crate::Failure;
use crate::load::{Message, log_message};
use log4rs::Logger;
use log4rs::append::file::FileAppender;
use log4rs::config::{Appender, Config, Root};
use log4rs::encode::pattern::PatternEncoder;
use std::path::Path;

pub(super) const CONTENDER: Contender =
    Contender { name: "log4rs", writes: "whoever logs, one call for a record, under a lock", open };

struct Log4rs(Logger);

fn open(path: &Path) -> Result<Box<dyn Opened>, Failure> {
    let pattern = PatternEncoder::new("{d(%Y-%m-%dT%H:%M:%S%.6fZ)(utc)} {l:<5} {t}: {m}{n}");
    let file = FileAppender::builder().encoder(Box::new(pattern)).build(path)?;
    let file = Appender::builder().build("file", Box::new(file));
    let root = Root::builder().appender("file").build(log::LevelFilter::Info);
    Ok(Box::new(Log4rs(Logger::new(Config::builder().appender(file).build(root)?))))
}

impl Opened for Log4rs {
    fn log(&self, message: &Message<'_>) {
        log_message!(log::info, message, logger: &self.0);
    }

    fn close(self: Box<Self>) -> Result<(), Failure> {
        Ok(())
    }
}
