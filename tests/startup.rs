//! How pipelines start: their threads with names and cores, what the system may refuse, and what is left afterwards.

mod common;

use common::{assert_no_thread_named, deadline, panics, rounds, silence};
use disruptor::{BlockingWaitStrategy, Parker, PipelineError, WaitStrategy, disruptor};
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

#[test]
fn four_hundred_pipelines_at_once_leave_no_thread() {
    disruptor! {
        pipeline Many {
            event: u64;
            capacity: 2;
            stage first: &mut u64 { name: "many-first" };
            stage second: &u64 after first { name: "many-second" };
        }
    }
    deadline(|| {
        for _ in 0..rounds(2) {
            let sum = Arc::new(AtomicUsize::new(0));
            let pipelines: Vec<_> = (0..400)
                .map(|_| {
                    let sum = sum.clone();
                    Many {
                        first: |value: &mut u64, _, _| *value += 1,
                        second: move |value: &u64, _, _| {
                            sum.fetch_add(usize::try_from(*value).expect("small"), Ordering::Relaxed);
                        },
                    }
                    .spawn()
                    .expect("two threads")
                })
                .collect();
            let mut all = Vec::new();
            for (mut producer, running) in pipelines {
                for _ in 0..5 {
                    producer.publish(|value| *value = 1).expect("running");
                }
                all.push(running);
            }
            for running in all {
                running.join().expect("no stage fails");
            }
            assert_eq!(sum.load(Ordering::Relaxed), 400 * 5 * 2);
        }
        assert_no_thread_named("many-first");
        assert_no_thread_named("many-second");
    });
}

