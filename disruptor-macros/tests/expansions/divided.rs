type Trades·Event = Trade;
#[allow(non_camel_case_types)]
type Trades·Field·fee·amount = i64;
#[allow(non_camel_case_types)]
type Trades·Field·fee·fee = i64;
#[allow(non_camel_case_types)]
type Trades·Field·settle·account = u32;
#[allow(non_camel_case_types)]
type Trades·Field·settle·fee = i64;
#[allow(non_camel_case_types)]
type Trades·Field·settle·balance = i64;
#[allow(non_camel_case_types)]
type Trades·Field·watch·amount = i64;
#[allow(non_camel_case_types)]
type Trades·Outcome·print = Result<(), Error>;
#[allow(non_camel_case_types)]
type Trades·State·settle = Balances;
#[allow(non_camel_case_types)]
type Trades·State·print = Rc<Printer>;
#[allow(non_upper_case_globals)]
const Trades·CAPACITY: disruptor::__private::core::primitive::usize = { 128 };
#[allow(non_upper_case_globals)]
const Trades·GROUPS: disruptor::__private::Groups = disruptor::__private::Groups::beside::<
    Trades·Event,
    disruptor::__private::Keyed<(), 1>,
>();
type Trades·Ring = <disruptor::__private::BySize<
    { Trades·GROUPS.share() },
> as disruptor::__private::Choice>::Ring<
    Trades·Event,
    { Trades·CAPACITY },
    { Trades·CAPACITY },
    { Trades·GROUPS.length },
    { Trades·GROUPS.padding },
    disruptor::__private::Keyed<(), 1>,
>;
type Trades·Slots = disruptor::__private::InPlace;
type Trades·Wait = disruptor::BlockingWaitStrategy;
#[allow(non_upper_case_globals)]
const Trades·Wait·BLOCKS: disruptor::__private::core::primitive::bool = <Trades·Wait as disruptor::WaitStrategy>::BLOCKS;
type Trades·ThreadWait·books = Patient;
#[allow(non_upper_case_globals)]
const Trades·ThreadWait·books·BLOCKS: disruptor::__private::core::primitive::bool = <Trades·ThreadWait·books as disruptor::WaitStrategy>::BLOCKS;
#[allow(non_upper_case_globals)]
const Trades·SHARDS·fee: disruptor::__private::core::primitive::usize = { 4 };
#[allow(non_upper_case_globals)]
const Trades·SHARDS·settle: disruptor::__private::core::primitive::usize = {
    limits::SETTLERS
};
#[allow(non_upper_case_globals)]
const Trades·LANE·fee: disruptor::__private::core::primitive::usize = { 0 };
#[allow(non_upper_case_globals)]
const Trades·LANE·settle: disruptor::__private::core::primitive::usize = {
    Trades·SHARDS·fee
};
#[allow(non_upper_case_globals)]
const Trades·LANE·print: disruptor::__private::core::primitive::usize = {
    Trades·SHARDS·fee + Trades·SHARDS·settle
};
#[allow(non_upper_case_globals)]
const Trades·LANE·watch: disruptor::__private::core::primitive::usize = {
    1 + Trades·SHARDS·fee + Trades·SHARDS·settle
};
#[allow(non_upper_case_globals)]
const Trades·LANE·sum: disruptor::__private::core::primitive::usize = {
    2 + Trades·SHARDS·fee + Trades·SHARDS·settle
};
#[allow(non_upper_case_globals)]
const Trades·LANE·count: disruptor::__private::core::primitive::usize = {
    3 + Trades·SHARDS·fee + Trades·SHARDS·settle
};
#[allow(clippy::unnecessary_box_returns)]
#[allow(non_snake_case)]
fn Trades·first() -> Trades·Event {
    (<Trades·Event as disruptor::__private::FirstEvent>::first())
}
#[allow(non_snake_case)]
fn Trades·Wait() -> Trades·Wait {
    (<Trades·Wait as disruptor::__private::DefaultStrategy>::new())
}
#[allow(non_snake_case)]
fn Trades·ThreadWait·books() -> Trades·ThreadWait·books {
    (Patient::new(3))
}
#[allow(non_snake_case)]
fn Trades·core·settle() -> [disruptor::__private::core::option::Option<
    disruptor::__private::core::primitive::usize,
>; Trades·SHARDS·settle] {
    (disruptor::__private::core_function(|shard| limits::core(shard)))
}
#[allow(non_snake_case)]
fn Trades·name·settle() -> disruptor::__private::String {
    (disruptor::__private::thread_name("settler"))
}
#[allow(non_snake_case)]
fn Trades·thread_core·books() -> disruptor::__private::core::option::Option<
    disruptor::__private::core::primitive::usize,
