//! Pipelines beside items that have the names which the macro uses; a test appends those.
#![allow(dead_code, non_camel_case_types, unused_macros)]

struct Beside {
    one: ::std::primitive::u64,
    other: ::std::primitive::bool,
}

::disruptor::disruptor! {
    pipeline Tried {
        event: Beside = Beside { one: 0, other: false };
        capacity: 8;
        wait: ::disruptor::YieldWaitStrategy;
        stage writes: { one: &mut ::std::primitive::u64 } { name: "a", wait: ::disruptor::SpinWaitStrategy };
        stage flags: { other: &mut ::std::primitive::bool };
        stage reads: &Beside after writes, flags;
        poll polls: { one: &::std::primitive::u64 } after writes;
    }
}

::disruptor::disruptor! {
    pipeline Moves {
        event: ::std::string::String;
        capacity: 8;
        slots: dense;
        grow: after 1ms, up to 16;
        stage counts: &::std::string::String;
        stage takes: ::std::string::String after counts;
    }
}

fn main() {
    let mut seen = 0;
    let tried = Tried { writes: |it, number, _| *it.one = number, flags: |_, _, _| (), reads: |_, _, _| seen += 1 }.run(
        |mut publisher, mut polled| {
            publisher.publish(|_| ())?;
            let _ = polled.polls.poll_wait(|_, _, _| ());
            ::std::result::Result::Ok(())
        },
    );
    assert!(tried.is_ok());
    let moved = Moves { counts: |_, _, _| (), takes: |_, _, _| seen += 1 }.run(|mut publisher| {
        publisher.send(::std::string::String::from("one"))?;
        ::std::result::Result::Ok(())
    });
    assert!(moved.is_ok());
    assert_eq!(seen, 2);
}
