//! Without a prelude, and with other things under the names that it would have.

#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types, non_snake_case, non_upper_case_globals)]
#![forbid(unsafe_code)]

struct Option;
struct Result;
struct Vec;
struct Send;
struct Sync;
struct FnMut;
struct FnOnce;
struct Default;
struct PhantomData;
struct Sequence;
struct Producer;
type bool = u8;
type usize = u8;
const link: u8 = 1;
const event: u8 = 2;
const sum: u8 = 3;
const half: u8 = 4;
mod core {}
mod std {}
mod disruptor_macros {}
mod __H0 {}

#[derive(::std::default::Default)]
struct Order {
    half: ::core::primitive::u64,
}

::disruptor::disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage half: { half: &mut ::core::primitive::u64 } { name: "half" };
        stage sum: &Order after half;
        poll seen: &Order after half;
    }
}

::disruptor::disruptor! {
    pipeline Lines {
        event: ::std::string::String;
        capacity: 8;
        slots: dense;
        poll lines: ::std::string::String;
    }
}

fn main() {
    let mut total = 0;
    let ran = Orders { half: |it, _, _| *it.half /= 2, sum: |order, _, _| total += order.half }.run(
        |mut orders, mut pollers| {
            orders.publish(|order| order.half = 14)?;
            ::std::mem::drop(orders);
            while let ::disruptor::Polled::Events(_) = pollers.seen.poll_wait(|_, _, _| ()) {}
            ::core::result::Result::Ok(())
        },
    );
    ::std::assert!(ran.is_ok());
    ::std::assert_eq!(total, 7);
    let ran = Lines {}.run(|mut lines, mut pollers| {
        lines.send(::std::string::String::new())?;
        ::std::assert!(pollers.lines.recv().is_some());
        ::core::result::Result::Ok(())
    });
    ::std::assert!(ran.is_ok());
}
