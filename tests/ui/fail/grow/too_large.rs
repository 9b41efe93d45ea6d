//! Bounds beyond what memory holds, and beyond what sequences can count.

use disruptor::disruptor;

const UNCOUNTED: usize = 1 << 63;

disruptor! { pipeline Stamped { event: u64; capacity: 8; slots: stamped; grow: after 1s, up to 1 << 60; stage a: &u64; } }
disruptor! { pipeline Dense { event: u64; capacity: 8; slots: dense; grow: after 1s, up to 1 << 60; stage a: &u64; } }
disruptor! { pipeline Sizeless { event: (); capacity: 8; grow: after 1s, up to UNCOUNTED; poll a: &(); } }
disruptor! { pipeline Literal { event: (); capacity: 8; grow: after 1s, up to 9223372036854775808; stage a: &(); } }

fn main() {
    Stamped { a: |_, _, _| () }.run(|mut events| Ok(events.publish(|event| *event = 1)?)).unwrap();
    Dense { a: |_, _, _| () }.run(|mut events| Ok(events.publish(|event| *event = 1)?)).unwrap();
    let (mut events, _pollers, _running) = Sizeless {}.spawn().unwrap();
    events.publish_batch(UNCOUNTED, |_| ()).unwrap();
    Literal { a: |_, _, _| () }.run(|mut events| Ok(events.publish(|_| ())?)).unwrap();
}
