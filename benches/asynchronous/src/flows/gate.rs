//! Where many tasks wait until they may go on.

use tokio::sync::watch;

/// Opens the gate.
pub(super) struct Opener(watch::Sender<bool>);

/// Waits at the gate.
#[derive(Clone)]
pub(super) struct Gate(watch::Receiver<bool>);

pub(super) fn gate() -> (Opener, Gate) {
    let (sender, receiver) = watch::channel(false);
    (Opener(sender), Gate(receiver))
}

impl Opener {
    pub(super) fn open(&self) {
        self.0.send(true).expect("tasks wait at the gate");
    }
}

impl Gate {
    pub(super) async fn pass(mut self) {
        self.0.wait_for(|open| *open).await.expect("the gate is opened");
    }
}
