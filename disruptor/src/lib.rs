//! Pass events between threads at the speed of the hardware: a declared graph of stages over one ring buffer, after the
//! [LMAX Disruptor](https://lmax-exchange.github.io/disruptor/).
//!
//! [`disruptor!`] turns a declaration into a struct whose fields are the stages' handlers:
//!
//! ```
//! use disruptor::disruptor;
//!
//! #[derive(Default)]
//! struct Order { price: u64, qty: u64, notional: u64, ok: bool }
//!
//! disruptor! {
//!     pipeline Orders {
//!         event: Order;
//!         capacity: 1024;
//!
//!         stage price: &mut Order;
//!         stage journal: { notional: &u64 } after price;
//!         stage risk: { notional: &u64, ok: &mut bool } after price;
//!         stage settle: &Order after journal, risk;
//!     }
//! }
//!
//! let (mut journalled, mut settled) = (0, 0);
//! Orders {
//!     price: |order, _, _| order.notional = order.price * order.qty,
//!     journal: |order, _, _| journalled += *order.notional,
//!     risk: |order, _, _| *order.ok = *order.notional < 1_000,
//!     settle: |order, _, _| settled += u64::from(order.ok),
//! }
//! .run(|mut orders| {
//!     for i in 0..1_000 {
//!         orders.publish(|order| (order.price, order.qty) = (i, 2))?;
//!     }
//!     Ok(())
//! })?;
//! assert_eq!((journalled, settled), (999_000, 500));
//! # Ok::<(), disruptor::PipelineError>(())
//! ```
//!
//! The declaration's grammar and everything that is generated stand at [`disruptor!`], the ways to publish at [`Producer`],
//! pull stages at [`Poller`], the ways to wait at [`WaitStrategy`], and how to watch a pipeline at [`Handle`].
//!
//! The name `disruptor` on crates.io belongs to another crate. Depend on this one by path, or by git.
//!
//! # Guide
//!
//! If you have never met a disruptor, begin with [what it is](guide::what). The [guide] has a page for each question, among them how to
//! [test](guide::testing), [benchmark](guide::benchmarking) and [port](guide::porting) a pipeline, and [when not to use one](guide::when_not).
//!
//! # What a pipeline promises
//!
//! 1. Every stage sees every event that reaches it exactly once, in the order of their sequences, and only after all stages that it
//!    follows are done with it; what they wrote is visible. (Every event reaches every stage that is not in a
//!    [branch](disruptor!#branches).) They are done with it when its batch has ended: what a handler does at
//!    `end_of_batch` (write, flush, `fsync`) is done before anybody downstream sees any event of the batch. A panic or a halt in the
//!    middle of a batch hands none of its events on.
//! 2. A slot is reused only after every stage has released it.
//! 3. Dropping the producer, or the last of several, ends the stream: everything published is processed, then the stages stop.
//! 4. A panic in a handler halts the pipeline: all threads wake and end, publishers get [`Halted`], and `run` or [`join`](Running::join)
//!    returns [`PipelineError::StagePanicked`]. A panic in a publishing closure publishes nothing: with one producer, the next call gets
//!    the slot; with several, every stage [passes it over](Producer#several-producers). An error that a handler returns and no other stage
//!    takes up does the same, without unwinding: the result is [`PipelineError::StageFailed`], with the error itself. Of several panics and
//!    failures, the first is the result.
//! 5. Halted, a stage stops after at most 64 more events, or after the slice that it has in hand, and publishers are refused from their
//!    next call on. A by-value pipeline drops what is left in the ring as soon as the last stage and poller have stopped, so whoever waits
//!    for the answer to a request learns that none will come. (A poller has stopped when it has told of the end, or is dropped.) Whoever
//!    makes that happen drops them: the last stage or poller, the thread that halts, or a `send` that came too late. So an event's drop
//!    must not wait for a lock that the caller of one of these may hold. Of several things that go wrong, the result tells: a panic of
//!    `run`'s body (which goes on to the caller), then a stage's panic or failure, then whichever came first of a halt and a dropped
//!    poller, then the error that the body returned.
//! 6. Every event is dropped exactly once, in whatever branch, taken or not, also after a panic or a failure. A panic in the drop of an
//!    event that is still in the ring at the end goes on to whoever drops the ring: the caller of `run`, or, under `spawn`, the last of the
//!    threads, the producer and the pollers.
//! 7. A poller that is dropped and misses an event halts the pipeline with [`PipelineError::PollerDropped`], at the latest when the ring is
//!    full or the stream ends; dropped after its last event, it does not. (Also if none of the events would have reached it: a poller in a
//!    branch must see that.) A poller that is kept but not polled holds up the stages that follow it, the producer of a full ring, and
//!    [`join`](Running::join). Under `run`, producers and pollers end with the body, even leaked ones. Under `spawn`, a leaked producer,
//!    one of several too, keeps the stream open, and a leaked poller is never done, until [`halt`](Running::halt).
//! 8. `end_of_batch` is true when nothing further was available as the stage looked, or when the batch is full; always before the stage
//!    waits. It tells a handler when to finish what it does for many events at once, such as writing a buffer to a file. A batch has at most
//!    `max_batch` events. The default is a quarter of the ring's slots, or 1 (of a ring that grows, of those that it has at
//!    the start); for pollers, all slots (that the ring may come to). A batch ends when nothing more is there and never waits to become
//!    full, so a bound beyond the ring is harmless. A larger batch makes fewer flushes, a smaller one lets the stages that follow begin
//!    earlier. The last event of a batch that a halt cuts short is not marked. In a branch, the mark is on the last event that reaches
//!    the stage; what is available, and how much makes a batch full, counts all events.
//! 9. A thread is pinned before the body runs. `core: …` is a number or an `Option` of one, evaluated once at the start; `None` pins
//!    nothing. Shards have a list of cores, or a function of the shard. A core that does not exist, or a thread that the system refuses, is
//!    an error with nothing left running.
//! 10. The number of allocations is constant per pipeline, at its start; there is none per event. A ring that grows
//!     allocates when it does.
//! 11. [`Producer::flush`] and [`Handle::wait_for`] return when every stage is done with the events, and what the stages did is visible
//!     then. Nobody waits in vain: a halt, the end of the stream, and a poller that is dropped too early end the wait with
//!     [`Halted`]. A stage that would wait for itself panics instead.
//! 12. A stage's state is made on the stage's thread before the body runs. If it cannot be made, the start fails with that error, or with the
//!     panic. The state is dropped on that thread when the stage has ended, however it did. Each event is handled by one shard. A
//!     thread that stages share starves none of them: each handles one batch before it is the turn of the next.
//! 13. At an `async` end, a future that is dropped before it is ready has published nothing and handled nothing, and whoever waits after it
//!     is woken. Tasks of several producers that wait for room get it in the order in which they came. A task is woken once for each time
//!     that it waits.
//!
//! # Errors of handlers
//!
//! A stage declared with `-> Result<(), E>` has a handler that can fail. If another stage names it after `else`, that one gets the
//! events that it failed on. If none does, the first error ends the pipeline. So an error of the disk needs no panic:
//!
//! ```
//! use disruptor::{PipelineError, disruptor};
//! use std::num::ParseIntError;
//!
//! #[derive(Default)]
//! struct Row { text: String, number: i64 }
//!
//! disruptor! {
//!     pipeline Rows {
//!         event: Row;
//!         capacity: 16;
//!
//!         stage parse: { text: &String, number: &mut i64 } -> Result<(), ParseIntError>;
//!         stage sum: { number: &i64 } after parse;
//!     }
//! }
//!
//! let mut sum = 0;
//! let result = Rows {
//!     parse: |row, _, _| { *row.number = row.text.parse()?; Ok(()) },
//!     sum: |row, _, _| sum += row.number,
//! }
//! .run(|mut rows| {
//!     for text in ["1", "two"] {
//!         rows.publish(|row| row.text = text.to_owned())?;
//!     }
//!     Ok(())
//! });
//! let Err(PipelineError::StageFailed { stage, sequence, source, .. }) = result else { panic!() };
//! assert_eq!((stage, sequence), ("parse", 1));
//! assert!(source.is::<ParseIntError>());
//! ```
//!
//! # Platforms
//!
//! Any with 64-bit atomics and threads. Where threads cannot be pinned, a stage with a `core` is refused at the start. On Linux,
//! writers find sleeping readers without a fence (see `membarrier(2)`); elsewhere, or where the system refuses it, an edge that can
//! block costs its writer a fence per publication. So does, whatever the wait strategies, each batch that a stage which no other follows
//! hands on. A system that refuses it only later, because of a sandbox, delays wake-ups of the pipelines that run by 10 ms at most.

