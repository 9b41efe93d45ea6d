//! The pictures of the guide: where they lie, and the files that are made from them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A file that is made, and what belongs into it.
pub struct Made {
    /// Where it lies.
    pub path: PathBuf,
    /// All of it.
    pub content: String,
}

/// All files that `examples/diagrams.rs` writes.
///
/// # Errors
///
/// A picture cannot be read.
pub fn made() -> io::Result<Vec<Made>> {
    let mut pictures = Vec::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        pictures.push((name(&path), fs::read_to_string(path)?));
    }
    pictures.sort();
    let lines: Vec<_> = pictures.iter().map(|(name, svg)| format!("[{name}]: {}\n", url(svg))).collect();
    let content = lines.concat() + "\n";
    Ok(vec![Made { path: root().join("src/guide/pictures.md"), content }])
}

/// The folder of the crate that the guide is about.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../disruptor")
}

fn folder() -> PathBuf {
    root().join("guide/pictures")
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A picture as a link that needs no file: documentation that `rustdoc` makes has no files of its own.
fn url(svg: &str) -> String {
    let mut url = "data:image/svg+xml,".to_owned();
    for byte in svg.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:;=,".contains(&byte) {
            url.push(char::from(byte));
        } else {
            write!(url, "%{byte:02X}").expect("memory takes it");
        }
    }
    url
}
