//! State that a stage makes and keeps on its own thread.

use crate::common::{ON_PURPOSE, assert_no_thread_named, deadline, lock, silence};
use disruptor::{PipelineError, disruptor};
use std::cell::Cell;
use std::io;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::thread::{ThreadId, current};

/// What became of the states of a pipeline.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<Life>>>);

struct Life {
    owner: String,
    made_on: ThreadId,
    used_on: Option<ThreadId>,
    dropped_on: Option<ThreadId>,
}

/// Not `Send`.
struct Local {
    number: usize,
    log: Log,
    count: Rc<Cell<u64>>,
}

impl Log {
    fn make(&self, owner: impl Into<String>) -> Local {
        let mut lives = lock(&self.0);
        lives.push(Life { owner: owner.into(), made_on: current().id(), used_on: None, dropped_on: None });
        Local { number: lives.len() - 1, log: self.clone(), count: Rc::default() }
    }

    fn made(&self) -> Vec<String> {
        let mut owners: Vec<_> = lock(&self.0).iter().map(|life| life.owner.clone()).collect();
        owners.sort();
        owners
    }

    /// Asserts that all were dropped on the thread that made them, which was not the caller's.
    #[track_caller]
    fn check(&self) {
        for Life { owner, made_on, used_on, dropped_on } in &*lock(&self.0) {
            assert_eq!(Some(*made_on), *dropped_on, "{owner} is dropped where it was made");
            assert!(used_on.is_none_or(|used_on| used_on == *made_on), "{owner} is used where it was made");
            assert_ne!(*made_on, current().id(), "{owner} has a thread of its own");
        }
    }

    fn thread_of(&self, owner: &str) -> ThreadId {
        lock(&self.0).iter().find(|life| life.owner == owner).expect("it was made").made_on
    }
}

impl Local {
    /// A handler has it. Returns how often one had it before.
    fn uses(&mut self) -> u64 {
        lock(&self.log.0)[self.number].used_on = Some(current().id());
        self.count.replace(self.count.get() + 1)
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        let life = &mut lock(&self.log.0)[self.number];
        assert!(life.dropped_on.is_none(), "dropped twice");
        life.dropped_on = Some(current().id());
    }
}

disruptor! {
    pipeline Stateful {
        event: u64;
        capacity: 8;
        stage plain: &u64 -> Result<(), String> { state: Local, name: "stf" };
        stage sharded: &u64 -> Result<(), String> { shards: 3, state: Local, name: "stf" };
        stage keyed: &u64 { shards: 2, state: Local, name: "stf" };
        stage member: &u64 -> Result<(), String> after plain { state: Local };
        stage stateless: &u64 after sharded;
        stage second: &u64 after member { state: Local };
        thread shared: member, stateless, second { name: "stf" };
    }
}

const ALL: [&str; 8] = ["keyed0", "keyed1", "member", "plain", "second", "sharded0", "sharded1", "sharded2"];