// docs.rs builds with nightly: there, what a feature adds is marked with the feature's name.
#![cfg_attr(docsrs, feature(doc_cfg))]
// The loops are one piece of code by intent: a call that is left in them shows in every measurement.
#![allow(clippy::inline_always)]

#[macro_use]
mod sync;

mod access;
mod barrier;
mod checks;
mod control;
mod core;
mod error;
// NB: not for tests of documentation. Those of the guide need other crates: `guide/src/lib.rs` has them.
#[cfg(all(doc, not(doctest)))]
pub mod guide;
mod pace;
mod pipeline;
mod plan;
mod poller;
mod producer;
mod reader;
mod ring;
mod sequence;
mod shard;
mod stage;
mod topology;
mod wait;

pub use error::{
    Halted, PanicPayload, PipelineError, PublishBatchError, PublishTimeoutError, RecvTimeoutError, SendError,
    SendTimeoutError, TryPublishError, TryRecvError, TrySendError,
};
pub use pipeline::{Handle, Running, ShardStats, StageStats, Stats};
pub use poller::{Polled, Poller, Received};
#[cfg(feature = "futures")]
pub use producer::EventSink;
pub use producer::{Batch, Producer};
pub use sequence::Sequence;
pub use shard::shard_of;
pub use topology::{FieldAccess, Producers, StageAccess, StageInfo, StageKind, StageOutcome, Topology};
pub use wait::{BlockingWaitStrategy, Parker, Prompt, SpinWaitStrategy, WaitStrategy, YieldWaitStrategy};

