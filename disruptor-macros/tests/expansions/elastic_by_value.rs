#[doc(hidden)]
type __LinesEvent = String;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
const __LinesCapacity: ::core::primitive::usize = 8;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
const __LinesBound: ::core::primitive::usize = 64;
#[doc(hidden)]
type __LinesRing = disruptor::__private::ElasticRing<
    __LinesEvent,
    disruptor::__private::DenseSlots<__LinesEvent>,
    { __LinesCapacity },
    { __LinesBound },
>;
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
/// ○ taken (poll)  String
/// ```
///
/// The ring has `8` slots. When it has been full for `limits::STALL` and no stage has moved, it grows, up to `64`.
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Lines {}
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
    disruptor::__private::Last<0>,
    disruptor::__private::WakesIf<true>,
    0,
>;
/// The pollers of [`Lines`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
struct LinesPollers<'pipeline> {
    /// The poller of stage `taken`: gets `String` after the producer, where it is polled.
    taken: LinesTakenPoller<'pipeline>,
}
const _: () = {
    use disruptor::__private;
    const _: () = __private::check_capacity(__LinesCapacity);
    const _: () = __private::check_bound(__LinesCapacity, __LinesBound);
    __private::events_move_between_threads::<__LinesEvent>();
    fn __stall() -> ::core::time::Duration {
        limits::STALL
    }
    fn __pipeline() -> __private::Pipeline<__LinesEvent, __LinesRing, __LinesSlots> {
        unsafe { __private::Pipeline::by_value(&__TOPOLOGY) }
    }
    fn __start<'__h>(
        __stages: Lines,
        __threads: &mut __private::Threads<'__h, __LinesEvent, __LinesRing, __LinesSlots>,
    ) {}
    fn __ends<'__p>(
        __link: &__private::Link<
            '__p,
            __private::Core<__LinesEvent, __LinesRing, __LinesSlots>,
        >,
    ) -> (LinesProducer<'__p>, LinesPollers<'__p>) {
        (
            __private::Link::elastic_producer::<
                _,
                _,
                _,
                __LinesWaitBlocks,
            >(__link, [0], __LinesWait(), __private::Growth::by_value(__stall())),
            LinesPollers {
                taken: __private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    __LinesWaitBlocks,
                >(__link, [], __LinesWait()),
            },
        )
    }
    #[automatically_derived]
    impl Lines {
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
        > {
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
                "taken",
                disruptor::StageKind::Poll,
                disruptor::StageAccess::Take,
                &[],
                &[],
                true,
            ),
        ],
        "producer\n│\n○ taken (poll)  String",
    );
    #[automatically_derived]
    impl Lines {
        /// The number of slots in the ring.
        pub const CAPACITY: ::core::primitive::usize = __LinesCapacity;
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &__TOPOLOGY;
    }
};
