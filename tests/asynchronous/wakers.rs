//! Wakers that misbehave: an executor's code may panic, and may call the very pipeline.

use crate::common::{ON_PURPOSE, deadline, lock, silence};
use crate::executor::{ByHand, Wakes};
use disruptor::{Halted, Handle, Polled, disruptor};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Poll, RawWaker, RawWakerVTable, Wake, Waker};
use std::thread;

/// What an executor's code is called for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    Clone,
    Wake,
    Drop,
}

/// Acts in one of these calls, once it is armed.
struct Meddler {
    call: Call,
    is_armed: AtomicBool,
    act: Box<dyn Fn() + Send + Sync>,
}

impl Meddler {
    const TABLE: RawWakerVTable = RawWakerVTable::new(
        |meddler| {
            // SAFETY: it comes from `into_raw`, and this reference is not dropped.
            let meddler = ManuallyDrop::new(unsafe { Arc::from_raw(meddler.cast::<Self>()) });
            meddler.called(Call::Clone);
            RawWaker::new(Arc::into_raw(Arc::clone(&meddler)).cast(), &Self::TABLE)
        },
        |meddler| {
            // SAFETY: it comes from `into_raw`, and the waker is used up.
            let meddler = unsafe { Arc::from_raw(meddler.cast::<Self>()) };
            meddler.called(Call::Wake);
            meddler.called(Call::Drop);
        },
        |meddler| {
            // SAFETY: it comes from `into_raw`, and this reference is not dropped.
            let meddler = ManuallyDrop::new(unsafe { Arc::from_raw(meddler.cast::<Self>()) });
            meddler.called(Call::Wake);
        },
        |meddler| {
            // SAFETY: it comes from `into_raw`, and the waker is used up.
            let meddler = unsafe { Arc::from_raw(meddler.cast::<Self>()) };
            meddler.called(Call::Drop);
        },
    );

    fn new(call: Call, act: impl Fn() + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self { call, is_armed: AtomicBool::new(false), act: Box::new(act) })
    }

    fn halts(call: Call, handle: Handle) -> Arc<Self> {
        Self::new(call, move || handle.halt())
    }

    fn waker(self: &Arc<Self>) -> Waker {
        // SAFETY: the table keeps the contract: it counts references, and is safe to call from any thread.
        unsafe { Waker::from_raw(RawWaker::new(Arc::into_raw(Arc::clone(self)).cast(), &Self::TABLE)) }
    }

    fn called(&self, call: Call) {
        if call == self.call && self.is_armed.swap(false, SeqCst) {
            (self.act)();
        }
    }

    fn arm(&self) {
        self.is_armed.store(true, SeqCst);
    }

    /// Whether it has acted since it was armed. It will not any more.
    fn has_acted(&self) -> bool {
        !self.is_armed.swap(false, SeqCst)
    }

    /// Whether anybody has a waker. The caller has none.
    fn is_kept(self: &Arc<Self>) -> bool {
        Arc::strong_count(self) > 1
    }
}

/// Panics when it is woken.
struct Panics;

impl Wake for Panics {
    fn wake(self: Arc<Self>) {
        panic!("{ON_PURPOSE}: in a waker");
    }
}

disruptor! {
    pipeline Pulled {
        event: u64;
        capacity: 2;
        producer: multi, async;
        poll sink: &u64 { async };
        poll other: &u64 { async };
    }
}

disruptor! {
    pipeline Staged {
        event: u64;
        capacity: 2;
        producer: multi, async;
        stage first: &u64;
        poll sink: &u64 after first { async };
    }
}

/// What becomes of a task that waits.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    /// It is polled with another waker.
    Moves,
    /// It is polled with the same one.
    Stays,
    GivesUp,
    IsWoken,
}

impl Fate {
    const ALL: [Self; 4] = [Self::Moves, Self::Stays, Self::GivesUp, Self::IsWoken];

    /// Whether this runs the call, for sure.
    fn makes(self, call: Call) -> bool {
        match self {
            Self::Moves | Self::GivesUp => call == Call::Drop,
            Self::Stays => call == Call::Clone,
            Self::IsWoken => call != Call::Clone,
        }
    }

    /// Lets the task wait with a waker that halts the pipeline in this call, and then has it come to this. Returns whether it was halted.
    fn befalls<F: Future>(self, call: Call, handle: &Handle, mut task: ByHand<F>, wake: impl FnOnce()) -> bool {
        let meddler = Meddler::halts(call, handle.clone());
        let waker = meddler.waker();
        assert!(task.poll_with(&waker).is_pending());
        drop(waker);
        assert!(meddler.is_kept());
        let same = (self == Self::Stays).then(|| meddler.waker());
        meddler.arm();
        match self {
            Self::Moves => _ = task.poll(),
            Self::Stays => _ = task.poll_with(same.as_ref().expect("made above")),
            Self::GivesUp => drop(task),
            Self::IsWoken => wake(),
        }
        meddler.has_acted()
    }
}

