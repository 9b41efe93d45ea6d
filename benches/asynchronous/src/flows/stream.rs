//! One task sends as fast as it can, another one receives.

use super::{Slice, WARM_UP, sum_below};
use crate::contenders::Channel;
use crate::meter::Measured;
use crate::runtime::run;
use tokio::sync::oneshot;

pub(crate) fn stream<C: Channel<u64>>(slice: Slice) -> Measured {
    let Slice { flavor, capacity, messages } = slice;
    run(flavor, 2, async move |mut tasks| {
        let (mut sender, mut receiver) = C::open(capacity);
        let (warm, warmed_up) = oneshot::channel();
        let sending = tasks.spawn(async move {
            C::send_all(&mut sender, 0..WARM_UP).await;
            warmed_up.await.expect("there is a receiver");
            C::send_all(&mut sender, WARM_UP..WARM_UP + messages).await;
            Box::new(sender)
        });
        let meter = tasks.meter();
        let receiving = tasks.spawn(async move {
            let (mut sum, mut count) = (0, 0);
            let mut handle = |number: u64| {
                sum += number;
                count += 1;
            };
            C::receive_all(&mut receiver, WARM_UP, &mut handle).await;
            let clock = meter.start();
            warm.send(()).expect("there is a sender");
            C::receive_all(&mut receiver, messages, &mut handle).await;
            Box::new((clock.stop(), sum, count, receiver))
        });
        let (measured, sum, count, _receiver) = *receiving.await.expect("the receiver does not panic");
        sending.await.expect("the sender does not panic");
        let sent = WARM_UP + messages;
        assert_eq!((sum, count), (sum_below(sent) + sent * C::ADDED, sent), "messages were lost or changed");
        measured
    })
}
