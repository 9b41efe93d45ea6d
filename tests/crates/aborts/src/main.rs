//! A failing stage needs no unwinding: its error is the result, whatever the profile makes of a panic.

use disruptor::{PipelineError, Polled, disruptor};
use std::num::ParseIntError;

#[derive(Default)]
struct Row {
    text: String,
    number: u64,
}

disruptor! {
    pipeline Rows {
        event: Row;
        capacity: 4;
        stage parse: &mut Row -> Result<(), ParseIntError>;
        stage even: &Row -> Result<(), String> after parse;
        stage odd: &Row else even;
        poll numbers: &Row after even;
    }
}

fn parse(row: &mut Row, _: u64, _: bool) -> Result<(), ParseIntError> {
    row.number = row.text.parse()?;
    Ok(())
}

fn even(row: &Row, _: u64, _: bool) -> Result<(), String> {
    if row.number.is_multiple_of(2) { Ok(()) } else { Err(format!("{} is odd", row.number)) }
}

fn main() {
    let (mut rows, mut pollers, running) = Rows { parse, even, odd: |_: &Row, _, _| () }.spawn().expect("it starts");
    let poller = std::thread::spawn(move || while pollers.numbers.poll_wait(|_, _, _| ()) != Polled::Ended {});
    // The stage fails in the midst, and then the ring is full.
    for number in 0_u64.. {
        let text = if number == 100 { "a hundred".to_owned() } else { number.to_string() };
        if rows.publish(|row| row.text = text).is_err() {
            break;
        }
    }
    poller.join().expect("it is told of the end");
    match running.join() {
        Err(PipelineError::StageFailed { stage: "parse", sequence: 100, source, .. })
            if source.is::<ParseIntError>() =>
        {
            println!("{source}");
        }
        other => panic!("expected a failure of `parse`, got {other:?}"),
    }
    if std::env::args().nth(1).as_deref() == Some("panic") {
        let panic = |_: &mut Row, _, _| panic!("nothing unwinds");
        let result = Rows { parse: panic, even, odd: |_, _, _| () }.run(|mut rows, _| {
            while rows.publish(|_| ()).is_ok() {}
            Ok(())
        });
        println!("unwound: {result:?}");
    }
}
