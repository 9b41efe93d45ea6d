//! By iceoryx2: requests and responses lie in shared memory, and an event wakes whoever waits for them.
//!
//! A process that is killed leaves its ports behind, and they take up the room that the next one needs. So whoever waits in vain for
//! a moment looks for the dead, and removes what they left.

use super::{ToPrimary, ToReplica};
use crate::Failure;
use crate::batch::LONGEST;
use iceoryx2::active_request::ActiveRequest;
use iceoryx2::port::client::Client;
use iceoryx2::port::listener::{Listener, ListenerWaitError};
use iceoryx2::port::notifier::Notifier;
use iceoryx2::port::server::Server;
use iceoryx2::prelude::*;
use iceoryx2::service::port_factory::request_response;
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The ports of this one can be handed to another thread.
type Ipc = ipc_threadsafe::Service;
type Requests = request_response::PortFactory<Ipc, [u8], (), [u8], ()>;
type Request = ActiveRequest<Ipc, [u8], (), [u8], ()>;

/// How long to wait before looking whether the other process is dead.
const MOMENT: Duration = Duration::from_millis(50);

/// How long to try to get a port: somebody else may be removing the one of a dead process.
const TRIES: Duration = Duration::from_secs(2);

/// The file that all have open who are at a place.
const PRESENT: &str = "present";

/// Room for the longest answer.
const LONGEST_ANSWER: usize = 64;

pub(super) fn to_replica(at: &str) -> Result<Box<dyn ToReplica>, Failure> {
    let end = End::open(at, "answers", "requests")?;
    let client = patiently("this is the place of another primary", &end.node, || {
        Ok(end.requests.client_builder().initial_max_slice_len(LONGEST).create()?)
    })?;
    Ok(Box::new(Asks { client, end }))
}

pub(super) fn to_primary(at: &str) -> Result<Box<dyn ToPrimary>, Failure> {
    let end = End::open(at, "requests", "answers")?;
    let server = patiently("this is the place of another replica", &end.node, || {
        Ok(end.requests.server_builder().initial_max_slice_len(LONGEST_ANSWER).create()?)
    })?;
    Ok(Box::new(Answers { request: None, server, end }))
}

pub(super) fn clean_up(at: &str) {
    drop(Place::enter(at));
}

/// What both ends have.
///
/// The fields are dropped in this order: the node goes after its ports, and the place last.
struct End {
    wake: Notifier<Ipc>,
    woken: Listener<Ipc>,
    requests: Requests,
    node: Node<Ipc>,
    _place: Place,
}

impl End {
    /// `wakes` is the event that this end waits for, `wake` the one of the other end.
    fn open(at: &str, woken: &str, wake: &str) -> Result<Self, Failure> {
        let place = Place::enter(at)?;
        let node = NodeBuilder::new().config(&place.config).signal_handling_mode(SignalHandlingMode::Disabled);
        let node = node.create::<Ipc>()?;
        let (requests, woken, wake) = patiently("cannot meet the other process here", &node, || {
            let requests = node.service_builder(&"orders".try_into()?).request_response::<[u8], [u8]>();
            let event = |name: &str| -> Result<_, Failure> {
                Ok(node.service_builder(&name.try_into()?).event().open_or_create()?)
            };
            Ok((
                requests.max_clients(1).max_servers(1).open_or_create()?,
                event(woken)?.listener_builder().create()?,
                event(wake)?.notifier_builder().create()?,
            ))
        })?;
        Ok(Self { wake, woken, requests, node, _place: place })
    }

