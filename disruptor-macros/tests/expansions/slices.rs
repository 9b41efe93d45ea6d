type Samples·Event = f32;
#[allow(non_camel_case_types)]
type Samples·Outcome·loud = bool;
#[allow(non_upper_case_globals)]
const Samples·CAPACITY: disruptor::__private::core::primitive::usize = { 64 };
#[allow(non_upper_case_globals)]
const Samples·BOUND: disruptor::__private::core::primitive::usize = { 256 };
type Samples·Ring = disruptor::__private::Elastic<
    disruptor::__private::Dense<
        Samples·Event,
        { Samples·CAPACITY },
        { Samples·BOUND },
        disruptor::__private::Apart<disruptor::__private::Marks<1>>,
    >,
>;
type Samples·Slots = disruptor::__private::InPlace;
type Samples·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Samples·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Samples·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_upper_case_globals)]
const Samples·MAX_BATCH·energy: disruptor::__private::core::primitive::usize = { 16 };
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Samples·first() -> Samples·Event {
    (<Samples·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Samples·stall() -> disruptor::__private::core::time::Duration {
    (disruptor::__private::core::time::Duration::from_secs(1u64))
}
#[allow(non_snake_case)]
fn Samples·Wait() -> Samples·Wait {
    (<Samples·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Samples`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"571\" height=\"170\" viewBox=\"0 0 571 170\" style=\"max-width:max(100%,426px)\" role=\"img\" aria-label=\"The graph of the pipeline Samples\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 85H168\"/><path class=\"head\" d=\"M166 81L173 85L166 89z\"/><path class=\"edge\" d=\"M272 85C291 85 291 48 310 48\"/><path class=\"head\" d=\"M308 44L315 48L308 52z\"/><path class=\"edge\" d=\"M413 48H457\"/><path class=\"head\" d=\"M455 44L462 48L455 52z\"/><path class=\"edge\" d=\"M272 85C291 85 291 122 310 122\"/><path class=\"head\" d=\"M308 118L315 122L308 126z\"/><path class=\"edge\" d=\"M413 122H457\"/><path class=\"head\" d=\"M455 118L462 122L455 126z\"/><g><title>producer of f32</title><rect class=\"box\" x=\"18\" y=\"63\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"83\">producer</text><text x=\"74\" y=\"98\">f32</text></g><g><title>gain: &amp;mut [f32]</title><rect class=\"box\" x=\"174\" y=\"63\" width=\"98\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"223\" y=\"83\">gain</text><text class=\"strong\" x=\"223\" y=\"98\">&amp;mut [f32]</text></g><g><title>loud: &amp;f32 -&gt; bool</title><path class=\"box\" d=\"M326 18H403L413 48L403 78H326L316 48z\"/><text class=\"name\" x=\"364\" y=\"38\">loud</text><text x=\"364\" y=\"53\">&amp;f32</text><text x=\"364\" y=\"68\">-&gt; bool</text></g><g><title>alarm: &amp;f32</title><rect class=\"box\" x=\"463\" y=\"26\" width=\"90\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"508\" y=\"46\">alarm</text><text x=\"508\" y=\"61\">&amp;f32</text></g><g><title>energy: &amp;[f32]</title><rect class=\"box\" x=\"316\" y=\"100\" width=\"97\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"364\" y=\"120\">energy</text><text x=\"364\" y=\"135\">&amp;[f32]</text></g><g><title>seen: &amp;[f32] poll</title><rect class=\"box\" x=\"463\" y=\"92\" width=\"90\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"508\" y=\"112\">seen</text><text x=\"508\" y=\"127\">&amp;[f32]</text><text class=\"faint\" x=\"508\" y=\"142\">poll</text></g><text class=\"label\" x=\"434\" y=\"52\">true</text></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ●   gain         &mut [f32]
/// ├─╮
/// ◆ │ loud         &f32 -> bool
/// ● │ alarm        &f32
///   ● energy       &[f32]
///   ○ seen (poll)  &[f32]
/// ```
#[cfg_attr(doc, doc = " </details>")]
///
/// The ring has `64` slots. When it has been full for `1s` and no stage has moved, it grows, up to `256`.
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Samples<GainHandler, LoudHandler, AlarmHandler, EnergyHandler>
where
    GainHandler: disruptor::__private::core::ops::FnMut(
        &mut [Samples·Event],
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    LoudHandler: disruptor::__private::core::ops::FnMut(
        &Samples·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Samples·Outcome·loud,
    AlarmHandler: disruptor::__private::core::ops::FnMut(
        &Samples·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    EnergyHandler: disruptor::__private::core::ops::FnMut(
        &[Samples·Event],
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `gain`: gets `&mut [f32]` after the producer, on a thread of its own.
    gain: GainHandler,
    /// The handler of stage `loud`: gets `&f32` after `gain`, on a thread of its own.
    ///
    /// Returns `bool`: whether the event goes on `after loud` or `else loud`.
    loud: LoudHandler,
    /// The handler of stage `alarm`: gets `&f32` after `loud`, on a thread of its own.
    alarm: AlarmHandler,
    /// The handler of stage `energy`: gets `&[f32]` after `gain`, on a thread of its own, in batches of at most `16`.
    energy: EnergyHandler,
}
/// Publishes the events of [`Samples`].
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
type SamplesProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Samples·Event,
    Samples·Ring,
    Samples·Slots,
    Samples·Wait,
    disruptor::__private::WakesIf<{ Samples·Wait·BLOCKS }>,
    2,
>;
/// Runs stage `seen` of [`Samples`].
type SamplesSeenPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Samples·Event,
    Samples·Ring,
    Samples·Slots,
    disruptor::__private::ReadSlice,
    Samples·Wait,
    disruptor::__private::Place<4, disruptor::__private::Leaf>,
    disruptor::__private::WakesIf<true>,
    1,
>;
/// The pollers of [`Samples`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
struct SamplesPollers<'pipeline> {
    /// The poller of stage `seen`: gets `&[f32]` after `energy`, where it is polled.
    seen: SamplesSeenPoller<'pipeline>,
}
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_marked_capacity::<
            Samples·Event,
            disruptor::__private::Marks<1>,
        >(SlotLayout·::Dense, Samples·CAPACITY)
    };
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_marked_bound::<
            Samples·Event,
            disruptor::__private::Marks<1>,
        >(SlotLayout·::Dense, Samples·CAPACITY, Samples·BOUND)
    };
    const _: () = {
        type MaxBatch· = disruptor::__private::MaxBatch;
        MaxBatch·::check(Samples·MAX_BATCH·energy)
    };
    disruptor::__private::events_move_between_threads::<Samples·Event>();
    disruptor::__private::stages_read_the_event_in_parallel::<Samples·Event>();
    fn pipeline() -> disruptor::__private::Pipeline<
        Samples·Event,
        Samples·Ring,
        Samples·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Samples·first) }
    }
    fn start<'handlers, GainHandler, LoudHandler, AlarmHandler, EnergyHandler>(
        stages·: Samples<GainHandler, LoudHandler, AlarmHandler, EnergyHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Samples·Event,
            Samples·Ring,
            Samples·Slots,
        >,
    )
    where
        GainHandler: disruptor::__private::core::ops::FnMut(
            &mut [Samples·Event],
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        LoudHandler: disruptor::__private::core::ops::FnMut(
            &Samples·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Samples·Outcome·loud,
        AlarmHandler: disruptor::__private::core::ops::FnMut(
            &Samples·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        EnergyHandler: disruptor::__private::core::ops::FnMut(
            &[Samples·Event],
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        GainHandler: disruptor::__private::core::marker::Send + 'handlers,
        LoudHandler: disruptor::__private::core::marker::Send + 'handlers,
        AlarmHandler: disruptor::__private::core::marker::Send + 'handlers,
        EnergyHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            disruptor::__private::WriteSlice,
            disruptor::__private::Place<0, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<{ Samples·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Samples·Wait·BLOCKS,
        >(
            threads·,
            [],
            Samples·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.gain),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                1,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Deciding<0>,
            >,
            disruptor::__private::WakesIf<{ Samples·Wait·BLOCKS }>,
            _,
            _,
            Samples·Outcome·loud,
            _,
            Samples·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Samples·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.loud),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                2,
                disruptor::__private::Leaf,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::Always,
                    disruptor::__private::Never,
                >,
            >,
            disruptor::__private::WakesIf<{ Samples·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Samples·Wait·BLOCKS,
        >(
            threads·,
            [1],
            Samples·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.alarm),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::ReadSlice,
            disruptor::__private::Place<
                3,
                disruptor::__private::Inner,
                disruptor::__private::UpTo<{ Samples·MAX_BATCH·energy }>,
            >,
            disruptor::__private::WakesIf<{ Samples·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Samples·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Samples·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.energy),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Samples·Event, Samples·Ring, Samples·Slots>,
        >,
    ) -> (SamplesProducer<'pipeline>, SamplesPollers<'pipeline>) {
        (
            disruptor::__private::Link::elastic_producer::<
                _,
                _,
                _,
                Samples·Wait·BLOCKS,
            >(
                link·,
                [2, 4],
                Samples·Wait,
                disruptor::__private::Growth::in_place(Samples·stall(), Samples·first),
            ),
            SamplesPollers {
                seen: disruptor::__private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    Samples·Wait·BLOCKS,
                >(link·, [3], Samples·Wait()),
            },
        )
    }
    #[automatically_derived]
    impl<
        GainHandler,
        LoudHandler,
        AlarmHandler,
        EnergyHandler,
    > Samples<GainHandler, LoudHandler, AlarmHandler, EnergyHandler>
    where
        GainHandler: disruptor::__private::core::ops::FnMut(
            &mut [Samples·Event],
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        LoudHandler: disruptor::__private::core::ops::FnMut(
            &Samples·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Samples·Outcome·loud,
        AlarmHandler: disruptor::__private::core::ops::FnMut(
            &Samples·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        EnergyHandler: disruptor::__private::core::ops::FnMut(
            &[Samples·Event],
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
                SamplesProducer<'_>,
                SamplesPollers<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            GainHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            LoudHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            AlarmHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            EnergyHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
            (SamplesProducer<'static>, SamplesPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            GainHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            LoudHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            AlarmHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            EnergyHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            GainHandler: 'static,
            LoudHandler: 'static,
            AlarmHandler: 'static,
            EnergyHandler: 'static,
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
        "Samples",
        Samples·CAPACITY,
        &[
            disruptor::StageInfo::new(
                "gain",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::WriteSlice,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                    "loud",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[0],
                    &[0],
                    false,
                )
                .outcome(disruptor::StageOutcome::Decides),
            disruptor::StageInfo::new(
                "alarm",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[1],
                &[1],
                true,
            ),
            disruptor::StageInfo::new(
                "energy",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::ReadSlice,
                &[0],
                &[0],
                false,
            ),
            disruptor::StageInfo::new(
                "seen",
                disruptor::StageKind::Poll,
                disruptor::StageAccess::ReadSlice,
                &[3],
                &[3],
                true,
            ),
        ],
        "producer\n│\n●   gain         &mut [f32]\n├─╮\n◆ │ loud         &f32 -> bool\n● │ alarm        &f32\n  ● energy       &[f32]\n  ○ seen (poll)  &[f32]",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Samples<
        fn(
            &mut [Samples·Event],
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &Samples·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Samples·Outcome·loud,
        fn(
            &Samples·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &[Samples·Event],
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Samples·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"571\" height=\"170\" viewBox=\"0 0 571 170\" style=\"max-width:max(100%,426px)\" role=\"img\" aria-label=\"The graph of the pipeline Samples\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 85H168\"/><path class=\"head\" d=\"M166 81L173 85L166 89z\"/><path class=\"edge\" d=\"M272 85C291 85 291 48 310 48\"/><path class=\"head\" d=\"M308 44L315 48L308 52z\"/><path class=\"edge\" d=\"M413 48H457\"/><path class=\"head\" d=\"M455 44L462 48L455 52z\"/><path class=\"edge\" d=\"M272 85C291 85 291 122 310 122\"/><path class=\"head\" d=\"M308 118L315 122L308 126z\"/><path class=\"edge\" d=\"M413 122H457\"/><path class=\"head\" d=\"M455 118L462 122L455 126z\"/><g><title>producer of f32</title><rect class=\"box\" x=\"18\" y=\"63\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"83\">producer</text><text x=\"74\" y=\"98\">f32</text></g><g><title>gain: &amp;mut [f32]</title><rect class=\"box\" x=\"174\" y=\"63\" width=\"98\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"223\" y=\"83\">gain</text><text class=\"strong\" x=\"223\" y=\"98\">&amp;mut [f32]</text></g><g><title>loud: &amp;f32 -&gt; bool</title><path class=\"box\" d=\"M326 18H403L413 48L403 78H326L316 48z\"/><text class=\"name\" x=\"364\" y=\"38\">loud</text><text x=\"364\" y=\"53\">&amp;f32</text><text x=\"364\" y=\"68\">-&gt; bool</text></g><g><title>alarm: &amp;f32</title><rect class=\"box\" x=\"463\" y=\"26\" width=\"90\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"508\" y=\"46\">alarm</text><text x=\"508\" y=\"61\">&amp;f32</text></g><g><title>energy: &amp;[f32]</title><rect class=\"box\" x=\"316\" y=\"100\" width=\"97\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"364\" y=\"120\">energy</text><text x=\"364\" y=\"135\">&amp;[f32]</text></g><g><title>seen: &amp;[f32] poll</title><rect class=\"box\" x=\"463\" y=\"92\" width=\"90\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"508\" y=\"112\">seen</text><text x=\"508\" y=\"127\">&amp;[f32]</text><text class=\"faint\" x=\"508\" y=\"142\">poll</text></g><text class=\"label\" x=\"434\" y=\"52\">true</text></svg>",
            );
    }
};
