//! Starts the program, kills it, and compares what it leaves.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs::{self, File, OpenOptions};
use std::io::Read as _;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) const ROLES: [&str; 2] = ["primary", "replica"];

/// The orders of a run.
const ORDERS: &str = "60000";

/// Those of a second at most, so that there is time to kill.
const RATE: &str = "90000";

/// Far more than any run takes, so that only a hang gets there.
const DEADLINE: Duration = Duration::from_secs(120);

/// What a run leaves in which nobody was killed.
pub(crate) struct Whole {
    journal: Vec<u8>,
    trades: Vec<u8>,
    /// The last line that both print.
    pub(crate) state: String,
}

pub(crate) fn whole() -> &'static Whole {
    static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
        let pair = Pair::alone(false);
        let [primary, replica] = ROLES.map(|role| pair.start(role)).map(Process::succeed);
        let state =
            |output: &str| output.lines().last().and_then(|line| line.split_once(": ")).map(|line| line.1.to_owned());
        assert_eq!(state(&primary), state(&replica));
        let [journal, of_replica] = ROLES.map(|role| pair.journal(role));
        assert!(journal == of_replica, "the journals differ");
        Whole { journal, trades: pair.trades(), state: state(&primary).expect("a state") + "\n" }
    });
    &WHOLE
}

/// A primary and a replica, with a place to meet and directories of their own.
pub(crate) struct Pair {
    dir: TempDir,
    ipc: bool,
    at: String,
    /// With shared memory: the file that those who meet there lock. Open, so that its inode remains its own.
    present: Option<File>,
    /// How many the primary takes,
    pub(crate) orders: &'static str,
    /// and how many in a second at most.
    rate: &'static str,
}

impl Pair {
    pub(crate) fn new(ipc: bool) -> Self {
        // Before anything runs that is compared with it.
        whole();
        Self::alone(ipc)
    }

    fn alone(ipc: bool) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let mut present = None;
        let at = if ipc {
            let at = dir.path().join("ipc");
            fs::create_dir(&at).expect("a directory");
            present = Some(File::create(at.join("present")).expect("a file"));
            at.display().to_string()
        } else {
            let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
            format!("tcp/{}", port.expect("a free port"))
        };
        Self { dir, ipc, at, present, orders: ORDERS, rate: RATE }
    }

    /// With so many orders that it never ends.
    pub(crate) fn endless(ipc: bool) -> Self {
        let mut pair = Self::new(ipc);
        pair.orders = "1000000000";
        pair
    }

    pub(crate) fn dir(&self, role: &str) -> PathBuf {
        self.dir.path().join(role)
    }

    pub(crate) fn start(&self, role: &'static str) -> Process {
        self.start_with(role, &[])
    }

    pub(crate) fn start_with(&self, role: &'static str, arguments: &[&str]) -> Process {
        Process::start(role, self.command(role, &self.dir(role)).args(arguments))
    }

    /// Another process at the same place, in another directory.
    pub(crate) fn start_elsewhere(&self, role: &'static str) -> Process {
        Process::start(role, self.command(role, &self.dir("elsewhere").join(role)).args(["--patience", "1"]))
    }

    /// Where a file cannot have more than 256 KiB.
    pub(crate) fn start_with_little_room(&self, role: &'static str, arguments: &[&str]) -> Process {
        let program = self.command(role, &self.dir(role));
        let mut shell = Command::new("bash");
        shell.args(["-c", "trap '' XFSZ; ulimit -f 256; exec \"$0\" \"$@\""]);
        Process::start(role, shell.arg(program.get_program()).args(program.get_args()).args(arguments))
    }

    fn command(&self, role: &str, dir: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_replicate"));
        command.args([role, "--at", &self.at, "--orders", self.orders, "--fsync", "never", "--dir"]).arg(dir);
        if self.ipc {
            command.arg("--ipc");
        }
        if role == "primary" {
            command.args(["--rate", self.rate]);
        }
        command
    }

    /// Waits until the journal of that role has so many bytes.
    pub(crate) fn wait_for_journal(&self, role: &str, length: u64) {
        let start = Instant::now();
        while fs::metadata(self.dir(role).join("journal")).map_or(0, |file| file.len()) < length {
            assert!(start.elapsed() < DEADLINE, "the {role} makes no progress");
            thread::sleep(Duration::from_micros(200));
        }
    }

    /// Cuts some orders off, and the last one through the middle.
    pub(crate) fn cut_journal(&self, role: &str) {
        let path = self.dir(role).join("journal");
        let length = fs::metadata(&path).expect("a journal").len();
        let journal = OpenOptions::new().write(true).open(path).expect("a journal");
        let end = whole_records(&self.journal(role)[..usize::try_from(length - 200_000).expect("a short journal")]);
        journal.set_len(end as u64 + 3).expect("it can be cut");
        if role == "primary" {
            // They followed from what is lost now.
            fs::remove_file(self.dir(role).join("trades.csv")).expect("it can be removed");
        }
    }

    fn journal(&self, role: &str) -> Vec<u8> {
        fs::read(self.dir(role).join("journal")).expect("a journal")
    }

    fn trades(&self) -> Vec<u8> {
        fs::read(self.dir("primary").join("trades.csv")).expect("trades")
    }

    /// Nothing is missing, nothing is there twice, and nothing is left behind.
    pub(crate) fn assert_whole(&self) {
        let expected = whole();
        for role in ROLES {
            assert!(self.journal(role) == expected.journal, "the journal of the {role} is different");
        }
        assert!(self.trades() == expected.trades, "other trades were published");
        self.assert_clean();
    }

    fn assert_clean(&self) {
        if self.ipc {
            assert!(!Path::new(&self.at).exists(), "files are left: {:?}", self.files());
            assert_eq!(self.files(), <[PathBuf; 0]>::default(), "shared memory is left");
        }
    }

    /// Shared memory of this place, whose names tell device and inode of the first `present` there, and all files.
    fn files(&self) -> Vec<PathBuf> {
        let Some(present) = &self.present else { return Vec::new() };
        let present = present.metadata().expect("an open file");
        let prefix = format!("replicate_{:x}_{:x}_", present.dev(), present.ino());
        let entries = |dir: &Path| -> Vec<PathBuf> {
            let entries = fs::read_dir(dir).into_iter().flatten();
            entries.map(|entry| entry.expect("an entry").path()).collect()
        };
        let mut files = entries(Path::new("/dev/shm"));
        files.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix)));
        let at = Path::new(&self.at);
        for dir in [at.to_owned(), at.join("nodes"), at.join("services")] {
            files.extend(entries(&dir));
        }
        files
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        // If both were killed in the end, nobody was left to remove their shared memory.
        for path in self.files() {
            let _ = fs::remove_file(path);
        }
    }
}

