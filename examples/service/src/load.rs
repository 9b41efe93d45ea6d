//! Sends orders, many at once, and checks every answer.

use crate::Failure;
use crate::desk::Desk;
use crate::order::{Order, Receipt};
use crate::stock;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// One of so many orders is for something that the shop does not have.
const WRONG: u32 = 50;

/// Orders, and waits for the answer: none if the order was refused.
pub(crate) trait Client: Send + 'static {
    fn order(&mut self, order: Order) -> impl Future<Output = Result<Option<Receipt>, Failure>> + Send;
}

/// What came of it.
pub(crate) struct Report {
    orders: u32,
    /// Of those that were taken, in the order of their numbers.
    pub(crate) receipts: Vec<Receipt>,
    time: Duration,
    /// How long each answer took, in order.
    latencies: Vec<Duration>,
}

impl Report {
    /// Of so many orders, a client each at a time.
    pub(crate) async fn of<C: Client>(clients: Vec<C>, orders: u32) -> Result<Self, Failure> {
        let next = Arc::new(AtomicU32::new(0));
        let start = Instant::now();
        let mut tasks: JoinSet<_> = clients.into_iter().map(|client| send(client, Arc::clone(&next), orders)).collect();
        let (mut receipts, mut latencies) = (Vec::new(), Vec::new());
        while let Some(sent) = tasks.join_next().await {
            let sent = sent??;
            receipts.extend(sent.receipts);
            latencies.extend(sent.latencies);
        }
        let time = start.elapsed();
        latencies.sort_unstable();
        receipts.sort_unstable_by_key(|receipt: &Receipt| receipt.id);
        Ok(Self { orders, receipts, time, latencies })
    }

    pub(crate) fn per_second(&self) -> f64 {
        f64::from(self.orders) / self.time.as_secs_f64()
    }

    /// Which latency so many percent of the answers do not exceed.
    pub(crate) fn latency(&self, percent: usize) -> Duration {
        self.latencies[(self.latencies.len() - 1) * percent / 100]
    }
}

struct Sent {
    receipts: Vec<Receipt>,
    latencies: Vec<Duration>,
}

/// One order after the other, as long as there are any.
async fn send<C: Client>(mut client: C, next: Arc<AtomicU32>, orders: u32) -> Result<Sent, Failure> {
    let mut sent = Sent { receipts: Vec::new(), latencies: Vec::new() };
    loop {
        let number = next.fetch_add(1, Relaxed);
        if number >= orders {
            return Ok(sent);
        }
        let (order, is_valid) = order(number);
        let start = Instant::now();
        let receipt = client.order(order.clone()).await?;
        sent.latencies.push(start.elapsed());
        let is_right = match &receipt {
            Some(receipt) => is_valid && receipt.order == order && receipt.cents == stock::price(&order),
            None => !is_valid,
        };
        if !is_right {
            return Err(format!("{order:?} was answered by {receipt:?}").into());
        }
        sent.receipts.extend(receipt);
    }
}

/// The order with this number, and whether the shop can take it.
fn order(number: u32) -> (Order, bool) {
    let is_valid = !number.is_multiple_of(WRONG);
    let item = match number % 3 {
        _ if !is_valid => "gold",
        0 => "tea",
        1 => "coffee",
        _ => "honey",
    };
    (Order { item: item.to_owned(), quantity: 1 + number % 12 }, is_valid)
}

/// A client that has one connection, and keeps it.
pub(crate) struct Connection {
    requests: SendRequest<Full<Bytes>>,
    host: String,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (requests, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { requests, host: address.to_string() })
    }
}

impl Client for Connection {
    async fn order(&mut self, order: Order) -> Result<Option<Receipt>, Failure> {
        let request = Request::post("/orders")
            .header("host", &self.host)
            .header(CONTENT_TYPE, "application/json")
            .body(Full::from(serde_json::to_vec(&order)?))?;
        let response = self.requests.send_request(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        match status {
            StatusCode::CREATED => Ok(Some(serde_json::from_slice(&body)?)),
            StatusCode::UNPROCESSABLE_ENTITY => Ok(None),
            _ => Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into()),
        }
    }
}

/// A client that goes to the desk itself, without HTTP.
pub(crate) struct Visitor<D>(pub(crate) Arc<D>);

impl<D: Desk> Client for Visitor<D> {
    async fn order(&mut self, order: Order) -> Result<Option<Receipt>, Failure> {
        match self.0.place(order).await {
            Ok(answer) => Ok(answer.ok()),
            Err(unavailable) => Err(format!("the desk is {unavailable:?}").into()),
        }
    }
}
