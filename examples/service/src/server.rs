//! An HTTP server that can be stopped.

use axum::Router;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<io::Result<()>>,
}

impl Server {
    pub(crate) fn start(listener: TcpListener, router: Router) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let server = axum::serve(listener, router).with_graceful_shutdown(async { drop(stopped.await) });
        Ok(Self { address, stop: Some(stop), task: tokio::spawn(server.into_future()) })
    }

    /// Accepts no more connections, and no more requests on those that are open.
    ///
    /// Waits until all requests that have come are answered, but not longer than `limit`: a client may never send the rest of its
    /// request. Returns whether all are answered. May be called again.
    pub(crate) async fn stop(&mut self, limit: Duration) -> bool {
        drop(self.stop.take());
        self.task.is_finished() || timeout(limit, &mut self.task).await.is_ok()
    }
}
