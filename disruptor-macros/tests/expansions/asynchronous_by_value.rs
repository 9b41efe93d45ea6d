type Lines·Event = String;
#[allow(non_upper_case_globals)]
const Lines·CAPACITY: disruptor::__private::core::primitive::usize = { 8 };
#[allow(non_upper_case_globals)]
const Lines·GROUPS: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    Lines·Event,
>();
type Lines·Ring = <disruptor::__private::BySize<
    { Lines·GROUPS.share() },
> as disruptor::__private::Choice>::Ring<
    Lines·Event,
    { Lines·CAPACITY },
    { Lines·CAPACITY },
    { Lines·GROUPS.length },
    { Lines·GROUPS.padding },
    (),
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
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"359\" height=\"96\" viewBox=\"0 0 359 96\" style=\"max-width:max(100%,267px)\" role=\"img\" aria-label=\"The graph of the pipeline Lines\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 48H168\"/><path class=\"head\" d=\"M166 44L173 48L166 52z\"/><g><title>producer of String</title><rect class=\"box\" x=\"18\" y=\"18\" width=\"112\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"38\">producer</text><text x=\"74\" y=\"53\">String</text><text class=\"faint\" x=\"74\" y=\"68\">async</text></g><g><title>taken: String poll, async</title><rect class=\"box\" x=\"174\" y=\"18\" width=\"167\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"257\" y=\"38\">taken</text><text class=\"strong\" x=\"257\" y=\"53\">String (by value)</text><text class=\"faint\" x=\"257\" y=\"68\">poll, async</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer (async)
/// │
/// ○ taken (poll, async)  String
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Lines {}
/// Publishes the events of [`Lines`].
///
/// Publish with [`send`](#method.send), [`try_send`](#method.try_send), [`send_timeout`](#method.send_timeout) or [`send_all`](#method.send_all). In a task, with [`send_async`](#method.send_async): it suspends the task while the ring is full.
type LinesProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Lines·Event,
    Lines·Ring,
    Lines·Slots,
    Lines·Wait,
    disruptor::__private::Async<disruptor::__private::WakesIf<true>>,
    1,
>;
/// Runs stage `taken` of [`Lines`].
///
/// In a task, poll with the methods that end in `_async`: they suspend the task while there is no event.
type LinesTakenPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Lines·Event,
    Lines·Ring,
    Lines·Slots,
    disruptor::__private::Take,
    Lines·Wait,
    disruptor::__private::Place<0, disruptor::__private::Last>,
    disruptor::__private::Async<disruptor::__private::WakesIf<true>>,
    0,
>;
/// The pollers of [`Lines`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
struct LinesPollers<'pipeline> {
    /// The poller of stage `taken`: gets `String` after the producer, where it is polled, by a thread or in a task.
    taken: LinesTakenPoller<'pipeline>,
}
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Lines·Event,
        >(SlotLayout·::BySize, Lines·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Lines·Event>();
    fn pipeline() -> disruptor::__private::Pipeline<
        Lines·Event,
        Lines·Ring,
        Lines·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::by_value(&TOPOLOGY) }
    }
    fn start<'handlers>(
        stages·: Lines,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Lines·Event,
            Lines·Ring,
            Lines·Slots,
        >,
    ) {}
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
            >(link·, [0], Lines·Wait),
            LinesPollers {
                taken: disruptor::__private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    Lines·Wait·BLOCKS,
                >(link·, [], Lines·Wait()),
            },
        )
    }
    #[automatically_derived]
    impl Lines {
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
        > {
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
                        "taken",
                        disruptor::StageKind::Poll,
                        disruptor::StageAccess::Take,
                        &[],
                        &[],
                        true,
                    )
                    .asynchronous(),
            ],
            "producer (async)\n│\n○ taken (poll, async)  String",
        )
        .asynchronous();
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Lines {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Lines·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"359\" height=\"96\" viewBox=\"0 0 359 96\" style=\"max-width:max(100%,267px)\" role=\"img\" aria-label=\"The graph of the pipeline Lines\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 48H168\"/><path class=\"head\" d=\"M166 44L173 48L166 52z\"/><g><title>producer of String</title><rect class=\"box\" x=\"18\" y=\"18\" width=\"112\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"38\">producer</text><text x=\"74\" y=\"53\">String</text><text class=\"faint\" x=\"74\" y=\"68\">async</text></g><g><title>taken: String poll, async</title><rect class=\"box\" x=\"174\" y=\"18\" width=\"167\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"257\" y=\"38\">taken</text><text class=\"strong\" x=\"257\" y=\"53\">String (by value)</text><text class=\"faint\" x=\"257\" y=\"68\">poll, async</text></g></svg>",
            );
    }
};
