//! How long the pipeline takes, and how long a plain loop.

#[path = "../compare/mod.rs"]
mod turns;

use crate::engine::{self, Run, TakeOrders};
use crate::scratch::Scratch;
use crate::{Failure, Fsync, plain, say};

/// Takes the orders in temporary directories. Opening the files and checking the replica is not measured.
pub(crate) fn run(orders: u64, seed: u64) -> Result<(), Failure> {
    say(format_args!("{}", turns::heading("plain loop")));
    for (name, fsync) in [("--fsync batch", Fsync::Batch), ("--fsync never", Fsync::Never)] {
        let measure = |take_orders: TakeOrders| {
            let dir = Scratch::new("exchange")?;
            let run = Run { dir: dir.path(), orders, seed, fsync, kill: None };
            let mut parts = engine::recover(&run)?;
            let (taken, result) = turns::taken(|| take_orders(&run, &mut parts));
            result.map(|()| (taken, parts.state()))
        };
        let line = turns::line(name, || measure(plain::take_orders), || measure(engine::take_orders))?;
        let line = line.ok_or("the pipeline and the plain loop come to different books")?;
        say(format_args!("{line}"));
    }
    Ok(())
}
