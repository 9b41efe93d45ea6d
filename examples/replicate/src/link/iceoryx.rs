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
use std::io::{self, Write as _};
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

/// All files are below `at`. Shared memory has one namespace for the whole machine, so the names there depend on `at`.
fn config(at: &str) -> Result<Config, Failure> {
    let mut config = Config::default();
    config.global.set_root_path(&Path::new(at.as_bytes()).map_err(|error| format!("no path for iceoryx2: {error:?}"))?);
    let hash = at
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    let prefix = format!("replicate_{hash:016x}_");
    config.global.prefix = FileName::new(prefix.as_bytes()).map_err(|error| format!("{prefix}: {error:?}"))?;
    Ok(config)
}

/// The directory where two processes meet. Whoever leaves last removes it, with all that killed processes have left.
struct Place {
    at: PathBuf,
    config: Config,
    /// Locked by all who are here. Its length is 0 until it is removed.
    present: File,
}

impl Place {
    fn enter(at: &str) -> Result<Self, Failure> {
        let (config, at) = (config(at)?, PathBuf::from(at));
        let until = Instant::now() + TRIES;
        loop {
            fs::create_dir_all(&at)?;
            // Somebody may remove it at the same time.
            if let Ok(present) = File::options().create(true).append(true).open(at.join(PRESENT)) {
                present.lock_shared()?;
                if present.metadata()?.len() == 0 {
                    return Ok(Self { at, config, present });
                }
            }
            if Instant::now() >= until {
                return Err("cannot create files here".into());
            }
            sleep(Duration::from_millis(1));
        }
    }

    /// Nobody but the caller may be here.
    fn remove(&self) -> io::Result<()> {
        let _ = Node::<Ipc>::list(&self.config, |state| {
            if let NodeState::Dead(node) = state {
                let _ = node.blocking_remove_stale_resources(TRIES);
            }
            CallbackProgression::Continue
        });
        // SAFETY: no other process uses this domain of iceoryx2. All enter by `enter`, which locks `present`, and the caller has
        // the only lock. The caller's own node is gone, since `End` drops it before the place.
        let _ = unsafe { iceoryx2::testing::remove_global_mgmt_segment::<Ipc>(&self.config) };
        // Whoever waits for the lock sees that this file is none any more.
        (&self.present).write_all(b"-")?;
        fs::remove_file(self.at.join(PRESENT))?;
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
        if alone && self.present.metadata().is_ok_and(|file| file.len() == 0) {
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
            if let Some(response) = pending.receive()? {
                answer.clear();
                answer.extend_from_slice(response.payload());
                return Ok(true);
            }
            let nobody = self.end.requests.dynamic_config().number_of_servers() == 0;
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
