//! The command line.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Totals the flights of a CSV file: delays, carriers and origins.

Usage: flights [--json | --compare] [PATH]

  PATH        a CSV file with a header line, may be gzipped [default: a month of flights that comes with this example]
  --json      print one JSON object instead of tables
  --compare   print how long this takes, and how long a plain loop does
  --help      print this
";

#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) help: bool,
    pub(crate) json: bool,
    pub(crate) compare: bool,
    pub(crate) path: Option<PathBuf>,
}

impl Arguments {
    pub(crate) fn parse() -> Result<Self, String> {
        let mut arguments = Self::default();
        for argument in env::args_os().skip(1) {
            arguments.take(argument)?;
        }
        if arguments.json && arguments.compare {
            return Err("--json and --compare do not go together".into());
        }
        Ok(arguments)
    }

    fn take(&mut self, argument: OsString) -> Result<(), String> {
        match argument.to_str() {
            Some("-h" | "--help") => self.help = true,
            Some("--json") => self.json = true,
            Some("--compare") => self.compare = true,
            Some(option) if option.starts_with('-') => {
                return Err(format!("there is no option '{option}'; --help lists what there is"));
            }
            _ if self.path.is_some() => return Err("more than one file is given; --help shows how to call this".into()),
            _ => self.path = Some(argument.into()),
        }
        Ok(())
    }
}
