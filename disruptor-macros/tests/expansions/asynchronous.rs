type Requests·Event = Request;
#[allow(non_camel_case_types)]
type Requests·Field·price·cents = u64;
#[allow(non_camel_case_types)]
type Requests·Field·answer·cents = u64;
#[allow(non_camel_case_types)]
type Requests·Field·answer·reply = Reply;
#[allow(non_camel_case_types)]
type Requests·Field·count·cents = u64;
#[allow(non_camel_case_types)]
type Requests·Field·watch·cents = u64;
#[allow(non_upper_case_globals)]
const Requests·CAPACITY: disruptor::__private::core::primitive::usize = { 64 };
type Requests·Ring = disruptor::__private::SharedStamped<
    Requests·Event,
    { Requests·CAPACITY },
>;
type Requests·Slots = disruptor::__private::InPlace;
type Requests·Wait = SpinWaitStrategy;
#[allow(non_upper_case_globals)]
const Requests·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Requests·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_upper_case_globals)]
const Requests·MAX_BATCH·answer: disruptor::__private::core::primitive::usize = { 8 };
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Requests·first() -> Requests·Event {
    (<Requests·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Requests·Wait() -> Requests·Wait {
    (<Requests·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Requests`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"693\" height=\"176\" viewBox=\"0 0 693 176\" style=\"max-width:max(100%,519px)\" role=\"img\" aria-label=\"The graph of the pipeline Requests\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 95H176\"/><path class=\"head\" d=\"M174 91L181 95L174 99z\"/><path class=\"edge\" d=\"M315 95C334 95 334 55 353 55\"/><path class=\"head\" d=\"M351 51L358 55L351 59z\"/><path class=\"edge\" d=\"M315 95C334 95 334 136 353 136\"/><path class=\"head\" d=\"M351 132L358 136L351 140z\"/><path class=\"edge\" d=\"M526 136H564\"/><path class=\"head\" d=\"M562 132L569 136L562 140z\"/><g><title>producers of Request</title><rect class=\"box\" x=\"24\" y=\"71\" width=\"108\" height=\"60\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"68\" width=\"114\" height=\"60\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"65\" width=\"120\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"85\">producers</text><text x=\"78\" y=\"100\">Request</text><text class=\"faint\" x=\"78\" y=\"115\">async</text></g><g><title>price: { cents: &amp;mut u64 }</title><rect class=\"box\" x=\"182\" y=\"73\" width=\"133\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"248\" y=\"93\">price</text><text class=\"strong\" x=\"248\" y=\"108\">cents: &amp;mut u64</text></g><g><title>answer: { cents: &amp;u64, reply: &amp;mut Reply } poll, async</title><rect class=\"box\" x=\"359\" y=\"18\" width=\"167\" height=\"74\" rx=\"20\"/><text class=\"name\" x=\"442\" y=\"38\">answer</text><text x=\"442\" y=\"53\">cents: &amp;u64</text><text class=\"strong\" x=\"442\" y=\"68\">reply: &amp;mut Reply</text><text class=\"faint\" x=\"442\" y=\"83\">poll, async</text></g><g><title>count: { cents: &amp;u64 }</title><rect class=\"box\" x=\"359\" y=\"114\" width=\"167\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"442\" y=\"134\">count</text><text x=\"442\" y=\"149\">cents: &amp;u64</text></g><g><title>watch: { cents: &amp;u64 }</title><rect class=\"box\" x=\"570\" y=\"114\" width=\"105\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"622\" y=\"134\">watch</text><text x=\"622\" y=\"149\">cents: &amp;u64</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producers (async)
/// │
/// ●   price                 { cents: &mut u64 }
/// ├─╮
/// ○ │ answer (poll, async)  { cents: &u64, reply: &mut Reply }
///   ● count                 { cents: &u64 }
///   ● watch                 { cents: &u64 }
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub struct Requests<PriceHandler, CountHandler, WatchHandler>
where
    PriceHandler: disruptor::__private::core::ops::FnMut(
        RequestsPrice<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    CountHandler: disruptor::__private::core::ops::FnMut(
        RequestsCount<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    WatchHandler: disruptor::__private::core::ops::FnMut(
        RequestsWatch<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `price`: gets `{ cents: &mut u64 }` after the producers, on a thread of its own.
    pub price: PriceHandler,
    /// The handler of stage `count`: gets `{ cents: &u64 }` after `price`, on a thread of its own.
    pub count: CountHandler,
    /// The handler of stage `watch`: gets `{ cents: &u64 }` after `count`, on a thread of its own.
    pub watch: WatchHandler,
}
/// What stage `price` is given of an event.
pub struct RequestsPrice<'event> {
    /// May be written by this stage.
    pub cents: &'event mut Requests·Field·price·cents,
}
/// What stage `answer` is given of an event.
pub struct RequestsAnswer<'event> {
    /// May be read by this stage.
    pub cents: &'event Requests·Field·answer·cents,
    /// May be written by this stage.
    pub reply: &'event mut Requests·Field·answer·reply,
}
/// What stage `count` is given of an event.
pub struct RequestsCount<'event> {
    /// May be read by this stage.
    pub cents: &'event Requests·Field·count·cents,
}
/// What stage `watch` is given of an event.
pub struct RequestsWatch<'event> {
    /// May be read by this stage.
    pub cents: &'event Requests·Field·watch·cents,
}
/// One of the producers of [`Requests`]: publishes events.
///
/// Clone it to publish from several threads or tasks. The stream of events ends when the last clone is dropped.
///
/// The events of each producer keep the order in which it published them. All stages see the events of all producers in the same order.
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch). In a task, with [`publish_async`](#method.publish_async) or [`publish_batch_async`](#method.publish_batch_async): it suspends the task while the ring is full.
pub type RequestsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Requests·Event,
    Requests·Ring,
    Requests·Slots,
    Requests·Wait,
    disruptor::__private::Async<
        disruptor::__private::WakesIf<{ Requests·Wait·BLOCKS }>,
    >,
    2,
>;
/// Runs stage `answer` of [`Requests`].
///
/// In a task, poll with the methods that end in `_async`: they suspend the task while there is no event.
pub type RequestsAnswerPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Requests·Event,
    Requests·Ring,
    Requests·Slots,
    RequestsAnswer<'static>,
    Requests·Wait,
    disruptor::__private::Place<
        1,
        disruptor::__private::Leaf,
        disruptor::__private::UpTo<{ Requests·MAX_BATCH·answer }>,
    >,
    disruptor::__private::Async<disruptor::__private::WakesIf<true>>,
    1,
>;
/// The pollers of [`Requests`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
pub struct RequestsPollers<'pipeline> {
    /// The poller of stage `answer`: gets `{ cents: &u64, reply: &mut Reply }` after `price`, where it is polled, by a thread or in a task, in batches of at most `8`.
    pub answer: RequestsAnswerPoller<'pipeline>,
}
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Requests·Event,
        >(SlotLayout·::SharedStamped, Requests·CAPACITY)
    };
    const _: () = {
        type MaxBatch· = disruptor::__private::MaxBatch;
        MaxBatch·::check(Requests·MAX_BATCH·answer)
    };
    disruptor::__private::events_move_between_threads::<Requests·Event>();
    disruptor::__private::fields_move_between_threads::<Requests·Field·price·cents>();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Requests·Event> for RequestsPrice<'_> {
        type Item<'event> = RequestsPrice<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(
            event·: *mut Requests·Event,
        ) -> RequestsPrice<'event> {
            unsafe {
                let Requests·Event { cents: ref mut cents·, .. } = *event·;
                RequestsPrice {
                    cents: disruptor::__private::field_mut::<
                        Requests·Field·price·cents,
                        _,
                    >(cents·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<
        Requests·Field·answer·cents,
    >();
    disruptor::__private::stages_read_the_field_in_parallel::<
        Requests·Field·answer·cents,
    >();
    disruptor::__private::fields_move_between_threads::<
        Requests·Field·answer·reply,
    >();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Requests·Event> for RequestsAnswer<'_> {
        type Item<'event> = RequestsAnswer<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(
            event·: *mut Requests·Event,
        ) -> RequestsAnswer<'event> {
            unsafe {
                let Requests·Event { cents: ref cents·, reply: ref mut reply·, .. } = *event·;
                RequestsAnswer {
                    cents: disruptor::__private::field::<
                        Requests·Field·answer·cents,
                        _,
                    >(cents·),
                    reply: disruptor::__private::field_mut::<
                        Requests·Field·answer·reply,
                        _,
                    >(reply·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<Requests·Field·count·cents>();
    disruptor::__private::stages_read_the_field_in_parallel::<
        Requests·Field·count·cents,
    >();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Requests·Event> for RequestsCount<'_> {
        type Item<'event> = RequestsCount<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(
            event·: *mut Requests·Event,
        ) -> RequestsCount<'event> {
            unsafe {
                let Requests·Event { cents: ref cents·, .. } = *event·;
                RequestsCount {
                    cents: disruptor::__private::field::<
                        Requests·Field·count·cents,
                        _,
                    >(cents·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<Requests·Field·watch·cents>();
    disruptor::__private::stages_read_the_field_in_parallel::<
        Requests·Field·watch·cents,
    >();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Requests·Event> for RequestsWatch<'_> {
        type Item<'event> = RequestsWatch<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(
            event·: *mut Requests·Event,
        ) -> RequestsWatch<'event> {
            unsafe {
                let Requests·Event { cents: ref cents·, .. } = *event·;
                RequestsWatch {
                    cents: disruptor::__private::field::<
                        Requests·Field·watch·cents,
                        _,
                    >(cents·),
                }
            }
        }
    }
    fn pipeline() -> disruptor::__private::Pipeline<
        Requests·Event,
        Requests·Ring,
        Requests·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Requests·first) }
    }
    fn start<'handlers, PriceHandler, CountHandler, WatchHandler>(
        stages·: Requests<PriceHandler, CountHandler, WatchHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Requests·Event,
            Requests·Ring,
            Requests·Slots,
        >,
    )
    where
        PriceHandler: disruptor::__private::core::ops::FnMut(
            RequestsPrice<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            RequestsCount<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        WatchHandler: disruptor::__private::core::ops::FnMut(
            RequestsWatch<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        PriceHandler: disruptor::__private::core::marker::Send + 'handlers,
        CountHandler: disruptor::__private::core::marker::Send + 'handlers,
        WatchHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            RequestsPrice<'static>,
            disruptor::__private::Place<0, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<true>,
            _,
            _,
            _,
            _,
            Requests·Wait·BLOCKS,
        >(
            threads·,
            [],
            Requests·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.price),
        );
        disruptor::__private::Threads::stage::<
            RequestsCount<'static>,
            disruptor::__private::Place<2, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<{ Requests·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Requests·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Requests·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.count),
        );
        disruptor::__private::Threads::stage::<
            RequestsWatch<'static>,
            disruptor::__private::Place<3, disruptor::__private::Leaf>,
            disruptor::__private::WakesIf<true>,
            _,
            _,
            _,
            _,
            Requests·Wait·BLOCKS,
        >(
            threads·,
            [2],
            Requests·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.watch),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Requests·Event, Requests·Ring, Requests·Slots>,
        >,
    ) -> (RequestsProducer<'pipeline>, RequestsPollers<'pipeline>) {
        (
            disruptor::__private::Link::producer::<
                _,
                _,
                _,
                Requests·Wait·BLOCKS,
            >(link·, [1, 3], Requests·Wait),
            RequestsPollers {
                answer: disruptor::__private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    Requests·Wait·BLOCKS,
                >(link·, [0], Requests·Wait()),
            },
        )
    }
    #[automatically_derived]
    impl<
        PriceHandler,
        CountHandler,
        WatchHandler,
    > Requests<PriceHandler, CountHandler, WatchHandler>
    where
        PriceHandler: disruptor::__private::core::ops::FnMut(
            RequestsPrice<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            RequestsCount<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        WatchHandler: disruptor::__private::core::ops::FnMut(
            RequestsWatch<'_>,
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
                RequestsProducer<'_>,
                RequestsPollers<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            PriceHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            WatchHandler: disruptor::__private::MovesToTheThreadOfItsStage,
        {
            disruptor::__private::Pipeline::run(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| {
                    let ends· = ends(&link·);
                    body·(ends·.0, ends·.1)
                },
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
            (RequestsProducer<'static>, RequestsPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            PriceHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            WatchHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            PriceHandler: 'static,
            CountHandler: 'static,
            WatchHandler: 'static,
        {
            disruptor::__private::core::result::Result::map(
                disruptor::__private::Pipeline::spawn(
                    pipeline(),
                    |threads·| start(self, threads·),
                    |link·| ends(&link·),
                ),
                |(ends·, running·)| (ends·.0, ends·.1, running·),
            )
        }
    }
    const DECLARED: disruptor::Topology = disruptor::Topology::new(
            "Requests",
            Requests·CAPACITY,
            &[
                disruptor::StageInfo::new(
                    "price",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Fields(
                        &[disruptor::FieldAccess::new("cents", true)],
                    ),
                    &[],
                    &[],
                    false,
                ),
                disruptor::StageInfo::new(
                        "answer",
                        disruptor::StageKind::Poll,
                        disruptor::StageAccess::Fields(
                            &[
                                disruptor::FieldAccess::new("cents", false),
                                disruptor::FieldAccess::new("reply", true),
                            ],
                        ),
                        &[0],
                        &[0],
                        true,
                    )
                    .asynchronous(),
                disruptor::StageInfo::new(
                    "count",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Fields(
                        &[disruptor::FieldAccess::new("cents", false)],
                    ),
                    &[0],
                    &[0],
                    false,
                ),
                disruptor::StageInfo::new(
                    "watch",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Fields(
                        &[disruptor::FieldAccess::new("cents", false)],
                    ),
                    &[2],
                    &[2],
                    true,
                ),
            ],
            "producers (async)\n│\n●   price                 { cents: &mut u64 }\n├─╮\n○ │ answer (poll, async)  { cents: &u64, reply: &mut Reply }\n  ● count                 { cents: &u64 }\n  ● watch                 { cents: &u64 }",
        )
        .producers(disruptor::Producers::Multi)
        .asynchronous();
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Requests<
        fn(
            RequestsPrice<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            RequestsCount<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            RequestsWatch<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Requests·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"693\" height=\"176\" viewBox=\"0 0 693 176\" style=\"max-width:max(100%,519px)\" role=\"img\" aria-label=\"The graph of the pipeline Requests\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 95H176\"/><path class=\"head\" d=\"M174 91L181 95L174 99z\"/><path class=\"edge\" d=\"M315 95C334 95 334 55 353 55\"/><path class=\"head\" d=\"M351 51L358 55L351 59z\"/><path class=\"edge\" d=\"M315 95C334 95 334 136 353 136\"/><path class=\"head\" d=\"M351 132L358 136L351 140z\"/><path class=\"edge\" d=\"M526 136H564\"/><path class=\"head\" d=\"M562 132L569 136L562 140z\"/><g><title>producers of Request</title><rect class=\"box\" x=\"24\" y=\"71\" width=\"108\" height=\"60\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"68\" width=\"114\" height=\"60\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"65\" width=\"120\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"85\">producers</text><text x=\"78\" y=\"100\">Request</text><text class=\"faint\" x=\"78\" y=\"115\">async</text></g><g><title>price: { cents: &amp;mut u64 }</title><rect class=\"box\" x=\"182\" y=\"73\" width=\"133\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"248\" y=\"93\">price</text><text class=\"strong\" x=\"248\" y=\"108\">cents: &amp;mut u64</text></g><g><title>answer: { cents: &amp;u64, reply: &amp;mut Reply } poll, async</title><rect class=\"box\" x=\"359\" y=\"18\" width=\"167\" height=\"74\" rx=\"20\"/><text class=\"name\" x=\"442\" y=\"38\">answer</text><text x=\"442\" y=\"53\">cents: &amp;u64</text><text class=\"strong\" x=\"442\" y=\"68\">reply: &amp;mut Reply</text><text class=\"faint\" x=\"442\" y=\"83\">poll, async</text></g><g><title>count: { cents: &amp;u64 }</title><rect class=\"box\" x=\"359\" y=\"114\" width=\"167\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"442\" y=\"134\">count</text><text x=\"442\" y=\"149\">cents: &amp;u64</text></g><g><title>watch: { cents: &amp;u64 }</title><rect class=\"box\" x=\"570\" y=\"114\" width=\"105\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"622\" y=\"134\">watch</text><text x=\"622\" y=\"149\">cents: &amp;u64</text></g></svg>",
            );
    }
};
