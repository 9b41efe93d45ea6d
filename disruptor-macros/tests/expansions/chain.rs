type Packets·Event = Packet;
#[allow(non_upper_case_globals)]
const Packets·CAPACITY: disruptor::__private::core::primitive::usize = {
    limits::SLOTS
};
#[allow(non_upper_case_globals)]
const Packets·GROUPS: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    Packets·Event,
>();
type Packets·Ring = disruptor::__private::Stamped<
    Packets·Event,
    { Packets·CAPACITY },
    { Packets·CAPACITY },
    { Packets·GROUPS.length },
    { Packets·GROUPS.padding },
>;
type Packets·Slots = disruptor::__private::InPlace;
type Packets·Wait = YieldWaitStrategy;
#[allow(non_upper_case_globals)]
const Packets·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Packets·Wait as disruptor::WaitStrategy>::BLOCKS;
type Packets·Wait·count = Patient;
#[allow(non_upper_case_globals)]
const Packets·Wait·count·BLOCKS: disruptor::__private::core::primitive::bool = <Packets·Wait·count as disruptor::WaitStrategy>::BLOCKS;
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Packets·first() -> Packets·Event {
    (Packet::empty())
}
#[allow(non_snake_case)]
fn Packets·Wait() -> Packets·Wait {
    (<Packets·Wait as disruptor::__private::DefaultStrategy>::new())
}
#[allow(non_snake_case)]
fn Packets·Wait·count() -> Packets·Wait·count {
    (Patient::new(3))
}
#[allow(non_snake_case)]
fn Packets·core·decode() -> disruptor::__private::core::option::Option<
    disruptor::__private::core::primitive::usize,
> {
    (disruptor::__private::core_number(1))
}
#[allow(non_snake_case)]
fn Packets·name·decode() -> disruptor::__private::String {
    (disruptor::__private::thread_name("decode"))
}
/// Decode, then count.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"425\" height=\"80\" viewBox=\"0 0 425 80\" style=\"max-width:max(100%,318px)\" role=\"img\" aria-label=\"The graph of the pipeline Packets\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 40H168\"/><path class=\"head\" d=\"M166 36L173 40L166 44z\"/><path class=\"edge\" d=\"M279 40H317\"/><path class=\"head\" d=\"M315 36L322 40L315 44z\"/><g><title>producer of Packet</title><rect class=\"box\" x=\"18\" y=\"18\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"38\">producer</text><text x=\"74\" y=\"53\">Packet</text></g><g><title>decode: &amp;mut Packet</title><rect class=\"box\" x=\"174\" y=\"18\" width=\"105\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"226\" y=\"38\">decode</text><text class=\"strong\" x=\"226\" y=\"53\">&amp;mut Packet</text></g><g><title>count: &amp;Packet</title><rect class=\"box\" x=\"323\" y=\"18\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"365\" y=\"38\">count</text><text x=\"365\" y=\"53\">&amp;Packet</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ● decode  &mut Packet
/// ● count   &Packet
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub struct Packets<DecodeHandler, CountHandler>
where
    DecodeHandler: disruptor::__private::core::ops::FnMut(
        &mut Packets·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    CountHandler: disruptor::__private::core::ops::FnMut(
        &Packets·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `decode`: gets `&mut Packet` after the producer, on a thread of its own.
    pub decode: DecodeHandler,
    /// Counts bytes.
    ///
    /// The handler of stage `count`: gets `&Packet` after `decode`, on a thread of its own.
    pub count: CountHandler,
}
/// Publishes the events of [`Packets`].
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
pub type PacketsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Packets·Event,
    Packets·Ring,
    Packets·Slots,
    Packets·Wait,
    disruptor::__private::WakesIf<{ Packets·Wait·BLOCKS }>,
    1,
>;
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Packets·Event,
        >(SlotLayout·::Stamped, Packets·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Packets·Event>();
    fn pipeline() -> disruptor::__private::Pipeline<
        Packets·Event,
        Packets·Ring,
        Packets·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Packets·first) }
    }
    fn start<'handlers, DecodeHandler, CountHandler>(
        stages·: Packets<DecodeHandler, CountHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Packets·Event,
            Packets·Ring,
            Packets·Slots,
        >,
    )
    where
        DecodeHandler: disruptor::__private::core::ops::FnMut(
            &mut Packets·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Packets·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        DecodeHandler: disruptor::__private::core::marker::Send + 'handlers,
        CountHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Place<0, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<{ Packets·Wait·count·BLOCKS }>,
            _,
            _,
            _,
            _,
            Packets·Wait·BLOCKS,
        >(
            threads·,
            [],
            Packets·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::Some(
                    Packets·name·decode(),
                ),
                core: Packets·core·decode(),
            },
            disruptor::__private::Plain(stages·.decode),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<1, disruptor::__private::Last>,
            disruptor::__private::WakesIf<{ Packets·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Packets·Wait·count·BLOCKS,
        >(
            threads·,
            [0],
            Packets·Wait·count(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.count),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Packets·Event, Packets·Ring, Packets·Slots>,
        >,
    ) -> PacketsProducer<'pipeline> {
        disruptor::__private::Link::producer::<
            _,
            _,
            _,
            Packets·Wait·BLOCKS,
        >(link·, [1], Packets·Wait)
    }
    #[automatically_derived]
    impl<DecodeHandler, CountHandler> Packets<DecodeHandler, CountHandler>
    where
        DecodeHandler: disruptor::__private::core::ops::FnMut(
            &mut Packets·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Packets·Event,
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
                PacketsProducer<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            DecodeHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
            (PacketsProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            DecodeHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            DecodeHandler: 'static,
            CountHandler: 'static,
        {
            disruptor::__private::Pipeline::spawn(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| ends(&link·),
            )
        }
    }
    const DECLARED: disruptor::Topology = disruptor::Topology::new(
        "Packets",
        Packets·CAPACITY,
        &[
            disruptor::StageInfo::new(
                "decode",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Write,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "count",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[0],
                &[0],
                true,
            ),
        ],
        "producer\n│\n● decode  &mut Packet\n● count   &Packet",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Packets<
        fn(
            &mut Packets·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &Packets·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Packets·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"425\" height=\"80\" viewBox=\"0 0 425 80\" style=\"max-width:max(100%,318px)\" role=\"img\" aria-label=\"The graph of the pipeline Packets\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 40H168\"/><path class=\"head\" d=\"M166 36L173 40L166 44z\"/><path class=\"edge\" d=\"M279 40H317\"/><path class=\"head\" d=\"M315 36L322 40L315 44z\"/><g><title>producer of Packet</title><rect class=\"box\" x=\"18\" y=\"18\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"38\">producer</text><text x=\"74\" y=\"53\">Packet</text></g><g><title>decode: &amp;mut Packet</title><rect class=\"box\" x=\"174\" y=\"18\" width=\"105\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"226\" y=\"38\">decode</text><text class=\"strong\" x=\"226\" y=\"53\">&amp;mut Packet</text></g><g><title>count: &amp;Packet</title><rect class=\"box\" x=\"323\" y=\"18\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"365\" y=\"38\">count</text><text x=\"365\" y=\"53\">&amp;Packet</text></g></svg>",
            );
    }
};