> {
    (disruptor::__private::core_number(1))
}
/// The pipeline `Trades`.
///
/// # Graph
///
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"919\" height=\"298\" viewBox=\"0 0 919 298\" style=\"max-width:max(100%,687px)\" role=\"img\" aria-label=\"The graph of the pipeline Trades\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><rect class=\"frame\" x=\"593\" y=\"206\" width=\"320\" height=\"74\" rx=\"9\"/><text class=\"thread\" x=\"602\" y=\"219\">thread books</text><path class=\"edge\" d=\"M130 111H168\"/><path class=\"head\" d=\"M166 107L173 111L166 115z\"/><path class=\"edge\" d=\"M293 111C312 111 312 63 331 63\"/><path class=\"head\" d=\"M329 59L336 63L329 67z\"/><path class=\"edge\" d=\"M561 63H599\"/><path class=\"head\" d=\"M597 59L604 63L597 67z\"/><path class=\"edge\" d=\"M293 111C312 111 312 160 331 160\"/><path class=\"head\" d=\"M329 156L336 160L329 164z\"/><path class=\"edge\" d=\"M773 246H811\"/><path class=\"head\" d=\"M809 242L816 246L809 250z\"/><path class=\"edge\" d=\"M561 63C580 63 580 246 599 246\"/><path class=\"head\" d=\"M597 242L604 246L597 250z\"/><g><title>producer of Trade</title><rect class=\"box\" x=\"18\" y=\"89\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"109\">producer</text><text x=\"74\" y=\"124\">Trade</text></g><g><title>fee: { amount: &amp;i64, fee: &amp;mut i64 } ×4</title><rect class=\"box\" x=\"180\" y=\"80\" width=\"107\" height=\"74\" rx=\"5\"/><rect class=\"box\" x=\"177\" y=\"77\" width=\"113\" height=\"74\" rx=\"5\"/><rect class=\"box\" x=\"174\" y=\"74\" width=\"119\" height=\"74\" rx=\"5\"/><text class=\"name\" x=\"233\" y=\"94\">fee</text><text x=\"233\" y=\"109\">amount: &amp;i64</text><text class=\"strong\" x=\"233\" y=\"124\">fee: &amp;mut i64</text><text class=\"faint\" x=\"233\" y=\"139\">×4</text></g><g><title>settle: { account: &amp;u32, fee: &amp;i64, balance: &amp;mut i64 } ×limits::SETTLERS by account</title><rect class=\"box\" x=\"343\" y=\"24\" width=\"212\" height=\"90\" rx=\"5\"/><rect class=\"box\" x=\"340\" y=\"21\" width=\"218\" height=\"90\" rx=\"5\"/><rect class=\"box\" x=\"337\" y=\"18\" width=\"224\" height=\"90\" rx=\"5\"/><text class=\"name\" x=\"449\" y=\"38\">settle</text><text x=\"449\" y=\"53\">account: &amp;u32</text><text x=\"449\" y=\"68\">fee: &amp;i64</text><text class=\"strong\" x=\"449\" y=\"83\">balance: &amp;mut i64</text><text class=\"faint\" x=\"449\" y=\"98\">×limits::SETTLERS by account</text></g><g><title>print: &amp;Trade -&gt; Result&lt;(), Error&gt;</title><rect class=\"box\" x=\"605\" y=\"33\" width=\"168\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"689\" y=\"53\">print</text><text x=\"689\" y=\"68\">&amp;Trade</text><text x=\"689\" y=\"83\">-&gt; Result&lt;(), Error&gt;</text></g><g><title>watch: { amount: &amp;i64 } poll</title><rect class=\"box\" x=\"337\" y=\"130\" width=\"224\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"449\" y=\"150\">watch</text><text x=\"449\" y=\"165\">amount: &amp;i64</text><text class=\"faint\" x=\"449\" y=\"180\">poll</text></g><g><title>sum: &amp;Trade</title><rect class=\"box\" x=\"817\" y=\"224\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"859\" y=\"244\">sum</text><text x=\"859\" y=\"259\">&amp;Trade</text></g><g><title>count: &amp;Trade</title><rect class=\"box\" x=\"605\" y=\"224\" width=\"168\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"689\" y=\"244\">count</text><text x=\"689\" y=\"259\">&amp;Trade</text></g></svg></div><details><summary>As text</summary>"
)]
///
/// ```text
/// producer
/// │
/// ●     fee           { amount: &i64, fee: &mut i64 }  ×4
/// ├─╮
/// ● │   settle        { account: &u32, fee: &i64, balance: &mut i64 }  ×limits::SETTLERS by account
/// ├─│─╮
/// ● │ │ print         &Trade -> Result<(), Error>
///   ○ │ watch (poll)  { amount: &i64 }
///     ● count         &Trade  on books
///     ● sum           &Trade  on books
/// ```
#[cfg_attr(doc, doc = " </details>")]
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
pub struct Trades<
    FeeShards,
    FeeHandler,
    SettleMake,
    SettleHandler,
    PrintMake,
    PrintHandler,
    SumHandler,
    CountHandler,
