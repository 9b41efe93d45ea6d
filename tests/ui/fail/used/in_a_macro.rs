//! A wrong pipeline from a surrounding macro: the error underlines the macro's argument.

use disruptor::disruptor;

macro_rules! orders {
    ($name:ident, $event:ty, $capacity:expr, $access:ty, $upstream:ident) => {
        disruptor! {
            pipeline $name {
                event: $event;
                capacity: $capacity;
                stage first: &$event;
                stage second: $access after $upstream;
            }
        }
    };
}

orders!(Orders, u64, 1000, &mut u32, frist);

fn main() {
    Orders { first: |_, _, _| (), second: |_, _, _| () }.run(|_| Ok(())).unwrap();
}
