type Readings·Event = Reading;
#[allow(non_camel_case_types)]
type Readings·Field·valid·value = f64;
#[allow(non_camel_case_types)]
type Readings·Outcome·valid = bool;
#[allow(non_upper_case_globals)]
const Readings·CAPACITY: disruptor::__private::core::primitive::usize = {
    limits::SLOTS
};
type Readings·Ring = disruptor::__private::SharedStamped<
    Readings·Event,
    { Readings·CAPACITY },
    disruptor::__private::Marks<1>,
>;
type Readings·Slots = disruptor::__private::InPlace;
type Readings·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Readings·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Readings·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Readings·first() -> Readings·Event {
    (<Readings·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Readings·Wait() -> Readings·Wait {
    (<Readings·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// Whatever the sensors measure.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"503\" height=\"146\" viewBox=\"0 0 503 146\" style=\"max-width:max(100%,375px)\" role=\"img\" aria-label=\"The graph of the pipeline Readings\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 73H176\"/><path class=\"head\" d=\"M174 69L181 73L174 77z\"/><path class=\"edge\" d=\"M307 73C337 73 337 40 367 40\"/><path class=\"head\" d=\"M365 36L372 40L365 44z\"/><path class=\"edge away\" d=\"M307 73C337 73 337 106 367 106\"/><path class=\"away-head\" d=\"M365 102L372 106L365 110z\"/><g><title>producers of Reading</title><rect class=\"box\" x=\"24\" y=\"57\" width=\"108\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"54\" width=\"114\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"51\" width=\"120\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"71\">producers</text><text x=\"78\" y=\"86\">Reading</text></g><g><title>valid: { value: &amp;f64 } -&gt; bool</title><path class=\"box\" d=\"M192 43H297L307 73L297 103H192L182 73z\"/><text class=\"name\" x=\"244\" y=\"63\">valid</text><text x=\"244\" y=\"78\">value: &amp;f64</text><text x=\"244\" y=\"93\">-&gt; bool</text></g><g><title>store: &amp;Reading</title><rect class=\"box\" x=\"373\" y=\"18\" width=\"112\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"429\" y=\"38\">store</text><text x=\"429\" y=\"53\">&amp;Reading</text></g><g><title>refuse: &amp;mut Reading</title><rect class=\"box\" x=\"373\" y=\"84\" width=\"112\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"429\" y=\"104\">refuse</text><text class=\"strong\" x=\"429\" y=\"119\">&amp;mut Reading</text></g><text class=\"label\" x=\"334\" y=\"66\">true</text><text class=\"label\" x=\"334\" y=\"88\">false</text></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producers
/// │
/// ◆   valid   { value: &f64 } -> bool
/// ├─╮
/// ● │ store   &Reading
///   ● refuse  &mut Reading  else valid
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub struct Readings<ValidHandler, StoreHandler, RefuseHandler>
where
    ValidHandler: disruptor::__private::core::ops::FnMut(
        ReadingsValid<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Readings·Outcome·valid,
    StoreHandler: disruptor::__private::core::ops::FnMut(
        &Readings·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    RefuseHandler: disruptor::__private::core::ops::FnMut(
        &mut Readings·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `valid`: gets `{ value: &f64 }` after the producers, on a thread of its own.
    ///
    /// Returns `bool`: whether the event goes on `after valid` or `else valid`.
    pub valid: ValidHandler,
    /// The handler of stage `store`: gets `&Reading` after `valid`, on a thread of its own.
    pub store: StoreHandler,
    /// The handler of stage `refuse`: gets `&mut Reading` else `valid`, on a thread of its own.
    pub refuse: RefuseHandler,
}
/// What stage `valid` is given of an event.
pub struct ReadingsValid<'event> {
    /// May be read by this stage.
    pub value: &'event Readings·Field·valid·value,
}
/// One of the producers of [`Readings`]: publishes events.
///
/// Clone it to publish from several threads. The stream of events ends when the last clone is dropped.
///
/// The events of each producer keep the order in which it published them. All stages see the events of all producers in the same order.
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
pub type ReadingsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Readings·Event,
    Readings·Ring,
    Readings·Slots,
    Readings·Wait,
    disruptor::__private::WakesIf<{ Readings·Wait·BLOCKS }>,
    2,
>;
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_marked_capacity::<
            Readings·Event,
            disruptor::__private::Marks<1>,
        >(SlotLayout·::SharedStamped, Readings·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Readings·Event>();
    disruptor::__private::fields_move_between_threads::<Readings·Field·valid·value>();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Readings·Event> for ReadingsValid<'_> {
        type Item<'event> = ReadingsValid<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(
            event·: *mut Readings·Event,
        ) -> ReadingsValid<'event> {
            unsafe {
                let Readings·Event { value: ref value·, .. } = *event·;
                ReadingsValid {
                    value: disruptor::__private::field::<
                        Readings·Field·valid·value,
                        _,
                    >(value·),
                }
            }
        }
    }
    fn pipeline() -> disruptor::__private::Pipeline<
        Readings·Event,
        Readings·Ring,
        Readings·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Readings·first) }
    }
    fn start<'handlers, ValidHandler, StoreHandler, RefuseHandler>(
        stages·: Readings<ValidHandler, StoreHandler, RefuseHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Readings·Event,
            Readings·Ring,
            Readings·Slots,
        >,
    )
    where
        ValidHandler: disruptor::__private::core::ops::FnMut(
            ReadingsValid<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Readings·Outcome·valid,
        StoreHandler: disruptor::__private::core::ops::FnMut(
            &Readings·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        RefuseHandler: disruptor::__private::core::ops::FnMut(
            &mut Readings·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        ValidHandler: disruptor::__private::core::marker::Send + 'handlers,
        StoreHandler: disruptor::__private::core::marker::Send + 'handlers,
        RefuseHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            ReadingsValid<'static>,
            disruptor::__private::Place<
                0,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Deciding<0>,
            >,
            disruptor::__private::WakesIf<{ Readings·Wait·BLOCKS }>,
            _,
            _,
            Readings·Outcome·valid,
            _,
            Readings·Wait·BLOCKS,
        >(
            threads·,
            [],
            Readings·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.valid),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                1,
                disruptor::__private::Leaf,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::Always,
                    disruptor::__private::Never,
                >,
            >,
            disruptor::__private::WakesIf<{ Readings·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Readings·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Readings·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.store),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Place<
                2,
                disruptor::__private::Leaf,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::Never,
                    disruptor::__private::Always,
                >,
            >,
            disruptor::__private::WakesIf<{ Readings·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Readings·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Readings·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.refuse),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Readings·Event, Readings·Ring, Readings·Slots>,
        >,
    ) -> ReadingsProducer<'pipeline> {
        disruptor::__private::Link::producer::<
            _,
            _,
            _,
            Readings·Wait·BLOCKS,
        >(link·, [1, 2], Readings·Wait)
    }
    #[automatically_derived]
    impl<
        ValidHandler,
        StoreHandler,
        RefuseHandler,
    > Readings<ValidHandler, StoreHandler, RefuseHandler>
    where
        ValidHandler: disruptor::__private::core::ops::FnMut(
            ReadingsValid<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Readings·Outcome·valid,
        StoreHandler: disruptor::__private::core::ops::FnMut(
            &Readings·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        RefuseHandler: disruptor::__private::core::ops::FnMut(
            &mut Readings·Event,
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
                ReadingsProducer<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            ValidHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            StoreHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            RefuseHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
            (ReadingsProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            ValidHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            StoreHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            RefuseHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            ValidHandler: 'static,
            StoreHandler: 'static,
            RefuseHandler: 'static,
        {
            disruptor::__private::Pipeline::spawn(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| ends(&link·),
            )
        }
    }
    const DECLARED: disruptor::Topology = disruptor::Topology::new(
            "Readings",
            Readings·CAPACITY,
            &[
                disruptor::StageInfo::new(
                        "valid",
                        disruptor::StageKind::Thread,
                        disruptor::StageAccess::Fields(
                            &[disruptor::FieldAccess::new("value", false)],
                        ),
                        &[],
                        &[],
                        false,
                    )
                    .outcome(disruptor::StageOutcome::Decides),
                disruptor::StageInfo::new(
                    "store",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[0],
                    &[0],
                    true,
                ),
                disruptor::StageInfo::new(
                        "refuse",
                        disruptor::StageKind::Thread,
                        disruptor::StageAccess::Write,
                        &[],
                        &[0],
                        true,
                    )
                    .otherwise(&[0]),
            ],
            "producers\n│\n◆   valid   { value: &f64 } -> bool\n├─╮\n● │ store   &Reading\n  ● refuse  &mut Reading  else valid",
        )
        .producers(disruptor::Producers::Multi);
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Readings<
        fn(
            ReadingsValid<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Readings·Outcome·valid,
        fn(
            &Readings·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &mut Readings·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Readings·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"503\" height=\"146\" viewBox=\"0 0 503 146\" style=\"max-width:max(100%,375px)\" role=\"img\" aria-label=\"The graph of the pipeline Readings\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M138 73H176\"/><path class=\"head\" d=\"M174 69L181 73L174 77z\"/><path class=\"edge\" d=\"M307 73C337 73 337 40 367 40\"/><path class=\"head\" d=\"M365 36L372 40L365 44z\"/><path class=\"edge away\" d=\"M307 73C337 73 337 106 367 106\"/><path class=\"away-head\" d=\"M365 102L372 106L365 110z\"/><g><title>producers of Reading</title><rect class=\"box\" x=\"24\" y=\"57\" width=\"108\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"21\" y=\"54\" width=\"114\" height=\"44\" rx=\"20\"/><rect class=\"box\" x=\"18\" y=\"51\" width=\"120\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"78\" y=\"71\">producers</text><text x=\"78\" y=\"86\">Reading</text></g><g><title>valid: { value: &amp;f64 } -&gt; bool</title><path class=\"box\" d=\"M192 43H297L307 73L297 103H192L182 73z\"/><text class=\"name\" x=\"244\" y=\"63\">valid</text><text x=\"244\" y=\"78\">value: &amp;f64</text><text x=\"244\" y=\"93\">-&gt; bool</text></g><g><title>store: &amp;Reading</title><rect class=\"box\" x=\"373\" y=\"18\" width=\"112\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"429\" y=\"38\">store</text><text x=\"429\" y=\"53\">&amp;Reading</text></g><g><title>refuse: &amp;mut Reading</title><rect class=\"box\" x=\"373\" y=\"84\" width=\"112\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"429\" y=\"104\">refuse</text><text class=\"strong\" x=\"429\" y=\"119\">&amp;mut Reading</text></g><text class=\"label\" x=\"334\" y=\"66\">true</text><text class=\"label\" x=\"334\" y=\"88\">false</text></svg>",
            );
    }
};
