//! The `replicate` stage: sees to it that the replica has what the primary is going to match.

use crate::batch::{Answer, Batch, FAREWELL, MOST};
use crate::link::ToReplica;
use crate::order::Order;
use crate::state::State;
use crate::{Failure, Options, history};
use disruptor::{Halted, Handle};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long one attempt may take. A replica that is only slow gets the batch twice then, and takes it once.
pub(crate) const ATTEMPT: Duration = Duration::from_secs(1);

/// How long to wait before the next one.
const PAUSE: Duration = Duration::from_millis(5);

pub(crate) struct Replicator {
    link: Box<dyn ToReplica>,
    /// Where the link leads, for messages.
    at: String,
    stream: u64,
    /// The primary's own journal: what the replica lacks comes from there.
    journal: PathBuf,
    patience: Duration,
    /// The number of the order that the replica wants next, as far as is known.
    next: u64,
    request: Vec<u8>,
    answer: Vec<u8>,
    /// The pipeline, once it runs.
    pub(crate) pipeline: Arc<OnceLock<Handle>>,
    /// How many batches were answered since it caught up,
    pub(crate) batches: u32,
    /// and how long that took.
    pub(crate) time: Duration,
}

impl Replicator {
    /// `journal` is the primary's own.
    pub(crate) fn new(link: Box<dyn ToReplica>, at: &str, options: &Options, journal: PathBuf) -> Self {
        Self {
            link,
            at: at.to_owned(),
            stream: options.seed,
            journal,
            patience: options.patience(),
            next: 0,
            request: Vec::new(),
            answer: Vec::new(),
            pipeline: Arc::default(),
            batches: 0,
            time: Duration::ZERO,
        }
    }

    /// Finds the replica, and brings it up to a journal with this many orders. It may be ahead: returns the order that it wants next.
    pub(crate) fn catch_up(&mut self, orders: u64) -> Result<u64, Failure> {
        // A batch without orders: only the answer matters.
        self.next = self.send(orders, &[], false, Instant::now() + self.patience)?.next;
        self.replicate(orders, &[])?;
        (self.batches, self.time) = (0, Duration::ZERO);
        Ok(self.next)
    }

    /// Returns when the replica has written all orders up to these, the first of which has the number `first`.
    pub(crate) fn replicate(&mut self, first: u64, orders: &[Order]) -> Result<(), Failure> {
        let end = first + orders.len() as u64;
        let mut until = Instant::now() + self.patience;
        let mut past = Vec::new();
        while self.next < end {
            // A replica that has come back may lack more than this batch.
            if self.next < first && past.is_empty() {
                until = Instant::now() + self.patience;
                past = history::before(first, &self.journal, self.stream, until, || self.check())?;
                // To read a long journal takes long, and the replica has not been asked yet.
                until = Instant::now() + self.patience;
            }
            let (start, all) = if self.next < first { (0, &*past) } else { (first, orders) };
            let missing = &all[usize::try_from(self.next - start)?..];
            let next = self.send(self.next, &missing[..missing.len().min(MOST)], false, until)?.next;
            if next > self.next {
                until = Instant::now() + self.patience;
            } else if Instant::now() >= until {
                return Err(format!("{}: the replica does not get beyond order {next}", self.at).into());
            } else {
                self.check()?;
                sleep(PAUSE);
            }
            self.next = next;
        }
        Ok(())
    }

    /// Tells the replica that this was all. Returns where that has got to.
    pub(crate) fn finish(&mut self, orders: u64) -> Result<State, Failure> {
        let until = Instant::now() + self.patience;
        loop {
            let Answer { next, state, .. } = self.send(orders, &[], true, until)?;
            if let Some(state) = state {
                // If that gets lost, the replica only leaves later.
                let _ = self.link.ask(FAREWELL, &mut self.answer, Instant::now() + ATTEMPT);
                return Ok(state);
            }
            if next > orders {
                return Err(format!("the replica holds {next} orders, more than --orders {orders}").into());
            }
            // It has come back just now, without some of them.
            self.next = next;
            self.replicate(orders, &[])?;
        }
    }

    /// Waiting is in vain when another stage has failed.
    fn check(&self) -> Result<(), Failure> {
        if self.pipeline.get().is_some_and(Handle::is_halted) { Err(Halted.into()) } else { Ok(()) }
    }

