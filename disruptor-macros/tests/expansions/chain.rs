#[doc(hidden)]
pub type __PacketsEvent = Packet;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
pub const __PacketsCapacity: ::core::primitive::usize = limits::SLOTS;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
pub const __PacketsGroups: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    __PacketsEvent,
>(__PacketsCapacity);
#[doc(hidden)]
pub type __PacketsRing = disruptor::__private::StampedRing<
    __PacketsEvent,
    { __PacketsCapacity },
    { __PacketsGroups.length },
    { __PacketsGroups.padding },
    { __PacketsGroups.count },
>;
#[doc(hidden)]
pub type __PacketsSlots = disruptor::__private::InPlace;
#[doc(hidden)]
pub type __PacketsWait = YieldWaitStrategy;
#[allow(non_upper_case_globals)]
const __PacketsWaitBlocks: ::core::primitive::bool = <__PacketsWait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_snake_case)]
fn __PacketsWait() -> __PacketsWait {
    <__PacketsWait as disruptor::__private::DefaultStrategy>::new()
}
#[doc(hidden)]
pub type __PacketsWait1 = Patient;
#[allow(non_upper_case_globals)]
const __PacketsWait1Blocks: ::core::primitive::bool = <__PacketsWait1 as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_snake_case)]
fn __PacketsWait1() -> __PacketsWait1 {
    Patient::new(3)
}
/// Decode, then count.
///
/// # Graph
///
/// ```text
/// producer
/// │
/// ● decode  &mut Packet
/// ● count   &Packet
/// ```
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub struct Packets<__decode_handler, __count_handler>
where
    __decode_handler: ::core::ops::FnMut(
        &mut __PacketsEvent,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
    __count_handler: ::core::ops::FnMut(
        &__PacketsEvent,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
{
    /// The handler of stage `decode`: gets `&mut Packet` after the producer, on a thread of its own.
    pub decode: __decode_handler,
    /// Counts bytes.
    ///
    /// The handler of stage `count`: gets `&Packet` after `decode`, on a thread of its own.
    pub count: __count_handler,
}
/// Publishes the events of [`Packets`].
pub type PacketsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    __PacketsEvent,
    __PacketsRing,
    __PacketsSlots,
    __PacketsWait,
    disruptor::__private::WakesIf<{ __PacketsWaitBlocks }>,
    1,
>;
const _: () = {
    use disruptor::__private;
    const _: () = __private::check_capacity(__PacketsCapacity);
    __private::events_move_between_threads::<__PacketsEvent>();
    #[allow(clippy::unnecessary_box_returns)]
    fn __first() -> __PacketsEvent {
        Packet::empty()
    }
    fn __pipeline() -> __private::Pipeline<
        __PacketsEvent,
        __PacketsRing,
        __PacketsSlots,
    > {
        unsafe { __private::Pipeline::in_place(&__TOPOLOGY, __first) }
    }
    fn __start<'__h, __decode_handler, __count_handler>(
        __stages: Packets<__decode_handler, __count_handler>,
        __threads: &mut __private::Threads<
            '__h,
            __PacketsEvent,
            __PacketsRing,
            __PacketsSlots,
        >,
    )
    where
        __decode_handler: ::core::ops::FnMut(
            &mut __PacketsEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __count_handler: ::core::ops::FnMut(
            &__PacketsEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __decode_handler: ::core::marker::Send + '__h,
        __count_handler: ::core::marker::Send + '__h,
    {
        __private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Inner<0>,
            disruptor::__private::WakesIf<{ __PacketsWait1Blocks }>,
            _,
            _,
            _,
            __PacketsWaitBlocks,
        >(
            __threads,
            [],
            __PacketsWait(),
            __private::ThreadOptions {
                name: ::core::option::Option::Some(__private::thread_name("decode")),
                core: ::core::option::Option::Some(__private::OnCore { core: 1 }),
            },
            __stages.decode,
        );
        __private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Last<1>,
            disruptor::__private::WakesIf<{ __PacketsWaitBlocks }>,
            _,
            _,
            _,
            __PacketsWait1Blocks,
        >(
            __threads,
            [0],
            __PacketsWait1(),
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
            __private::Core<__PacketsEvent, __PacketsRing, __PacketsSlots>,
        >,
    ) -> PacketsProducer<'__p> {
        __private::Link::producer::<
            _,
            _,
            _,
            __PacketsWaitBlocks,
        >(__link, [1], __PacketsWait())
    }
    #[automatically_derived]
    impl<__decode_handler, __count_handler> Packets<__decode_handler, __count_handler>
    where
        __decode_handler: ::core::ops::FnMut(
            &mut __PacketsEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __count_handler: ::core::ops::FnMut(
            &__PacketsEvent,
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
                PacketsProducer<'_>,
            ) -> ::core::result::Result<__R, disruptor::PipelineError>,
            __decode_handler: ::core::marker::Send,
            __count_handler: ::core::marker::Send,
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
            (PacketsProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            __decode_handler: ::core::marker::Send + 'static,
            __count_handler: ::core::marker::Send + 'static,
        {
            __private::Pipeline::spawn(
                __pipeline(),
                |__threads| __start(self, __threads),
                |__link| __ends(&__link),
            )
        }
    }
    static __TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
        "Packets",
        __PacketsCapacity,
        &[
            disruptor::StageInfo::new(
                "decode",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Write,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "count",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[0],
                &[0],
                true,
            ),
        ],
        "producer\n│\n● decode  &mut Packet\n● count   &Packet",
    );
    #[automatically_derived]
    impl Packets<
        fn(&mut __PacketsEvent, disruptor::Sequence, ::core::primitive::bool),
        fn(&__PacketsEvent, disruptor::Sequence, ::core::primitive::bool),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: ::core::primitive::usize = __PacketsCapacity;
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &__TOPOLOGY;
    }
};
