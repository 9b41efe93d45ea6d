#[doc(hidden)]
type __LinesEvent = String;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
const __LinesCapacity: ::core::primitive::usize = 8;
#[doc(hidden)]
type __LinesRing = disruptor::__private::DenseRing<__LinesEvent, { __LinesCapacity }>;
#[doc(hidden)]
type __LinesSlots = disruptor::__private::ByValue;
#[doc(hidden)]
type __LinesWait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const __LinesWaitBlocks: ::core::primitive::bool = <__LinesWait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_snake_case)]
fn __LinesWait() -> __LinesWait {
    <__LinesWait as disruptor::__private::DefaultStrategy>::new()
}
/// The pipeline `Lines`.
///
/// # Graph
///
/// ```text
/// producer
/// │
/// ● count         &String
/// ○ taken (poll)  String
/// ```
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Lines<__count_handler>
where
    __count_handler: ::core::ops::FnMut(
        &__LinesEvent,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
{
    /// The handler of stage `count`: gets `&String` after the producer, on a thread of its own.
    count: __count_handler,
}
/// Publishes the events of [`Lines`].
type LinesProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    __LinesEvent,
    __LinesRing,
    __LinesSlots,
    __LinesWait,
    disruptor::__private::WakesIf<{ __LinesWaitBlocks }>,
    1,
>;
/// Runs stage `taken` of [`Lines`].
type LinesTakenPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    __LinesEvent,
    __LinesRing,
    __LinesSlots,
    disruptor::__private::Take,
    __LinesWait,
    disruptor::__private::Last<1>,
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
    use disruptor::__private;
    const _: () = __private::check_capacity(__LinesCapacity);
    __private::events_move_between_threads::<__LinesEvent>();
    fn __pipeline() -> __private::Pipeline<__LinesEvent, __LinesRing, __LinesSlots> {
        unsafe { __private::Pipeline::by_value(&__TOPOLOGY) }
    }
    fn __start<'__h, __count_handler>(
        __stages: Lines<__count_handler>,
        __threads: &mut __private::Threads<'__h, __LinesEvent, __LinesRing, __LinesSlots>,
    )
    where
        __count_handler: ::core::ops::FnMut(
            &__LinesEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __count_handler: ::core::marker::Send + '__h,
    {
        __private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Inner<0>,
            disruptor::__private::WakesIf<{ __LinesWaitBlocks }>,
            _,
            _,
            _,
            __LinesWaitBlocks,
        >(
            __threads,
            [],
            __LinesWait(),
            __private::ThreadOptions {
                name: ::core::option::Option::None,
                core: ::core::option::Option::None,
            },
            __stages.count,
        );
    }
    fn __ends<'__p>(
        __link: &__private::Link<
            '__p,
            __private::Core<__LinesEvent, __LinesRing, __LinesSlots>,
        >,
    ) -> (LinesProducer<'__p>, LinesPollers<'__p>) {
        (
            __private::Link::producer::<
                _,
                _,
                _,
                __LinesWaitBlocks,
            >(__link, [1], __LinesWait()),
            LinesPollers {
                taken: __private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    __LinesWaitBlocks,
                >(__link, [0], __LinesWait()),
            },
        )
    }
    #[automatically_derived]
    impl<__count_handler> Lines<__count_handler>
    where
        __count_handler: ::core::ops::FnMut(
            &__LinesEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
    {
        /// Starts the stages, calls `body` with the producer's end, and returns when everything published is processed.
        ///
        /// The stream ends when the producer is dropped, at the latest when `body` returns. Handlers and `body` may
        /// borrow from the caller.
        ///
        /// # Errors
        ///
        /// What kept a thread from starting; a stage's panic; a halt, or a poller that `body` let go of with events that it had not
        /// seen, whichever came first; or what `body` returns: the first of these that applies.
        ///
        /// # Panics
        ///
        /// A panic of `body` goes on to the caller, after everything published was processed.
        pub fn run<__R, __B>(
            self,
            __body: __B,
        ) -> ::core::result::Result<__R, disruptor::PipelineError>
        where
            __B: ::core::ops::FnOnce(
                LinesProducer<'_>,
                LinesPollers<'_>,
            ) -> ::core::result::Result<__R, disruptor::PipelineError>,
            __count_handler: ::core::marker::Send,
        {
            __private::Pipeline::run(
                __pipeline(),
                |__threads| __start(self, __threads),
                |__link| {
                    let __ends = __ends(&__link);
                    __body(__ends.0, __ends.1)
                },
            )
        }
        /// Starts the stages and leaves them running, until the producer is dropped and everything published is processed.
        ///
        /// # Errors
        ///
        /// What kept a thread from starting; nothing is left running then.
        pub fn spawn(
            self,
        ) -> ::core::result::Result<
            (LinesProducer<'static>, LinesPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            __count_handler: ::core::marker::Send + 'static,
        {
            ::core::result::Result::map(
                __private::Pipeline::spawn(
                    __pipeline(),
                    |__threads| __start(self, __threads),
                    |__link| __ends(&__link),
                ),
                |(__ends, __running)| (__ends.0, __ends.1, __running),
            )
        }
    }
    static __TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
        "Lines",
        __LinesCapacity,
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
    #[automatically_derived]
    impl Lines<fn(&__LinesEvent, disruptor::Sequence, ::core::primitive::bool)> {
        /// The number of slots in the ring.
        pub const CAPACITY: ::core::primitive::usize = __LinesCapacity;
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &__TOPOLOGY;
    }
};
