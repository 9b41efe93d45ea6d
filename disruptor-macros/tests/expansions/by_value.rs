type Lines·Event = String;
#[allow(non_upper_case_globals)]
const Lines·CAPACITY: disruptor::__private::core::primitive::usize = { 8 };
type Lines·Ring = disruptor::__private::Dense<
    Lines·Event,
    { Lines·CAPACITY },
    { Lines·CAPACITY },
>;
type Lines·Slots = disruptor::__private::ByValue;
type Lines·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Lines·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Lines·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_snake_case)]
fn Lines·Wait() -> Lines·Wait {
    (<Lines·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Lines`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"487\" height=\"96\" viewBox=\"0 0 487 96\" style=\"max-width:max(100%,363px)\" role=\"img\" aria-label=\"The graph of the pipeline Lines\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 48H168\"/><path class=\"head\" d=\"M166 44L173 48L166 52z\"/><path class=\"edge\" d=\"M258 48H296\"/><path class=\"head\" d=\"M294 44L301 48L294 52z\"/><g><title>producer of String</title><rect class=\"box\" x=\"18\" y=\"26\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"46\">producer</text><text x=\"74\" y=\"61\">String</text></g><g><title>count: &amp;String</title><rect class=\"box\" x=\"174\" y=\"26\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"216\" y=\"46\">count</text><text x=\"216\" y=\"61\">&amp;String</text></g><g><title>taken: String poll</title><rect class=\"box\" x=\"302\" y=\"18\" width=\"167\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"385\" y=\"38\">taken</text><text class=\"strong\" x=\"385\" y=\"53\">String (by value)</text><text class=\"faint\" x=\"385\" y=\"68\">poll</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ● count         &String
/// ○ taken (poll)  String
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Lines<CountHandler>
where
    CountHandler: disruptor::__private::core::ops::FnMut(
        &Lines·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `count`: gets `&String` after the producer, on a thread of its own.
    count: CountHandler,
}
/// Publishes the events of [`Lines`].
///
/// Publish with [`send`](#method.send), [`try_send`](#method.try_send), [`send_timeout`](#method.send_timeout) or [`send_all`](#method.send_all).
type LinesProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Lines·Event,
    Lines·Ring,
    Lines·Slots,
    Lines·Wait,
    disruptor::__private::WakesIf<{ Lines·Wait·BLOCKS }>,
    1,
>;
/// Runs stage `taken` of [`Lines`].
type LinesTakenPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Lines·Event,
    Lines·Ring,
    Lines·Slots,
    disruptor::__private::Take,
    Lines·Wait,
    disruptor::__private::Place<1, disruptor::__private::Last>,
    disruptor::__private::WakesIf<true>,
    1,
>;
/// The pollers of [`Lines`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
struct LinesPollers<'pipeline> {
    /// The poller of stage `taken`: gets `String` after `count`, where it is polled.
    taken: LinesTakenPoller<'pipeline>,
}
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Lines·Event,
        >(SlotLayout·::Dense, Lines·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Lines·Event>();
    fn pipeline() -> disruptor::__private::Pipeline<
        Lines·Event,
        Lines·Ring,
        Lines·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::by_value(&TOPOLOGY) }
    }
    fn start<'handlers, CountHandler>(
        stages·: Lines<CountHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Lines·Event,
            Lines·Ring,
            Lines·Slots,
        >,
    )
    where
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Lines·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<0, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<{ Lines·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Lines·Wait·BLOCKS,
        >(
            threads·,
            [],
            Lines·Wait(),
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
            disruptor::__private::Core<Lines·Event, Lines·Ring, Lines·Slots>,
        >,
    ) -> (LinesProducer<'pipeline>, LinesPollers<'pipeline>) {
        (
            disruptor::__private::Link::producer::<
                _,
                _,
                _,
                Lines·Wait·BLOCKS,
            >(link·, [1], Lines·Wait),
            LinesPollers {
                taken: disruptor::__private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    Lines·Wait·BLOCKS,
                >(link·, [0], Lines·Wait()),
            },
        )
    }
    #[automatically_derived]
    impl<CountHandler> Lines<CountHandler>
    where
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Lines·Event,
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
                LinesProducer<'_>,
                LinesPollers<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
        /// Starts the stages and returns while they run. They end when the producer is dropped and every published
        /// event is processed.
        ///
        /// # Errors
        ///
        /// Returns the reason why a thread could not start. No thread is left running then.
        pub fn spawn(
            self,
        ) -> disruptor::__private::core::result::Result<
            (LinesProducer<'static>, LinesPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: 'static,
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
        "Lines",
        Lines·CAPACITY,
        &[
            disruptor::StageInfo::new(
                "count",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "taken",
                disruptor::StageKind::Poll,
                disruptor::StageAccess::Take,
                &[0],
                &[0],
                true,
            ),
        ],
        "producer\n│\n● count         &String\n○ taken (poll)  String",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Lines<
        fn(
            &Lines·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Lines·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"487\" height=\"96\" viewBox=\"0 0 487 96\" style=\"max-width:max(100%,363px)\" role=\"img\" aria-label=\"The graph of the pipeline Lines\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 48H168\"/><path class=\"head\" d=\"M166 44L173 48L166 52z\"/><path class=\"edge\" d=\"M258 48H296\"/><path class=\"head\" d=\"M294 44L301 48L294 52z\"/><g><title>producer of String</title><rect class=\"box\" x=\"18\" y=\"26\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"46\">producer</text><text x=\"74\" y=\"61\">String</text></g><g><title>count: &amp;String</title><rect class=\"box\" x=\"174\" y=\"26\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"216\" y=\"46\">count</text><text x=\"216\" y=\"61\">&amp;String</text></g><g><title>taken: String poll</title><rect class=\"box\" x=\"302\" y=\"18\" width=\"167\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"385\" y=\"38\">taken</text><text class=\"strong\" x=\"385\" y=\"53\">String (by value)</text><text class=\"faint\" x=\"385\" y=\"68\">poll</text></g></svg>",
            );
    }
};
