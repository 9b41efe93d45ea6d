type Requests·Unknown = <[(); {
    ::core::compile_error! {
        "only one stage can take the event by value, not `answer` and `refused` (1/2)\nhelp: let the others borrow it with `&` or `&mut`, before it is taken"
    }
}] as disruptor::__private::core::iter::Iterator>::Item;
::core::compile_error! {
    "only one stage can take the event by value, not `answer` and `refused` (2/2)\nhelp: let the others borrow it with `&` or `&mut`, before it is taken"
}
type Requests·Event = Request;
#[allow(non_camel_case_types)]
type Requests·Outcome·check = bool;
#[allow(non_upper_case_globals)]
const Requests·CAPACITY: disruptor::__private::core::primitive::usize = { 1 };
type Requests·Ring = disruptor::__private::Dense<
    Requests·Event,
    { Requests·CAPACITY },
    { Requests·CAPACITY },
>;
type Requests·Slots = disruptor::__private::ByValue;
type Requests·Wait = disruptor::BlockingWaitStrategy;
/// The pipeline `Requests`.
///
#[must_use = "a pipeline does nothing until it is `run` or `spawn`ed"]
struct Requests<CheckHandler, AnswerHandler>
where
    CheckHandler: disruptor::__private::core::ops::FnMut(
        &Requests·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ) -> Requests·Outcome·check,
    AnswerHandler: disruptor::__private::core::ops::FnMut(
        Requests·Event,
        disruptor::Sequence,
        disruptor::__private::core::primitive::bool,
    ),
{
    /// The handler of stage `check`: gets `&Request` after the producer, on a thread of its own.
    check: CheckHandler,
    /// The handler of stage `answer`: gets `Request` after the producer, on a thread of its own.
    answer: AnswerHandler,
}
/// Publishes the events of [`Requests`].
type RequestsProducer<'pipeline> = disruptor::Producer<
    'pipeline,
    Requests·Event,
    Requests·Ring,
    Requests·Slots,
    Requests·Wait,
    disruptor::__private::WakesIf<true>,
    1,
>;
/// Runs stage `refused` of [`Requests`].
type RequestsRefusedPoller<'pipeline> = disruptor::Poller<
    'pipeline,
    Requests·Event,
    Requests·Ring,
    Requests·Slots,
    disruptor::__private::Take,
    Requests·Wait,
    disruptor::__private::Leaf<2>,
    disruptor::__private::WakesIf<true>,
    0,
>;
/// The pollers of [`Requests`].
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
struct RequestsPollers<'pipeline> {
    /// The poller of stage `refused`: gets `Request` after the producer, where it is polled.
    refused: RequestsRefusedPoller<'pipeline>,
}
const _: () = {
    #[automatically_derived]
    impl<CheckHandler, AnswerHandler> Requests<CheckHandler, AnswerHandler>
    where
        CheckHandler: disruptor::__private::core::ops::FnMut(
            &Requests·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Requests·Outcome·check,
        AnswerHandler: disruptor::__private::core::ops::FnMut(
            Requests·Event,
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
                RequestsProducer<'_>,
                RequestsPollers<'_>,
            ) -> disruptor::__private::core::result::Result<
                    Output,
                    disruptor::PipelineError,
                >,
            CheckHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            AnswerHandler: disruptor::__private::MovesToTheThreadOfItsStage,
        {
            disruptor::__private::core::unreachable!()
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
            (RequestsProducer<'static>, RequestsPollers<'static>, disruptor::Running),
            disruptor::PipelineError,
        >
        where
            CheckHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            AnswerHandler: disruptor::__private::MovesToTheThreadOfItsStage,
            CheckHandler: 'static,
            AnswerHandler: 'static,
        {
            disruptor::__private::core::unreachable!()
        }
    }
    static TOPOLOGY: disruptor::Topology = disruptor::Topology::new(
        "Requests",
        Requests·CAPACITY,
        &[
            disruptor::StageInfo::new(
                "check",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Read,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "answer",
                disruptor::StageKind::Thread,
                disruptor::StageAccess::Take,
                &[],
                &[],
                false,
            ),
            disruptor::StageInfo::new(
                "refused",
                disruptor::StageKind::Poll,
                disruptor::StageAccess::Take,
                &[],
                &[],
                false,
            ),
        ],
        "",
    );
    #[automatically_derived]
    impl Requests<
        fn(
            &Requests·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ) -> Requests·Outcome·check,
        fn(
            Requests·Event,
            disruptor::Sequence,
            disruptor::__private::core::primitive::bool,
        ),
    > {
        /// The number of slots in the ring.
        pub const CAPACITY: disruptor::__private::core::primitive::usize = {
            Requests·CAPACITY
        };
        /// The graph: stages, edges and access.
        pub const TOPOLOGY: &'static disruptor::Topology = &TOPOLOGY;
    }
};
