//! The far end of a measurement: answers each batch at once, and writes nothing.

use crate::batch::{Answer, Batch};
use crate::{Failure, Options};
use std::time::Instant;

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let mut primary = options.link().to_primary()?;
    let mut request = Vec::new();
    loop {
        if !primary.receive(&mut request, Instant::now() + options.patience())? {
            return Err("nobody asks".into());
        }
        let batch = Batch::decode(&request).ok_or("this is no batch")?;
        primary.answer(&Answer { stream: batch.stream, next: batch.end(), state: None }.encode())?;
        if batch.last {
            return Ok(());
        }
    }
}
