type Jobs·Event = Job;
#[allow(non_upper_case_globals)]
const Jobs·CAPACITY: disruptor::__private::core::primitive::usize = { 64 };
type Jobs·Ring = disruptor::__private::SharedDense<Jobs·Event, { Jobs·CAPACITY }>;
type Jobs·Slots = disruptor::__private::ByValue;
type Jobs·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Jobs·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Jobs·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_snake_case)]
fn Jobs·Wait() -> Jobs·Wait {
    (<Jobs·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Jobs`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"326\" height=\"80\" viewBox=\"0 0 326 80\" style=\"max-width:max(100%,243px)\" role=\"img\" aria-label=\"The graph of the pipeline Jobs\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 40H176\"/><path class=\"head\" d=\"M174 36L181 40L174 44z\"/><g><title>producers of Job</title><rect class=\"box\" x=\"24\" y=\"24\" width=\"108\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"21\" width=\"114\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"18\" width=\"120\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"38\">producers</text><text x=\"78\" y=\"53\">Job</text></g><g><title>work: Job</title><rect class=\"box\" x=\"182\" y=\"18\" width=\"126\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"245\" y=\"38\">work</text><text class=\"strong\" x=\"245\" y=\"53\">Job (by value)</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producers
/// │
/// ● work  Job
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Jobs<WorkHandler>
where
    WorkHandler: disruptor::__private::core::ops::FnMut(
        Jobs·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `work`: gets `Job` after the producers, on a thread of its own.
    work: WorkHandler,
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
    1,
>;
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Jobs·Event,
        >(SlotLayout·::SharedDense, Jobs·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Jobs·Event>();
    fn pipeline() -> disruptor::__private::Pipeline<
        Jobs·Event,
        Jobs·Ring,
        Jobs·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::by_value(&TOPOLOGY) }
    }
    fn start<'handlers, WorkHandler>(
        stages·: Jobs<WorkHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Jobs·Event,
            Jobs·Ring,
            Jobs·Slots,
        >,
    )
    where
        WorkHandler: disruptor::__private::core::ops::FnMut(
            Jobs·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        WorkHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            disruptor::__private::Take,
            disruptor::__private::Place<0, disruptor::__private::Last>,
            disruptor::__private::WakesIf<{ Jobs·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Jobs·Wait·BLOCKS,
        >(
            threads·,
            [],
            Jobs·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.work),
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
        >(link·, [0], Jobs·Wait)
    }
    #[automatically_derived]
    impl<WorkHandler> Jobs<WorkHandler>
    where
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
            WorkHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
                    "work",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Take,
                    &[],
                    &[],
                    true,
                ),
            ],
            "producers\n│\n● work  Job",
        )
        .producers(disruptor::Producers::Multi);
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Jobs<
        fn(Jobs·Event, disruptor::Sequence, disruptor::__private::core::primitive::bool),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Jobs·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"326\" height=\"80\" viewBox=\"0 0 326 80\" style=\"max-width:max(100%,243px)\" role=\"img\" aria-label=\"The graph of the pipeline Jobs\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 40H176\"/><path class=\"head\" d=\"M174 36L181 40L174 44z\"/><g><title>producers of Job</title><rect class=\"box\" x=\"24\" y=\"24\" width=\"108\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"21\" width=\"114\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"18\" width=\"120\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"38\">producers</text><text x=\"78\" y=\"53\">Job</text></g><g><title>work: Job</title><rect class=\"box\" x=\"182\" y=\"18\" width=\"126\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"245\" y=\"38\">work</text><text class=\"strong\" x=\"245\" y=\"53\">Job (by value)</text></g></svg>",
            );
    }
};
