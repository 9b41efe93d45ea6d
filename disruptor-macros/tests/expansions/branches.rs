type Import·Event = Row;
#[allow(non_camel_case_types)]
type Import·Field·parse·text = String;
#[allow(non_camel_case_types)]
type Import·Field·parse·number = i64;
#[allow(non_camel_case_types)]
type Import·Field·positive·number = i64;
#[allow(non_camel_case_types)]
type Import·Outcome·parse = Result<(), ParseError>;
#[allow(non_camel_case_types)]
type Import·Outcome·positive = bool;
#[allow(non_camel_case_types)]
type Import·Outcome·store = Result<(), Error>;
#[allow(non_camel_case_types)]
type Import·Outcome·count = bool;
#[allow(non_upper_case_globals)]
const Import·CAPACITY: disruptor::__private::core::primitive::usize = { 64 };
type Import·Ring = disruptor::__private::Stamped<
    Import·Event,
    { Import·CAPACITY },
    { Import·CAPACITY },
    disruptor::__private::Marks<2>,
>;
type Import·Slots = disruptor::__private::InPlace;
type Import·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Import·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Import·Wait as disruptor::WaitStrategy>::BLOCKS;
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Import·first() -> Import·Event {
    (<Import·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Import·Wait() -> Import·Wait {
    (<Import·Wait as disruptor::__private::DefaultStrategy>::new())
}
/// The pipeline `Import`.
///
/// # Graph
///
/// ```text
/// producer
/// │
/// ◆     parse     { text: &String, number: &mut i64 } -> Result<(), ParseError>
/// ├─╮
/// ◆ │   positive  { number: &i64 } -> bool
/// ├─│─╮
/// ● │ │ double    &mut Row
/// │ │ ● negate    &mut Row  else positive
/// ├─│─╯
/// ● │   store     &Row -> Result<(), Error>
/// │ ●   reject    &mut Row  else parse
/// ├─╯
/// ◆     count     &Row -> bool
/// ```
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub struct Import<
    ParseHandler,
    PositiveHandler,
    DoubleHandler,
    NegateHandler,
    StoreHandler,
    RejectHandler,
    CountHandler,
>
where
    ParseHandler: disruptor::__private::core::ops::FnMut(
        ImportParse<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Import·Outcome·parse,
    PositiveHandler: disruptor::__private::core::ops::FnMut(
        ImportPositive<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Import·Outcome·positive,
    DoubleHandler: disruptor::__private::core::ops::FnMut(
        &mut Import·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    NegateHandler: disruptor::__private::core::ops::FnMut(
        &mut Import·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    StoreHandler: disruptor::__private::core::ops::FnMut(
        &Import·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Import·Outcome·store,
    RejectHandler: disruptor::__private::core::ops::FnMut(
        &mut Import·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    CountHandler: disruptor::__private::core::ops::FnMut(
        &Import·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Import·Outcome·count,
{
    /// The handler of stage `parse`: gets `{ text: &String, number: &mut i64 }` after the producer, on a thread of its own.
    ///
    /// Returns `Result<(), ParseError>`: whether the event goes on `after parse` or `else parse`.
    pub parse: ParseHandler,
    /// The handler of stage `positive`: gets `{ number: &i64 }` after `parse`, on a thread of its own.
    ///
    /// Returns `bool`: whether the event goes on `after positive` or `else positive`.
    pub positive: PositiveHandler,
    /// The handler of stage `double`: gets `&mut Row` after `positive`, on a thread of its own.
    pub double: DoubleHandler,
    /// The handler of stage `negate`: gets `&mut Row` else `positive`, on a thread of its own.
    pub negate: NegateHandler,
    /// The handler of stage `store`: gets `&Row` after `double`, `negate`, on a thread of its own.
    ///
    /// Returns `Result<(), Error>`: an error halts the pipeline.
    pub store: StoreHandler,
    /// The handler of stage `reject`: gets `&mut Row` else `parse`, on a thread of its own.
    pub reject: RejectHandler,
    /// The handler of stage `count`: gets `&Row` after `store`, `reject`, on a thread of its own.
    ///
    /// Returns `bool`: whether the event goes on `after count` or `else count`.
    pub count: CountHandler,
}
/// What stage `parse` is given of an event.
pub struct ImportParse<'event> {
    /// May be read by this stage.
    pub text: &'event Import·Field·parse·text,
    /// May be written by this stage.
    pub number: &'event mut Import·Field·parse·number,
}
/// What stage `positive` is given of an event.
pub struct ImportPositive<'event> {
    /// May be read by this stage.
    pub number: &'event Import·Field·positive·number,
}
/// Publishes the events of [`Import`].
pub type ImportProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Import·Event,
    Import·Ring,
    Import·Slots,
    Import·Wait,
    disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
    1,
>;
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_marked_capacity::<
            Import·Event,
            disruptor::__private::Marks<2>,
        >(SlotLayout·::Stamped, Import·CAPACITY)
    };
    disruptor::__private::events_move_between_threads::<Import·Event>();
    disruptor::__private::fields_move_between_threads::<Import·Field·parse·text>();
    disruptor::__private::fields_move_between_threads::<Import·Field·parse·number>();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Import·Event> for ImportParse<'_> {
        type Item<'event> = ImportParse<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Import·Event) -> ImportParse<'event> {
            unsafe {
                let Import·Event { text: ref text·, number: ref mut number·, .. } = *event·;
                ImportParse {
                    text: disruptor::__private::field::<
                        Import·Field·parse·text,
                        _,
                    >(text·),
                    number: disruptor::__private::field_mut::<
                        Import·Field·parse·number,
                        _,
                    >(number·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<
        Import·Field·positive·number,
    >();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Import·Event> for ImportPositive<'_> {
        type Item<'event> = ImportPositive<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Import·Event) -> ImportPositive<'event> {
            unsafe {
                let Import·Event { number: ref number·, .. } = *event·;
                ImportPositive {
                    number: disruptor::__private::field::<
                        Import·Field·positive·number,
                        _,
                    >(number·),
                }
            }
        }
    }
    fn pipeline() -> disruptor::__private::Pipeline<
        Import·Event,
        Import·Ring,
        Import·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Import·first) }
    }
    fn start<
        'handlers,
        ParseHandler,
        PositiveHandler,
        DoubleHandler,
        NegateHandler,
        StoreHandler,
        RejectHandler,
        CountHandler,
    >(
        stages·: Import<
            ParseHandler,
            PositiveHandler,
            DoubleHandler,
            NegateHandler,
            StoreHandler,
            RejectHandler,
            CountHandler,
        >,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Import·Event,
            Import·Ring,
            Import·Slots,
        >,
    )
    where
        ParseHandler: disruptor::__private::core::ops::FnMut(
            ImportParse<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·parse,
        PositiveHandler: disruptor::__private::core::ops::FnMut(
            ImportPositive<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·positive,
        DoubleHandler: disruptor::__private::core::ops::FnMut(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        NegateHandler: disruptor::__private::core::ops::FnMut(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        StoreHandler: disruptor::__private::core::ops::FnMut(
            &Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·store,
        RejectHandler: disruptor::__private::core::ops::FnMut(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·count,
        ParseHandler: disruptor::__private::core::marker::Send + 'handlers,
        PositiveHandler: disruptor::__private::core::marker::Send + 'handlers,
        DoubleHandler: disruptor::__private::core::marker::Send + 'handlers,
        NegateHandler: disruptor::__private::core::marker::Send + 'handlers,
        StoreHandler: disruptor::__private::core::marker::Send + 'handlers,
        RejectHandler: disruptor::__private::core::marker::Send + 'handlers,
        CountHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::stage::<
            ImportParse<'static>,
            disruptor::__private::Place<
                0,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Deciding<0>,
            >,
            disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
            _,
            _,
            Import·Outcome·parse,
            _,
            Import·Wait·BLOCKS,
        >(
            threads·,
            [],
            Import·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.parse),
        );
        disruptor::__private::Threads::stage::<
            ImportPositive<'static>,
            disruptor::__private::Place<
                1,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::Always,
                    disruptor::__private::Never,
                >,
                disruptor::__private::Deciding<1>,
            >,
            disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
            _,
            _,
            Import·Outcome·positive,
            _,
            Import·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Import·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.positive),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Place<
                2,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::If<
                        1,
                        disruptor::__private::Always,
                        disruptor::__private::Never,
                    >,
                    disruptor::__private::Never,
                >,
            >,
            disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Import·Wait·BLOCKS,
        >(
            threads·,
            [1],
            Import·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.double),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Place<
                3,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::If<
                        1,
                        disruptor::__private::Never,
                        disruptor::__private::Always,
                    >,
                    disruptor::__private::Never,
                >,
            >,
            disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Import·Wait·BLOCKS,
        >(
            threads·,
            [1],
            Import·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.negate),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                4,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::Always,
                    disruptor::__private::Never,
                >,
                disruptor::__private::Failing,
            >,
            disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
            _,
            _,
            Import·Outcome·store,
            _,
            Import·Wait·BLOCKS,
        >(
            threads·,
            [2, 3],
            Import·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.store),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Place<
                5,
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::If<
                    0,
                    disruptor::__private::Never,
                    disruptor::__private::Always,
                >,
            >,
            disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Import·Wait·BLOCKS,
        >(
            threads·,
            [0],
            Import·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::Plain(stages·.reject),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                6,
                disruptor::__private::Last,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Noting,
            >,
            disruptor::__private::WakesIf<{ Import·Wait·BLOCKS }>,
            _,
            _,
            Import·Outcome·count,
            _,
            Import·Wait·BLOCKS,
        >(
            threads·,
            [4, 5],
            Import·Wait(),
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
            disruptor::__private::Core<Import·Event, Import·Ring, Import·Slots>,
        >,
    ) -> ImportProducer<'pipeline> {
        disruptor::__private::Link::producer::<
            _,
            _,
            _,
            Import·Wait·BLOCKS,
        >(link·, [6], Import·Wait)
    }
    #[automatically_derived]
    impl<
        ParseHandler,
        PositiveHandler,
        DoubleHandler,
        NegateHandler,
        StoreHandler,
        RejectHandler,
        CountHandler,
    > Import<
        ParseHandler,
        PositiveHandler,
        DoubleHandler,
        NegateHandler,
        StoreHandler,
        RejectHandler,
        CountHandler,
    >
    where
        ParseHandler: disruptor::__private::core::ops::FnMut(
            ImportParse<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·parse,
        PositiveHandler: disruptor::__private::core::ops::FnMut(
            ImportPositive<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·positive,
        DoubleHandler: disruptor::__private::core::ops::FnMut(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        NegateHandler: disruptor::__private::core::ops::FnMut(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        StoreHandler: disruptor::__private::core::ops::FnMut(
            &Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·store,
        RejectHandler: disruptor::__private::core::ops::FnMut(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·count,
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
                ImportProducer<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            ParseHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            PositiveHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            DoubleHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            NegateHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            StoreHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            RejectHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
            (ImportProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            ParseHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            PositiveHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            DoubleHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            NegateHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            StoreHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            RejectHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            ParseHandler: 'static,
            PositiveHandler: 'static,
            DoubleHandler: 'static,
            NegateHandler: 'static,
            StoreHandler: 'static,
            RejectHandler: 'static,
            CountHandler: 'static,
        {
            disruptor::__private::Pipeline::spawn(
                pipeline(),
                |threads·| start(self, threads·),
                |link·| ends(&link·),
            )
        }
    }
    static TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
        "Import",
        Import·CAPACITY,
        &[
            disruptor::StageInfo::new(
                    "parse",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Fields(
                        &[
                            disruptor::FieldAccess::new("text", false),
                            disruptor::FieldAccess::new("number", true),
                        ],
                    ),
                    &[],
                    &[],
                    false,
                )
                .outcome(disruptor::StageOutcome::Decides),
            disruptor::StageInfo::new(
                    "positive",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Fields(
                        &[disruptor::FieldAccess::new("number", false)],
                    ),
                    &[0],
                    &[0],
                    false,
                )
                .outcome(disruptor::StageOutcome::Decides),
            disruptor::StageInfo::new(
                "double",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Write,
                &[1],
                &[1],
                false,
            ),
            disruptor::StageInfo::new(
                    "negate",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Write,
                    &[],
                    &[1],
                    false,
                )
                .otherwise(&[1]),
            disruptor::StageInfo::new(
                    "store",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[2, 3],
                    &[2, 3],
                    false,
                )
                .outcome(disruptor::StageOutcome::Fails),
            disruptor::StageInfo::new(
                    "reject",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Write,
                    &[],
                    &[0],
                    false,
                )
                .otherwise(&[0]),
            disruptor::StageInfo::new(
                    "count",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[4, 5],
                    &[4, 5],
                    true,
                )
                .outcome(disruptor::StageOutcome::Decides),
        ],
        "producer\n│\n◆     parse     { text: &String, number: &mut i64 } -> Result<(), ParseError>\n├─╮\n◆ │   positive  { number: &i64 } -> bool\n├─│─╮\n● │ │ double    &mut Row\n│ │ ● negate    &mut Row  else positive\n├─│─╯\n● │   store     &Row -> Result<(), Error>\n│ ●   reject    &mut Row  else parse\n├─╯\n◆     count     &Row -> bool",
    );
    #[automatically_derived]
    impl Import<
        fn(
            ImportParse<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·parse,
        fn(
            ImportPositive<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·positive,
        fn(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·store,
        fn(
            &mut Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &Import·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Import·Outcome·count,
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Import·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &TOPOLOGY;
    }
};
