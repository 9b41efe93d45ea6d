type Ticks·Event = u64;
#[allow(non_upper_case_globals)]
const Ticks·CAPACITY: disruptor::__private::core::primitive::usize = { 8 };
#[allow(non_upper_case_globals)]
const Ticks·GROUPS: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    Ticks·Event,
>();
#[allow(non_upper_case_globals)]
const Ticks·BOUND: disruptor::__private::core::primitive::usize = { limits::MOST };
type Ticks·Ring = disruptor::__private::Elastic<
    disruptor::__private::Stamped<
        Ticks·Event,
        { Ticks·CAPACITY },
        { Ticks·BOUND },
        { Ticks·GROUPS.length },
        { Ticks·GROUPS.padding },
    >,
>;
type Ticks·Slots = disruptor::__private::InPlace;
type Ticks·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Ticks·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Ticks·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Ticks·first() -> Ticks·Event {
    (<Ticks·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Ticks·stall() -> disruptor::__private::core::time::Duration {
    (disruptor::__private::core::time::Duration::from_millis(500u64))
}
#[allow(non_snake_case)]
fn Ticks·Wait() -> Ticks·Wait {
    (<Ticks·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Ticks`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"276\" height=\"80\" viewBox=\"0 0 276 80\" style=\"max-width:max(100%,207px)\" role=\"img\" aria-label=\"The graph of the pipeline Ticks\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 40H168\"/><path class=\"head\" d=\"M166 36L173 40L166 44z\"/><g><title>producer of u64</title><rect class=\"box\" x=\"18\" y=\"18\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"38\">producer</text><text x=\"74\" y=\"53\">u64</text></g><g><title>sum: &amp;u64</title><rect class=\"box\" x=\"174\" y=\"18\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"216\" y=\"38\">sum</text><text x=\"216\" y=\"53\">&amp;u64</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ● sum  &u64
/// ```
#[cfg_attr(doc, doc = " </details>")]
///
/// The ring has `8` slots. When it has been full for `500ms` and no stage has moved, it grows, up to `limits::MOST`.
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Ticks<SumHandler>
where
    SumHandler: disruptor::__private::core::ops::FnMut(
        &Ticks·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `sum`: gets `&u64` after the producer, on a thread of its own.
    sum: SumHandler,
}
/// Publishes the events of [`Ticks`].
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
type TicksProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Ticks·Event,
    Ticks·Ring,
    Ticks·Slots,
    Ticks·Wait,
    disruptor::__private::WakesIf<{ Ticks·Wait·BLOCKS }>,
    1,
>;
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Ticks·Event,
        >(SlotLayout·::Stamped, Ticks·CAPACITY)
    };
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_bound::<
            Ticks·Event,
        >(SlotLayout·::Stamped, Ticks·CAPACITY, Ticks·BOUND)
    };
    disruptor::__private::events_move_between_threads::<Ticks·Event>();
    fn pipeline() -> disruptor::__private::Pipeline<
        Ticks·Event,
        Ticks·Ring,
        Ticks·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Ticks·first) }
    }
    fn start<'handlers, SumHandler>(
        stages·: Ticks<SumHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Ticks·Event,
            Ticks·Ring,
            Ticks·Slots,
        >,
    )
    where
        SumHandler: disruptor::__private::core::ops::FnMut(
            &Ticks·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        SumHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<0, disruptor::__private::Last>,
            disruptor::__private::WakesIf<{ Ticks·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Ticks·Wait·BLOCKS,
        >(
            threads·,
            [],
            Ticks·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.sum),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Ticks·Event, Ticks·Ring, Ticks·Slots>,
        >,
    ) -> TicksProducer<'pipeline> {
        disruptor::__private::Link::elastic_producer::<
            _,
            _,
            _,
            Ticks·Wait·BLOCKS,
        >(
            link·,
            [0],
            Ticks·Wait,
            disruptor::__private::Growth::in_place(Ticks·stall(), Ticks·first),
        )
    }
    #[automatically_derived]
    impl<SumHandler> Ticks<SumHandler>
    where
        SumHandler: disruptor::__private::core::ops::FnMut(
            &Ticks·Event,
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
                TicksProducer<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            SumHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
            (TicksProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            SumHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            SumHandler: 'static,
        {
            disruptor::__private::Pipeline::spawn(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| ends(&link·),
            )
        }
    }
    const DECLARED: disruptor::Topology = disruptor::Topology::new(
        "Ticks",
        Ticks·CAPACITY,
        &[
            disruptor::StageInfo::new(
                "sum",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[],
                &[],
                true,
            ),
        ],
        "producer\n│\n● sum  &u64",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Ticks<
        fn(
            &Ticks·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Ticks·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"276\" height=\"80\" viewBox=\"0 0 276 80\" style=\"max-width:max(100%,207px)\" role=\"img\" aria-label=\"The graph of the pipeline Ticks\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 40H168\"/><path class=\"head\" d=\"M166 36L173 40L166 44z\"/><g><title>producer of u64</title><rect class=\"box\" x=\"18\" y=\"18\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"38\">producer</text><text x=\"74\" y=\"53\">u64</text></g><g><title>sum: &amp;u64</title><rect class=\"box\" x=\"174\" y=\"18\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"216\" y=\"38\">sum</text><text x=\"216\" y=\"53\">&amp;u64</text></g></svg>",
            );
    }
};