/// Declares a pipeline: a ring buffer and a graph of stages.
///
/// ```text
/// disruptor! {
///     [attributes, doc comments] [pub…] pipeline Name {
///         event: Type [= expr];                 // expr makes each slot's first value; without it, Default
///         capacity: CONST_EXPR;                 // any constant expression; a power of two
///         wait: WaitStrategyType [= expr];      // of every stage, poller and the producer; default BlockingWaitStrategy
///         slots: dense | stamped;               // default: stamped, but dense for large events of a single producer
///         grow: after DURATION, up to M;        // optional: a ring that grows when its pipeline stalls
///         producer: single | multi [, async];   // multi: the producer can be cloned; async: tasks publish too; default single.
///                                               // Neither goes with `grow`
///
///         [attributes, doc comments]
///         stage NAME: ACCESS [-> OUTCOME] [after NAME, NAME…] [else NAME, NAME…]
///                     [{ wait: Type [= expr], core: expr, name: expr, max_batch: CONST_EXPR,
///                        shards: CONST_EXPR [by FIELD], state: Type }];
///         poll  NAME: ACCESS              [after NAME, NAME…] [else NAME, NAME…]
///                     [{ wait: Type [= expr], max_batch: CONST_EXPR, async }];
///         thread NAME: STAGE, STAGE… [{ wait: Type [= expr], core: expr, name: expr }];
///     }
/// }
/// ACCESS  = &Event                              reads the whole event
///         | &mut Event                          exclusive access to the whole event
///         | Event                               takes the event out of the ring, by value
///         | { field: &T, field: &mut T, … }     these fields only, by name (of a tuple struct, by number); T is the field's type
///         | &[Event] | &mut [Event]             runs of whole events, as slices; needs `slots: dense;`
/// OUTCOME = bool                                the handler decides
///         | Result<(), Error>                   the handler can fail
/// ```
///
/// A stage without `after` and `else` follows the producer. Two stages run at the same time unless one of them comes after the other,
/// directly or through others; then they must not get in each other's way, or the macro tells where they do. To take an event by value
/// must be the last thing that happens to it.
///
/// # Branches
///
/// A stage with an outcome decides for each event: with `true` or `Ok` it lets the event pass, to the stages that name it after `after`;
/// with `false` or `Err` it turns the event away, to those that name it after `else`. Stages further down inherit that. If no stage names a
/// stage with a `Result` after `else`, its first error halts the pipeline.
///
/// An event reaches a stage if it reached every stage that this one follows, where stages in opposite branches that meet again count as
/// one. Precisely: among the edges into a stage, those are linked whose events exclude each other. Of edges that are linked, directly or
/// through others, the event must come along one; of each such group, along one.
///
/// ```
/// use disruptor::disruptor;
///
/// #[derive(Default)]
/// struct Payment { cents: u64, fee: u64 }
///
/// disruptor! {
///     pipeline Payments {
///         event: Payment;
///         capacity: 64;
///
///         stage large: { cents: &u64 } -> bool;
///         // These two write all of the event, at the same time: they never have the same one.
///         stage percentage: &mut Payment after large;
///         stage flat: &mut Payment else large;
///         // Gets every event: it came along one of the two.
///         stage book: { fee: &u64 } after percentage, flat;
///         // Gets large payments only, when both stages are done with them.
///         stage report: { cents: &u64 } after large, book;
///     }
/// }
///
/// let (mut fees, mut reported) = (0, Vec::new());
/// Payments {
///     large: |payment, _, _| *payment.cents > 10_000,
///     percentage: |payment, _, _| payment.fee = payment.cents / 100,
///     flat: |payment, _, _| payment.fee = 50,
///     book: |payment, _, _| fees += payment.fee,
///     report: |payment, _, _| reported.push(*payment.cents),
/// }
/// .run(|mut payments| {
///     for cents in [500, 20_000] {
///         payments.publish(|payment| payment.cents = cents)?;
///     }
///     Ok(())
/// })?;
/// assert_eq!((fees, reported), (250, vec![20_000]));
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// `after large else large` takes both branches, so such a stage only waits. Several stages may take the event by value if they are in
/// branches that exclude each other; then each event must have one. What a stage turned away, [`Stats`] tell. Only stages in a branch look
/// at what was decided: a byte that lies with the event, for each stage that others depend on.
///
/// # Work divided
///
/// The graph says what may happen at the same time. On how many threads it happens, these say, and none of them changes what the pipeline
/// means.
///
/// **`shards: 4`** divides the events of a stage among four threads. Each event is handled once: by turn, shard 0 has the events 0, 4, 8 and so
/// on, or, with `shards: 4 by account`, those with equal keys meet in one shard, in their order (see [`shard_of`]). Each shard goes through the
/// events at its own pace; stages that follow wait for all of them. The literal has a closure that is called with the number of
/// each shard, at the start, and returns its handler. The key is any field that is `Hash` and `Sync`, and that the stage may read but not write.
///
/// **`state: Type`** gives a stage something that never leaves its thread, so that it need not be `Send`: a connection, a cache of `Rc`s. The
/// literal has a pair: a closure that makes it, on that thread and before the body runs, and a handler that gets it as its first argument.
/// If the closure fails, so does the start, and nothing is left running. With shards there is one state each, and one handler for all.
///
/// **`thread slow: audit, report;`** lets stages share a thread, which takes their turns in the order of the graph, a batch each.
/// When none has anything to do, it waits for whichever event comes first. Use it for stages that have little to do: a thread of their own
/// would sleep and be woken more than it works.
///
/// ```
/// use disruptor::disruptor;
/// use std::cell::RefCell;
/// use std::collections::HashMap;
/// use std::rc::Rc;
///
/// #[derive(Default)]
/// struct Trade { account: u32, amount: i64, fee: i64, balance: i64 }
///
/// type Balances = Rc<RefCell<HashMap<u32, i64>>>;
///
/// disruptor! {
///     pipeline Trades {
///         event: Trade;
///         capacity: 64;
///
///         stage fee: { amount: &i64, fee: &mut i64 } { shards: 2 };
///         stage settle: { account: &u32, amount: &i64, fee: &i64, balance: &mut i64 } after fee
///                       { shards: 2 by account, state: Balances };
///         stage count: &Trade after settle;
///         stage sum: &Trade after settle;
///         thread books: count, sum;
///     }
/// }
///
/// let (mut count, mut sum) = (0, 0);
/// Trades {
///     fee: |_shard| |trade, _, _| *trade.fee = *trade.amount / 100,
///     settle: (
///         |_shard| Ok(Balances::default()),
///         |balances, trade, _, _| {
///             let mut balances = balances.borrow_mut();
///             let balance = balances.entry(*trade.account).or_default();
///             *balance += *trade.amount - *trade.fee;
///             *trade.balance = *balance;
///         },
///     ),
///     count: |_, _, _| count += 1,
///     sum: |trade, _, _| sum += trade.fee,
/// }
/// .run(|mut trades| {
///     for account in [1, 2, 1] {
///         trades.publish(|trade| (trade.account, trade.amount) = (account, 200))?;
///     }
///     Ok(())
/// })?;
/// assert_eq!((count, sum), (3, 6));
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// A key whose [`Hash`] answers differently each time cannot make two shards have the same event: the second one panics, as a handler would.
/// An event that no shard takes for its own is not handled.
///
/// # Slices
///
/// With `&[Event]` or `&mut [Event]` a handler gets the available events in runs, so that a loop over numbers can be vectorized. A run is as
/// long as it can be: it ends with the batch, at the end of the ring's memory, and where several producers have passed a slot over. The
/// sequence is that of its first event, and `end_of_batch` is true for the last run of a batch. Such a stage sees every event, and
/// decides nothing.
///
/// ```
/// use disruptor::disruptor;
///
/// disruptor! {
///     pipeline Samples {
///         event: f32;
///         capacity: 256;
///         slots: dense;
///
///         stage gain: &mut [f32];
///         stage energy: &[f32] after gain { max_batch: 64 };
///     }
/// }
///
/// let mut energy = 0.0;
/// Samples {
///     gain: |samples, _, _| samples.iter_mut().for_each(|sample| *sample *= 0.5),
///     energy: |samples, _, _| energy += samples.iter().map(|sample| sample * sample).sum::<f32>(),
/// }
/// .run(|mut samples| {
///     samples.publish_batch(100, |batch| batch.for_each(|sample| *sample = 2.0))?;
///     Ok(())
/// })?;
/// assert_eq!(energy, 100.0);
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// # Tasks
///
/// The stages of a pipeline are threads. At its ends, tasks can wait instead, if the ends say so:
///
/// **`producer: multi, async;`** (or `single, async`) lets tasks publish. [`publish_async`](Producer::publish_async),
/// [`publish_batch_async`](Producer::publish_batch_async) and [`send_async`](Producer::send_async) suspend the task while the ring is full.
///
/// **`poll answer: &Request { async };`** lets a task poll. [`poll_async`](Poller::poll_async) and [`recv_async`](Poller::recv_async)
/// suspend it until there are events.
///
/// Any executor will do: a waker is all that is asked of it. All other calls go on working at the same ends.
/// [`Running::join_async`] waits for the end of any pipeline. With the crate's feature `futures`, a poller that takes events by value is a
/// `Stream`, and a producer that sends them can become a `Sink`.
///
/// ```
/// use disruptor::{Polled, disruptor};
/// use std::pin::pin;
/// use std::sync::Arc;
/// use std::task::{Context, Poll, Wake, Waker};
/// use std::thread::{self, Thread};
///
/// #[derive(Default)]
/// struct Request { quantity: u64, price: u64 }
///
/// disruptor! {
///     pipeline Requests {
///         event: Request;
///         capacity: 16;
///         producer: multi, async;
///
///         stage price: { quantity: &u64, price: &mut u64 };
///         poll answer: &Request after price { async };
///     }
/// }
///
/// /// The smallest executor: it runs one task, on the calling thread.
/// fn block_on<T>(task: impl Future<Output = T>) -> T {
///     struct Unpark(Thread);
///     impl Wake for Unpark {
///         fn wake(self: Arc<Self>) {
///             self.0.unpark();
///         }
///     }
///     let waker = Waker::from(Arc::new(Unpark(thread::current())));
///     let mut task = pin!(task);
///     loop {
///         match task.as_mut().poll(&mut Context::from_waker(&waker)) {
///             Poll::Ready(result) => return result,
///             Poll::Pending => thread::park(),
///         }
///     }
/// }
///
/// let (requests, mut pollers, running) =
///     Requests { price: |request, _, _| *request.price = *request.quantity * 3 }.spawn()?;
/// for _ in 0..2 {
///     let mut requests = requests.clone();
///     thread::spawn(move || block_on(async move {
///         for i in 0..100 {
///             requests.publish_async(|request| request.quantity = i).await.expect("nobody halts");
///         }
///     }));
/// }
/// drop(requests);
/// let mut sum = 0;
/// block_on(async {
///     // One wake-up hands out all that is there.
///     while pollers.answer.poll_async(|request, _, _| sum += request.price).await != Polled::Ended {}
///     running.join_async().await
/// })?;
/// assert_eq!(sum, 2 * 3 * 4_950);
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// A future that is dropped before it is ready publishes nothing, handles nothing and loses nothing. Tasks of several producers that wait
/// for room stand in line.
///
/// Whoever a task waits for takes a fence each time that it moves on, a few nanoseconds: the producer for each publication, if an `async`
/// poll stage follows it directly; a stage for each batch, if an `async` poll stage follows it, or if no stage does and the producer is
/// `async`. All else in the pipeline pays nothing. The wait strategies play no part while a task waits.
///
/// # Rings that grow
///
/// `grow: after 500ms, up to 65536;` (a whole number of `us`, `ms` or `s`, or any expression of type [`Duration`](std::time::Duration))
/// is for pipelines that can stall for good: those that feed each other, or a stage that publishes into a pipeline upstream of itself. When
/// the ring has been full for that long and no stage has handled an event meanwhile, the producer goes on in a ring of twice the
/// capacity, until there is one of `M` slots; a batch for which the ring is too small lets it grow at once. Stages finish the old ring and
/// follow, events keep their order and their sequences, and an old ring is freed when all have left it (which the producer looks for
/// while it publishes: what an event's drop panics with goes to it).
///
/// Up to `M` there is no back-pressure any more: a stage that hangs costs memory before anybody waits, and while the old rings
/// are drained, nearly twice as many events as `M` says may be under way. [`Running::stats`] tells the size of the ring and how often it
/// has grown. With the crate's feature `log`, every growth is logged as a warning: by a short-lived thread, because the logger may
/// itself publish into this ring.
///
/// A stage that owns the producer of its own pipeline, or of one upstream, keeps that stream open for as long as the stage runs, so it
/// never ends by itself: end it with [`Running::halt`].
///
/// ```
/// use disruptor::disruptor;
///
/// disruptor! {
///     pipeline Ticks {
///         event: u64;
///         capacity: 2;
///         grow: after 1ms, up to 8;
///         poll late: &u64;
///     }
/// }
///
/// let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
/// for i in 0..6 {
///     // The third one waits for a millisecond: nobody takes anything out.
///     ticks.publish(|tick| *tick = i)?;
/// }
/// assert_eq!((running.stats().capacity, running.stats().growths), (4, 1));
/// drop(ticks);
/// let mut sum = 0;
/// while pollers.late.poll(|tick, _, _| sum += tick) != disruptor::Polled::Ended {}
/// assert_eq!(sum, 15);
/// # drop(pollers);
/// # running.join()?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// # What is generated
///
/// For `pipeline Orders`, beside the invocation (which may stand in a function):
///
/// - `Orders`, a struct with a field for the handler of each `stage` (or for [what makes it](disruptor!#work-divided)). A handler is a
///   closure or function of three arguments: what the stage declared to access, the event's [`Sequence`], and whether the event is the last
///   one of its batch. It returns the stage's outcome, if it has one. In the literal, a closure's arguments need no types. A closure that
///   is bound to a variable first needs them: `let price = |order: &mut Order, _: Sequence, _: bool| …`.
///   - `run(self, body)` starts the threads, calls `body` with the producer (and the pollers), and returns its result when
///     everything published is processed. Handlers and body may borrow.
///   - `spawn(self)` returns the producer(, the pollers) and a [`Running`].
///   - `CAPACITY` and [`TOPOLOGY`](Topology): the graph as data, as text, and as a [picture](Topology::to_svg).
/// - `OrdersProducer`, a [`Producer`].
/// - `OrdersPollers`, a struct with a [`Poller`] for each `poll` stage, and for each a name of its type, such as `OrdersSinkPoller`.
/// - For each stage with a list of fields, a struct of references, such as `OrdersRisk`. It has a field of the same name for each
///   (for the field `0` of a tuple struct, `_0`).
///
/// All are as visible as the pipeline. Its rustdoc page shows the graph as a picture; an editor that shows the documentation has it as
/// text.
///
/// ```
/// use disruptor::disruptor;
///
/// disruptor! {
///     pipeline Numbers {
///         event: u64;
///         capacity: 16;
///
///         stage square: &mut u64;
///         stage sum: &u64 after square { name: "summing" };
///     }
/// }
///
/// let mut total = 0;
/// Numbers { square: |n, _, _| *n *= *n, sum: |n, _, _| total += n }.run(|mut numbers| {
///     for i in 1..=3 {
///         numbers.publish(|n| *n = i)?;
///     }
///     Ok(())
/// })?;
/// assert_eq!(total, 14);
/// assert_eq!(Numbers::CAPACITY, 16);
/// println!("{}", Numbers::TOPOLOGY);
/// let picture = Numbers::TOPOLOGY.to_svg();
/// # assert!(picture.starts_with("<svg "));
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
#[macro_export]
macro_rules! disruptor {
    ($($pipeline:tt)*) => {
        $crate::__private::expand! { $crate unsafe $($pipeline)* }
    };
}

