//! Many tasks ask one, and each waits for its answer before it asks again, as the handlers of a service do. The answer comes through tokio's
//! oneshot channel, whoever carries the request.

use super::Slice;
use super::gate::gate;
use crate::contenders::{Channel, ToThread};
use crate::meter::Measured;
use crate::runtime::{Tasks, run};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, oneshot};

/// A number, and where its answer goes.
pub(crate) struct Request {
    number: u64,
    answer: oneshot::Sender<u64>,
}

impl Request {
    fn answer(self) {
        self.answer.send(self.number + 1).expect("somebody waits for it");
    }
}

/// Each task's requests before the clock starts.
const WARM_UP: u64 = 20;

/// Where a client puts its requests.
trait Outbox: Clone + Send + 'static {
    fn send(&mut self, request: Request) -> impl Future<Output = ()> + Send;
}

struct ToTask<C: Channel<Request>>(C::Sender);

impl<C: Channel<Request, Sender: Clone>> Clone for ToTask<C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<C: Channel<Request, Sender: Clone>> Outbox for ToTask<C> {
    async fn send(&mut self, request: Request) {
        C::send(&mut self.0, request).await;
    }
}

struct ToServer<C: ToThread<Request>>(C::Sender);

impl<C: ToThread<Request, Sender: Clone>> Clone for ToServer<C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<C: ToThread<Request, Sender: Clone>> Outbox for ToServer<C> {
    async fn send(&mut self, request: Request) {
        C::send_to_thread(&mut self.0, request).await;
    }
}

/// A task answers.
pub(crate) fn answered_by_a_task<C: Channel<Request, Sender: Clone>>(slice: Slice, clients: u64) -> Measured {
    let each = slice.messages / clients;
    run(slice.flavor, count(clients) + 1, async move |mut tasks| {
        let (sender, mut receiver) = C::open(slice.capacity);
        let answering = tasks.spawn(async move {
            C::receive_all(&mut receiver, clients * (WARM_UP + each), Request::answer).await;
            Box::new(receiver)
        });
        let measured = ask(&mut tasks, ToTask::<C>(sender), clients, each).await;
        answering.await.expect("the one who answers does not panic");
        measured
    })
}

/// A thread answers.
pub(crate) fn answered_by_a_thread<C: ToThread<Request, Sender: Clone>>(slice: Slice, clients: u64) -> Measured {
    let each = slice.messages / clients;
    run(slice.flavor, count(clients), async move |mut tasks| {
        let (sender, server) = C::open_to_thread(slice.capacity, Request::answer);
        let measured = ask(&mut tasks, ToServer::<C>(sender), clients, each).await;
        server();
        measured
    })
}

fn count(clients: u64) -> usize {
    usize::try_from(clients).expect("a small number")
}

/// Starts the clients, and the clock when all of them are warm. It runs until the last one has its last answer.
async fn ask<O: Outbox>(tasks: &mut Tasks, outbox: O, clients: u64, each: u64) -> Measured {
    let (opener, gate) = gate();
    let warm = Arc::new(Semaphore::new(0));
    let asking: Vec<_> = (0..clients)
        .map(|client| {
            let (mut outbox, gate, warm) = (outbox.clone(), gate.clone(), Arc::clone(&warm));
            tasks.spawn(async move {
                for number in 0..WARM_UP {
                    request(&mut outbox, client + number).await;
                }
                warm.add_permits(1);
                gate.pass().await;
                let mut latencies = Vec::with_capacity(count(each));
                let mut before = Instant::now();
                for number in 0..each {
                    request(&mut outbox, client + number).await;
                    let now = Instant::now();
                    latencies.push(nanoseconds(now - before));
                    before = now;
                }
                latencies
            })
        })
        .collect();
    drop(outbox);
    let all = u32::try_from(clients).expect("a small number");
    warm.acquire_many(all).await.expect("nobody closes it").forget();
    let clock = tasks.start();
    opener.open();
    let mut latencies = Vec::with_capacity(count(clients * each));
    for client in asking {
        latencies.append(&mut client.await.expect("a client does not panic"));
    }
    let measured = clock.stop();
    assert_eq!(latencies.len(), count(clients * each), "answers are missing");
    Measured { latencies, ..measured }
}

async fn request(outbox: &mut impl Outbox, number: u64) {
    let (answer, answered) = oneshot::channel();
    outbox.send(Request { number, answer }).await;
    assert_eq!(answered.await.expect("it is answered"), number + 1, "somebody else's answer");
}

#[allow(clippy::cast_possible_truncation, reason = "584 years")]
fn nanoseconds(duration: Duration) -> u64 {
    duration.as_nanos() as u64
}
