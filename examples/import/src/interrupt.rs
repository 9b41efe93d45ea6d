//! Ctrl-C: the first ends the input, so that all that was read is stored. The second ends the program.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

static REQUESTED: AtomicBool = AtomicBool::new(false);

pub(crate) fn listen() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        if REQUESTED.swap(true, Relaxed) {
            std::process::exit(130);
        }
    })
}

pub(crate) fn requested() -> bool {
    REQUESTED.load(Relaxed)
}
