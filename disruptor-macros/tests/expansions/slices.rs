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
    static TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
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
        pub const TOPOLOGY: &'static disruptor::Topology = &TOPOLOGY;
    }
};