    /// Sends a batch until it is answered, but not beyond `until`.
    fn send(&mut self, first: u64, orders: &[Order], last: bool, until: Instant) -> Result<Answer, Failure> {
        Batch::encode(self.stream, first, orders, last, &mut self.request);
        let start = Instant::now();
        while !self.link.ask(&self.request, &mut self.answer, until.min(Instant::now() + ATTEMPT))? {
            if Instant::now() >= until {
                let (at, patience) = (&self.at, self.patience.as_secs());
                return Err(format!("{at}: no replica has answered for {patience} s, at order {first}").into());
            }
            self.check()?;
            sleep(PAUSE);
        }
        self.batches += 1;
        self.time += start.elapsed();
        let answer = Answer::decode(&self.answer).ok_or_else(|| format!("{}: this is no replica", self.at))?;
        if answer.stream != self.stream {
            return Err(format!("the replica was begun with --seed {}, not {}", answer.stream, self.stream).into());
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::Replicator;
    use crate::batch::{Answer, Batch, FAREWELL};
    use crate::book::Book;
    use crate::journal::Journal;
    use crate::link::ToReplica;
    use crate::order::Order;
    use crate::state::State;
    use crate::{Arguments, Failure, Fsync, Options};
    use clap::Parser as _;
    use fastrand::Rng;
    use std::mem;
    use std::path::Path;
    use std::sync::{Arc, Mutex};
    use std::time::Instant;

    const SEED: u64 = 3;

    /// A replica that loses what it hears and what it says, now and then comes back without what it had, and never takes an order twice.
    struct Unreliable {
        orders: Arc<Mutex<Vec<Order>>>,
        rng: Rng,
        forgets: bool,
        /// It has answered the last batch.
        done: bool,
    }

    impl Unreliable {
        fn new(orders: &Arc<Mutex<Vec<Order>>>, seed: u64, forgets: bool) -> Self {
            Self { orders: Arc::clone(orders), rng: Rng::with_seed(seed), forgets, done: false }
        }
    }

    impl ToReplica for Unreliable {
        fn ask(&mut self, request: &[u8], answer: &mut Vec<u8>, _until: Instant) -> Result<bool, Failure> {
            if request == FAREWELL {
                return Ok(false);
            }
            let mut orders = self.orders.lock().expect("nobody panics");
            match self.rng.u8(..) {
                ..20 => return Ok(false),
                20..25 if self.forgets => orders.clear(),
                25..30 if self.forgets => {
                    let left = self.rng.usize(..=orders.len());
                    orders.truncate(left);
                }
                _ => {}
            }
            let batch = Batch::decode(request).ok_or("this is no batch")?;
            let next = orders.len() as u64;
            orders.extend_from_slice(batch.after(next));
            let next = orders.len() as u64;
            let state = (batch.last && batch.end() == next).then(|| state(&orders));
            *answer = Answer { stream: SEED, next, state }.encode();
            // The first answer to the last batch gets lost in any case.
            let lost = state.is_some() && !mem::replace(&mut self.done, true);
            Ok(!lost && self.rng.u8(..) >= 20)
        }
    }

    /// After all these orders.
    fn state(orders: &[Order]) -> State {
        let mut book = Book::default();
        for order in orders {
            book.apply(order, &mut Vec::new());
        }
        State::of(orders.len() as u64, &book)
    }

    fn options(arguments: &[&str]) -> Options {
        let arguments = [&["replicate", "--seed", "3"], arguments].concat();
        Arguments::try_parse_from(arguments).expect("the arguments are right").options
    }

    fn orders(count: u64) -> Vec<Order> {
        (0..count).map(|number| Order::generate(SEED, number)).collect()
    }

    /// Sends all these orders, in batches of any size, each of which is journalled before or after.
    fn replicate(link: Unreliable, orders: &[Order], mut rng: Rng, dir: &Path) {
        let path = dir.join("journal");
        let (mut journal, _) = Journal::open(&path, SEED, Fsync::Never).expect("a journal");
        let mut replicator = Replicator::new(Box::new(link), "nowhere", &options(&[]), path);
        replicator.catch_up(0).expect("a replica");
        let mut first = 0;
        while first < orders.len() {
            let batch = &orders[first..][..rng.usize(1..=1024).min(orders.len() - first)];
            for order in batch {
                journal.append(order);
            }
            journal.write_out().expect("the journal can be written");
            replicator.replicate(first as u64, batch).expect("the replica gets it");
            first += batch.len();
        }
        assert_eq!(replicator.finish(orders.len() as u64).expect("an answer"), state(orders));
    }

    #[test]
    fn each_order_arrives_once_whatever_is_lost() {
        for seed in 0..8 {
            let dir = tempfile::tempdir().expect("a temporary directory");
            let (taken, orders) = (Arc::default(), orders(20_000));
            let link = Unreliable::new(&taken, seed, false);
            replicate(link, &orders, Rng::with_seed(seed), dir.path());
            assert!(*taken.lock().expect("nobody panics") == orders, "seed {seed}");
        }
    }

    #[test]
    fn a_replica_that_forgets_gets_all_of_it_again() {
        for seed in 0..8 {
            let dir = tempfile::tempdir().expect("a temporary directory");
            let (taken, orders) = (Arc::default(), orders(20_000));
            let link = Unreliable::new(&taken, seed, true);
            replicate(link, &orders, Rng::with_seed(seed), dir.path());
            // The last answer was to the last batch, so nothing was forgotten since.
            assert!(*taken.lock().expect("nobody panics") == orders, "seed {seed}");
        }
    }

    #[test]
    fn what_a_replica_ahead_has_is_not_sent() {
        let all = orders(300);
        let taken = Arc::new(Mutex::new(all.clone()));
        let link = Unreliable::new(&taken, 1, false);
        let dir = tempfile::tempdir().expect("a temporary directory");
        let mut replicator = Replicator::new(Box::new(link), "nowhere", &options(&[]), dir.path().join("none"));
        assert_eq!(replicator.catch_up(100).expect("a replica"), 300);
        let batches = replicator.batches;
        replicator.replicate(100, &all[100..300]).expect("the replica has it");
        assert_eq!(replicator.batches, batches);
        replicator.replicate(300, &orders(301)[300..]).expect("the replica gets it");
        assert_eq!((replicator.batches, taken.lock().expect("nobody panics").len()), (batches + 1, 301));
    }

    /// Nobody is there, or somebody who makes no progress.
    struct Deaf(bool);

    impl ToReplica for Deaf {
        fn ask(&mut self, _request: &[u8], answer: &mut Vec<u8>, _until: Instant) -> Result<bool, Failure> {
            *answer = Answer { stream: SEED, next: 0, state: None }.encode();
            Ok(self.0)
        }
    }

    #[test]
    fn waiting_has_an_end() {
        for (answers, message) in
            [(false, "no replica has answered for 1 s, at order 0"), (true, "does not get beyond order 0")]
        {
            let options = options(&["--patience", "1"]);
            let mut replicator = Replicator::new(Box::new(Deaf(answers)), "nowhere", &options, "none".into());
            let error = replicator.replicate(0, &orders(3)).expect_err("nobody takes them").to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
