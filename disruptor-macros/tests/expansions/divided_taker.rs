type Jobs·Event = Job;
#[allow(non_upper_case_globals)]
const Jobs·CAPACITY: disruptor::__private::core::primitive::usize = { 64 };
type Jobs·Ring = disruptor::__private::SharedStamped<
    Jobs·Event,
    { Jobs·CAPACITY },
    disruptor::__private::Keyed<disruptor::__private::Marks<1>, 1>,
>;
type Jobs·Slots = disruptor::__private::ByBranch<0>;
type Jobs·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Jobs·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Jobs·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_upper_case_globals)]
const Jobs·SHARDS·log: disruptor::__private::core::primitive::usize = { 2 };
#[allow(non_upper_case_globals)]
const Jobs·SHARDS·work: disruptor::__private::core::primitive::usize = { 3 };
#[allow(non_upper_case_globals)]
const Jobs·LANE·log: disruptor::__private::core::primitive::usize = { 0 };
#[allow(non_upper_case_globals)]
const Jobs·LANE·work: disruptor::__private::core::primitive::usize = {
    Jobs·SHARDS·log
};
#[allow(non_snake_case)]
fn Jobs·Wait() -> Jobs·Wait {
    (<Jobs·Wait as disruptor::__private::DefaultStrategy>::new())
}
#[allow(non_snake_case)]
fn Jobs·core·work() -> [disruptor::__private::core::option::Option<
    disruptor::__private::core::primitive::usize,
>; Jobs·SHARDS·work] {
    (disruptor::__private::core_list([0, 1, limits::LAST]))
}
/// The pipeline `Jobs`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"454\" height=\"96\" viewBox=\"0 0 454 96\" style=\"max-width:max(100%,339px)\" role=\"img\" aria-label=\"The graph of the pipeline Jobs\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 48H176\"/><path class=\"head\" d=\"M174 44L181 48L174 52z\"/><path class=\"edge\" d=\"M266 48H304\"/><path class=\"head\" d=\"M302 44L309 48L302 52z\"/><g><title>producers of Job</title><rect class=\"box\" x=\"24\" y=\"32\" width=\"108\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"29\" width=\"114\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"26\" width=\"120\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"46\">producers</text><text x=\"78\" y=\"61\">Job</text></g><g><title>log: &amp;Job ×2 by 0</title><rect class=\"box\" x=\"188\" y=\"24\" width=\"72\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"185\" y=\"21\" width=\"78\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"182\" y=\"18\" width=\"84\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"224\" y=\"38\">log</text><text x=\"224\" y=\"53\">&amp;Job</text><text class=\"faint\" x=\"224\" y=\"68\">×2 by 0</text></g><g><title>work: Job ×3</title><rect class=\"box\" x=\"316\" y=\"24\" width=\"114\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"313\" y=\"21\" width=\"120\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"310\" y=\"18\" width=\"126\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"373\" y=\"38\">work</text><text class=\"strong\" x=\"373\" y=\"53\">Job (by value)</text><text class=\"faint\" x=\"373\" y=\"68\">×3</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producers
/// │
/// ● log   &Job  ×2 by 0
/// ● work  Job  ×3
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Jobs<LogShards, LogHandler, WorkShards, WorkHandler>
where
    LogShards: disruptor::__private::core::ops::FnMut(
        disruptor::__private::core::primitive::usize,
    ) -> LogHandler,
    LogHandler: disruptor::__private::core::ops::FnMut(
        &Jobs·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    WorkShards: disruptor::__private::core::ops::FnMut(
        disruptor::__private::core::primitive::usize,
    ) -> WorkHandler,
    WorkHandler: disruptor::__private::core::ops::FnMut(
        Jobs·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// A closure that makes the handler of each shard of stage `log`. A handler gets `&Job` after the producers, on a thread for each shard.
    ///
    /// Write `log: |shard| move |it, sequence, end_of_batch| …`.
    ///
    /// Of the `2` shards, one handles all events with the same `0`, in order.
    log: LogShards,
    /// A closure that makes the handler of each shard of stage `work`. A handler gets `Job` after `log`, on a thread for each shard.
    ///
    /// Write `work: |shard| move |it, sequence, end_of_batch| …`.
    ///
    /// The `3` shards take turns: shard `k` handles the events with `sequence % 3 == k`.
    work: WorkShards,
}
/// One of the producers of [`Jobs`]: publishes events.
///
/// Clone it to publish from several threads. The stream of events ends when the last clone is dropped.
///
/// The events of each producer keep the order in which it published them. All stages see the events of all producers in the same order.
///
/// Publish with [`send`](#method.send), [`try_send`](#method.try_send), [`send_timeout`](#method.send_timeout) or [`send_all`](#method.send_all).
type JobsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Jobs·Event,
    Jobs·Ring,
    Jobs·Slots,
    Jobs·Wait,
    disruptor::__private::WakesIf<{ Jobs·Wait·BLOCKS }>,
    { Jobs·SHARDS·work },
>;
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_marked_capacity::<
            Jobs·Event,
            disruptor::__private::Keyed<disruptor::__private::Marks<1>, 1>,
        >(SlotLayout·::SharedStamped, Jobs·CAPACITY)
    };
    const _: () = {
        type Shards· = disruptor::__private::Shards;
        Shards·::check(Jobs·SHARDS·log)
    };
    const _: () = {
        type Shards· = disruptor::__private::Shards;
        Shards·::check(Jobs·SHARDS·work)
    };
    disruptor::__private::events_move_between_threads::<Jobs·Event>();
    #[allow(non_camel_case_types)]
    enum Jobs·Key·log {}
    unsafe impl disruptor::__private::Key<Jobs·Event> for Jobs·Key·log {
        #[inline(always)]
        unsafe fn hash(
            event·: *mut Jobs·Event,
        ) -> disruptor::__private::core::primitive::u64 {
            unsafe {
                let Jobs·Event { 0: ref key·, .. } = *event·;
                disruptor::__private::key_hash(key·)
            }
        }
    }
    fn pipeline() -> disruptor::__private::Pipeline<
        Jobs·Event,
        Jobs·Ring,
        Jobs·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::by_branch(&TOPOLOGY) }
    }
    fn start<'handlers, LogShards, LogHandler, WorkShards, WorkHandler>(
        stages·: Jobs<LogShards, LogHandler, WorkShards, WorkHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Jobs·Event,
            Jobs·Ring,
            Jobs·Slots,
        >,
    )
    where
        LogShards: disruptor::__private::core::ops::FnMut(
            disruptor::__private::core::primitive::usize,
        ) -> LogHandler,
        LogHandler: disruptor::__private::core::ops::FnMut(
            &Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        WorkShards: disruptor::__private::core::ops::FnMut(
            disruptor::__private::core::primitive::usize,
        ) -> WorkHandler,
        WorkHandler: disruptor::__private::core::ops::FnMut(
            Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        LogHandler: disruptor::__private::core::marker::Send + 'handlers,
        WorkHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::shards::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                { Jobs·LANE·log },
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Undecided,
                disruptor::__private::ByKey<{ Jobs·SHARDS·log }, Jobs·Key·log, 0>,
            >,
            disruptor::__private::WakesIf<{ Jobs·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Jobs·Wait·BLOCKS,
        >(
            threads·,
            [],
            Jobs·Wait,
            &disruptor::__private::ShardOptions {
                name: disruptor::__private::core::option::Option::None,
                cores: disruptor::__private::Vec::new(),
            },
            disruptor::__private::each(stages·.log),
        );
        disruptor::__private::Threads::shards::<
            disruptor::__private::Take,
            disruptor::__private::Place<
                { Jobs·LANE·work },
                disruptor::__private::Leaf,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Undecided,
                disruptor::__private::ByTurn<{ Jobs·SHARDS·work }>,
            >,
            disruptor::__private::WakesIf<{ Jobs·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Jobs·Wait·BLOCKS,
        >(
            threads·,
            disruptor::__private::lanes::<
                { Jobs·SHARDS·log },
            >(&[(Jobs·LANE·log, Jobs·SHARDS·log)]),
            Jobs·Wait,
            &disruptor::__private::ShardOptions {
                name: disruptor::__private::core::option::Option::None,
                cores: disruptor::__private::core::convert::Into::into(
                    Jobs·core·work(),
                ),
            },
            disruptor::__private::each(stages·.work),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Jobs·Event, Jobs·Ring, Jobs·Slots>,
        >,
    ) -> JobsProducer<'pipeline> {
        disruptor::__private::Link::producer::<
            _,
            _,
            _,
            Jobs·Wait·BLOCKS,
        >(
            link·,
            disruptor::__private::lanes::<
                { Jobs·SHARDS·work },
            >(&[(Jobs·LANE·work, Jobs·SHARDS·work)]),
            Jobs·Wait,
        )
    }
    #[automatically_derived]
    impl<
        LogShards,
        LogHandler,
        WorkShards,
        WorkHandler,
    > Jobs<LogShards, LogHandler, WorkShards, WorkHandler>
    where
        LogShards: disruptor::__private::core::ops::FnMut(
            disruptor::__private::core::primitive::usize,
        ) -> LogHandler,
        LogHandler: disruptor::__private::core::ops::FnMut(
            &Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        WorkShards: disruptor::__private::core::ops::FnMut(
            disruptor::__private::core::primitive::usize,
        ) -> WorkHandler,
        WorkHandler: disruptor::__private::core::ops::FnMut(
            Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    {
        /// Starts the stages, calls `body` with the producer, and returns once every published event is processed.
        ///
        /// The stream ends when the last clone of the producer is dropped, or when `body` returns. The handlers and
        /// `body` may borrow from the caller.
        ///
        /// # Errors
        ///
        /// Returns the first of these that applies: the reason why a thread could not start; the panic or the failure of
        /// a stage, whichever came first; a halt, or a poller that `body` dropped before it had seen every event,
        /// whichever came first; the error that `body` returns.
        ///
        /// # Panics
        ///
        /// If `body` panics, `run` processes everything published and then passes the panic on to the caller.
        pub fn run<Output, Body>(
            self,
            body·: Body,
        ) -> disruptor::__private::core::result::Result<Output, disruptor::PipelineError>
        where
            Body: disruptor::__private::core::ops::FnOnce(
                JobsProducer<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            LogHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            WorkHandler: disruptor::__private::MovesToTheThreadOfItsStage,
        {
            disruptor::__private::Pipeline::run(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| body·(ends(&link·)),
            )
        }
        /// Starts the stages and returns while they run. They end when the last clone of the producer is dropped and
        /// every published event is processed.
        ///
        /// # Errors
        ///
        /// Returns the reason why a thread could not start. No thread is left running then.
        pub fn spawn(
            self,
        ) -> disruptor::__private::core::result::Result<
            (JobsProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            LogHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            WorkHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            LogHandler: 'static,
            WorkHandler: 'static,
        {
            disruptor::__private::Pipeline::spawn(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| ends(&link·),
            )
        }
    }
    const DECLARED: disruptor::Topology = disruptor::Topology::new(
            "Jobs",
            Jobs·CAPACITY,
            &[
                disruptor::StageInfo::new(
                        "log",
                        disruptor::StageKind::Thread,
                        disruptor::StageAccess::Read,
                        &[],
                        &[],
                        false,
                    )
                    .shards(Jobs·SHARDS·log)
                    .by("0"),
                disruptor::StageInfo::new(
                        "work",
                        disruptor::StageKind::Thread,
                        disruptor::StageAccess::Take,
                        &[0],
                        &[0],
                        true,
                    )
                    .shards(Jobs·SHARDS·work),
            ],
            "producers\n│\n● log   &Job  ×2 by 0\n● work  Job  ×3",
        )
        .producers(disruptor::Producers::Multi);
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Jobs<
        fn(
            disruptor::__private::core::primitive::usize,
        ) -> fn(
            &Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            disruptor::__private::core::primitive::usize,
        ) -> fn(
            Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(Jobs·Event, disruptor::Sequence, disruptor::__private::core::primitive::bool),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Jobs·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"454\" height=\"96\" viewBox=\"0 0 454 96\" style=\"max-width:max(100%,339px)\" role=\"img\" aria-label=\"The graph of the pipeline Jobs\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 48H176\"/><path class=\"head\" d=\"M174 44L181 48L174 52z\"/><path class=\"edge\" d=\"M266 48H304\"/><path class=\"head\" d=\"M302 44L309 48L302 52z\"/><g><title>producers of Job</title><rect class=\"box\" x=\"24\" y=\"32\" width=\"108\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"29\" width=\"114\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"26\" width=\"120\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"46\">producers</text><text x=\"78\" y=\"61\">Job</text></g><g><title>log: &amp;Job ×2 by 0</title><rect class=\"box\" x=\"188\" y=\"24\" width=\"72\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"185\" y=\"21\" width=\"78\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"182\" y=\"18\" width=\"84\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"224\" y=\"38\">log</text><text x=\"224\" y=\"53\">&amp;Job</text><text class=\"faint\" x=\"224\" y=\"68\">×2 by 0</text></g><g><title>work: Job ×3</title><rect class=\"box\" x=\"316\" y=\"24\" width=\"114\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"313\" y=\"21\" width=\"120\" height=\"60\" rx=\"5\"/><rect class=\"box\" x=\"310\" y=\"18\" width=\"126\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"373\" y=\"38\">work</text><text class=\"strong\" x=\"373\" y=\"53\">Job (by value)</text><text class=\"faint\" x=\"373\" y=\"68\">×3</text></g></svg>",
            );
    }
};
