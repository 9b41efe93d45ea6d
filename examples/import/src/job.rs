//! What an import needs, opened where the last run stopped.

use crate::Failure;
use crate::input::{Input, Line};
use crate::parse::Columns;
use crate::rejects::Rejects;
use crate::store::{Progress, Store};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};

pub(crate) struct Job {
    pub(crate) input: Input,
    pub(crate) columns: Columns,
    pub(crate) rejects: Rejects,
    /// Where the database is. Whoever stores opens it.
    pub(crate) database: PathBuf,
    /// How far earlier runs came.
    pub(crate) before: Progress,
    /// In bytes of the input. Shown only where standard error is a terminal.
    pub(crate) bar: ProgressBar,
}

impl Job {
    pub(crate) fn open(path: &Path, into: &Path) -> Result<Self, Failure> {
        let mut input = Input::open(path).map_err(in_file(path))?;
        let columns = columns(&mut input).map_err(in_file(path))?;
        let rejected = beside(path, into, ".rejects")?;
        let mut rejects = Rejects::open(&rejected).map_err(in_file(&rejected))?;
        let database = beside(path, into, ".db")?;
        let before = Store::open(&database, &input.path).map_err(in_file(&database))?.progress();
        input.resume(before.place).map_err(in_file(path))?;
        rejects.resume(before.rejects_bytes).map_err(in_file(&rejected))?;

        let bar = ProgressBar::new(input.size).with_position(before.place.bytes);
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent}%  {eta} left") {
            bar.set_style(style);
        }
        Ok(Self { input, columns, rejects, database, before, bar })
    }
}

fn columns(input: &mut Input) -> Result<Columns, Failure> {
    let mut header = Line::default();
    if !input.read(&mut header)? {
        return Err("the file is empty, not even a header line is there".into());
    }
    Ok(Columns::find(&header.text)?)
}

/// A file in `into` with the name of the input and something more: whatever the input is, it is another file.
fn beside(input: &Path, into: &Path, extension: &str) -> Result<PathBuf, Failure> {
    let mut name = input.file_name().ok_or("the input has no name")?.to_owned();
    name.push(extension);
    Ok(into.join(name))
}

/// Puts the name of the file before an error.
fn in_file(path: &Path) -> impl FnOnce(Failure) -> Failure {
    move |error| format!("{}: {error}", path.display()).into()
}
