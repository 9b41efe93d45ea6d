//! More slots than memory holds or sequences can count: reported once, whatever else uses the capacity.

use disruptor::disruptor;

const UNCOUNTED: usize = 1 << 63;

disruptor! { pipeline Stamped { event: u64; capacity: 1 << 60; slots: stamped; stage a: &u64; } }
disruptor! { pipeline Dense { event: [u8; 3]; capacity: 4611686018427387904; slots: dense; stage a: &[u8; 3]; } }
disruptor! { pipeline Sizeless { event: (); capacity: UNCOUNTED; slots: dense; poll a: &(); } }
disruptor! { pipeline Literal { event: (); capacity: 9223372036854775808; stage a: &() after b; } }

fn main() {
    assert_eq!(Stamped::CAPACITY, 1 << 60);
    Stamped { a: |_, _, _| () }.run(|mut events| Ok(events.publish(|event| *event = 1)?)).unwrap();
    Dense { a: |_, _, _| () }.run(|mut events| Ok(events.publish(|event| event[0] = 1)?)).unwrap();
    let (mut events, _pollers, _running) = Sizeless {}.spawn().unwrap();
    events.publish_batch(UNCOUNTED, |_| ()).unwrap();
    Literal { a: |_, _, _| () }.run(|mut events| Ok(events.publish(|_| ())?)).unwrap();
}