>
where
    FeeShards: disruptor::__private::core::ops::FnMut(
        disruptor::__private::core::primitive::usize,
    ) -> FeeHandler,
    FeeHandler: disruptor::__private::core::ops::FnMut(
        TradesFee<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    SettleMake: disruptor::__private::core::ops::Fn(
        disruptor::__private::core::primitive::usize,
    ) -> disruptor::__private::core::result::Result<
            Trades·State·settle,
            disruptor::PipelineError,
        >,
    SettleHandler: disruptor::__private::core::ops::Fn(
        &mut Trades·State·settle,
        TradesSettle<'_>,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    PrintMake: disruptor::__private::core::ops::FnOnce(
    ) -> disruptor::__private::core::result::Result<
            Trades·State·print,
            disruptor::PipelineError,
        >,
    PrintHandler: disruptor::__private::core::ops::FnMut(
        &mut Trades·State·print,
        &Trades·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Trades·Outcome·print,
    SumHandler: disruptor::__private::core::ops::FnMut(
        &Trades·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
    CountHandler: disruptor::__private::core::ops::FnMut(
        &Trades·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// A closure that makes the handler of each shard of stage `fee`. A handler gets `{ amount: &i64, fee: &mut i64 }` after the producer, on a thread for each shard.
    ///
    /// Write `fee: |shard| move |it, sequence, end_of_batch| …`.
    ///
    /// The `4` shards take turns: shard `k` handles the events with `sequence % 4 == k`.
    pub fee: FeeShards,
    /// A pair: what makes the state of each shard of stage `settle`, and the handler of all shards. The handler gets `&mut Balances` and `{ account: &u32, fee: &i64, balance: &mut i64 }` after `fee`, on a thread for each shard.
    ///
    /// Write `settle: (|shard| Ok(state), |state, it, sequence, end_of_batch| …)`.
    ///
    /// Of the `limits::SETTLERS` shards, one handles all events with the same `account`, in order.
    ///
    /// The state is made on the thread of each shard, before the first event comes, and dropped there. If it cannot be made, return `Err(PipelineError::other(error))`.
    pub settle: (SettleMake, SettleHandler),
    /// A pair: what makes the state of stage `print`, and its handler. The handler gets `&mut Rc<Printer>` and `&Trade` after `settle`, on a thread of its own.
    ///
    /// Write `print: (|| Ok(state), |state, it, sequence, end_of_batch| …)`.
    ///
    /// The state is made on the stage's thread, before the first event comes, and dropped there. If it cannot be made, return `Err(PipelineError::other(error))`.
    ///
    /// Returns `Result<(), Error>`: an error halts the pipeline.
    pub print: (PrintMake, PrintHandler),
    /// The handler of stage `sum`: gets `&Trade` after `count`, on the thread `books`, which it shares with `count`.
    pub sum: SumHandler,
    /// The handler of stage `count`: gets `&Trade` after `settle`, on the thread `books`, which it shares with `sum`.
    pub count: CountHandler,
}
/// What stage `fee` is given of an event.
pub struct TradesFee<'event> {
    /// May be read by this stage.
    pub amount: &'event Trades·Field·fee·amount,
    /// May be written by this stage.
    pub fee: &'event mut Trades·Field·fee·fee,
}
/// What stage `settle` is given of an event.
pub struct TradesSettle<'event> {
    /// May be read by this stage.
    pub account: &'event Trades·Field·settle·account,
    /// May be read by this stage.
    pub fee: &'event Trades·Field·settle·fee,
    /// May be written by this stage.
    pub balance: &'event mut Trades·Field·settle·balance,
}
/// What stage `watch` is given of an event.
pub struct TradesWatch<'event> {
    /// May be read by this stage.
    pub amount: &'event Trades·Field·watch·amount,
}
/// Publishes the events of [`Trades`].
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
pub type TradesProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Trades·Event,
    Trades·Ring,
    Trades·Slots,
    Trades·Wait,
    disruptor::__private::WakesIf<{ Trades·Wait·BLOCKS }>,
    3,
