#[doc(hidden)]
pub(crate) type __OrdersEvent = Order;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
pub(crate) const __OrdersCapacity: ::core::primitive::usize = 1024;
#[doc(hidden)]
#[allow(non_upper_case_globals)]
pub(crate) const __OrdersGroups: disruptor::__private::Groups = disruptor::__private::Groups::of::<
    __OrdersEvent,
>(__OrdersCapacity);
#[doc(hidden)]
pub(crate) type __OrdersRing = disruptor::__private::StampedRing<
    __OrdersEvent,
    { __OrdersCapacity },
    { __OrdersGroups.length },
    { __OrdersGroups.padding },
    { __OrdersGroups.count },
>;
#[doc(hidden)]
pub(crate) type __OrdersSlots = disruptor::__private::InPlace;
#[doc(hidden)]
pub(crate) type __OrdersWait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const __OrdersWaitBlocks: ::core::primitive::bool = <__OrdersWait as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_snake_case)]
fn __OrdersWait() -> __OrdersWait {
    <__OrdersWait as disruptor::__private::DefaultStrategy>::new()
}
/// The pipeline `Orders`.
///
/// # Graph
///
/// ```text
/// producer
/// │
/// ●   price    &mut Order
/// ├─╮
/// ● │ journal  { notional: &u64 }
/// │ ● risk     { notional: &u64, ok: &mut bool }
/// ├─╯
/// ●   settle   &Order
///
/// settle after price: implied by journal
/// ```
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub(crate) struct Orders<
    __price_handler,
    __journal_handler,
    __risk_handler,
    __settle_handler,