#[test]
fn pipelines_that_are_halted_at_once_leave_no_thread() {
    disruptor! {
        pipeline Halting {
            event: u64;
            capacity: 2;
            stage first: &u64 { name: "halting" };
            stage second: &u64 after first { name: "halting" };
        }
    }
    deadline(|| {
        for _ in 0..rounds(100) {
            let (mut producer, running) =
                Halting { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("two threads");
            producer.publish(|_| ()).expect("running");
            running.halt();
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        }
        assert_no_thread_named("halting");
    });
}

#[test]
fn threads_have_the_declared_name_or_their_stage_s() {
    const SUFFIX: &str = "io";
    disruptor! {
        pipeline Named {
            event: u64;
            capacity: 2;
            stage journal: &u64;
            stage r#match: &u64;
            stage send: &u64 { name: format!("net-{SUFFIX}") };
        }
    }
    deadline(|| {
        fn name() -> String {
            std::thread::current().name().expect("a name").to_owned()
        }
        let (mut journal, mut matching, mut send) = (String::new(), String::new(), String::new());
        Named {
            journal: |_, _, _| journal = name(),
            r#match: |_, _, _| matching = name(),
            send: |_, _, _| send = name(),
        }
        .run(|mut producer| Ok(producer.publish(|_| ())?))
        .expect("three threads");
        assert_eq!([journal, matching, send], ["journal", "match", "net-io"]);
    });
}

#[test]
fn a_name_with_a_zero_byte_is_an_error() {
    disruptor! {
        pipeline Zero {
            event: u64;
            capacity: 2;
            stage fine: &u64 { name: "before-zero" };
            stage broken: &u64 { name: "a\0b" };
            stage after: &u64;
        }
    }
    deadline(|| {
        let zero = Zero { fine: |_, _, _| (), broken: |_, _, _| (), after: |_, _, _| () };
        match zero.run(|_| -> Result<(), _> { unreachable!("the pipeline must not start") }) {
            Err(error @ PipelineError::ThreadRefused { stage: "broken", .. }) => assert!(error.source().is_some()),
            other => panic!("expected ThreadRefused, got {other:?}"),
        }
        assert_no_thread_named("before-zero");
    });
}

/// Cores of this process, and threads that may not use them.
#[cfg(target_os = "linux")]
mod cores {
    use super::*;

    /// A static of the module, because the option's expression stands outside the test that sets it.
    static LAST: AtomicUsize = AtomicUsize::new(0);

    fn core_now() -> usize {
        // The core is the 39th field. The second field, in parentheses, may contain anything.
        let stat = std::fs::read_to_string("/proc/thread-self/stat").expect("statistics of this thread");
        let rest = stat.rsplit_once(')').expect("the name ends").1;
        rest.split_whitespace().nth(36).expect("the core").parse().expect("a number")
    }

    fn allowed() -> String {
        let status = std::fs::read_to_string("/proc/thread-self/status").expect("status of this thread");
        let line = status.lines().find(|line| line.starts_with("Cpus_allowed_list:")).expect("the list of cores");
        line.split_whitespace().nth(1).expect("cores").to_owned()
    }

    #[test]
    fn are_pinned_wherever_the_caller_is_pinned() {
        disruptor! {
            pipeline Pinned {
                event: u64;
                capacity: 2;
                stage first: &u64 { core: LAST.load(Ordering::Relaxed) };
                stage second: &u64 after first { core: Some(LAST.load(Ordering::Relaxed)), name: "pinned" };
                stage third: &u64 after second { core: None };
                stage free: &u64;
            }
        }
        deadline(|| {
            let cores = core_affinity::get_core_ids().expect("the cores of this process");
            let (caller, last) = (cores[0], cores[cores.len() - 1]);
            LAST.store(last.id, Ordering::Relaxed);
            assert!(core_affinity::set_for_current(caller));
            let (mut first, mut second, mut third, mut free) = (None, None, None, None);
            Pinned {
                first: |_, _, _| first = Some((core_now(), allowed())),
                second: |_, _, _| second = Some((core_now(), allowed())),
                third: |_, _, _| third = Some(allowed()),
                free: |_, _, _| free = Some(allowed()),
            }
            .run(|mut producer| Ok(producer.publish(|_| ())?))
            .expect("cores that are there");
            let expected = Some((last.id, last.id.to_string()));
            assert_eq!((first, second), (expected.clone(), expected));
            let inherited = Some(caller.id.to_string());
            assert_eq!((&third, &free), (&inherited, &inherited), "as for any thread");
            assert_eq!(allowed(), caller.id.to_string(), "the caller stays where it was");
        });
    }

    #[test]
    fn that_do_not_exist_are_an_error_and_nothing_runs() {
        disruptor! {
            pipeline Missing {
                event: common::Counted;
                capacity: 4;
                stage fine: &common::Counted { name: "no-core" };
                stage pinned: &common::Counted after fine { core: 0, name: "no-core" };
                stage missing: &common::Counted after pinned { core: 1_000, name: "no-core" };
                stage late: &common::Counted after missing { name: "no-core" };
            }
        }
        disruptor! {
            pipeline Beyond {
                event: u64;
                capacity: 4;
                stage beyond: &u64 { core: usize::MAX };
            }
        }
        deadline(|| {
            for _ in 0..rounds(50) {
                let ledger = common::Ledger::current();
                let handlers = Arc::new(());
                let missing = || {
                    let (a, b, c, d) = (handlers.clone(), handlers.clone(), handlers.clone(), handlers.clone());
                    Missing {
                        fine: move |_: &_, _, _| drop(a.clone()),
                        pinned: move |_: &_, _, _| drop(b.clone()),
                        missing: move |_: &_, _, _| drop(c.clone()),
                        late: move |_: &_, _, _| drop(d.clone()),
                    }
                };
                match missing().run(|_| -> Result<(), _> { unreachable!("the pipeline must not start") }) {
                    Err(error @ PipelineError::PinRefused { stage: "missing", core: 1_000, .. }) => {
                        assert!(error.source().is_some());
                    }
                    other => panic!("expected PinRefused, got {other:?}"),
                }
                assert!(matches!(missing().spawn(), Err(PipelineError::PinRefused { stage: "missing", .. })));
                ledger.check();
                assert_eq!(ledger.made(), 8);
                assert_eq!(Arc::strong_count(&handlers), 1, "the handlers are gone, and so are their threads");
            }
            assert_no_thread_named("no-core");
            let beyond = Beyond { beyond: |_, _, _| () };
            match beyond.run(|_| Ok(())) {
                Err(PipelineError::PinRefused { core, .. }) => assert_eq!(core, usize::MAX),
                other => panic!("expected PinRefused, got {other:?}"),
            }
        });
    }
}

/// The system refuses threads with a stack of an exabyte. The test runs in its own process, because the standard
/// library reads that size once.
#[cfg(target_os = "linux")]
#[test]
fn threads_that_the_system_refuses_are_an_error() {
    disruptor! {
        pipeline Refused {
            event: common::Counted;
            capacity: 4;
            stage first: &common::Counted;
            stage second: &common::Counted;
        }
    }
    const CHILD: &str = "DISRUPTOR_TEST_REFUSED";
    if std::env::var_os(CHILD).is_none() {
        let output = std::process::Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "threads_that_the_system_refuses_are_an_error", "--nocapture", "--test-threads=1"])
            .env(CHILD, "1")
            .env("RUST_MIN_STACK", (1_u64 << 60).to_string())
            .output()
            .expect("a child");
        let text = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        return;
    }
    // No deadline here: it would need a thread.
    let threads = || std::fs::read_dir("/proc/self/task").expect("the list of threads").count();
    let before = threads();
    let ledger = common::Ledger::current();
    let result = Refused { first: |_, _, _| (), second: |_, _, _| () }.run(|_| -> Result<(), _> { unreachable!() });
    assert!(matches!(result, Err(PipelineError::ThreadRefused { stage: "first", .. })), "{result:?}");
    let result = Refused { first: |_: &_, _, _| (), second: |_: &_, _, _| () }.spawn();
    assert!(matches!(result, Err(PipelineError::ThreadRefused { stage: "first", .. })));
    drop(result);
    ledger.check();
    assert_eq!((ledger.made(), threads()), (8, before));
}