>;
/// Runs stage `watch` of [`Trades`].
pub type TradesWatchPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Trades·Event,
    Trades·Ring,
    Trades·Slots,
    TradesWatch<'static>,
    Trades·Wait,
    disruptor::__private::Place<{ Trades·LANE·watch }, disruptor::__private::Leaf>,
    disruptor::__private::WakesIf<true>,
    { Trades·SHARDS·fee },
>;
/// The pollers of [`Trades`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
pub struct TradesPollers<'pipeline> {
    /// The poller of stage `watch`: gets `{ amount: &i64 }` after `fee`, where it is polled.
    pub watch: TradesWatchPoller<'pipeline>,
}
const _: () = {
    const _: () = {
        type SlotLayout· = disruptor::__private::SlotLayout;
        SlotLayout·::check_marked_capacity::<
            Trades·Event,
            disruptor::__private::Keyed<(), 1>,
        >(SlotLayout·::BySize, Trades·CAPACITY)
    };
    const _: () = {
        type Shards· = disruptor::__private::Shards;
        Shards·::check(Trades·SHARDS·fee)
    };
    const _: () = {
        type Shards· = disruptor::__private::Shards;
        Shards·::check(Trades·SHARDS·settle)
    };
    disruptor::__private::events_move_between_threads::<Trades·Event>();
    disruptor::__private::stages_read_the_event_in_parallel::<Trades·Event>();
    disruptor::__private::fields_move_between_threads::<Trades·Field·fee·amount>();
    disruptor::__private::fields_move_between_threads::<Trades·Field·fee·fee>();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Trades·Event> for TradesFee<'_> {
        type Item<'event> = TradesFee<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Trades·Event) -> TradesFee<'event> {
            unsafe {
                let Trades·Event { amount: ref amount·, fee: ref mut fee·, .. } = *event·;
                TradesFee {
                    amount: disruptor::__private::field::<
                        Trades·Field·fee·amount,
                        _,
                    >(amount·),
                    fee: disruptor::__private::field_mut::<
                        Trades·Field·fee·fee,
                        _,
                    >(fee·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<
        Trades·Field·settle·account,
    >();
    disruptor::__private::fields_move_between_threads::<Trades·Field·settle·fee>();
    disruptor::__private::fields_move_between_threads::<
        Trades·Field·settle·balance,
    >();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Trades·Event> for TradesSettle<'_> {
        type Item<'event> = TradesSettle<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Trades·Event) -> TradesSettle<'event> {
            unsafe {
                let Trades·Event {
                    account: ref account·,
                    fee: ref fee·,
                    balance: ref mut balance·,
                    ..
                } = *event·;
                TradesSettle {
                    account: disruptor::__private::field::<
                        Trades·Field·settle·account,
                        _,
                    >(account·),
                    fee: disruptor::__private::field::<
                        Trades·Field·settle·fee,
                        _,
                    >(fee·),
                    balance: disruptor::__private::field_mut::<
                        Trades·Field·settle·balance,
                        _,
                    >(balance·),
                }
            }
        }
    }
    disruptor::__private::fields_move_between_threads::<Trades·Field·watch·amount>();
    disruptor::__private::stages_read_the_field_in_parallel::<
        Trades·Field·watch·amount,
    >();
    #[doc(hidden)]
    unsafe impl disruptor::__private::Access<Trades·Event> for TradesWatch<'_> {
        type Item<'event> = TradesWatch<'event>;
        const EXCLUSIVE: disruptor::__private::core::primitive::bool = false;
        #[inline(always)]
        unsafe fn access<'event>(event·: *mut Trades·Event) -> TradesWatch<'event> {
            unsafe {
                let Trades·Event { amount: ref amount·, .. } = *event·;
                TradesWatch {
                    amount: disruptor::__private::field::<
                        Trades·Field·watch·amount,
                        _,
                    >(amount·),
                }
            }
        }
    }
    #[allow(non_camel_case_types)]
    enum Trades·Key·settle {}
    unsafe impl disruptor::__private::Key<Trades·Event> for Trades·Key·settle {
        #[inline(always)]
        unsafe fn hash(
            event·: *mut Trades·Event,
        ) -> disruptor::__private::core::primitive::u64 {
            unsafe {
                let Trades·Event { account: ref key·, .. } = *event·;
                disruptor::__private::key_hash(key·)
            }
        }
    }
    fn pipeline() -> disruptor::__private::Pipeline<
        Trades·Event,
        Trades·Ring,
        Trades·Slots,
    > {
        unsafe { disruptor::__private::Pipeline::in_place(&TOPOLOGY, Trades·first) }
    }
    fn start<
        'handlers,
        FeeShards,
        FeeHandler,
        SettleMake,
        SettleHandler,
        PrintMake,
        PrintHandler,
        SumHandler,
        CountHandler,
    >(
        stages·: Trades<
            FeeShards,
            FeeHandler,
            SettleMake,
            SettleHandler,
            PrintMake,
            PrintHandler,
            SumHandler,
            CountHandler,
        >,
        threads·: &mut disruptor::__private::Threads<
            'handlers,
            Trades·Event,
            Trades·Ring,
            Trades·Slots,
        >,
    )
    where
        FeeShards: disruptor::__private::core::ops::FnMut(
            disruptor::__private::core::primitive::usize,
        ) -> FeeHandler,
        FeeHandler: disruptor::__private::core::ops::FnMut(
            TradesFee<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        SettleMake: disruptor::__private::core::ops::Fn(
            disruptor::__private::core::primitive::usize,
        ) -> disruptor::__private::core::result::Result<
                Trades·State·settle,
                disruptor::PipelineError,
            >,
        SettleHandler: disruptor::__private::core::ops::Fn(
            &mut Trades·State·settle,
            TradesSettle<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        PrintMake: disruptor::__private::core::ops::FnOnce(
        ) -> disruptor::__private::core::result::Result<
                Trades·State·print,
                disruptor::PipelineError,
            >,
        PrintHandler: disruptor::__private::core::ops::FnMut(
            &mut Trades·State·print,
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Trades·Outcome·print,
        SumHandler: disruptor::__private::core::ops::FnMut(
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        FeeHandler: disruptor::__private::core::marker::Send + 'handlers,
        SettleMake: disruptor::__private::core::marker::Send
            + disruptor::__private::core::marker::Sync + 'handlers,
        SettleHandler: disruptor::__private::core::marker::Send
            + disruptor::__private::core::marker::Sync + 'handlers,
        PrintMake: disruptor::__private::core::marker::Send + 'handlers,
        PrintHandler: disruptor::__private::core::marker::Send + 'handlers,
        SumHandler: disruptor::__private::core::marker::Send + 'handlers,
        CountHandler: disruptor::__private::core::marker::Send + 'handlers,
    {
        disruptor::__private::Threads::shards::<
            TradesFee<'static>,
            disruptor::__private::Place<
                { Trades·LANE·fee },
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Undecided,
                disruptor::__private::ByTurn<{ Trades·SHARDS·fee }>,
            >,
            disruptor::__private::WakesIf<{ Trades·Wait·BLOCKS }>,
            _,
            _,
            _,
            _,
            Trades·Wait·BLOCKS,
        >(
            threads·,
            [],
            Trades·Wait,
            &disruptor::__private::ShardOptions {
                name: disruptor::__private::core::option::Option::None,
                cores: disruptor::__private::Vec::new(),
            },
            disruptor::__private::each(stages·.fee),
        );
        disruptor::__private::Threads::shards::<
            TradesSettle<'static>,
            disruptor::__private::Place<
                { Trades·LANE·settle },
                disruptor::__private::Inner,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Undecided,
                disruptor::__private::ByKey<
                    { Trades·SHARDS·settle },
                    Trades·Key·settle,
                    0,
                >,
            >,
            disruptor::__private::WakesIf<
                { Trades·Wait·BLOCKS || Trades·ThreadWait·books·BLOCKS },
            >,
            _,
            _,
            _,
            _,
            Trades·Wait·BLOCKS,
        >(
            threads·,
            disruptor::__private::lanes::<
                { Trades·SHARDS·fee },
            >(&[(Trades·LANE·fee, Trades·SHARDS·fee)]),
            Trades·Wait,
            &disruptor::__private::ShardOptions {
                name: disruptor::__private::core::option::Option::Some(
                    Trades·name·settle(),
                ),
                cores: disruptor::__private::core::convert::Into::into(
                    Trades·core·settle(),
                ),
            },
            disruptor::__private::each_with_state(stages·.settle),
        );
        disruptor::__private::Threads::stage::<
            disruptor::__private::Read,
            disruptor::__private::Place<
                { Trades·LANE·print },
                disruptor::__private::Leaf,
                disruptor::__private::Quarter,
                disruptor::__private::Always,
                disruptor::__private::Failing,
            >,
            disruptor::__private::WakesIf<{ Trades·Wait·BLOCKS }>,
            _,
            _,
            Trades·Outcome·print,
            _,
            Trades·Wait·BLOCKS,
        >(
            threads·,
            disruptor::__private::lanes::<
                { Trades·SHARDS·settle },
            >(&[(Trades·LANE·settle, Trades·SHARDS·settle)]),
            Trades·Wait(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::None,
                core: disruptor::__private::core::option::Option::None,
            },
            disruptor::__private::WithState::new(stages·.print),
        );
        disruptor::__private::Threads::group::<
            _,
            _,
            Trades·ThreadWait·books·BLOCKS,
        >(
            threads·,
            Trades·ThreadWait·books(),
            disruptor::__private::ThreadOptions {
                name: disruptor::__private::core::option::Option::Some(
                    disruptor::__private::thread_name("books"),
                ),
                core: Trades·thread_core·books(),
            },
            (
                disruptor::__private::Member::<
                    disruptor::__private::Read,
                    disruptor::__private::Place<
                        { Trades·LANE·count },
                        disruptor::__private::Inner,
                    >,
                    disruptor::__private::WakesIf<false>,
                    _,
                    _,
                    _,
                >::new(
                    disruptor::__private::lanes::<
                        { Trades·SHARDS·settle },
                    >(&[(Trades·LANE·settle, Trades·SHARDS·settle)]),
                    disruptor::__private::Plain(stages·.count),
                ),
                (
                    disruptor::__private::Member::<
                        disruptor::__private::Read,
                        disruptor::__private::Place<
                            { Trades·LANE·sum },
                            disruptor::__private::Leaf,
                        >,
                        disruptor::__private::WakesIf<{ Trades·Wait·BLOCKS }>,
                        _,
                        _,
                        _,
                    >::new(
                        [Trades·LANE·count],
                        disruptor::__private::Plain(stages·.sum),
                    ),
                    (),
                ),
            ),
        );
    }
    fn ends<'pipeline>(
        link·: &disruptor::__private::Link<
            'pipeline,
            disruptor::__private::Core<Trades·Event, Trades·Ring, Trades·Slots>,
        >,
    ) -> (TradesProducer<'pipeline>, TradesPollers<'pipeline>) {
        (
            disruptor::__private::Link::producer::<
                _,
                _,
                _,
                Trades·Wait·BLOCKS,
            >(
                link·,
                [Trades·LANE·print, Trades·LANE·watch, Trades·LANE·sum],
                Trades·Wait,
            ),
            TradesPollers {
                watch: disruptor::__private::Link::poller::<
                    _,
                    _,
                    _,
                    _,
                    _,
                    Trades·Wait·BLOCKS,
                >(
                    link·,
                    disruptor::__private::lanes::<
                        { Trades·SHARDS·fee },
                    >(&[(Trades·LANE·fee, Trades·SHARDS·fee)]),
                    Trades·Wait(),
                ),
            },
        )
    }
    #[automatically_derived]
    impl<
        FeeShards,
        FeeHandler,
        SettleMake,
        SettleHandler,
        PrintMake,
        PrintHandler,
        SumHandler,
        CountHandler,
    > Trades<
        FeeShards,
        FeeHandler,
        SettleMake,
        SettleHandler,
        PrintMake,
        PrintHandler,
        SumHandler,
        CountHandler,
    >
    where
        FeeShards: disruptor::__private::core::ops::FnMut(
            disruptor::__private::core::primitive::usize,
        ) -> FeeHandler,
        FeeHandler: disruptor::__private::core::ops::FnMut(
            TradesFee<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        SettleMake: disruptor::__private::core::ops::Fn(
            disruptor::__private::core::primitive::usize,
        ) -> disruptor::__private::core::result::Result<
                Trades·State·settle,
                disruptor::PipelineError,
            >,
        SettleHandler: disruptor::__private::core::ops::Fn(
            &mut Trades·State·settle,
            TradesSettle<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        PrintMake: disruptor::__private::core::ops::FnOnce(
        ) -> disruptor::__private::core::result::Result<
                Trades·State·print,
                disruptor::PipelineError,
            >,
        PrintHandler: disruptor::__private::core::ops::FnMut(
            &mut Trades·State·print,
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Trades·Outcome·print,
        SumHandler: disruptor::__private::core::ops::FnMut(
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        CountHandler: disruptor::__private::core::ops::FnMut(
            &Trades·Event,
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
        /// Returns the first of these that applies: the reason why a thread could not start, or why a state could not be
        /// made; the panic or the failure of a stage, whichever came first; a halt, or a poller that `body` dropped before
        /// it had seen every event, whichever came first; the error that `body` returns.
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
                TradesProducer<'_>,
                TradesPollers<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            FeeHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            SettleMake: disruptor::__private::MovesToTheThreadOfItsStage
                + disruptor::__private::IsCalledByAllShardsAtOnce,
            SettleHandler: disruptor::__private::MovesToTheThreadOfItsStage
                + disruptor::__private::IsCalledByAllShardsAtOnce,
            PrintMake: disruptor::__private::MovesToTheThreadOfItsStage,
            PrintHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            SumHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
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
        /// Returns the reason why a thread could not start, or why a state could not be made. No thread is left running
        /// then.
        pub fn spawn(
            self,
        ) -> disruptor::__private::core::result::Result<
            (TradesProducer<'static>, TradesPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            FeeHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            SettleMake: disruptor::__private::MovesToTheThreadOfItsStage
                + disruptor::__private::IsCalledByAllShardsAtOnce,
            SettleHandler: disruptor::__private::MovesToTheThreadOfItsStage
                + disruptor::__private::IsCalledByAllShardsAtOnce,
            PrintMake: disruptor::__private::MovesToTheThreadOfItsStage,
            PrintHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            SumHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CountHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            FeeHandler: 'static,
            SettleMake: 'static,
            SettleHandler: 'static,
            PrintMake: 'static,
            PrintHandler: 'static,
            SumHandler: 'static,
            CountHandler: 'static,
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
        "Trades",
        Trades·CAPACITY,
        &[
            disruptor::StageInfo::new(
                    "fee",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Fields(
                        &[
                            disruptor::FieldAccess::new("amount", false),
                            disruptor::FieldAccess::new("fee", true),
                        ],
                    ),
                    &[],
                    &[],
                    false,
                )
                .shards(Trades·SHARDS·fee),
            disruptor::StageInfo::new(
                    "settle",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Fields(
                        &[
                            disruptor::FieldAccess::new("account", false),
                            disruptor::FieldAccess::new("fee", false),
                            disruptor::FieldAccess::new("balance", true),
                        ],
                    ),
                    &[0],
                    &[0],
                    false,
                )
                .shards(Trades·SHARDS·settle)
                .by("account"),
            disruptor::StageInfo::new(
                    "print",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[1],
                    &[1],
                    true,
                )
                .outcome(disruptor::StageOutcome::Fails),
            disruptor::StageInfo::new(
                "watch",
                disruptor::StageKind::Poll,
                disruptor::StageAccess::Fields(
                    &[disruptor::FieldAccess::new("amount", false)],
                ),
                &[0],
                &[0],
                true,
            ),
            disruptor::StageInfo::new(
                    "sum",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[5],
                    &[5],
                    true,
                )
                .on_thread("books"),
            disruptor::StageInfo::new(
                    "count",
                    disruptor::StageKind::Thread,
                    disruptor::StageAccess::Read,
                    &[1],
                    &[1],
                    false,
                )
                .on_thread("books"),
        ],
        "producer\n│\n●     fee           { amount: &i64, fee: &mut i64 }  ×4\n├─╮\n● │   settle        { account: &u32, fee: &i64, balance: &mut i64 }  ×limits::SETTLERS by account\n├─│─╮\n● │ │ print         &Trade -> Result<(), Error>\n  ○ │ watch (poll)  { amount: &i64 }\n    ● count         &Trade  on books\n    ● sum           &Trade  on books",
    );
    static TOPOLOGY: disruptor::Topology = DECLARED;
    #[automatically_derived]
    impl Trades<
        fn(
            disruptor::__private::core::primitive::usize,
        ) -> fn(
            TradesFee<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            TradesFee<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            disruptor::__private::core::primitive::usize,
        ) -> disruptor::__private::core::result::Result<
            Trades·State·settle,
            disruptor::PipelineError,
        >,
        fn(
            &mut Trades·State·settle,
            TradesSettle<'_>,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn() -> disruptor::__private::core::result::Result<
            Trades·State·print,
            disruptor::PipelineError,
        >,
        fn(
            &mut Trades·State·print,
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Trades·Outcome·print,
        fn(
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
        fn(
            &Trades·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Trades·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"919\" height=\"298\" viewBox=\"0 0 919 298\" style=\"max-width:max(100%,687px)\" role=\"img\" aria-label=\"The graph of the pipeline Trades\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><rect class=\"frame\" x=\"593\" y=\"206\" width=\"320\" height=\"74\" rx=\"9\"/><text class=\"thread\" x=\"602\" y=\"219\">thread books</text><path class=\"edge\" d=\"M130 111H168\"/><path class=\"head\" d=\"M166 107L173 111L166 115z\"/><path class=\"edge\" d=\"M293 111C312 111 312 63 331 63\"/><path class=\"head\" d=\"M329 59L336 63L329 67z\"/><path class=\"edge\" d=\"M561 63H599\"/><path class=\"head\" d=\"M597 59L604 63L597 67z\"/><path class=\"edge\" d=\"M293 111C312 111 312 160 331 160\"/><path class=\"head\" d=\"M329 156L336 160L329 164z\"/><path class=\"edge\" d=\"M773 246H811\"/><path class=\"head\" d=\"M809 242L816 246L809 250z\"/><path class=\"edge\" d=\"M561 63C580 63 580 246 599 246\"/><path class=\"head\" d=\"M597 242L604 246L597 250z\"/><g><title>producer of Trade</title><rect class=\"box\" x=\"18\" y=\"89\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"109\">producer</text><text x=\"74\" y=\"124\">Trade</text></g><g><title>fee: { amount: &amp;i64, fee: &amp;mut i64 } ×4</title><rect class=\"box\" x=\"180\" y=\"80\" width=\"107\" height=\"74\" rx=\"5\"/><rect class=\"box\" x=\"177\" y=\"77\" width=\"113\" height=\"74\" rx=\"5\"/><rect class=\"box\" x=\"174\" y=\"74\" width=\"119\" height=\"74\" rx=\"5\"/><text class=\"name\" x=\"233\" y=\"94\">fee</text><text x=\"233\" y=\"109\">amount: &amp;i64</text><text class=\"strong\" x=\"233\" y=\"124\">fee: &amp;mut i64</text><text class=\"faint\" x=\"233\" y=\"139\">×4</text></g><g><title>settle: { account: &amp;u32, fee: &amp;i64, balance: &amp;mut i64 } ×limits::SETTLERS by account</title><rect class=\"box\" x=\"343\" y=\"24\" width=\"212\" height=\"90\" rx=\"5\"/><rect class=\"box\" x=\"340\" y=\"21\" width=\"218\" height=\"90\" rx=\"5\"/><rect class=\"box\" x=\"337\" y=\"18\" width=\"224\" height=\"90\" rx=\"5\"/><text class=\"name\" x=\"449\" y=\"38\">settle</text><text x=\"449\" y=\"53\">account: &amp;u32</text><text x=\"449\" y=\"68\">fee: &amp;i64</text><text class=\"strong\" x=\"449\" y=\"83\">balance: &amp;mut i64</text><text class=\"faint\" x=\"449\" y=\"98\">×limits::SETTLERS by account</text></g><g><title>print: &amp;Trade -&gt; Result&lt;(), Error&gt;</title><rect class=\"box\" x=\"605\" y=\"33\" width=\"168\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"689\" y=\"53\">print</text><text x=\"689\" y=\"68\">&amp;Trade</text><text x=\"689\" y=\"83\">-&gt; Result&lt;(), Error&gt;</text></g><g><title>watch: { amount: &amp;i64 } poll</title><rect class=\"box\" x=\"337\" y=\"130\" width=\"224\" height=\"60\" rx=\"20\"/><text class=\"name\" x=\"449\" y=\"150\">watch</text><text x=\"449\" y=\"165\">amount: &amp;i64</text><text class=\"faint\" x=\"449\" y=\"180\">poll</text></g><g><title>sum: &amp;Trade</title><rect class=\"box\" x=\"817\" y=\"224\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"859\" y=\"244\">sum</text><text x=\"859\" y=\"259\">&amp;Trade</text></g><g><title>count: &amp;Trade</title><rect class=\"box\" x=\"605\" y=\"224\" width=\"168\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"689\" y=\"244\">count</text><text x=\"689\" y=\"259\">&amp;Trade</text></g></svg>",
            );
    }
};
