//! Takes orders over HTTP, each of which goes through a pipeline.
//!
//! ```text
//! cargo run --release --example service                           # until Ctrl-C
//! curl http://127.0.0.1:8080/orders --json '{ "item": "tea", "quantity": 3 }'
//! cargo run --release --example service -- --slow 200             # watch the ring fill up, at http://127.0.0.1:8080
//! cargo run --release --example service -- --self-test            # sends orders itself, and checks every answer
//! cargo run --release --example service -- --self-test --compare  # how fast tasks and channels are at the same
//! ```
//!
//! ```text
//!                       ┌──> price ──> journal ──> answer
//! handlers ──> validate ┤
//!                       └──> refuse
//! ```
//!
//! A handler publishes its order with `send_async`, and waits for the answer, which comes through a `oneshot` channel that lies in the
//! event. `validate` decides: what it refuses goes to `refuse`. It owns the stock, so that nobody needs a lock. `journal` writes a batch
//! of orders, and waits once until they are on the disk. `answer` gets them after that, so nobody has a receipt for an order that
//! a power failure could lose. The more clients wait, the larger the batches are.
//!
//! - If the ring is full for longer than `--limit`, the order is turned away with `503` and `Retry-After`: it never entered the ring.
//! - If a client goes away, its handler is dropped. Before the order is in the ring, nothing was ordered; afterwards, the order stands.
//! - Ctrl-C: no new connections, all requests are answered, the ring runs empty, the exit code is 0. A second one ends the program at once.
//! - If a stage fails (say, the disk is full), the pipeline halts. It drops the orders that it still has, and with them their channels, so
//!   that handlers answer `500` at once and nobody waits in vain. The service stops with exit code 1.
//! - The next run reads the journal, and goes on with what is left in stock.
//!
//! Is a pipeline faster than tasks with channels between them? `--compare` tells. Over HTTP it is about the same, because HTTP and the disk
//! take most of the time. Without HTTP, and with the journal in memory, tasks answer up to twice as many orders: an order that comes
//! alone wakes one thread after the other, while tasks stay on the runtime's threads. So where stages have as little to do as `validate`
//! and `price` here, tasks will do. A pipeline pays off where stages block or compute, since they hold up no task, where a stage owns
//! what others would have to lock, and where several stages read the same event.

mod desk;
mod drawing;
mod http;
mod journal;
mod load;
mod options;
mod order;
mod pipeline;
mod self_test;
mod serve;
mod server;
mod signals;
mod stock;
mod tasks;

use clap::Parser as _;
use options::Options;
use std::error::Error;
use std::process::ExitCode;

type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Options::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("service: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run(options: &Options) -> Result<ExitCode, Failure> {
    if options.self_test || options.compare {
        self_test::run(options).await?;
        return Ok(ExitCode::SUCCESS);
    }
    serve::run(options).await
}
