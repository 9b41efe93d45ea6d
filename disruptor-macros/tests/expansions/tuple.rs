type Pairs·Event = Pair;
#[allow(non_camel_case_types)]
type Pairs·Field·key·0 = u64;
#[allow(non_camel_case_types)]
type Pairs·Field·label·0 = u64;
#[allow(non_camel_case_types)]
type Pairs·Field·label·1 = String;
#[allow(non_upper_case_globals)]
const Pairs·CAPACITY: disruptor::__private::core::primitive::usize = { 8 };
#[allow(non_upper_case_globals)]
const Pairs·GROUPS: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    Pairs·Event,
>();
type Pairs·Ring = <disruptor::__private::BySize<
    { Pairs·GROUPS.share() },
> as disruptor::__private::Choice>::Ring<
    Pairs·Event,
    { Pairs·CAPACITY },
    { Pairs·CAPACITY },
    { Pairs·GROUPS.length },
    { Pairs·GROUPS.padding },
    (),
>;
type Pairs·Slots = disruptor::__private::InPlace;
type Pairs·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Pairs·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Pairs·Wait as disruptor::WaitStrategy>::BLOCKS;
type Pairs·Wait·key = Patient;
#[allow(non_upper_case_globals)]
const Pairs·Wait·key·BLOCKS: disruptor::__private::core::primitive::bool = <Pairs·Wait·key as disruptor::WaitStrategy>::BLOCKS;
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Pairs·first() -> Pairs·Event {
    (<Pairs·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Pairs·Wait() -> Pairs·Wait {
    (<Pairs·Wait as disruptor::__private::DefaultStrategy>::new())
}
#[allow(non_snake_case)]
fn Pairs·Wait·key() -> Pairs·Wait·key {
    (<Pairs·Wait·key as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Pairs`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"487\" height=\"110\" viewBox=\"0 0 487 110\" style=\"max-width:max(100%,363px)\" role=\"img\" aria-label=\"The graph of the pipeline Pairs\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 55H168\"/><path class=\"head\" d=\"M166 51L173 55L166 59z\"/><path class=\"edge\" d=\"M279 55H317\"/><path class=\"head\" d=\"M315 51L322 55L315 59z\"/><g><title>producer of Pair</title><rect class=\"box\" x=\"18\" y=\"33\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"53\">producer</text><text x=\"74\" y=\"68\">Pair</text></g><g><title>key: { 0: &amp;mut u64 }</title><rect class=\"box\" x=\"174\" y=\"33\" width=\"105\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"226\" y=\"53\">key</text><text class=\"strong\" x=\"226\" y=\"68\">0: &amp;mut u64</text></g><g><title>label: { 0: &amp;u64, 1: &amp;mut String } poll</title><rect class=\"box\" x=\"323\" y=\"18\" width=\"146\" height=\"74\" rx=\"20\"/><text class=\"name\" x=\"396\" y=\"38\">label</text><text x=\"396\" y=\"53\">0: &amp;u64</text><text class=\"strong\" x=\"396\" y=\"68\">1: &amp;mut String</text><text class=\"faint\" x=\"396\" y=\"83\">poll</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ● key           { 0: &mut u64 }
/// ○ label (poll)  { 0: &u64, 1: &mut String }
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub struct Pairs<KeyHandler>
where
    KeyHandler: disruptor::__private::core::ops::FnMut(
        PairsKey<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `key`: gets `{ 0: &mut u64 }` after the producer, on a thread of its own.
    pub key: KeyHandler,
}
/// What stage `key` is given of an event.
pub struct PairsKey<'event> {
    /// May be written by this stage.
    pub _0: &'event mut Pairs·Field·key·0,
}
/// What stage `label` is given of an event.
pub struct PairsLabel<'event> {
    /// May be read by this stage.
    pub _0: &'event Pairs·Field·label·0,
    /// May be written by this stage.
    pub _1: &'event mut Pairs·Field·label·1,
}
/// Publishes the events of [`Pairs`].
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
pub type PairsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Pairs·Event,
    Pairs·Ring,
    Pairs·Slots,
    Pairs·Wait,
    disruptor::__private::WakesIf<{ Pairs·Wait·key·BLOCKS }>,
    1,
>;
/// Runs stage `label` of [`Pairs`].
pub type PairsLabelPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Pairs·Event,
    Pairs·Ring,
    Pairs·Slots,
    PairsLabel<'static>,
    Pairs·Wait,
    disruptor::__private::Place<1, disruptor::__private::Last>,
    disruptor::__private::WakesIf<true>,
    1,
>;
/// The pollers of [`Pairs`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
pub struct PairsPollers<'pipeline> {
    /// The poller of stage `label`: gets `{ 0: &u64, 1: &mut String }` after `key`, where it is polled.
    pub label: PairsLabelPoller<'pipeline>,
}
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_capacity::<
            Pairs·Event,
        >(SlotLayout·::BySize, Pairs·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Pairs·Event>();
    disruptor::__private::fields_move_between_threads::<Pairs·Field·key·0>();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Pairs·Event> for PairsKey<'_> {
        type Item<'event> = PairsKey<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Pairs·Event) -> PairsKey<'event> {
            unsafe {
                let Pairs·Event { 0: ref mut _0·, .. } = *event·;
                PairsKey {
                    _0: disruptor::__private::field_mut::<Pairs·Field·key·0, _>(_0·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<Pairs·Field·label·0>();
    disruptor::__private::fields_move_between_threads::<Pairs·Field·label·1>();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Pairs·Event> for PairsLabel<'_> {
        type Item<'event> = PairsLabel<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Pairs·Event) -> PairsLabel<'event> {
            unsafe {
                let Pairs·Event { 0: ref _0·, 1: ref mut _1·, .. } = *event·;
                PairsLabel {
                    _0: disruptor::__private::field::<Pairs·Field·label·0, _>(_0·),
                    _1: disruptor::__private::field_mut::<
                        Pairs·Field·label·1,
                        _,
                    >(_1·),
                }
            }
        }
    }
    fn pipeline() -> disruptor::__private::Pipeline<
        Pairs·Event,
        Pairs·Ring,
        Pairs·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Pairs·first) }
    }
    fn start<'handlers, KeyHandler>(
        stages·: Pairs<KeyHandler>,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Pairs·Event,
            Pairs·Ring,
            Pairs·Slots,
        >,
    )
    where
        KeyHandler: disruptor::__private::core::ops::FnMut(
            PairsKey<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        KeyHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            PairsKey<'static>,
            disruptor::__private::Place<0, disruptor::__private::Inner>,
            disruptor::__private::WakesIf<{ Pairs·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Pairs·Wait·key·BLOCKS,
        >(
            threads·,
            [],
            Pairs·Wait·key(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.key),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Pairs·Event, Pairs·Ring, Pairs·Slots>,
        >,
    ) -> (PairsProducer<'pipeline>, PairsPollers<'pipeline>) {
        (
            disruptor::__private::Link::producer::<
                _,
                _,
                _,
                Pairs·Wait·BLOCKS,
            >(link·, [1], Pairs·Wait),
            PairsPollers {
                label: disruptor::__private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    Pairs·Wait·BLOCKS,
                >(link·, [0], Pairs·Wait()),
            },
        )
    }
    #[automatically_derived]
    impl<KeyHandler> Pairs<KeyHandler>
    where
        KeyHandler: disruptor::__private::core::ops::FnMut(
            PairsKey<'_>,
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
                PairsProducer<'_>,
                PairsPollers<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            KeyHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
            (PairsProducer<'static>, PairsPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            KeyHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            KeyHandler: 'static,
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
        "Pairs",
        Pairs·CAPACITY,
        &[
            disruptor::StageInfo::new(
                "key",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Fields(
                    &[disruptor::FieldAccess::new("0", true)],
                ),
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "label",
                disruptor::StageKind::Poll,
                disruptor::StageAccess::Fields(
                    &[
                        disruptor::FieldAccess::new("0", false),
                        disruptor::FieldAccess::new("1", true),
                    ],
                ),
                &[0],
                &[0],
                true,
            ),
        ],
        "producer\n│\n● key           { 0: &mut u64 }\n○ label (poll)  { 0: &u64, 1: &mut String }",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Pairs<
        fn(
            PairsKey<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Pairs·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"487\" height=\"110\" viewBox=\"0 0 487 110\" style=\"max-width:max(100%,363px)\" role=\"img\" aria-label=\"The graph of the pipeline Pairs\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 55H168\"/><path class=\"head\" d=\"M166 51L173 55L166 59z\"/><path class=\"edge\" d=\"M279 55H317\"/><path class=\"head\" d=\"M315 51L322 55L315 59z\"/><g><title>producer of Pair</title><rect class=\"box\" x=\"18\" y=\"33\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"53\">producer</text><text x=\"74\" y=\"68\">Pair</text></g><g><title>key: { 0: &amp;mut u64 }</title><rect class=\"box\" x=\"174\" y=\"33\" width=\"105\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"226\" y=\"53\">key</text><text class=\"strong\" x=\"226\" y=\"68\">0: &amp;mut u64</text></g><g><title>label: { 0: &amp;u64, 1: &amp;mut String } poll</title><rect class=\"box\" x=\"323\" y=\"18\" width=\"146\" height=\"74\" rx=\"20\"/><text class=\"name\" x=\"396\" y=\"38\">label</text><text x=\"396\" y=\"53\">0: &amp;u64</text><text class=\"strong\" x=\"396\" y=\"68\">1: &amp;mut String</text><text class=\"faint\" x=\"396\" y=\"83\">poll</text></g></svg>",
            );
    }
};
