//! Sends orders to a service of its own, and checks every answer and the journal.

use crate::desk::Desk;
use crate::journal::{self, Journal};
use crate::load::{Client, Connection, Report, Visitor};
use crate::options::Options;
use crate::pipeline::Ring;
use crate::server::Server;
use crate::stock::Stock;
use crate::tasks::Tasks;
use crate::{Failure, http};
use std::cmp::Ordering;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::timeout;

/// How often each desk is measured when they are compared. They take turns, so that whatever else the machine does hits both.
const ROUNDS: usize = 5;

/// Far longer than anything takes here.
const PATIENCE: Duration = Duration::from_secs(10);

/// How an order gets to the desk.
#[derive(Clone, Copy)]
enum Way {
    Http,
    Direct,
}

pub(crate) async fn run(options: &Options) -> Result<(), Failure> {
    let journal = options.journal();
    // Beside the journal that the service would write, so that it is the same disk.
    let dir = journal.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let test = Test { orders: options.requests, clients: options.connections, dir };
    println!("{} orders, {} at a time; every answer and the journal are checked", test.orders, test.clients);
    println!("{:28}  orders/s   p50 ms   p99 ms", "");
    if options.compare {
        test.compare("over HTTP", Way::Http).await?;
        test.compare("without HTTP", Way::Direct).await
    } else {
        show("over HTTP", &mut [test.run(Way::Http, pipeline).await?]);
        Ok(())
    }
}

/// Prints the round with the median speed.
fn show(name: &str, rounds: &mut [Report]) {
    let median = median(rounds, |one, other| one.per_second().total_cmp(&other.per_second()));
    let [p50, p99] = [50, 99].map(|percent| median.latency(percent).as_secs_f64() * 1e3);
    println!("{name:28}  {:8.0}  {p50:7.2}  {p99:7.2}", median.per_second());
}

fn median<T>(all: &mut [T], order: impl FnMut(&T, &T) -> Ordering) -> &T {
    all.sort_unstable_by(order);
    &all[all.len() / 2]
}

type End = tokio::task::JoinHandle<Result<(), Failure>>;

fn pipeline(journal: Journal) -> Result<(Ring, End), Failure> {
    let (desk, running) = Ring::open(Stock::new(), journal, PATIENCE)?;
    Ok((desk, tokio::spawn(async { Ok(running.join_async().await?) })))
}

#[expect(clippy::unnecessary_wraps, reason = "another desk may fail to open")]
fn tasks(journal: Journal) -> Result<(Tasks, End), Failure> {
    let (desk, end) = Tasks::open(Stock::new(), journal, PATIENCE);
    Ok((desk, tokio::spawn(async { Ok(end.await??) })))
}

struct Test<'a> {
    orders: u32,
    clients: u32,
    /// Where the journals are.
    dir: &'a Path,
}

impl Test<'_> {
    /// Measures pipeline and tasks by turns.
    async fn compare(&self, name: &str, way: Way) -> Result<(), Failure> {
        let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(self.run(way, pipeline).await?);
            theirs.push(self.run(way, tasks).await?);
            ratios.extend(ours.last().zip(theirs.last()).map(|(ours, theirs)| ours.per_second() / theirs.per_second()));
        }
        let ratio = median(&mut ratios, f64::total_cmp);
        show(&format!("{name}: pipeline"), &mut ours);
        show(&format!("{name}: tasks"), &mut theirs);
        println!("{name}, the pipeline takes {ratio:.2} times as many orders a second as tasks and channels do");
        Ok(())
    }

    /// Opens a desk, sends all orders there, and closes it.
    async fn run<D: Desk>(&self, way: Way, open: fn(Journal) -> Result<(D, End), Failure>) -> Result<Report, Failure> {
        let dir = tempfile::tempdir_in(self.dir)?;
        let path = dir.path().join("orders.jsonl");
        let (journal, _) = Journal::open(&path)?;
        let (desk, end) = open(journal)?;
        let desk = Arc::new(desk);
        let report = match way {
            Way::Http => self.over_http(&desk).await?,
            Way::Direct => self.send((0..self.clients).map(|_| Visitor(Arc::clone(&desk))).collect()).await?,
        };
        drop(desk);
        timeout(PATIENCE, end).await.map_err(|_elapsed| "the desk does not close")???;

        if journal::read(&fs::read_to_string(&path)?)? != report.receipts {
            return Err("the journal has other orders than those that were taken".into());
        }
        Ok(report)
    }

    async fn over_http<D: Desk>(&self, desk: &Arc<D>) -> Result<Report, Failure> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut server = Server::start(listener, http::orders(Arc::downgrade(desk)))?;
        let mut clients = Vec::new();
        for _ in 0..self.clients {
            clients.push(Connection::open(server.address).await?);
        }
        let report = self.send(clients).await?;
        if !server.stop(PATIENCE).await {
            return Err("the server does not stop".into());
        }
        Ok(report)
    }

    async fn send<C: Client>(&self, clients: Vec<C>) -> Result<Report, Failure> {
        timeout(6 * PATIENCE, Report::of(clients, self.orders)).await.map_err(|_elapsed| "some orders get no answer")?
    }
}
