//! Further processes of this program.

use crate::link::Link;
use crate::{Failure, Options, interrupt};
use clap::ValueEnum as _;
use std::env;
use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A process that does not outlive this value.
pub(crate) struct Process {
    role: &'static str,
    child: Child,
}

impl Process {
    /// Starts this program in a role that meets its partner at `link`.
    pub(crate) fn start(
        role: &'static str,
        dir: Option<&Path>,
        link: &Link,
        options: &Options,
    ) -> Result<Self, Failure> {
        let mut command = Command::new(env::current_exe()?);
        command.args([role, "--at", &link.at]);
        if link.ipc {
            command.arg("--ipc");
        }
        if let Some(dir) = dir {
            command.args([OsStr::new("--dir"), dir.as_os_str()]);
        }
        for (name, number) in [("--orders", options.orders), ("--seed", options.seed), ("--patience", options.patience)]
        {
            command.args([name, &number.to_string()]);
        }
        if let Some(rate) = options.rate {
            command.args(["--rate", &rate.to_string()]);
        }
        if let Some(fsync) = options.fsync.to_possible_value() {
            command.args(["--fsync", fsync.get_name()]);
        }
        Ok(Self { role, child: command.spawn()? })
    }

    /// Kills it in the middle of whatever it does: SIGKILL, where there are signals.
    pub(crate) fn kill(&mut self) -> Result<ExitStatus, Failure> {
        if let Some(status) = self.child.try_wait()? {
            return Err(format!("the {} that was to be killed has ended before: {status}", self.role).into());
        }
        self.child.kill()?;
        Ok(self.child.wait()?)
    }

    /// Its exit status, if it has ended.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>, Failure> {
        Ok(self.child.try_wait()?)
    }

    /// Waits until it ends well.
    pub(crate) fn finish(mut self, until: Instant) -> Result<(), Failure> {
        loop {
            match self.ended()? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => return Err(format!("the {} has failed: {status}", self.role).into()),
                None => pause(until)?,
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Neither matters if it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sleeps for a moment. An error after Ctrl-C, and when there is no time left.
pub(crate) fn pause(until: Instant) -> Result<(), Failure> {
    if interrupt::requested() {
        return Err("interrupted".into());
    }
    if Instant::now() >= until {
        return Err("this takes too long".into());
    }
    sleep(Duration::from_micros(500));
    Ok(())
}

/// A place to meet that nobody else uses.
pub(crate) fn meeting_place(ipc: bool, dir: &Path) -> Result<Link, Failure> {
    let at = if ipc {
        dir.join("ipc").display().to_string()
    } else {
        // Somebody might take the port before the primary does, which then says so.
        format!("tcp/{}", TcpListener::bind("127.0.0.1:0")?.local_addr()?)
    };
    Ok(Link::new(ipc, Some(at)))
}
