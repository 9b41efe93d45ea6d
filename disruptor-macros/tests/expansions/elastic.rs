#[doc(hidden)]
type __TicksEvent = u64;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
const __TicksCapacity: ::core::primitive::usize = 8;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
const __TicksGroups: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    __TicksEvent,
>(__TicksCapacity);
#[doc(hidden)]
#[allow(non_upper_case_globals)]
const __TicksBound: ::core::primitive::usize = limits::MOST;
#[doc(hidden)]
type __TicksRing = disruptor::__private::ElasticRing<
    __TicksEvent,
    disruptor::__private::StampedSlots<
        __TicksEvent,
        { __TicksGroups.length },
        { __TicksGroups.padding },
    >,
    { __TicksCapacity },
    { __TicksBound },
>;
#[doc(hidden)]
type __TicksSlots = disruptor::__private::InPlace;
#[doc(hidden)]
type __TicksWait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const __TicksWaitBlocks: ::core::primitive::bool = <__TicksWait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_snake_case)]
fn __TicksWait() -> __TicksWait {
    <__TicksWait as disruptor::__private::DefaultStrategy>::new()
}
/// The pipeline `Ticks`.
///
/// # Graph
///
/// ```text
/// producer
/// │
/// ● sum  &u64
/// ```
///
/// The ring has `8` slots. When it has been full for `500ms` and no stage has moved, it grows, up to `limits::MOST`.
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Ticks<__sum_handler>
where
    __sum_handler: ::core::ops::FnMut(
        &__TicksEvent,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
{
    /// The handler of stage `sum`: gets `&u64` after the producer, on a thread of its own.
    sum: __sum_handler,
}
/// Publishes the events of [`Ticks`].
type TicksProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    __TicksEvent,
    __TicksRing,
    __TicksSlots,
    __TicksWait,
    disruptor::__private::WakesIf<{ __TicksWaitBlocks }>,
    1,
>;
const _: () = {
    use disruptor::__private;
    const _: () = __private::check_capacity(__TicksCapacity);
    const _: () = __private::check_bound(__TicksCapacity, __TicksBound);
    __private::events_move_between_threads::<__TicksEvent>();
    #[allow(clippy::unnecessary_box_returns)]
    fn __first() -> __TicksEvent {
        <__TicksEvent as __private::FirstEvent>::first()
    }
    fn __stall() -> ::core::time::Duration {
        ::core::time::Duration::from_millis(500u64)
    }
    fn __pipeline() -> __private::Pipeline<__TicksEvent, __TicksRing, __TicksSlots> {
        unsafe { __private::Pipeline::in_place(&__TOPOLOGY, __first) }
    }
    fn __start<'__h, __sum_handler>(
        __stages: Ticks<__sum_handler>,
        __threads: &mut __private::Threads<'__h, __TicksEvent, __TicksRing, __TicksSlots>,
    )
    where
        __sum_handler: ::core::ops::FnMut(
            &__TicksEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __sum_handler: ::core::marker::Send + '__h,
    {
        __private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Last<0>,
            disruptor::__private::WakesIf<{ __TicksWaitBlocks }>,
            _,
            _,
            _,
            __TicksWaitBlocks,
        >(
            __threads,
            [],
            __TicksWait(),
            __private::ThreadOptions {
                name: ::core::option::Option::None,
                core: ::core::option::Option::None,
            },
            __stages.sum,
        );
    }
    fn __ends<'__p>(
        __link: &__private::Link<
            '__p,
            __private::Core<__TicksEvent, __TicksRing, __TicksSlots>,
        >,
    ) -> TicksProducer<'__p> {
        __private::Link::elastic_producer::<
            _,
            _,
            _,
            __TicksWaitBlocks,
        >(__link, [0], __TicksWait(), __private::Growth::in_place(__stall(), __first))
    }
    #[automatically_derived]
    impl<__sum_handler> Ticks<__sum_handler>
    where
        __sum_handler: ::core::ops::FnMut(
            &__TicksEvent,
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
                TicksProducer<'_>,
            ) -> ::core::result::Result<__R, disruptor::PipelineError>,
            __sum_handler: ::core::marker::Send,
        {
            __private::Pipeline::run(
                __pipeline(),
                |__threads| __start(self, __threads),
                |__link| __body(__ends(&__link)),
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
            (TicksProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            __sum_handler: ::core::marker::Send + 'static,
        {
            __private::Pipeline::spawn(
                __pipeline(),
                |__threads| __start(self, __threads),
                |__link| __ends(&__link),
            )
        }
    }
    static __TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
        "Ticks",
        __TicksCapacity,
        &[
            disruptor::StageInfo::new(
                "sum",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[],
                &[],
                true,
            ),
        ],
        "producer\n│\n● sum  &u64",
    );
    #[automatically_derived]
    impl Ticks<fn(&__TicksEvent, disruptor::Sequence, ::core::primitive::bool)> {
        /// The number of slots in the ring.
        pub const CAPACITY: ::core::primitive::usize = __TicksCapacity;
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &__TOPOLOGY;
    }
};
