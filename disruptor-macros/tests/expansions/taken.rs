type Requests·Event = Request;
#[allow(non_camel_case_types)]
type Requests·Outcome·check = bool;
#[allow(non_upper_case_globals)]
const Requests·CAPACITY: disruptor::__private::core::primitive::usize = { 8 };
type Requests·Ring = disruptor::__private::Dense<
    Requests·Event,
    { Requests·CAPACITY },
    { Requests·CAPACITY },
    disruptor::__private::Marks<2>,
>;
type Requests·Slots = disruptor::__private::ByBranch<1>;
type Requests·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Requests·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Requests·Wait as disruptor::WaitStrategy>::BLOCKS;
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
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"526\" height=\"162\" viewBox=\"0 0 526 162\" style=\"max-width:max(100%,393px)\" role=\"img\" aria-label=\"The graph of the pipeline Requests\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 77H168\"/><path class=\"head\" d=\"M166 73L173 77L166 81z\"/><path class=\"edge\" d=\"M278 77C303 77 303 40 328 40\"/><path class=\"head\" d=\"M326 36L333 40L326 44z\"/><path class=\"edge away\" d=\"M278 77C303 77 303 114 328 114\"/><path class=\"away-head\" d=\"M326 110L333 114L326 118z\"/><g><title>producer of Request</title><rect class=\"box\" x=\"18\" y=\"55\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"75\">producer</text><text x=\"74\" y=\"90\">Request</text></g><g><title>check: &amp;Request -&gt; bool</title><path class=\"box\" d=\"M184 47H268L278 77L268 107H184L174 77z\"/><text class=\"name\" x=\"226\" y=\"67\">check</text><text x=\"226\" y=\"82\">&amp;Request</text><text x=\"226\" y=\"97\">-&gt; bool</text></g><g><title>answer: Request</title><rect class=\"box\" x=\"334\" y=\"18\" width=\"174\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"421\" y=\"38\">answer</text><text class=\"strong\" x=\"421\" y=\"53\">Request (by value)</text></g><g><title>refused: Request poll</title><rect class=\"box\" x=\"334\" y=\"84\" width=\"174\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"421\" y=\"104\">refused</text><text class=\"strong\" x=\"421\" y=\"119\">Request (by value)</text><text class=\"faint\" x=\"421\" y=\"134\">poll</text></g><text class=\"label\" x=\"301\" y=\"68\">true</text><text class=\"label\" x=\"301\" y=\"94\">false</text></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ◆   check           &Request -> bool
/// ├─╮
/// ● │ answer          Request
///   ○ refused (poll)  Request  else check
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Requests<CheckHandler, AnswerHandler>
where
    CheckHandler: disruptor::__private::core::ops::FnMut(
        &Requests·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Requests·Outcome·check,
    AnswerHandler: disruptor::__private::core::ops::FnMut(
        Requests·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `check`: gets `&Request` after the producer, on a thread of its own.
    ///
    /// Returns `bool`: whether the event goes on `after check` or `else check`.
    check: CheckHandler,
    /// The handler of stage `answer`: gets `Request` after `check`, on a thread of its own.
    answer: AnswerHandler,
}
/// Publishes the events of [`Requests`].
///
/// Publish with [`send`](#method.send), [`try_send`](#method.try_send), [`send_timeout`](#method.send_timeout) or [`send_all`](#method.send_all).
type RequestsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Requests·Event,
    Requests·Ring,
    Requests·Slots,
    Requests·Wait,
    disruptor::__private::WakesIf<{ Requests·Wait·BLOCKS }>,
    2,
>;
/// Runs stage `refused` of [`Requests`].
type RequestsRefusedPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Requests·Event,
    Requests·Ring,
    Requests·Slots,
    disruptor::__private::Take,
    Requests·Wait,
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
    disruptor::__private::WakesIf<true>,
    1,
>;
/// The pollers of [`Requests`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
struct RequestsPollers<'pipeline> {
    /// The poller of stage `refused`: gets `Request` else `check`, where it is polled.
    refused: RequestsRefusedPoller<'pipeline>,
}
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_marked_capacity::<
            Requests·Event,
            disruptor::__private::Marks<2>,
        >(SlotLayout·::Dense, Requests·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Requests·Event>();
    fn pipeline() -> disruptor::__private::Pipeline<
        Requests·Event,
        Requests·Ring,
        Requests·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::by_branch(&TOPOLOGY) }
    }
    fn start<'handlers, CheckHandler, AnswerHandler>(
        stages·: Requests<CheckHandler, AnswerHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Requests·Event,
            Requests·Ring,
            Requests·Slots,
        >,
    )
    where
        CheckHandler: disruptor::__private::core::ops::FnMut(
            &Requests·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Requests·Outcome·check,
        AnswerHandler: disruptor::__private::core::ops::FnMut(
            Requests·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CheckHandler: disruptor::__private::core::marker::Send + 'handlers,
        AnswerHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                0,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Deciding<0>,
            >,
            disruptor::__private::WakesIf<{ Requests·Wait·BLOCKS }>,
            _,
            _,
            Requests·Outcome·check,
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
            disruptor::__private::Plain(stages·.check),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Take,
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
            disruptor::__private::Plain(stages·.answer),
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
            >(link·, [1, 2], Requests·Wait),
            RequestsPollers {
                refused: disruptor::__private::Link::poller::<
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
    impl<CheckHandler, AnswerHandler> Requests<CheckHandler, AnswerHandler>
    where
        CheckHandler: disruptor::__private::core::ops::FnMut(
            &Requests·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Requests·Outcome·check,
        AnswerHandler: disruptor::__private::core::ops::FnMut(
            Requests·Event,
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
                RequestsProducer<'_>,
                RequestsPollers<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            CheckHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            AnswerHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
            (RequestsProducer<'static>, RequestsPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            CheckHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            AnswerHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CheckHandler: 'static,
            AnswerHandler: 'static,
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
                    "check",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[],
                    &[],
                    false,
                )
                .outcome(disruptor::StageOutcome::Decides),
            disruptor::StageInfo::new(
                "answer",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Take,
                &[0],
                &[0],
                true,
            ),
            disruptor::StageInfo::new(
                    "refused",
                    disruptor::StageKind::Poll,
                    disruptor::StageAccess::Take,
                    &[],
                    &[0],
                    true,
                )
                .otherwise(&[0]),
        ],
        "producer\n│\n◆   check           &Request -> bool\n├─╮\n● │ answer          Request\n  ○ refused (poll)  Request  else check",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Requests<
        fn(
            &Requests·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Requests·Outcome·check,
        fn(
            Requests·Event,
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
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"526\" height=\"162\" viewBox=\"0 0 526 162\" style=\"max-width:max(100%,393px)\" role=\"img\" aria-label=\"The graph of the pipeline Requests\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 77H168\"/><path class=\"head\" d=\"M166 73L173 77L166 81z\"/><path class=\"edge\" d=\"M278 77C303 77 303 40 328 40\"/><path class=\"head\" d=\"M326 36L333 40L326 44z\"/><path class=\"edge away\" d=\"M278 77C303 77 303 114 328 114\"/><path class=\"away-head\" d=\"M326 110L333 114L326 118z\"/><g><title>producer of Request</title><rect class=\"box\" x=\"18\" y=\"55\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"75\">producer</text><text x=\"74\" y=\"90\">Request</text></g><g><title>check: &amp;Request -&gt; bool</title><path class=\"box\" d=\"M184 47H268L278 77L268 107H184L174 77z\"/><text class=\"name\" x=\"226\" y=\"67\">check</text><text x=\"226\" y=\"82\">&amp;Request</text><text x=\"226\" y=\"97\">-&gt; bool</text></g><g><title>answer: Request</title><rect class=\"box\" x=\"334\" y=\"18\" width=\"174\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"421\" y=\"38\">answer</text><text class=\"strong\" x=\"421\" y=\"53\">Request (by value)</text></g><g><title>refused: Request poll</title><rect class=\"box\" x=\"334\" y=\"84\" width=\"174\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"421\" y=\"104\">refused</text><text class=\"strong\" x=\"421\" y=\"119\">Request (by value)</text><text class=\"faint\" x=\"421\" y=\"134\">poll</text></g><text class=\"label\" x=\"301\" y=\"68\">true</text><text class=\"label\" x=\"301\" y=\"94\">false</text></svg>",
            );
    }
};
