//! A task at one end, a plain thread at the other.

use super::{Slice, WARM_UP, sum_below};
use crate::contenders::{FromThread, ToThread};
use crate::meter::Measured;
use crate::runtime::run;
use std::sync::mpsc;
use std::thread;
use tokio::sync::oneshot;

/// A thread sends, a task receives.
pub(crate) fn from_thread<C: FromThread<u64>>(slice: Slice) -> Measured {
    let Slice { flavor, capacity, messages } = slice;
    run(flavor, 1, async move |mut tasks| {
        let (mut sender, mut receiver) = C::open_from_thread(capacity);
        let (warm, warmed_up) = mpsc::channel();
        let sending = thread::spawn(move || {
            (0..WARM_UP).for_each(|number| C::send_blocking(&mut sender, number));
            warmed_up.recv().expect("there is a receiver");
            (WARM_UP..WARM_UP + messages).for_each(|number| C::send_blocking(&mut sender, number));
            sender
        });
        let meter = tasks.meter();
        let receiving = tasks.spawn(async move {
            let (mut sum, mut count) = (0, 0);
            let mut handle = |number: u64| {
                sum += number;
                count += 1;
            };
            C::receive_from_thread(&mut receiver, WARM_UP, &mut handle).await;
            let clock = meter.start();
            warm.send(()).expect("there is a sender");
            C::receive_from_thread(&mut receiver, messages, &mut handle).await;
            Box::new((clock.stop(), sum, count, receiver))
        });
        let (measured, sum, count, _receiver) = *receiving.await.expect("the receiver does not panic");
        sending.join().expect("the sender does not panic");
        let sent = WARM_UP + messages;
        assert_eq!((sum, count), (sum_below(sent), sent), "messages were lost or changed");
        measured
    })
}

/// A task sends, a thread receives.
pub(crate) fn to_thread<C: ToThread<u64>>(slice: Slice) -> Measured {
    let Slice { flavor, capacity, messages } = slice;
    run(flavor, 1, async move |mut tasks| {
        let (warm, warmed_up) = oneshot::channel();
        let (done, all_received) = oneshot::channel();
        let meter = tasks.meter();
        let mut warm = Some(warm);
        let mut done = Some(done);
        let mut clock = None;
        let (mut sum, mut count) = (0, 0);
        let handle = move |number: u64| {
            sum += number;
            count += 1;
            if count == WARM_UP {
                clock = Some(meter.start());
                let warm = warm.take().expect("it is warm once");
                warm.send(()).expect("there is a sender");
            } else if count == WARM_UP + messages {
                let measured = clock.take().expect("it is warm").stop();
                let done = done.take().expect("it is done once");
                assert!(done.send((measured, sum)).is_ok(), "somebody waits for the end");
            }
        };
        let (mut sender, server) = C::open_to_thread(capacity, handle);
        let sending = tasks.spawn(async move {
            for number in 0..WARM_UP {
                C::send_to_thread(&mut sender, number).await;
            }
            warmed_up.await.expect("there is a receiver");
            for number in WARM_UP..WARM_UP + messages {
                C::send_to_thread(&mut sender, number).await;
            }
        });
        let (measured, sum) = all_received.await.expect("the receiver does not panic");
        sending.await.expect("the sender does not panic");
        server();
        assert_eq!(sum, sum_below(WARM_UP + messages), "messages were lost or changed");
        measured
    })
}