    /// Waits until the other end wakes this one, but not beyond `until`.
    fn wait(&self, until: Instant) -> Result<(), Failure> {
        let time = until.saturating_duration_since(Instant::now()).min(MOMENT);
        match self.woken.timed_wait(|_| {}, time) {
            Ok(0) => _ = self.node.try_cleanup_dead_nodes(),
            // A signal may end it early; the caller looks, and waits again.
            Ok(_) | Err(ListenerWaitError::InterruptSignal) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// Tries again for a while. If that is in vain, the error begins with `what`.
fn patiently<T>(what: &str, node: &Node<Ipc>, mut attempt: impl FnMut() -> Result<T, Failure>) -> Result<T, Failure> {
    let until = Instant::now() + TRIES;
    loop {
        match attempt() {
            Ok(value) => return Ok(value),
            Err(error) if Instant::now() >= until => return Err(format!("{what}: {error}").into()),
            Err(_) => {
                node.try_cleanup_dead_nodes();
                sleep(Duration::from_millis(20));
            }
        }
    }
}

/// All files are below `at`. Shared memory has one namespace for the whole machine, so the names there tell the place.
fn config(at: &str, [device, inode]: [u64; 2]) -> Result<Config, Failure> {
    let mut config = Config::default();
    config.global.set_root_path(&Path::new(at.as_bytes()).map_err(|error| format!("no path for iceoryx2: {error:?}"))?);
    let prefix = format!("replicate_{device:x}_{inode:x}_");
    config.global.prefix = FileName::new(prefix.as_bytes()).map_err(|error| format!("{prefix}: {error:?}"))?;
    Ok(config)
}

/// Which file this is, by whatever path it was found: its device and inode. While somebody has it open, no other file gets these.
#[cfg(unix)]
fn identity(_: &std::path::Path, file: &File) -> io::Result<[u64; 2]> {
    use std::os::unix::fs::MetadataExt as _;
    let file = file.metadata()?;
    Ok([file.dev(), file.ino()])
}

/// Which file this is. Where there are no inodes, `present` is never removed, so its full path tells.
#[cfg(not(unix))]
fn identity(path: &std::path::Path, _: &File) -> io::Result<[u64; 2]> {
    let path = path.canonicalize()?;
    let hash = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    Ok([0, path.as_os_str().as_encoded_bytes().iter().fold(0xCBF2_9CE4_8422_2325, hash)])
}

/// The directory where two processes meet. Whoever leaves last removes it, with all that killed processes have left.
struct Place {
    at: PathBuf,
    config: Config,
    /// Locked by all who are here.
    present: File,
}

impl Place {
    fn enter(at: &str) -> Result<Self, Failure> {
        let until = Instant::now() + TRIES;
        loop {
            match Self::try_to_enter(at) {
                Ok(place) => return Ok(place),
                Err(error) if Instant::now() >= until => return Err(error),
                // Somebody may remove it at the same time.
                Err(_) => sleep(Duration::from_millis(1)),
            }
        }
    }

    fn try_to_enter(at: &str) -> Result<Self, Failure> {
        fs::create_dir_all(at)?;
        let path = PathBuf::from(at).join(PRESENT);
        let present = File::options().create(true).append(true).open(&path)?;
        present.lock_shared()?;
        let place = Self { at: at.into(), config: config(at, identity(&path, &present)?)?, present };
        // Whoever had the lock before may have removed the file. Then the next process would lock another one.
        if place.is_there()? { Ok(place) } else { Err("other processes keep removing it".into()) }
    }

    /// Whether `present` is still what is found here. It is removed under the only lock, so it stays while somebody else has one.
    fn is_there(&self) -> io::Result<bool> {
        let path = self.at.join(PRESENT);
        Ok(identity(&path, &File::open(&path)?)? == identity(&path, &self.present)?)
    }

    /// Nobody but the caller may be here.
    fn remove(&self) -> io::Result<()> {
        let _ = Node::<Ipc>::list(&self.config, |state| {
            if let NodeState::Dead(node) = state {
                let _ = node.blocking_remove_stale_resources(TRIES);
            }
            CallbackProgression::Continue
        });
        // SAFETY: no other process uses this domain of iceoryx2. Its name is the identity of the file `present`, which `try_to_enter`
        // locks before anything else, and the caller has the only lock on that file. The caller's own node is gone, since `End`
        // drops it before the place.
        let _ = unsafe { iceoryx2::testing::remove_global_mgmt_segment::<Ipc>(&self.config) };
        if cfg!(unix) {
            fs::remove_file(self.at.join(PRESENT))?;
        }
        for dir in [self.at.join("nodes"), self.at.join("services"), self.at.clone()] {
            let _ = fs::remove_dir(dir);
        }
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let alone = self.present.unlock().is_ok() && self.present.try_lock().is_ok();
        // If not alone, or if it is removed already, somebody else sees to it.
        if alone && self.is_there().is_ok_and(|there| there) {
            let _ = self.remove();
        }
    }
}

struct Asks {
    client: Client<Ipc, [u8], (), [u8], ()>,
    end: End,
}

impl ToReplica for Asks {
    fn ask(&mut self, request: &[u8], answer: &mut Vec<u8>, until: Instant) -> Result<bool, Failure> {
        let pending = self.client.loan_slice_uninit(request.len())?.write_from_slice(request).send()?;
        self.end.wake.notify()?;
        loop {
            // Looked at first: a replica that has answered and left has answered before it left.
            let nobody = self.end.requests.dynamic_config().number_of_servers() == 0;
            if let Some(response) = pending.receive()? {
                answer.clear();
                answer.extend_from_slice(response.payload());
                return Ok(true);
            }
            if nobody || Instant::now() >= until {
                return Ok(false);
            }
            self.end.wait(until)?;
        }
    }
}

struct Answers {
    request: Option<Request>,
    server: Server<Ipc, [u8], (), [u8], ()>,
    end: End,
}

impl ToPrimary for Answers {
    fn receive(&mut self, request: &mut Vec<u8>, until: Instant) -> Result<bool, Failure> {
        loop {
            self.request = self.server.receive()?;
            if let Some(received) = &self.request {
                request.clear();
                request.extend_from_slice(received.payload());
                return Ok(true);
            }
            if Instant::now() >= until {
                return Ok(false);
            }
            self.end.wait(until)?;
        }
    }

    fn answer(&mut self, answer: &[u8]) -> Result<(), Failure> {
        if let Some(request) = self.request.take() {
            request.loan_slice_uninit(answer.len())?.write_from_slice(answer).send()?;
            self.end.wake.notify()?;
        }
        Ok(())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::{PRESENT, Place};
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::thread;

    #[test]
    fn a_place_is_the_same_by_whatever_path() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let at = dir.path().join("ipc").display().to_string();
        let place = Place::enter(&at).expect("a place");
        let link = dir.path().join("link");
        symlink(&at, &link).expect("a link");
        for path in [format!("{}/./ipc", dir.path().display()), link.display().to_string()] {
            let same = Place::enter(&path).expect("a place");
            assert_eq!(same.config.global.prefix, place.config.global.prefix, "{path}");
        }
        assert!(place.is_there().expect("a file"), "somebody else removed it");
    }

    #[test]
    fn who_enters_while_others_remove_the_place_is_there() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let at = dir.path().join("ipc").display().to_string();
        thread::scope(|threads| {
            for _ in 0..3 {
                threads.spawn(|| {
                    for _ in 0..100 {
                        let place = Place::enter(&at).expect("a place");
                        assert!(place.is_there().expect("a file"));
                    }
                });
            }
        });
        assert!(!fs::exists(&at).expect("it can be looked for"));
    }

    #[test]
    fn what_a_killed_process_leaves_keeps_nobody_out() {
        // Whatever it was doing to the file.
        for left in ["", "-"] {
            let dir = tempfile::tempdir().expect("a temporary directory");
            fs::write(dir.path().join(PRESENT), left).expect("a file");
            let at = dir.path().display().to_string();
            drop(Place::enter(&at).expect("a place"));
            assert!(!fs::exists(&at).expect("it can be looked for"));
        }
    }

    #[test]
    fn a_place_that_cannot_be_says_why() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let file = dir.path().join("file");
        fs::write(&file, "").expect("a file");
        let error = Place::enter(&file.join("ipc").display().to_string()).err().expect("no place").to_string();
        assert!(error.contains("Not a directory"), "{error}");
    }
}
