type Orders·Event = Order;
#[allow(non_camel_case_types)]
type Orders·Field·journal·notional = u64;
#[allow(non_camel_case_types)]
type Orders·Field·risk·notional = u64;
#[allow(non_camel_case_types)]
type Orders·Field·risk·ok = bool;
#[allow(non_upper_case_globals)]
const Orders·CAPACITY: disruptor::__private::core::primitive::usize = { 1024 };
#[allow(non_upper_case_globals)]
const Orders·GROUPS: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    Orders·Event,
>();
type Orders·Ring = <disruptor::__private::BySize<
    { Orders·GROUPS.share() },
> as disruptor::__private::Choice>::Ring<
    Orders·Event,
    { Orders·CAPACITY },
    { Orders·CAPACITY },
    { Orders·GROUPS.length },
    { Orders·GROUPS.padding },
    (),
>;
type Orders·Slots = disruptor::__private::InPlace;
type Orders·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Orders·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Orders·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_upper_case_globals)]
const Orders·MAX_BATCH·journal: disruptor::__private::core::primitive::usize = {
    limits::BATCH
};
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Orders·first() -> Orders·Event {
    (<Orders·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Orders·Wait() -> Orders·Wait {
    (<Orders·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Orders`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"588\" height=\"184\" viewBox=\"0 0 588 184\" style=\"max-width:max(100%,441px)\" role=\"img\" aria-label=\"The graph of the pipeline Orders\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 105H168\"/><path class=\"head\" d=\"M166 101L173 105L166 109z\"/><path class=\"edge\" d=\"M272 105C291 105 291 40 310 40\"/><path class=\"head\" d=\"M308 36L315 40L308 44z\"/><path class=\"edge\" d=\"M272 105C291 105 291 114 310 114\"/><path class=\"head\" d=\"M308 110L315 114L308 118z\"/><path class=\"edge implied\" d=\"M272 105C294 105 294 162 316 162H442C461 162 461 106 480 106\"/><path class=\"head implied\" d=\"M478 102L485 106L478 110z\"/><path class=\"edge\" d=\"M442 40C461 40 461 106 480 106\"/><path class=\"head\" d=\"M478 102L485 106L478 110z\"/><path class=\"edge\" d=\"M442 114C461 114 461 106 480 106\"/><path class=\"head\" d=\"M478 102L485 106L478 110z\"/><g><title>producer of Order</title><rect class=\"box\" x=\"18\" y=\"83\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"103\">producer</text><text x=\"74\" y=\"118\">Order</text></g><g><title>price: &amp;mut Order</title><rect class=\"box\" x=\"174\" y=\"83\" width=\"98\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"223\" y=\"103\">price</text><text class=\"strong\" x=\"223\" y=\"118\">&amp;mut Order</text></g><g><title>journal: { notional: &amp;u64 }</title><rect class=\"box\" x=\"316\" y=\"18\" width=\"126\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"379\" y=\"38\">journal</text><text x=\"379\" y=\"53\">notional: &amp;u64</text></g><g><title>risk: { notional: &amp;u64, ok: &amp;mut bool }</title><rect class=\"box\" x=\"316\" y=\"84\" width=\"126\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"379\" y=\"104\">risk</text><text x=\"379\" y=\"119\">notional: &amp;u64</text><text class=\"strong\" x=\"379\" y=\"134\">ok: &amp;mut bool</text></g><g><title>settle: &amp;Order</title><rect class=\"box\" x=\"486\" y=\"84\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"528\" y=\"104\">settle</text><text x=\"528\" y=\"119\">&amp;Order</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ●   price    &mut Order
/// ├─╮
/// ● │ journal  { notional: &u64 }
/// │ ● risk     { notional: &u64, ok: &mut bool }
/// ├─╯
/// ●   settle   &Order
///
/// settle after price: implied by journal
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub(crate) struct Orders<PriceHandler, JournalHandler, RiskHandler, SettleHandler>
where
    PriceHandler: disruptor::__private::core::ops::FnMut(
        &mut Orders·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    JournalHandler: disruptor::__private::core::ops::FnMut(
        OrdersJournal<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    RiskHandler: disruptor::__private::core::ops::FnMut(
        OrdersRisk<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    SettleHandler: disruptor::__private::core::ops::FnMut(
        &Orders·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `price`: gets `&mut Order` after the producer, on a thread of its own.
    pub(crate) price: PriceHandler,
    /// The handler of stage `journal`: gets `{ notional: &u64 }` after `price`, on a thread of its own, in batches of at most `limits::BATCH`.
    pub(crate) journal: JournalHandler,
    /// The handler of stage `risk`: gets `{ notional: &u64, ok: &mut bool }` after `price`, on a thread of its own.
    pub(crate) risk: RiskHandler,
    /// The handler of stage `settle`: gets `&Order` after `journal`, `risk`, on a thread of its own.
    pub(crate) settle: SettleHandler,
}
/// What stage `journal` is given of an event.
pub(crate) struct OrdersJournal<'event> {
    /// May be read by this stage.
    pub(crate) notional: &'event Orders·Field·journal·notional,
}
/// What stage `risk` is given of an event.
pub(crate) struct OrdersRisk<'event> {
    /// May be read by this stage.
    pub(crate) notional: &'event Orders·Field·risk·notional,
    /// May be written by this stage.
    pub(crate) ok: &'event mut Orders·Field·risk·ok,
}
/// Publishes the events of [`Orders`].
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
pub(crate) type OrdersProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Orders·Event,
    Orders·Ring,
    Orders·Slots,
    Orders·Wait,
    disruptor::__private::WakesIf<{ Orders·Wait·BLOCKS }>,
    1,
>;
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Orders·Event,
        >(SlotLayout·::BySize, Orders·CAPACITY)
    };
    const _: () = {
        type MaxBatch· = disruptor::__private::MaxBatch;
        MaxBatch·::check(Orders·MAX_BATCH·journal)
    };
    disruptor::__private::events_move_between_threads::<Orders·Event>();
    disruptor::__private::fields_move_between_threads::<
        Orders·Field·journal·notional,
    >();
    disruptor::__private::stages_read_the_field_in_parallel::<
        Orders·Field·journal·notional,
    >();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Orders·Event> for OrdersJournal<'_> {
        type Item<'event> = OrdersJournal<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Orders·Event) -> OrdersJournal<'event> {
            unsafe {
                let Orders·Event { notional: ref notional·, .. } = *event·;
                OrdersJournal {
                    notional: disruptor::__private::field::<
                        Orders·Field·journal·notional,
                        _,
                    >(notional·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<Orders·Field·risk·notional>();
    disruptor::__private::stages_read_the_field_in_parallel::<
        Orders·Field·risk·notional,
    >();
    disruptor::__private::fields_move_between_threads::<Orders·Field·risk·ok>();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Orders·Event> for OrdersRisk<'_> {
        type Item<'event> = OrdersRisk<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Orders·Event) -> OrdersRisk<'event> {
            unsafe {
                let Orders·Event { notional: ref notional·, ok: ref mut ok·, .. } = *event·;
                OrdersRisk {
                    notional: disruptor::__private::field::<
                        Orders·Field·risk·notional,
                        _,
                    >(notional·),
                    ok: disruptor::__private::field_mut::<
                        Orders·Field·risk·ok,
                        _,
                    >(ok·),
                }
            }
        }
    }
    fn pipeline() -> disruptor::__private::Pipeline<
        Orders·Event,
        Orders·Ring,
        Orders·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Orders·first) }
    }
    fn start<'handlers, PriceHandler, JournalHandler, RiskHandler, SettleHandler>(
        stages·: Orders<PriceHandler, JournalHandler, RiskHandler, SettleHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Orders·Event,
            Orders·Ring,
            Orders·Slots,
        >,
    )
    where
        PriceHandler: disruptor::__private::core::ops::FnMut(
            &mut Orders·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        JournalHandler: disruptor::__private::core::ops::FnMut(
            OrdersJournal<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        RiskHandler: disruptor::__private::core::ops::FnMut(
            OrdersRisk<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        SettleHandler: disruptor::__private::core::ops::FnMut(
            &Orders·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        PriceHandler: disruptor::__private::core::marker::Send + 'handlers,
        JournalHandler: disruptor::__private::core::marker::Send + 'handlers,
        RiskHandler: disruptor::__private::core::marker::Send + 'handlers,
        SettleHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Place<0, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<{ Orders·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Orders·Wait·BLOCKS,
        >(
            threads·,
            [],
            Orders·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.price),
        );
        disruptor::__private::Threads::stage::<
            OrdersJournal<'static>,
            disruptor::__private::Place<
                1,
                disruptor::__private::Inner,
                disruptor::__private::UpTo<{ Orders·MAX_BATCH·journal }>,
            >,
            disruptor::__private::WakesIf<{ Orders·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Orders·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Orders·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.journal),
        );
        disruptor::__private::Threads::stage::<
            OrdersRisk<'static>,
            disruptor::__private::Place<2, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<{ Orders·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Orders·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Orders·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.risk),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<3, disruptor::__private::Last>,
            disruptor::__private::WakesIf<{ Orders·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Orders·Wait·BLOCKS,
        >(
            threads·,
            [1, 2],
            Orders·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.settle),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Orders·Event, Orders·Ring, Orders·Slots>,
        >,
    ) -> OrdersProducer<'pipeline> {
        disruptor::__private::Link::producer::<
            _,
            _,
            _,
            Orders·Wait·BLOCKS,
        >(link·, [3], Orders·Wait)
    }
    #[automatically_derived]
    impl<
        PriceHandler,
        JournalHandler,
        RiskHandler,
        SettleHandler,
    > Orders<PriceHandler, JournalHandler, RiskHandler, SettleHandler>
    where
        PriceHandler: disruptor::__private::core::ops::FnMut(
            &mut Orders·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        JournalHandler: disruptor::__private::core::ops::FnMut(
            OrdersJournal<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        RiskHandler: disruptor::__private::core::ops::FnMut(
            OrdersRisk<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        SettleHandler: disruptor::__private::core::ops::FnMut(
            &Orders·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    {
        /// Starts the stages, calls `body` with the producer, and returns once every published event is processed.
        ///
        /// The stream ends when `body` drops the producer, or when `body` returns. The handlers and `body` may borrow
        /// from the caller.
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
                OrdersProducer<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            PriceHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            JournalHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            RiskHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            SettleHandler: disruptor::__private::MovesToTheThreadOfItsStage,
        {
            disruptor::__private::Pipeline::run(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| body·(ends(&link·)),
            )
        }
        /// Starts the stages and returns while they run. They end when the producer is dropped and every published
        /// event is processed.
        ///
        /// # Errors
        ///
        /// Returns the reason why a thread could not start. No thread is left running then.
        pub fn spawn(
            self,
        ) -> disruptor::__private::core::result::Result<
            (OrdersProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            PriceHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            JournalHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            RiskHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            SettleHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            PriceHandler: 'static,
            JournalHandler: 'static,
            RiskHandler: 'static,
            SettleHandler: 'static,
        {
            disruptor::__private::Pipeline::spawn(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| ends(&link·),
            )
        }
    }
    const DECLARED: disruptor::Topology = disruptor::Topology::new(
        "Orders",
        Orders·CAPACITY,
        &[
            disruptor::StageInfo::new(
                "price",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Write,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "journal",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Fields(
                    &[disruptor::FieldAccess::new("notional", false)],
                ),
                &[0],
                &[0],
                false,
            ),
            disruptor::StageInfo::new(
                "risk",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Fields(
                    &[
                        disruptor::FieldAccess::new("notional", false),
                        disruptor::FieldAccess::new("ok", true),
                    ],
                ),
                &[0],
                &[0],
                false,
            ),
            disruptor::StageInfo::new(
                    "settle",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[1, 2, 0],
                    &[1, 2],
                    true,
                )
                .implied(&[0]),
        ],
        "producer\n│\n●   price    &mut Order\n├─╮\n● │ journal  { notional: &u64 }\n│ ● risk     { notional: &u64, ok: &mut bool }\n├─╯\n●   settle   &Order\n\nsettle after price: implied by journal",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Orders<
        fn(
            &mut Orders·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            OrdersJournal<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            OrdersRisk<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &Orders·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Orders·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"588\" height=\"184\" viewBox=\"0 0 588 184\" style=\"max-width:max(100%,441px)\" role=\"img\" aria-label=\"The graph of the pipeline Orders\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 105H168\"/><path class=\"head\" d=\"M166 101L173 105L166 109z\"/><path class=\"edge\" d=\"M272 105C291 105 291 40 310 40\"/><path class=\"head\" d=\"M308 36L315 40L308 44z\"/><path class=\"edge\" d=\"M272 105C291 105 291 114 310 114\"/><path class=\"head\" d=\"M308 110L315 114L308 118z\"/><path class=\"edge implied\" d=\"M272 105C294 105 294 162 316 162H442C461 162 461 106 480 106\"/><path class=\"head implied\" d=\"M478 102L485 106L478 110z\"/><path class=\"edge\" d=\"M442 40C461 40 461 106 480 106\"/><path class=\"head\" d=\"M478 102L485 106L478 110z\"/><path class=\"edge\" d=\"M442 114C461 114 461 106 480 106\"/><path class=\"head\" d=\"M478 102L485 106L478 110z\"/><g><title>producer of Order</title><rect class=\"box\" x=\"18\" y=\"83\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"103\">producer</text><text x=\"74\" y=\"118\">Order</text></g><g><title>price: &amp;mut Order</title><rect class=\"box\" x=\"174\" y=\"83\" width=\"98\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"223\" y=\"103\">price</text><text class=\"strong\" x=\"223\" y=\"118\">&amp;mut Order</text></g><g><title>journal: { notional: &amp;u64 }</title><rect class=\"box\" x=\"316\" y=\"18\" width=\"126\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"379\" y=\"38\">journal</text><text x=\"379\" y=\"53\">notional: &amp;u64</text></g><g><title>risk: { notional: &amp;u64, ok: &amp;mut bool }</title><rect class=\"box\" x=\"316\" y=\"84\" width=\"126\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"379\" y=\"104\">risk</text><text x=\"379\" y=\"119\">notional: &amp;u64</text><text class=\"strong\" x=\"379\" y=\"134\">ok: &amp;mut bool</text></g><g><title>settle: &amp;Order</title><rect class=\"box\" x=\"486\" y=\"84\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"528\" y=\"104\">settle</text><text x=\"528\" y=\"119\">&amp;Order</text></g></svg>",
            );
    }
};
