//! The guide: short pages, for those who have never met a disruptor as well as for those who want to port one.
//!
//! 1. Start: [what a disruptor is](what), [your first pipeline](first), [access, and what the compiler proves](access).
//! 2. What a pipeline can do: [failures and branches](branches), [batches and durability](batches), [waiting], [slots],
//!    [several producers](producers), [shards and threads](work), [tasks].
//! 3. Running it: [shutdown and supervision](shutdown), [watching a pipeline](watching), [testing] and
//!    [benchmarking] yours, [between processes](processes).
//! 4. Choosing it: [porting], and [when not to use it](when_not).

// The same pages are a book, see `guide/book.toml`. There, links and pictures are files. The first definition of a link counts, so those
// in front of a page turn its links to modules, and its pictures to data.
macro_rules! pages {
    ($($(#[doc = $reference:literal])+ $page:ident)+) => {
        $(
            #[doc = include_str!("guide/links.md")]
            #[doc = include_str!("guide/pictures.md")]
            #[doc = include_str!(concat!("../guide/", stringify!($page), ".md"))]
            ///
            $(#[doc = $reference])+
            pub mod $page {}
        )+
    };
}

pages! {
    /// Reference: [the crate](crate), with all that a pipeline promises.
    what
    /// Reference: [`disruptor!`](crate::disruptor), [`Producer`](crate::Producer), [`Poller`](crate::Poller).
    first
    /// Reference: [`disruptor!`](crate::disruptor).
    access
    /// Reference: [branches](crate::disruptor#branches), [`PipelineError`](crate::PipelineError).
    branches
    /// Reference: [promises 1 and 8](crate#what-a-pipeline-promises), [`Producer::publish_batch`](crate::Producer::publish_batch),
    /// [`Producer::flush`](crate::Producer::flush), [`Handle::wait_for`](crate::Handle::wait_for).
    batches
    /// Reference: [`WaitStrategy`](crate::WaitStrategy), [rings that grow](crate::disruptor#rings-that-grow).
    waiting
    /// Reference: [slices](crate::disruptor#slices).
    slots
    /// Reference: [several producers](crate::Producer#several-producers).
    producers
    /// Reference: [work divided](crate::disruptor#work-divided), [`shard_of`](crate::shard_of).
    work
    /// Reference: [tasks](crate::disruptor#tasks), [`Producer::publish_async`](crate::Producer::publish_async),
    /// [`Poller::poll_async`](crate::Poller::poll_async), [`Running::join_async`](crate::Running::join_async).
    tasks
    /// Reference: [`Running`](crate::Running), [`Handle`](crate::Handle), [`PipelineError`](crate::PipelineError).
    shutdown
    /// Reference: [`Stats`](crate::Stats), [`Topology`](crate::Topology), [`Handle`](crate::Handle).
    watching
    /// Reference: [`Running::join_timeout`](crate::Running::join_timeout).
    testing
    /// Reference: [`WaitStrategy`](crate::WaitStrategy), for what happens when events never stop coming.
    benchmarking
    /// Reference: [promise 1](crate#what-a-pipeline-promises), [`PipelineError`](crate::PipelineError).
    processes
    /// Reference: [`disruptor!`](crate::disruptor).
    porting
    /// Reference: [platforms](crate#platforms).
    when_not
}
