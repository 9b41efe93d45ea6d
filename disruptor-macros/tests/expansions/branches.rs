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
#[allow(non_upper_case_globals)]
const Import·GROUPS: disruptor::__private::Groups = disruptor::__private::Groups::beside::<
    Import·Event,
    disruptor::__private::Marks<2>,
>();
type Import·Ring = disruptor::__private::Stamped<
    Import·Event,
    { Import·CAPACITY },
    { Import·CAPACITY },
    { Import·GROUPS.length },
    { Import·GROUPS.padding },
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
#[cfg_attr(
    doc,
    doc = " <div style=\"overflow-x:auto\"><svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"1104\" height=\"186\" viewBox=\"0 0 1104 186\" style=\"max-width:max(100%,828px)\" role=\"img\" aria-label=\"The graph of the pipeline Import\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 109H168\"/><path class=\"head\" d=\"M166 105L173 109L166 113z\"/><path class=\"edge\" d=\"M397 109C421 109 421 72 445 72\"/><path class=\"head\" d=\"M443 68L450 72L443 76z\"/><path class=\"edge\" d=\"M583 72C613 72 613 40 643 40\"/><path class=\"head\" d=\"M641 36L648 40L641 44z\"/><path class=\"edge away\" d=\"M583 72C613 72 613 106 643 106\"/><path class=\"away-head\" d=\"M641 102L648 106L641 110z\"/><path class=\"edge\" d=\"M733 40C752 40 752 82 771 82\"/><path class=\"head\" d=\"M769 78L776 82L769 86z\"/><path class=\"edge\" d=\"M733 106C752 106 752 82 771 82\"/><path class=\"head\" d=\"M769 78L776 82L769 86z\"/><path class=\"edge away\" d=\"M397 109C421 109 421 146 445 146\"/><path class=\"away-head\" d=\"M443 142L450 146L443 150z\"/><path class=\"edge\" d=\"M945 82C964 82 964 106 983 106\"/><path class=\"head\" d=\"M981 102L988 106L981 110z\"/><path class=\"edge\" d=\"M583 146H649H733C755 146 755 130 777 130H945C964 130 964 106 983 106\"/><path class=\"head\" d=\"M981 102L988 106L981 110z\"/><g><title>producer of Row</title><rect class=\"box\" x=\"18\" y=\"87\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"107\">producer</text><text x=\"74\" y=\"122\">Row</text></g><g><title>parse: { text: &amp;String, number: &amp;mut i64 } -&gt; Result&lt;(), ParseError&gt;</title><path class=\"box\" d=\"M184 72H387L397 109L387 146H184L174 109z\"/><text class=\"name\" x=\"285\" y=\"92\">parse</text><text x=\"285\" y=\"107\">text: &amp;String</text><text class=\"strong\" x=\"285\" y=\"122\">number: &amp;mut i64</text><text x=\"285\" y=\"137\">-&gt; Result&lt;(), ParseError&gt;</text></g><g><title>positive: { number: &amp;i64 } -&gt; bool</title><path class=\"box\" d=\"M461 42H573L583 72L573 102H461L451 72z\"/><text class=\"name\" x=\"517\" y=\"62\">positive</text><text x=\"517\" y=\"77\">number: &amp;i64</text><text x=\"517\" y=\"92\">-&gt; bool</text></g><g><title>double: &amp;mut Row</title><rect class=\"box\" x=\"649\" y=\"18\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"691\" y=\"38\">double</text><text class=\"strong\" x=\"691\" y=\"53\">&amp;mut Row</text></g><g><title>negate: &amp;mut Row</title><rect class=\"box\" x=\"649\" y=\"84\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"691\" y=\"104\">negate</text><text class=\"strong\" x=\"691\" y=\"119\">&amp;mut Row</text></g><g><title>store: &amp;Row -&gt; Result&lt;(), Error&gt;</title><rect class=\"box\" x=\"777\" y=\"52\" width=\"168\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"861\" y=\"72\">store</text><text x=\"861\" y=\"87\">&amp;Row</text><text x=\"861\" y=\"102\">-&gt; Result&lt;(), Error&gt;</text></g><g><title>reject: &amp;mut Row</title><rect class=\"box\" x=\"451\" y=\"124\" width=\"132\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"517\" y=\"144\">reject</text><text class=\"strong\" x=\"517\" y=\"159\">&amp;mut Row</text></g><g><title>count: &amp;Row -&gt; bool</title><path class=\"box\" d=\"M999 76H1076L1086 106L1076 136H999L989 106z\"/><text class=\"name\" x=\"1037\" y=\"96\">count</text><text x=\"1037\" y=\"111\">&amp;Row</text><text x=\"1037\" y=\"126\">-&gt; bool</text></g><text class=\"label\" x=\"419\" y=\"100\">Ok</text><text class=\"label\" x=\"610\" y=\"65\">true</text><text class=\"label\" x=\"610\" y=\"87\">false</text><text class=\"label\" x=\"419\" y=\"126\">Err</text></svg></div><details><summary>As text</summary>"
)]
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
#[cfg_attr(doc, doc = " </details>")]
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
///
/// Publish with [`publish`](#method.publish), [`try_publish`](#method.try_publish), [`publish_timeout`](#method.publish_timeout), [`publish_with`](#method.publish_with) or [`publish_batch`](#method.publish_batch).
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
    const DECLARED: disruptor::Topology = disruptor::Topology::new(
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
    static TOPOLOGY: disruptor::Topology = DECLARED;
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
        pub const TOPOLOGY: &'static disruptor::Topology = &DECLARED
            .picture(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"disruptor-graph\" width=\"1104\" height=\"186\" viewBox=\"0 0 1104 186\" style=\"max-width:max(100%,828px)\" role=\"img\" aria-label=\"The graph of the pipeline Import\"><style>.disruptor-graph{color-scheme:light dark;color:#1b1f24;color:var(--main-color,#1b1f24);--paper:var(--main-background-color,#fff);--strong:var(--link-color,#0860ca);background:#fff;background:var(--paper);height:auto;font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}@media(prefers-color-scheme:dark){.disruptor-graph{color:var(--main-color,#e6edf3);--paper:var(--main-background-color,#12161c);--strong:var(--link-color,#58a6ff)}}.disruptor-graph text{fill:currentColor;text-anchor:middle}.disruptor-graph .name{font-size:13px;font-weight:700}.disruptor-graph .strong{fill:currentColor;fill:var(--strong);font-weight:600}.disruptor-graph .faint{opacity:.75;font-style:italic}.disruptor-graph .box{fill:#fff;fill:var(--paper);stroke:currentColor}.disruptor-graph .edge{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.7}.disruptor-graph .head{fill:currentColor;opacity:.7}.disruptor-graph .away{stroke:#c8691c;opacity:1}.disruptor-graph .away-head{fill:#c8691c}.disruptor-graph .implied{stroke-dasharray:3 4;opacity:.5}.disruptor-graph .label{font-size:10px;stroke:#fff;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.disruptor-graph .frame{fill:currentColor;fill-opacity:.05;stroke:currentColor;stroke-opacity:.4;stroke-dasharray:5 3}.disruptor-graph .thread{text-anchor:start;font-style:italic}</style><path class=\"edge\" d=\"M130 109H168\"/><path class=\"head\" d=\"M166 105L173 109L166 113z\"/><path class=\"edge\" d=\"M397 109C421 109 421 72 445 72\"/><path class=\"head\" d=\"M443 68L450 72L443 76z\"/><path class=\"edge\" d=\"M583 72C613 72 613 40 643 40\"/><path class=\"head\" d=\"M641 36L648 40L641 44z\"/><path class=\"edge away\" d=\"M583 72C613 72 613 106 643 106\"/><path class=\"away-head\" d=\"M641 102L648 106L641 110z\"/><path class=\"edge\" d=\"M733 40C752 40 752 82 771 82\"/><path class=\"head\" d=\"M769 78L776 82L769 86z\"/><path class=\"edge\" d=\"M733 106C752 106 752 82 771 82\"/><path class=\"head\" d=\"M769 78L776 82L769 86z\"/><path class=\"edge away\" d=\"M397 109C421 109 421 146 445 146\"/><path class=\"away-head\" d=\"M443 142L450 146L443 150z\"/><path class=\"edge\" d=\"M945 82C964 82 964 106 983 106\"/><path class=\"head\" d=\"M981 102L988 106L981 110z\"/><path class=\"edge\" d=\"M583 146H649H733C755 146 755 130 777 130H945C964 130 964 106 983 106\"/><path class=\"head\" d=\"M981 102L988 106L981 110z\"/><g><title>producer of Row</title><rect class=\"box\" x=\"18\" y=\"87\" width=\"112\" height=\"44\" rx=\"20\"/><text class=\"name\" x=\"74\" y=\"107\">producer</text><text x=\"74\" y=\"122\">Row</text></g><g><title>parse: { text: &amp;String, number: &amp;mut i64 } -&gt; Result&lt;(), ParseError&gt;</title><path class=\"box\" d=\"M184 72H387L397 109L387 146H184L174 109z\"/><text class=\"name\" x=\"285\" y=\"92\">parse</text><text x=\"285\" y=\"107\">text: &amp;String</text><text class=\"strong\" x=\"285\" y=\"122\">number: &amp;mut i64</text><text x=\"285\" y=\"137\">-&gt; Result&lt;(), ParseError&gt;</text></g><g><title>positive: { number: &amp;i64 } -&gt; bool</title><path class=\"box\" d=\"M461 42H573L583 72L573 102H461L451 72z\"/><text class=\"name\" x=\"517\" y=\"62\">positive</text><text x=\"517\" y=\"77\">number: &amp;i64</text><text x=\"517\" y=\"92\">-&gt; bool</text></g><g><title>double: &amp;mut Row</title><rect class=\"box\" x=\"649\" y=\"18\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"691\" y=\"38\">double</text><text class=\"strong\" x=\"691\" y=\"53\">&amp;mut Row</text></g><g><title>negate: &amp;mut Row</title><rect class=\"box\" x=\"649\" y=\"84\" width=\"84\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"691\" y=\"104\">negate</text><text class=\"strong\" x=\"691\" y=\"119\">&amp;mut Row</text></g><g><title>store: &amp;Row -&gt; Result&lt;(), Error&gt;</title><rect class=\"box\" x=\"777\" y=\"52\" width=\"168\" height=\"60\" rx=\"5\"/><text class=\"name\" x=\"861\" y=\"72\">store</text><text x=\"861\" y=\"87\">&amp;Row</text><text x=\"861\" y=\"102\">-&gt; Result&lt;(), Error&gt;</text></g><g><title>reject: &amp;mut Row</title><rect class=\"box\" x=\"451\" y=\"124\" width=\"132\" height=\"44\" rx=\"5\"/><text class=\"name\" x=\"517\" y=\"144\">reject</text><text class=\"strong\" x=\"517\" y=\"159\">&amp;mut Row</text></g><g><title>count: &amp;Row -&gt; bool</title><path class=\"box\" d=\"M999 76H1076L1086 106L1076 136H999L989 106z\"/><text class=\"name\" x=\"1037\" y=\"96\">count</text><text x=\"1037\" y=\"111\">&amp;Row</text><text x=\"1037\" y=\"126\">-&gt; bool</text></g><text class=\"label\" x=\"419\" y=\"100\">Ok</text><text class=\"label\" x=\"610\" y=\"65\">true</text><text class=\"label\" x=\"610\" y=\"87\">false</text><text class=\"label\" x=\"419\" y=\"126\">Err</text></svg>",
            );
    }
};
