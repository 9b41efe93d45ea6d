//! The pictures of the guide: where they lie, and those files that are made.

use crate::pipelines;
use disruptor::Topology;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The pictures that show no pipeline.
const BY_HAND: [&str; 2] = ["ring", "gating"];

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
/// A picture that was drawn by hand cannot be read.
pub fn made() -> io::Result<Vec<Made>> {
    let drawn = BY_HAND.map(|name| Ok((name, fs::read_to_string(file(name))?)));
    let mut pictures = drawn.into_iter().collect::<io::Result<BTreeMap<_, _>>>()?;
    let mut made = Vec::new();
    for (name, topology) in pipelines::ALL {
        made.push(Made { path: file(name), content: draw(topology) });
        pictures.insert(name, draw(topology));
    }
    let lines: Vec<_> = pictures.iter().map(|(name, svg)| format!("[{name}.svg]: {}\n", url(svg))).collect();
    made.push(Made { path: root().join("src/guide/pictures.md"), content: lines.concat() + "\n" });
    Ok(made)
}

fn draw(topology: &Topology) -> String {
    topology.to_svg().to_owned() + "\n"
}

/// The folder of the crate that the guide is about.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../disruptor")
}

fn file(name: &str) -> PathBuf {
    root().join("guide/pictures").join(name).with_extension("svg")
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
