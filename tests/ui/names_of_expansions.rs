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

::disruptor::disruptor! {
    pipeline Splits {
        event: ::std::string::String;
        capacity: 8;
        stage tries: &::std::string::String -> ::std::result::Result<(), ::std::fmt::Error>;
        stage picks: &::std::string::String -> ::std::primitive::bool after tries;
        stage picked: ::std::string::String -> ::std::result::Result<(), ::std::fmt::Error> after picks;
        stage rest: ::std::string::String else picks, tries;
    }
}

::disruptor::disruptor! {
    pipeline Gathers {
        event: Beside = Beside { one: 0, other: false };
        capacity: 8;
        producer: multi;
        stage sorts: { one: &::std::primitive::u64 } -> ::std::primitive::bool;
        stage odd: &mut Beside else sorts;
        poll polls: &Beside after sorts;
    }
}

::disruptor::disruptor! {
    pipeline Queues {
        event: ::std::string::String;
        capacity: 8;
        slots: dense;
        producer: multi;
        stage takes: ::std::string::String;
    }
}

::disruptor::disruptor! {
    pipeline Divides {
        event: Beside = Beside { one: 0, other: false };
        capacity: 8;
        stage turns: { one: &mut ::std::primitive::u64 } { shards: 2, core: |which| ::std::option::Option::filter(::std::option::Option::Some(which), |_| false) };
        stage keys: { one: &::std::primitive::u64, other: &mut ::std::primitive::bool } after turns { shards: 2 by one, state: ::std::primitive::u64 };
        stage whole: &Beside after keys { shards: 2 by one, name: "b" };
        stage makes: &Beside after whole { state: ::std::string::String };
        stage first: &Beside after whole;
        stage second: &Beside -> ::std::primitive::bool after whole;
        thread both: first, second { wait: ::disruptor::SpinWaitStrategy, name: "c" };
    }
}

::disruptor::disruptor! {
    pipeline Sends {
        event: ::std::string::String;
        capacity: 8;
        stage takes: ::std::string::String { shards: 2, core: [::std::option::Option::<::std::primitive::usize>::None; 2] };
    }
}

::disruptor::disruptor! {
    pipeline Slices {
        event: ::std::primitive::u64;
        capacity: 8;
        slots: dense;
        stage doubles: &mut [::std::primitive::u64];
        stage adds: &[::std::primitive::u64] after doubles { max_batch: 2 };
        poll polls: &[::std::primitive::u64] after doubles;
    }
}

::disruptor::disruptor! {
    pipeline Waits {
        event: ::std::primitive::u64;
        capacity: 8;
        producer: multi, async;
        stage doubles: &mut ::std::primitive::u64;
        poll polls: &::std::primitive::u64 after doubles { async };
    }
}

fn main() {
    let mut so_far = 0;
    let tried = Tried { writes: |it, at, _| *it.one = at, flags: |_, _, _| (), reads: |_, _, _| so_far += 1 }.run(
        |mut publisher, mut polled| {
            publisher.publish(|_| ())?;
            let _ = polled.polls.poll_wait(|_, _, _| ());
            ::std::result::Result::Ok(())
        },
    );
    assert!(tried.is_ok());
    let moved = Moves { counts: |_, _, _| (), takes: |_, _, _| so_far += 1 }.run(|mut publisher| {
        publisher.send(::std::string::String::from("one"))?;
        ::std::result::Result::Ok(())
    });
    assert!(moved.is_ok());
    let halves = Splits {
        tries: |_, _, _| ::std::result::Result::Ok(()),
        picks: |it, _, _| it.len() == 3,
        picked: |_, _, _| ::std::result::Result::Ok(()),
        rest: |_, _, _| (),
    };
    let halved = halves.run(|mut publisher| {
        publisher.send(::std::string::String::from("one"))?;
        ::std::result::Result::Ok(())
    });
    assert!(halved.is_ok());
    let gathered = Gathers { sorts: |it, _, _| it.one % 2 == 0, odd: |_, _, _| () }.run(|publisher, mut polled| {
        let mut another = ::std::clone::Clone::clone(&publisher);
        another.publish(|it| it.one = 2)?;
        let _ = polled.polls.poll_wait(|_, _, _| ());
        ::std::result::Result::Ok(())
    });
    assert!(gathered.is_ok());
    let queued = Queues { takes: |_, _, _| so_far += 1 }.run(|publisher| {
        let mut another = ::std::clone::Clone::clone(&publisher);
        another.send(::std::string::String::from("one"))?;
        ::std::result::Result::Ok(())
    });
    assert!(queued.is_ok());
    let divided = Divides {
        turns: |_| |it, at, _| *it.one = at,
        keys: (|_| ::std::result::Result::Ok(0), |sum, it, _, _| *sum += *it.one),
        whole: |_| |_, _, _| (),
        makes: (|| ::std::result::Result::Ok(::std::string::String::new()), |_, _, _, _| ()),
        first: |_, _, _| (),
        second: |_, _, _| true,
    };
    let divided = divided.run(|mut publisher| {
        publisher.publish(|_| ())?;
        ::std::result::Result::Ok(())
    });
    assert!(divided.is_ok());
    let sent = Sends { takes: |_| |_, _, _| () }.run(|mut publisher| {
        publisher.send(::std::string::String::from("one"))?;
        ::std::result::Result::Ok(())
    });
    assert!(sent.is_ok());
    let sliced = Slices { doubles: |them, _, _| them[0] *= 2, adds: |them, _, _| so_far += them[0] };
    let sliced = sliced.run(|mut publisher, mut polled| {
        publisher.publish(|it| *it = 1)?;
        let _ = polled.polls.poll_wait(|_, _, _| ());
        ::std::result::Result::Ok(())
    });
    assert!(sliced.is_ok());
    let waited = Waits { doubles: |it, _, _| *it *= 2 }.run(|mut publisher, mut polled| {
        publisher.publish(|it| *it = 1)?;
        let _ = polled.polls.poll_wait(|it, _, _| so_far += *it);
        ::std::result::Result::Ok(())
    });
    assert!(waited.is_ok());
    assert_eq!(so_far, 7);
}