/// A strategy whose constructor panics, first for a stage and then for the producer.
#[test]
fn a_panic_while_a_pipeline_starts_leaves_no_thread() {
    static STAGE: AtomicBool = AtomicBool::new(true);
    struct Fussy;
    impl WaitStrategy for Fussy {
        const BLOCKS: bool = true;
        fn wait_until(&mut self, ready: impl FnMut() -> bool, parker: Parker<'_>) {
            parker.park_until(ready);
        }
    }
    fn stage() -> Fussy {
        assert!(!STAGE.load(Ordering::Relaxed), "{}", common::ON_PURPOSE);
        Fussy
    }
    fn producer() -> Fussy {
        panic!("{}", common::ON_PURPOSE)
    }
    disruptor! {
        pipeline Starting {
            event: u64;
            capacity: 4;
            wait: Fussy = producer();
            stage first: &u64 { wait: BlockingWaitStrategy, name: "fussy" };
            stage second: &u64 after first { wait: Fussy = stage(), name: "fussy" };
        }
    }
    silence();
    deadline(|| {
        for broken in [true, false] {
            STAGE.store(broken, Ordering::Relaxed);
            assert!(panics(|| Starting { first: |_, _, _| (), second: |_, _, _| () }.run(|_| Ok(()))));
            assert!(panics(|| Starting { first: |_: &_, _, _| (), second: |_: &_, _, _| () }.spawn()));
            assert_no_thread_named("fussy");
        }
    });
}

/// Its drop panics, except while another panic unwinds.
struct Brittle;

impl Drop for Brittle {
    fn drop(&mut self) {
        assert!(std::thread::panicking(), "{}", common::ON_PURPOSE);
    }
}

/// Otherwise the thread would be gone without a word, and everybody would wait for it.
#[test]
fn a_start_that_fails_says_why_although_the_drop_of_a_handler_panics() {
    disruptor! {
        pipeline Pinned {
            event: u64;
            capacity: 4;
            stage only: &u64 { core: usize::MAX };
        }
    }
    disruptor! {
        pipeline Together {
            event: u64;
            capacity: 4;
            stage unmade: &u64 { state: () };
            stage brittle: &u64;
            thread both: unmade, brittle;
        }
    }
    silence();
    deadline(|| {
        let brittle = Brittle;
        let pinned = Pinned { only: move |_, _, _| _ = &brittle }.run(|_| Ok(()));
        assert!(matches!(pinned, Err(PipelineError::PinRefused { stage: "only", .. })), "{pinned:?}");

        let brittle = Brittle;
        let together = Together {
            unmade: (|| Err(PipelineError::other("no state")), |(), _, _, _| ()),
            brittle: move |_, _, _| _ = &brittle,
        }
        .run(|_| Ok(()));
        assert_eq!(together.expect_err("one has no state").to_string(), "no state");
    });
}
