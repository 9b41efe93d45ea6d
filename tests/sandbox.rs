//! A system that stops granting `membarrier` costs only speed. Each test restricts a process of its own.
#![cfg(target_os = "linux")]

mod common;

use common::deadline;
use disruptor::{BlockingWaitStrategy, Polled, disruptor};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Sleeps without spinning first.
const fn at_once() -> BlockingWaitStrategy {
    BlockingWaitStrategy::new(0)
}

disruptor! {
    pipeline Echo {
        event: u64;
        capacity: 2;
        wait: BlockingWaitStrategy = at_once();
        stage first: &u64;
        stage second: &u64 after first;
        poll third: &u64 after second;
    }
}

/// The part of the process for which the kernel refuses `membarrier`.
#[derive(Clone, Copy)]
enum Scope {
    /// This thread and the threads that it starts.
    ThisThread,
    AllThreads,
}

/// Makes the kernel refuse `membarrier` from here on.
fn refuse_membarrier(scope: Scope) {
    const LOAD: u32 = libc::BPF_LD | libc::BPF_W | libc::BPF_ABS;
    const SKIP_UNLESS_EQUAL: u32 = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
    const RETURN: u32 = libc::BPF_RET | libc::BPF_K;
    let step = |code: u32, if_not: u8, k: u32| libc::sock_filter {
        code: u16::try_from(code).expect("a small code"),
        jt: 0,
        jf: if_not,
        k,
    };
    let refused = libc::SECCOMP_RET_ERRNO | u32::try_from(libc::EPERM).expect("positive");
    let mut filter = [
        // The kernel's record begins with the number of the system call.
        step(LOAD, 0, 0),
        step(SKIP_UNLESS_EQUAL, 1, u32::try_from(libc::SYS_membarrier).expect("a small number")),
        step(RETURN, 0, refused),
        step(RETURN, 0, libc::SECCOMP_RET_ALLOW),
    ];
    let program = libc::sock_fprog { len: 4, filter: filter.as_mut_ptr() };
    let flags = match scope {
        Scope::ThisThread => 0,
        Scope::AllThreads => libc::SECCOMP_FILTER_FLAG_TSYNC,
    };
    // SAFETY: the program and its filter live until the call returns, and the kernel copies them.
    let installed = unsafe {
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
            && libc::syscall(libc::SYS_seccomp, libc::SECCOMP_SET_MODE_FILTER, flags, &raw const program) == 0
    };
    assert!(installed, "{}", std::io::Error::last_os_error());
    // SAFETY: the call reads three integers.
    let answer = unsafe { libc::syscall(libc::SYS_membarrier, libc::MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) };
    assert_eq!(answer, -1, "the filter works");
}

/// Runs this test again in its own process. Returns false in that process, which then continues the test.
fn in_a_process_of_its_own(test: &str) -> bool {
    const CHILD: &str = "DISRUPTOR_TEST_SANDBOX";
    if std::env::var_os(CHILD).is_some() {
        return false;
    }
    let output = std::process::Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", test, "--nocapture"])
        .env(CHILD, "1")
        .output()
        .expect("a child");
    let printed = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && printed.contains("1 passed"), "{printed}");
    true
}

/// Every thread sleeps and wakes up again and again, even the producer on a full ring.
fn use_up(mut producer: EchoProducer<'_>, mut pollers: EchoPollers<'_>, meanwhile: impl FnOnce()) {
    let (seen, see) = channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut expected = 0;
            while pollers.third.poll_wait(|value, _, _| {
                assert_eq!(*value, expected);
                expected += 1;
                seen.send(()).expect("the producer listens");
            }) != Polled::Ended
            {
                // The other threads run into the full ring.
                if expected % 16 == 0 {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
        });
        producer.publish(|value| *value = 0).expect("running");
        see.recv().expect("the first event");
        // All threads go to sleep before the system refuses anything.
        std::thread::sleep(Duration::from_millis(20));
        meanwhile();
        // One event at a time: all threads sleep when it comes.
        for i in 1..50 {
            producer.publish(|value| *value = i).expect("running");
            see.recv().expect("an event");
        }
        // As fast as the ring has room.
        for i in 50..1_000 {
            producer.publish(|value| *value = i).expect("running");
        }
        drop(producer);
    });
}

#[test]
fn a_pipeline_starts_and_runs_where_membarrier_is_refused_since_the_last_one() {
    if in_a_process_of_its_own("a_pipeline_starts_and_runs_where_membarrier_is_refused_since_the_last_one") {
        return;
    }
    deadline(|| {
        let run = || {
            Echo { first: |_, _, _| (), second: |_, _, _| () }
                .run(|producer, pollers| {
                    use_up(producer, pollers, || ());
                    Ok(())
                })
                .expect("no stage fails");
        };
        run();
        refuse_membarrier(Scope::ThisThread);
        run();
    });
}

#[test]
fn a_running_pipeline_goes_on_after_membarrier_is_refused() {
    if in_a_process_of_its_own("a_running_pipeline_goes_on_after_membarrier_is_refused") {
        return;
    }
    deadline(|| {
        let (producer, pollers, running) =
            Echo { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("two threads");
        use_up(producer, pollers, || refuse_membarrier(Scope::AllThreads));
        running.join().expect("no stage fails");
    });
}

/// The stages may still call `membarrier`; the producer and the thread that joins may not.
#[test]
fn a_producer_may_be_refused_what_its_stages_are_granted() {
    if in_a_process_of_its_own("a_producer_may_be_refused_what_its_stages_are_granted") {
        return;
    }
    deadline(|| {
        let (producer, pollers, running) =
            Echo { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("two threads");
        use_up(producer, pollers, || refuse_membarrier(Scope::ThisThread));
        running.join().expect("no stage fails");
    });
}

/// The end of the stream reaches all sleeping threads.
#[test]
fn a_halt_wakes_everybody_after_membarrier_is_refused() {
    if in_a_process_of_its_own("a_halt_wakes_everybody_after_membarrier_is_refused") {
        return;
    }
    deadline(|| {
        let (mut producer, pollers, running) =
            Echo { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("two threads");
        refuse_membarrier(Scope::AllThreads);
        let publishing = std::thread::spawn(move || while producer.publish(|_| ()).is_ok() {});
        std::thread::sleep(Duration::from_millis(50));
        running.halt();
        publishing.join().expect("no panic");
        assert!(running.join().is_err());
        drop(pollers);
    });
}