/// What goes wrong: while the state of the stage, or of its shard, is made; or at an event.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wrong {
    Nothing,
    Error(&'static str),
    Panic(&'static str),
    HandlerPanics(&'static str),
    HandlerFails(&'static str),
    Halt,
}

impl Wrong {
    fn make(self, log: &Log, owner: String) -> Result<Local, PipelineError> {
        if matches!(self, Self::Error(wrong) if owner.starts_with(wrong)) {
            return Err(PipelineError::other(io::Error::other(format!("no {owner}"))));
        }
        assert!(!matches!(self, Self::Panic(wrong) if owner.starts_with(wrong)), "{ON_PURPOSE}: no {owner}");
        Ok(log.make(owner))
    }

    fn handle(self, stage: &str, local: &mut Local, sequence: u64) -> Result<(), String> {
        local.uses();
        assert!(sequence != 5 || !matches!(self, Self::HandlerPanics(wrong) if wrong == stage), "{ON_PURPOSE}");
        let fails = sequence == 5 && matches!(self, Self::HandlerFails(wrong) if wrong == stage);
        if fails { Err("no ink".to_owned()) } else { Ok(()) }
    }
}

/// The literal with which the pipeline ends in that way.
macro_rules! stateful {
    ($wrong:ident, $log:expr) => {{
        let logs = [(); 8].map(|()| $log.clone());
        let [plain, sharded, keyed, member, second, ..] = logs;
        Stateful {
            plain: (
                move || $wrong.make(&plain, "plain".to_owned()),
                move |state, _: &u64, sequence, _| $wrong.handle("plain", state, sequence),
            ),
            sharded: (
                move |shard| $wrong.make(&sharded, format!("sharded{shard}")),
                move |state, _: &u64, sequence, _| {
                    assert_eq!(state.count.get(), sequence / 3, "it has seen all events of its shard");
                    $wrong.handle("sharded", state, sequence)
                },
            ),
            keyed: (
                move |shard| $wrong.make(&keyed, format!("keyed{shard}")),
                move |state, _: &u64, _, _| _ = state.uses(),
            ),
            member: (
                move || $wrong.make(&member, "member".to_owned()),
                move |state, _: &u64, sequence, _| {
                    assert_eq!(state.count.get(), sequence);
                    $wrong.handle("member", state, sequence)
                },
            ),
            stateless: |_: &u64, _, _| (),
            second: (move || $wrong.make(&second, "second".to_owned()), move |state, _: &u64, _, _| _ = state.uses()),
        }
    }};
}

#[test]
fn a_state_lives_and_dies_on_its_stage_s_thread() {
    silence();
    deadline(|| {
        let stages = ["plain", "sharded", "member"];
        let handlers = stages.into_iter().flat_map(|stage| [Wrong::HandlerPanics(stage), Wrong::HandlerFails(stage)]);
        for wrong in [Wrong::Nothing, Wrong::Halt].into_iter().chain(handlers) {
            let log = Log::default();
            let result = stateful!(wrong, log).run(|mut producer| {
                assert_eq!(log.made(), ALL, "all states are there before the body runs");
                for sequence in 0..100 {
                    if sequence == 50 && wrong == Wrong::Halt {
                        producer.halt();
                    }
                    producer.publish(|_| ())?;
                }
                Ok(())
            });
            match (wrong, result) {
                (Wrong::Nothing, Ok(())) | (Wrong::Halt, Err(PipelineError::Halted)) => (),
                (Wrong::HandlerPanics(expected), Err(PipelineError::StagePanicked { stage, sequence: 5, .. }))
                | (Wrong::HandlerFails(expected), Err(PipelineError::StageFailed { stage, sequence: 5, .. }))
                    if stage == expected => {}
                other => panic!("{other:?}"),
            }
            log.check();
            assert_eq!(log.thread_of("member"), log.thread_of("second"));
            let mut threads: Vec<_> = ALL.iter().map(|owner| log.thread_of(owner)).collect();
            threads.sort_by_key(|thread| format!("{thread:?}"));
            threads.dedup();
            assert_eq!(threads.len(), ALL.len() - 1, "one for each shard and stage, and one for the two members");
        }
        assert_no_thread_named("stf");
    });
}

/// Every stage in turn, one shard or all, one member or the next: nothing is left running, and what was made is dropped.
#[test]
fn a_state_that_cannot_be_made_is_the_result_of_the_start() {
    silence();
    deadline(|| {
        let owners = ["plain", "sharded0", "sharded1", "sharded2", "sharded", "keyed1", "member", "second", "s", ""];
        let wrongs = owners.into_iter().flat_map(|owner| [Wrong::Error(owner), Wrong::Panic(owner)]);
        for wrong in wrongs {
            for spawns in [false, true] {
                let log = Log::default();
                let result = if spawns {
                    stateful!(wrong, log).spawn().map(|_| ())
                } else {
                    stateful!(wrong, log).run(|_| -> Result<(), _> { unreachable!("the body must not run") })
                };
                match (wrong, result) {
                    (Wrong::Error(owner), Err(PipelineError::Other(source))) => {
                        assert!(source.is::<io::Error>());
                        assert!(source.to_string().starts_with(&format!("no {owner}")), "{source}");
                    }
                    (Wrong::Panic(owner), Err(PipelineError::StagePanicked { stage, sequence: 0, message, .. })) => {
                        assert!(stage.starts_with(owner.trim_end_matches(char::is_numeric)), "{stage}");
                        assert!(message.starts_with(&format!("{ON_PURPOSE}: no {owner}")), "{message}");
                        assert!(message.contains(stage), "{stage}: {message}");
                    }
                    other => panic!("{other:?}"),
                }
                log.check();
                let (Wrong::Error(owner) | Wrong::Panic(owner)) = wrong else { unreachable!() };
                assert!(log.made().iter().all(|made| !made.starts_with(owner)));
                // Of another thread, each state that comes before on its thread was made.
                if owner == "second" {
                    assert!(log.made().contains(&"member".to_owned()));
                }
            }
        }
        assert_no_thread_named("stf");
    });
}

/// Handlers that were never called are dropped too, and what they own goes with them.
#[test]
fn a_state_that_cannot_be_made_drops_all_handlers() {
    disruptor! {
        pipeline Owning {
            event: u64;
            capacity: 8;
            stage first: &u64;
            stage second: &u64 { shards: 3, state: () };
            stage third: &u64 { state: () };
            stage fourth: &u64 after third;
            thread shared: third, fourth;
        }
    }
    silence();
    deadline(|| {
        for panics in [false, true] {
            let owned = Arc::new(());
            let [one, two, three, four] = [(); 4].map(|()| Arc::clone(&owned));
            let result = Owning {
                first: move |_: &u64, _, _| _ = &one,
                second: (|_| Ok(()), move |(): &mut (), _: &u64, _, _| _ = &two),
                third: (
                    move || {
                        assert!(!panics, "{ON_PURPOSE}");
                        Err(PipelineError::other("no state"))
                    },
                    move |(): &mut (), _: &u64, _, _| _ = &three,
                ),
                fourth: move |_: &u64, _, _| _ = &four,
            }
            .spawn();
            assert!(result.is_err());
            drop(result);
            assert_eq!(Arc::strong_count(&owned), 1);
        }
    });
}

/// The panic of a drop at the end is the stage's, and the other states are dropped all the same.
#[test]
fn a_state_that_panics_in_its_drop_halts() {
    struct Explodes(Log, &'static str);
    impl Drop for Explodes {
        fn drop(&mut self) {
            drop(self.0.make("dropped"));
            panic!("{ON_PURPOSE}: the drop of {}", self.1);
        }
    }
    disruptor! {
        pipeline Exploding {
            event: u64;
            capacity: 8;
            stage first: &u64 { state: Explodes };
            stage second: &u64 after first { state: Explodes };
            stage third: &u64 after second { state: Explodes };
            thread shared: first, second;
        }
    }
    silence();
    deadline(|| {
        let log = Log::default();
        let result = Exploding {
            first: (|| Ok(Explodes(log.clone(), "first")), |_, _, _, _| ()),
            second: (|| Ok(Explodes(log.clone(), "second")), |_, _, _, _| ()),
            third: (|| Ok(Explodes(log.clone(), "third")), |_, _, _, _| ()),
        }
        .run(|mut producer| Ok(producer.publish(|_| ()).map(|_| ())?));
        assert!(
            matches!(&result, Err(PipelineError::StagePanicked { stage, message, .. })
            if *message == format!("{ON_PURPOSE}: the drop of {stage}")),
            "{result:?}"
        );
        assert_eq!(log.made().len(), 3, "all are dropped");
    });
}
