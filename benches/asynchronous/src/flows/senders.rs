//! Many tasks send to one.

use super::gate::gate;
use super::{Slice, WARM_UP, sum_below};
use crate::contenders::Channel;
use crate::meter::Measured;
use crate::runtime::run;

/// Every task sends the same number of messages. Waking all of them, when the clock has started, is part of the time.
pub(crate) fn senders<C: Channel<u64, Sender: Clone>>(slice: Slice, senders: u64) -> Measured {
    let Slice { flavor, capacity, messages } = slice;
    assert!(messages.is_multiple_of(senders), "all send the same number");
    let (warm_up, each) = (WARM_UP / senders, messages / senders);
    let tasks = usize::try_from(senders).expect("a small number") + 1;
    run(flavor, tasks, async move |mut tasks| {
        let (first, mut receiver) = C::open(capacity);
        let (opener, gate) = gate();
        let meter = tasks.meter();
        let receiving = tasks.spawn(async move {
            let (mut sum, mut count) = (0, 0);
            let mut handle = |number: u64| {
                sum += number;
                count += 1;
            };
            C::receive_all(&mut receiver, senders * warm_up, &mut handle).await;
            let clock = meter.start();
            opener.open();
            C::receive_all(&mut receiver, senders * each, &mut handle).await;
            Box::new((clock.stop(), sum, count, receiver))
        });
        let sending: Vec<_> = (0..senders)
            .map(|_| {
                let (mut sender, gate) = (first.clone(), gate.clone());
                tasks.spawn(async move {
                    C::send_all(&mut sender, 0..warm_up).await;
                    gate.pass().await;
                    C::send_all(&mut sender, warm_up..warm_up + each).await;
                })
            })
            .collect();
        let (measured, sum, count, _receiver) = *receiving.await.expect("the receiver does not panic");
        for sender in sending {
            sender.await.expect("the sender does not panic");
        }
        let sent = warm_up + each;
        assert_eq!((sum, count), (senders * sum_below(sent), senders * sent), "messages were lost or changed");
        measured
    })
}
