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
/// ```text
/// producer (async)
/// │
/// ○ taken (poll, async)  String
/// ```
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Lines {}
/// Publishes the events of [`Lines`].
///
/// In a task, publish with the methods that end in `_async`: they suspend the task while the ring is full.
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
    static TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
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
    #[automatically_derived]
    impl Lines {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Lines·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &TOPOLOGY;
    }
};