/// README.md's code blocks, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// What generated code names. Not part of the interface: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use crate::access::{Access, Is, Read, ReadSlice, Take, Takes, Write, WriteSlice, field, field_mut};
    pub use crate::checks::{
        ByFunction, ByList, CoreNumber, CoreNumbers, DefaultStrategy, FirstEvent, IsCalledByAllShardsAtOnce, MaxBatch,
        MovesToTheThreadOfItsStage, ShardKey, Shards, SlotLayout, ThreadName, Waits, core_function, core_list,
        core_number, events_move_between_threads, fields_move_between_threads, key_hash, lanes,
        stages_read_the_event_in_parallel, stages_read_the_field_in_parallel, thread_name,
    };
    pub use crate::core::{Core, Link};
    pub use crate::pipeline::{Pipeline, ShardOptions, ThreadOptions, Threads};
    pub use crate::plan::{
        Always, Async, ByKey, ByTurn, Deciding, Failing, If, Inner, Key, Last, Leaf, Never, Noting, Place, Quarter,
        Undecided, UpTo, WakesIf, Whole,
    };
    pub use crate::ring::{
        Apart, ByBranch, BySize, ByValue, Choice, Dense, Elastic, Events, Groups, Growth, InPlace, Keyed, Marks,
        Publish, Ring, Sendable, SharedDense, SharedStamped, Stamped, Taken, Writable,
    };
    pub use crate::stage::{EachWithState, Handlers, Member, Members, Plain, WithState, each, each_with_state};
    pub use ::core;
    #[cfg(not(rust_analyzer))]
    pub use disruptor_macros::expand;
    pub use disruptor_macros::expand_for_editor;
    // rust-analyzer sets this option for all that it reads.
    #[cfg(rust_analyzer)]
    pub use disruptor_macros::expand_for_editor as expand;
    pub use std::string::String;
    pub use std::vec::Vec;

    /// Leads rust-analyzer to the bounds of a pipeline's handlers.
    pub trait Bounded {
        /// The struct of the handlers.
        type Pipeline;
    }
}