>
where
    __price_handler: ::core::ops::FnMut(
        &mut __OrdersEvent,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
    __journal_handler: ::core::ops::FnMut(
        OrdersJournal<'_>,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
    __risk_handler: ::core::ops::FnMut(
        OrdersRisk<'_>,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
    __settle_handler: ::core::ops::FnMut(
        &__OrdersEvent,
        disruptor::Sequence,
        ::core::primitive::bool,
    ),
{
    /// The handler of stage `price`: gets `&mut Order` after the producer, on a thread of its own.
    pub(crate) price: __price_handler,
    /// The handler of stage `journal`: gets `{ notional: &u64 }` after `price`, on a thread of its own.
    pub(crate) journal: __journal_handler,
    /// The handler of stage `risk`: gets `{ notional: &u64, ok: &mut bool }` after `price`, on a thread of its own.
    pub(crate) risk: __risk_handler,
    /// The handler of stage `settle`: gets `&Order` after `journal`, `risk`, on a thread of its own.
    pub(crate) settle: __settle_handler,
}
/// What stage `journal` is given of an event.
pub(crate) struct OrdersJournal<'event> {
    /// May be read by this stage.
    pub(crate) notional: &'event u64,
}
/// What stage `risk` is given of an event.
pub(crate) struct OrdersRisk<'event> {
    /// May be read by this stage.
    pub(crate) notional: &'event u64,
    /// May be written by this stage.
    pub(crate) ok: &'event mut bool,
}
/// Publishes the events of [`Orders`].
pub(crate) type OrdersProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    __OrdersEvent,
    __OrdersRing,
    __OrdersSlots,
    __OrdersWait,
    disruptor::__private::WakesIf<{ __OrdersWaitBlocks }>,
    1,
>;
const _: () = {
    use disruptor::__private;
    const _: () = __private::check_capacity(__OrdersCapacity);
    __private::events_move_between_threads::<__OrdersEvent>();
    const _: () = {
        type __Field = u64;
        const fn __witness(__event: &mut __OrdersEvent) -> *mut __Field {
            &mut (*__event).notional
        }
        __private::fields_move_between_threads::<__Field>();
        __private::stages_read_the_field_in_parallel::<__Field>();
    };
    unsafe impl __private::Access<__OrdersEvent> for OrdersJournal<'_> {
        type Item<'event> = OrdersJournal<'event>;
        const EXCLUSIVE: ::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(
            __event: __private::EventPtr<'event, __OrdersEvent>,
        ) -> OrdersJournal<'event> {
            let __event = __private::EventPtr::get(&__event);
            unsafe {
                OrdersJournal {
                    notional: &*(&raw mut (*__event).notional).cast(),
                }
            }
        }
    }
    const _: () = {
        type __Field = u64;
        const fn __witness(__event: &mut __OrdersEvent) -> *mut __Field {
            &mut (*__event).notional
        }
        __private::fields_move_between_threads::<__Field>();
        __private::stages_read_the_field_in_parallel::<__Field>();
    };
    const _: () = {
        type __Field = bool;
        const fn __witness(__event: &mut __OrdersEvent) -> *mut __Field {
            &mut (*__event).ok
        }
        __private::fields_move_between_threads::<__Field>();
    };
    unsafe impl __private::Access<__OrdersEvent> for OrdersRisk<'_> {
        type Item<'event> = OrdersRisk<'event>;
        const EXCLUSIVE: ::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(
            __event: __private::EventPtr<'event, __OrdersEvent>,
        ) -> OrdersRisk<'event> {
            let __event = __private::EventPtr::get(&__event);
            unsafe {
                OrdersRisk {
                    notional: &*(&raw mut (*__event).notional).cast(),
                    ok: &mut *(&raw mut (*__event).ok).cast(),
                }
            }
        }
    }
    #[allow(clippy::unnecessary_box_returns)]
    fn __first() -> __OrdersEvent {
        <__OrdersEvent as __private::FirstEvent>::first()
    }
    fn __pipeline() -> __private::Pipeline<__OrdersEvent, __OrdersRing, __OrdersSlots> {
        unsafe { __private::Pipeline::in_place(&__TOPOLOGY, __first) }
    }
    fn __start<
        '__h,
        __price_handler,
        __journal_handler,
        __risk_handler,
        __settle_handler,
    >(
        __stages: Orders<
            __price_handler,
            __journal_handler,
            __risk_handler,
            __settle_handler,
        >,
        __threads: &mut __private::Threads<
            '__h,
            __OrdersEvent,
            __OrdersRing,
            __OrdersSlots,
        >,
    )
    where
        __price_handler: ::core::ops::FnMut(
            &mut __OrdersEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __journal_handler: ::core::ops::FnMut(
            OrdersJournal<'_>,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __risk_handler: ::core::ops::FnMut(
            OrdersRisk<'_>,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __settle_handler: ::core::ops::FnMut(
            &__OrdersEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __price_handler: ::core::marker::Send + '__h,
        __journal_handler: ::core::marker::Send + '__h,
        __risk_handler: ::core::marker::Send + '__h,
        __settle_handler: ::core::marker::Send + '__h,
    {
        __private::Threads::stage::<
            disruptor::__private::Write,
            disruptor::__private::Inner<0>,
            disruptor::__private::WakesIf<{ __OrdersWaitBlocks }>,
            _,
            _,
            _,
            __OrdersWaitBlocks,
        >(
            __threads,
            [],
            __OrdersWait(),
            __private::ThreadOptions {
                name: ::core::option::Option::None,
                core: ::core::option::Option::None,
            },
            __stages.price,
        );
        __private::Threads::stage::<
            OrdersJournal<'static>,
            disruptor::__private::Inner<1>,
            disruptor::__private::WakesIf<{ __OrdersWaitBlocks }>,
            _,
            _,
            _,
            __OrdersWaitBlocks,
        >(
            __threads,
            [0],
            __OrdersWait(),
            __private::ThreadOptions {
                name: ::core::option::Option::None,
                core: ::core::option::Option::None,
            },
            __stages.journal,
        );
        __private::Threads::stage::<
            OrdersRisk<'static>,
            disruptor::__private::Inner<2>,
            disruptor::__private::WakesIf<{ __OrdersWaitBlocks }>,
            _,
            _,
            _,
            __OrdersWaitBlocks,
        >(
            __threads,
            [0],
            __OrdersWait(),
            __private::ThreadOptions {
                name: ::core::option::Option::None,
                core: ::core::option::Option::None,
            },
            __stages.risk,
        );
        __private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Last<3>,
            disruptor::__private::WakesIf<{ __OrdersWaitBlocks }>,
            _,
            _,
            _,
            __OrdersWaitBlocks,
        >(
            __threads,
            [1, 2],
            __OrdersWait(),
            __private::ThreadOptions {
                name: ::core::option::Option::None,
                core: ::core::option::Option::None,
            },
            __stages.settle,
        );
    }
    fn __ends<'__p>(
        __link: &__private::Link<
            '__p,
            __private::Core<__OrdersEvent, __OrdersRing, __OrdersSlots>,
        >,
    ) -> OrdersProducer<'__p> {
        __private::Link::producer::<
            _,
            _,
            _,
            __OrdersWaitBlocks,
        >(__link, [3], __OrdersWait())
    }
    #[automatically_derived]
    impl<
        __price_handler,
        __journal_handler,
        __risk_handler,
        __settle_handler,
    > Orders<__price_handler, __journal_handler, __risk_handler, __settle_handler>
    where
        __price_handler: ::core::ops::FnMut(
            &mut __OrdersEvent,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __journal_handler: ::core::ops::FnMut(
            OrdersJournal<'_>,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __risk_handler: ::core::ops::FnMut(
            OrdersRisk<'_>,
            disruptor::Sequence,
            ::core::primitive::bool,
        ),
        __settle_handler: ::core::ops::FnMut(
            &__OrdersEvent,
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
                OrdersProducer<'_>,
            ) -> ::core::result::Result<__R, disruptor::PipelineError>,
            __price_handler: ::core::marker::Send,
            __journal_handler: ::core::marker::Send,
            __risk_handler: ::core::marker::Send,
            __settle_handler: ::core::marker::Send,
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
            (OrdersProducer<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            __price_handler: ::core::marker::Send + 'static,
            __journal_handler: ::core::marker::Send + 'static,
            __risk_handler: ::core::marker::Send + 'static,
            __settle_handler: ::core::marker::Send + 'static,
        {
            __private::Pipeline::spawn(
                __pipeline(),
                |__threads| __start(self, __threads),
                |__link| __ends(&__link),
            )
        }
    }
    static __TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
        "Orders",
        __OrdersCapacity,
        &[
            disruptor::StageInfo::new(
                "price",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Write,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "journal",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Fields(
                    &[disruptor::FieldAccess::new("notional", false)],
                ),
                &[0],
                &[0],
                false,
            ),
            disruptor::StageInfo::new(
                "risk",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Fields(
                    &[
                        disruptor::FieldAccess::new("notional", false),
                        disruptor::FieldAccess::new("ok", true),
                    ],
                ),
                &[0],
                &[0],
                false,
            ),
            disruptor::StageInfo::new(
                "settle",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[1, 2, 0],
                &[1, 2],
                true,
            ),
        ],
        "producer\n│\n●   price    &mut Order\n├─╮\n● │ journal  { notional: &u64 }\n│ ● risk     { notional: &u64, ok: &mut bool }\n├─╯\n●   settle   &Order\n\nsettle after price: implied by journal",
    );
    #[automatically_derived]
    impl Orders<
        fn(&mut __OrdersEvent, disruptor::Sequence, ::core::primitive::bool),
        fn(OrdersJournal<'_>, disruptor::Sequence, ::core::primitive::bool),
        fn(OrdersRisk<'_>, disruptor::Sequence, ::core::primitive::bool),
        fn(&__OrdersEvent, disruptor::Sequence, ::core::primitive::bool),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: ::core::primitive::usize = __OrdersCapacity;
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &__TOPOLOGY;
    }
};