/// The length of the header and the whole records of a journal.
fn whole_records(journal: &[u8]) -> usize {
    let mut at = 16;
    while let Some(length) = journal.get(at..).and_then(|rest| rest.first_chunk()) {
        let end = at + 8 + u32::from_le_bytes(*length) as usize;
        if end > journal.len() {
            break;
        }
        at = end;
    }
    at
}

/// A process that does not outlive this value.
pub(crate) struct Process {
    role: &'static str,
    child: Child,
}

impl Process {
    pub(crate) fn run(arguments: &[&str]) -> Self {
        Self::start("replicate", Command::new(env!("CARGO_BIN_EXE_replicate")).args(arguments))
    }

    fn start(role: &'static str, command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        Self { role, child: child.expect("the program starts") }
    }

    /// Kills it once its journal has this share of the whole one.
    pub(crate) fn kill_at(self, pair: &Pair, share: f64) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let length = (whole().journal.len() as f64 * share) as u64;
        pair.wait_for_journal(self.role, length);
        self.kill();
    }

    /// Kills it, which must still be running.
    pub(crate) fn kill(mut self) {
        assert_eq!(self.child.try_wait().expect("it can be waited for"), None, "the {} has ended before", self.role);
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it can be waited for");
    }

    /// Waits for a good end. Returns what it printed.
    pub(crate) fn succeed(self) -> String {
        let (code, stdout, stderr) = self.finish();
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{stdout}");
        stdout
    }

    /// Waits for an end with an error. Returns what it said.
    pub(crate) fn fail(self) -> String {
        let (code, stdout, stderr) = self.finish();
        assert_eq!(code, Some(2), "{stdout}{stderr}");
        stderr
    }

    /// What it prints fits into the pipes.
    fn finish(mut self) -> (Option<i32>, String, String) {
        let start = Instant::now();
        let status = loop {
            match self.child.try_wait().expect("it can be waited for") {
                Some(status) => break status,
                None => assert!(start.elapsed() < DEADLINE, "the {} hangs", self.role),
            }
            thread::sleep(Duration::from_millis(1));
        };
        let [mut stdout, mut stderr] = [String::new(), String::new()];
        self.child.stdout.take().expect("a pipe").read_to_string(&mut stdout).expect("text");
        self.child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("text");
        (status.code(), stdout, stderr)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Neither matters if it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