/// Runs this for each call and each fate.
fn for_all(test: fn(Call, Fate)) {
    for call in [Call::Clone, Call::Wake, Call::Drop] {
        for fate in Fate::ALL {
            deadline(move || test(call, fate));
        }
    }
}

#[test]
fn wakers_of_the_first_in_the_queue_may_halt() {
    for_all(|call, fate| {
        let (mut producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
        let handle = running.handle();
        producer.publish_batch(2, |_| ()).expect("room");
        let mut clones = [producer.clone(), producer.clone()];
        let [first, second] = clones.each_mut();
        let first = ByHand::new(first.publish_async(|_| ()));
        let mut second = ByHand::new(second.publish_async(|_| ()));
        let acted = fate.befalls(call, &handle, first, || {
            _ = pollers.other.poll(|_, _, _| ());
            _ = pollers.sink.poll(|_, _, _| ());
        });
        assert!(acted || !fate.makes(call), "{call:?} {fate:?}");
        assert_eq!(acted, handle.is_halted());
        if acted {
            assert_eq!(second.ready(), Err(Halted));
        }
    });
}

#[test]
fn wakers_of_others_in_the_queue_may_halt() {
    for_all(|call, fate| {
        let (mut producer, _pollers, running) = Pulled {}.spawn().expect("no threads");
        let handle = running.handle();
        producer.publish_batch(2, |_| ()).expect("room");
        let mut clones = [producer.clone(), producer.clone(), producer];
        let [first, second, third] = clones.each_mut();
        let mut first = ByHand::new(first.publish_async(|_| ()));
        let second = ByHand::new(second.publish_async(|_| ()));
        let mut third = ByHand::new(third.publish_async(|_| ()));
        first.waits();
        let acted = fate.befalls(call, &handle, second, || drop(first));
        assert!(acted || !fate.makes(call), "{call:?} {fate:?}");
        assert_eq!(acted, handle.is_halted());
        if acted {
            assert_eq!(third.ready(), Err(Halted));
        }
    });
}

#[test]
fn wakers_of_pollers_may_halt() {
    for_all(|call, fate| {
        let (mut producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
        let handle = running.handle();
        let mut other = ByHand::new(pollers.other.poll_async(|_, _, _| ()));
        other.waits();
        let event = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
        let acted = fate.befalls(call, &handle, event, || _ = producer.publish(|_| ()));
        assert!(acted || !fate.makes(call), "{call:?} {fate:?}");
        assert_eq!(acted, handle.is_halted());
        if acted {
            assert_eq!(other.woken(), 1);
            assert_eq!(other.ready(), Polled::Ended);
        }
    });
}

#[test]
fn wakers_of_those_who_join_may_halt() {
    for_all(|call, fate| {
        let (producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
        let handle = running.handle();
        let mut event = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
        event.waits();
        let joining = ByHand::new(running.join_async());
        let acted = fate.befalls(call, &handle, joining, || drop(producer));
        assert!(acted || !fate.makes(call), "{call:?} {fate:?}");
        assert_eq!(acted, handle.is_halted());
        if acted {
            assert_eq!(event.ready(), Polled::Ended);
        }
    });
}

/// The stage's thread calls the waker.
#[test]
fn wakers_of_those_who_wait_for_threads_may_halt() {
    for_all(|call, fate| {
        let (producer, mut pollers, running) = Staged { first: |_: &u64, _, _| () }.spawn().expect("a thread");
        let handle = running.handle();
        let mut event = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
        event.waits();
        let joining = ByHand::new(running.join_async());
        let ends = handle.clone();
        let acted = fate.befalls(call, &handle, joining, || {
            drop(producer);
            while !ends.is_halted() && (call != Call::Clone || event.poll().is_pending()) {
                thread::yield_now();
            }
        });
        assert!(acted || !fate.makes(call), "{call:?} {fate:?}");
    });
}

/// What a task waits for may come at any moment; here, while its waker is cloned, between the look and the wait.
#[test]
fn an_event_that_comes_meanwhile_is_found_and_leaves_no_waker() {
    deadline(|| {
        let (producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
        let publishing = Mutex::new(producer);
        let meddler = Meddler::new(Call::Clone, move || _ = lock(&publishing).publish(|_| ()).expect("room"));
        for _ in 0..10 {
            meddler.arm();
            let waker = meddler.waker();
            assert_eq!(
                ByHand::new(pollers.sink.poll_async(|_, _, _| ())).poll_with(&waker),
                Poll::Ready(Polled::Events(1))
            );
            assert!(meddler.has_acted());
            drop(waker);
            assert!(!meddler.is_kept(), "a waker is left behind");
            assert_eq!(pollers.other.poll(|_, _, _| ()), Polled::Events(1));
        }
        running.halt();
    });
}

#[test]
fn room_that_comes_meanwhile_is_found_and_leaves_no_waker() {
    disruptor! {
        pipeline Alone {
            event: u64;
            capacity: 2;
            producer: single, async;
            poll sink: &u64;
        }
    }
    deadline(|| {
        let (mut producer, pollers, running) = Alone {}.spawn().expect("no threads");
        producer.publish_batch(2, |_| ()).expect("room");
        let polling = Mutex::new(pollers);
        let meddler = Meddler::new(Call::Clone, move || {
            assert_eq!(lock(&polling).sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
        });
        for sequence in 2..12 {
            meddler.arm();
            let waker = meddler.waker();
            assert_eq!(ByHand::new(producer.publish_async(|_| ())).poll_with(&waker), Poll::Ready(Ok(sequence)));
            assert!(meddler.has_acted());
            drop(waker);
            assert!(!meddler.is_kept(), "a waker is left behind");
        }
        running.halt();
    });
}

#[test]
fn an_end_that_comes_meanwhile_is_found_and_leaves_no_waker() {
    deadline(|| {
        let (producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
        let ending = Mutex::new(Some(producer));
        let meddler = Meddler::new(Call::Clone, move || drop(lock(&ending).take()));
        meddler.arm();
        let waker = meddler.waker();
        assert_eq!(ByHand::new(pollers.sink.poll_async(|_, _, _| ())).poll_with(&waker), Poll::Ready(Polled::Ended));
        assert_eq!(pollers.other.poll(|_, _, _| ()), Polled::Ended);
        let mut joining = ByHand::new(running.join_async());
        assert!(matches!(joining.poll_with(&waker), Poll::Ready(Ok(()))));
        drop(waker);
        assert!(!meddler.is_kept(), "a waker is left behind");
    });
}

#[test]
fn an_end_that_comes_while_a_task_begins_to_wait_for_a_stage_is_found() {
    disruptor! {
        pipeline Chain {
            event: u64;
            capacity: 2;
            poll head: &u64;
            poll tail: &u64 after head { async };
        }
    }
    deadline(|| {
        let (producer, mut pollers, running) = Chain {}.spawn().expect("no threads");
        let ending = Mutex::new(Some(producer));
        let meddler = Meddler::new(Call::Clone, move || drop(lock(&ending).take()));
        meddler.arm();
        let waker = meddler.waker();
        let mut end = ByHand::new(pollers.tail.poll_async(|_, _, _| unreachable!()));
        assert_eq!(end.poll_with(&waker), Poll::Ready(Polled::Ended));
        drop((end, waker));
        assert!(meddler.has_acted());
        assert!(!meddler.is_kept(), "a waker is left behind");
        running.join().expect("there was nothing to see");
    });
}

#[test]
fn a_halt_that_comes_while_a_task_begins_to_wait_for_room_is_found() {
    disruptor! {
        pipeline Alone {
            event: u64;
            capacity: 2;
            producer: single, async;
            poll sink: &u64;
        }
    }
    for halts in [false, true] {
        deadline(move || {
            let (mut producer, pollers, running) = Alone {}.spawn().expect("no threads");
            producer.publish_batch(2, |_| ()).expect("room");
            let (handle, gone) = (running.handle(), Mutex::new(Some(pollers)));
            let meddler =
                Meddler::new(Call::Clone, move || if halts { handle.halt() } else { drop(lock(&gone).take()) });
            meddler.arm();
            let waker = meddler.waker();
            let mut room = ByHand::new(producer.publish_async(|_| unreachable!()));
            assert_eq!(room.poll_with(&waker), Poll::Ready(Err(Halted)));
            drop((room, waker));
            assert!(meddler.has_acted());
            assert!(!meddler.is_kept(), "a waker is left behind");
            running.join().expect_err("it is halted");
        });
    }
}

/// An executor may poll a task while it wakes it. The task waits for what comes next then.
#[test]
fn a_task_that_waits_again_while_it_is_woken_is_not_woken_twice() {
    deadline(|| {
        let (mut producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
        let wakes = Wakes::new();
        let joining = Arc::new(Mutex::new(ByHand::new(running.join_async())));
        let (polled, again) = (Arc::clone(&joining), Waker::from(Arc::clone(&wakes)));
        let meddler = Meddler::new(Call::Wake, move || assert!(lock(&polled).poll_with(&again).is_pending()));
        meddler.arm();
        assert!(lock(&joining).poll_with(&meddler.waker()).is_pending());
        producer.publish_batch(2, |_| ()).expect("room");
        let mut room = ByHand::new(producer.publish_async(|_| ()));
        room.waits();
        assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
        assert_eq!(room.woken(), 1, "it waits for the same poller");
        assert!(meddler.has_acted(), "the poller has moved");
        assert_eq!(wakes.count(), 0, "it has not moved since");
        assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
        assert_eq!(wakes.count(), 1);
    });
}

#[test]
fn a_waker_that_panics_stops_nobody() {
    silence();
    deadline(|| {
        let panics = Waker::from(Arc::new(Panics));
        let (mut producer, mut pollers, running) = Staged { first: |_: &u64, _, _| () }.spawn().expect("a thread");
        for round in 0..20 {
            // By the stage's thread, by this one at a leaf, in the queue, and at a join.
            let mut event = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
            assert!(event.poll_with(&panics).is_pending());
            producer.publish_batch(2, |_| ()).expect("room");
            drop(event);
            let mut clones = [producer.clone(), producer.clone()];
            let mut rooms = clones.each_mut().map(|clone| ByHand::new(clone.publish_async(|_| ())));
            for room in &mut rooms {
                assert!(room.poll_with(&panics).is_pending());
            }
            let mut seen = 0;
            while seen < 2 {
                if let Polled::Events(n) = pollers.sink.poll_wait(|_, _, _| ()) {
                    seen += n;
                }
            }
            for (room, at) in rooms.iter_mut().zip(2..) {
                assert_eq!(room.ready(), Ok(round * 4 + at));
            }
            drop(rooms);
            while seen < 4 {
                if let Polled::Events(n) = pollers.sink.poll_wait(|_, _, _| ()) {
                    seen += n;
                }
            }
        }
        let mut joining = ByHand::new(running.join_async());
        assert!(joining.poll_with(&panics).is_pending());
        drop(producer);
        while pollers.sink.poll_wait(|_, _, _| unreachable!()) != Polled::Ended {}
        assert!(joining.ready_in_time().is_ok());
    });
}

/// Others that wait at the same place are woken all the same.
#[test]
fn a_waker_that_panics_is_not_the_others_concern() {
    silence();
    let panics = Waker::from(Arc::new(Panics));
    let (mut producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
    for panicking in 0..2 {
        let mut sink = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
        let mut other = ByHand::new(pollers.other.poll_async(|_, _, _| ()));
        let wakes = Wakes::new();
        let counts = Waker::from(Arc::clone(&wakes));
        let (first, second) = if panicking == 0 { (&panics, &counts) } else { (&counts, &panics) };
        assert!(sink.poll_with(first).is_pending());
        assert!(other.poll_with(second).is_pending());
        producer.publish(|_| ()).expect("room");
        assert_eq!(wakes.count(), 1);
        assert_eq!((sink.ready(), other.ready()), (Polled::Events(1), Polled::Events(1)));
    }
    // A halt too.
    producer.publish_batch(2, |_| ()).expect("room");
    let mut clones = [(); 3].map(|()| producer.clone());
    let mut rooms = clones.each_mut().map(|clone| ByHand::new(clone.publish_async(|_| unreachable!())));
    for room in &mut rooms[..2] {
        assert!(room.poll_with(&panics).is_pending());
    }
    rooms[2].waits();
    running.halt();
    assert_eq!(rooms[2].woken(), 1);
    for room in &mut rooms {
        assert!(room.ready().is_err());
    }
}

/// The task may be gone with its last waker, and its ends with it: whatever wakes it drops a producer.
#[test]
fn a_waker_may_own_the_other_end() {
    deadline(|| {
        struct Owns<P: Send + Sync>(#[allow(dead_code, reason = "to be dropped")] P);
        impl<P: Send + Sync> Wake for Owns<P> {
            fn wake(self: Arc<Self>) {}
        }
        let (mut producer, mut pollers, running) = Staged { first: |_: &u64, _, _| () }.spawn().expect("a thread");
        let other = producer.clone();
        let mut event = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
        assert!(event.poll_with(&Waker::from(Arc::new(Owns(other)))).is_pending());
        producer.publish(|_| ()).expect("room");
        drop(producer);
        // The stage's thread dropped the last producer while it woke the task.
        assert_eq!(event.ready_in_time(), Polled::Events(1));
        drop(event);
        let mut end = ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!()));
        assert_eq!(end.ready_in_time(), Polled::Ended);
        running.join().expect("a stream that came to its end");
    });
}
