//! Stages called like methods, keywords of the grammar and of Rust.

use disruptor::{PipelineError, disruptor};

#[derive(Default)]
struct Event {
    r#type: u64,
    event: u64,
    union: u64,
}

disruptor! {
    pipeline pipeline {
        event: Event;
        capacity: 4;
        stage run: &mut Event;
        stage spawn: &Event after run;
        stage event: { event: &mut u64 } after spawn;
        stage r#type: { r#type: &mut u64, union: &mut u64 } after spawn;
        stage stage: &Event after event, r#type;
        stage after: &Event after stage;
        stage wait: &Event after after;
        stage capacity: &Event after wait;
        stage slots: &Event after capacity;
        stage union: &Event after slots;
        stage auto: &Event after union;
        stage r#async: &Event after auto;
        stage poll: &Event after r#async;
        stage core: &Event after poll;
        stage H0: &Event after core;
        stage R: &Event after core;
        stage B: &Event after core;
        stage h: &Event after core;
        stage p: &Event after core;
        stage __link: &Event after core;
        stage ends: &Event after core;
        stage self_: &Event after core;
        stage thread: &Event after core;
        stage shards: &Event after core;
        stage by: &Event after core;
        stage state: &Event after core;
        poll name: &Event after core;
    }
}

// Names that differ in their case alone.
disruptor! {
    pipeline Ab {
        event: u64;
        capacity: 4;
        grow: after 1ms, up to 8;
        stage a: &u64;
    }
}

disruptor! {
    pipeline AB {
        event: u64;
        capacity: 8;
        grow: after 1ms, up to 16;
        stage a: &u64;
    }
}

fn main() -> Result<(), PipelineError> {
    Ab { a: |_, _, _| () }.run(|_| Ok(()))?;
    AB { a: |_, _, _| () }.run(|_| Ok(()))?;
    assert_eq!((Ab::<fn(&u64, u64, bool)>::CAPACITY, AB::<fn(&u64, u64, bool)>::CAPACITY), (4, 8));
    let mut sum = 0;
    pipeline {
        run: |event, _, _| event.union = 1,
        spawn: |_, _, _| (),
        event: |it, _, _| *it.event = 2,
        r#type: |it, _, _| *it.r#type += *it.union,
        stage: |_, _, _| (),
        after: |_, _, _| (),
        wait: |_, _, _| (),
        capacity: |_, _, _| (),
        slots: |_, _, _| (),
        union: |_, _, _| (),
        auto: |_, _, _| (),
        r#async: |_, _, _| (),
        poll: |_, _, _| (),
        core: |event, _, _| sum = event.r#type + event.event,
        H0: |_, _, _| (),
        R: |_, _, _| (),
        B: |_, _, _| (),
        h: |_, _, _| (),
        p: |_, _, _| (),
        __link: |_, _, _| (),
        ends: |_, _, _| (),
        self_: |_, _, _| (),
        thread: |_, _, _| (),
        shards: |_, _, _| (),
        by: |_, _, _| (),
        state: |_, _, _| (),
    }
    .run(|mut events, mut pollers| {
        events.publish(|_| ())?;
        let _ = pollers.name.poll_wait(|_, _, _| ());
        Ok(())
    })?;
    assert_eq!(sum, 3);
    Ok(())
}
