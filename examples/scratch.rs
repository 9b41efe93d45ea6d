//! A directory for a demonstration. The crate tempfile does more, and takes longer to compile than most examples.

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// A directory of this process alone, removed in the end with all that is in it.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(example: &str) -> io::Result<Self> {
        let mut attempts = 0..;
        loop {
            let path = env::temp_dir().join(format!("{example}-{}-{}", process::id(), attempts.next().unwrap_or(0)));
            match fs::create_dir(&path) {
                // What a process of this number left behind, or somebody else put there, is no place to write to.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => return Ok(Self(path)),
            }
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Nobody misses the files, and nobody is there to hear that they stay.
        let _ = fs::remove_dir_all(&self.0);
    }
}
