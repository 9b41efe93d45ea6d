//! Channels: by the calls that do not block, with threads that spin or yield; and by their blocking calls. A chain is one channel after another.

/// The races of one kind of channel, given how to make one, send (`false` if there is no room) and receive (`None` if nothing is there). Those that
/// block are never refused.
macro_rules! channel {
    ($name:ident, $bounded:expr, |$sender:ident, $event:ident| $send:expr, |$receiver:ident| $receive:expr $(, $fill:ident)?) => {
        pub(crate) mod $name {
            use crate::load::crowd::Crowd;
            #[allow(unused_imports, reason = "those that block have nothing to fill")]
            use crate::load::{CAPACITY, Event, Receive, lap};
            use std::thread;
            use std::time::Duration;

            pub(crate) fn line(load: &Crowd) -> Duration {
                let (sender, $receiver) = $bounded(CAPACITY);
                let sink = load.sink();
                load.place_stages();
                thread::scope(|scope| {
                    scope.spawn(move || load.consume(sink, || $receive, |_| ()));
                    load.drive::<1, _>(|| {
                        let $sender = sender.clone();
                        move |value| {
                            let $event = Event::<1>::new(value);
                            $send
                        }
                    })
                })
            }

            pub(crate) fn chain(load: &Crowd) -> Duration {
                let (sender, arriving) = $bounded(CAPACITY);
                let (onward, last) = $bounded(CAPACITY);
                let (first_sink, second_sink) = (load.sink(), load.sink());
                load.place_stages();
                thread::scope(|scope| {
                    scope.spawn(move || {
                        let ($sender, $receiver) = (onward, arriving);
                        load.consume(first_sink, || $receive, |$event| load.insist(|| $send));
                    });
                    scope.spawn(move || {
                        let $receiver = last;
                        load.consume(second_sink, || $receive, |_| ());
                    });
                    load.drive::<1, _>(|| {
                        let $sender = sender.clone();
                        move |value| {
                            let $event = Event::<1>::new(value);
                            $send
                        }
                    })
                })
            }

            $(
                pub(crate) fn $fill(load: &lap::Lap) -> lap::Times {
                    let (sender, $receiver) = $bounded(lap::CAPACITY);
                    load.run::<1, _>(
                        || {
                            let $sender = sender.clone();
                            move |value| {
                                let $event = Event::<1>::new(value);
                                $send
                            }
                        },
                        move |sink| {
                            while let Some(event) = $receive {
                                sink.receive(&event);
                            }
                        },
                    )
                }
            )?
        }
    };
}

channel!(
    crossbeam,
    crossbeam_channel::bounded,
    |sender, event| sender.try_send(event).is_ok(),
    |receiver| receiver.try_recv().ok(),
    fill
);
channel!(
    crossfire,
    ::crossfire::mpsc::bounded_blocking,
    |sender, event| sender.try_send(event).is_ok(),
    |receiver| receiver.try_recv().ok(),
    fill
);
channel!(
    kanal,
    ::kanal::bounded,
    |sender, event| sender.try_send(event).expect("the consumer is there"),
    |receiver| receiver.try_recv().expect("a producer is there"),
    fill
);
channel!(
    flume,
    ::flume::bounded,
    |sender, event| sender.try_send(event).is_ok(),
    |receiver| receiver.try_recv().ok(),
    fill
);
channel!(
    thingbuf,
    ::thingbuf::mpsc::blocking::channel,
    |sender, event| sender.try_send(event).is_ok(),
    |receiver| receiver.try_recv().ok(),
    fill
);
channel!(
    std_mpsc,
    std::sync::mpsc::sync_channel,
    |sender, event| sender.try_send(event).is_ok(),
    |receiver| receiver.try_recv().ok(),
    fill
);
channel!(
    nexus,
    nexus_queue::mpsc::ring_buffer,
    |sender, event| sender.push(event).is_ok(),
    |receiver| receiver.pop(),
    fill
);

/// By the blocking calls, which have the same names everywhere.
macro_rules! blocking_channels {
    ($($name:ident: $bounded:expr;)+) => {
        $(channel!(
            $name,
            $bounded,
            |sender, event| {
                assert!(sender.send(event).is_ok(), "the consumer is there");
                true
            },
            |receiver| Some(receiver.recv().expect("a producer is there"))
        );)+
    };
}

blocking_channels! {
    crossbeam_blocking: crossbeam_channel::bounded;
    crossfire_blocking: ::crossfire::mpsc::bounded_blocking;
    kanal_blocking: ::kanal::bounded;
    flume_blocking: ::flume::bounded;
    thingbuf_blocking: ::thingbuf::mpsc::blocking::channel;
    std_mpsc_blocking: std::sync::mpsc::sync_channel;
}
