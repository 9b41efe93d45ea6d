//! By value, every branch ends in a stage that takes the event.

use disruptor::disruptor;

disruptor! {
    pipeline Requests {
        event: String;
        capacity: 8;
        stage parse: &String -> Result<(), std::fmt::Error>;
        stage allowed: &String -> bool after parse;
        stage log: &String else parse;
        stage answer: String after allowed;
    }
}

fn main() {
    Requests { parse: |_, _, _| Ok(()), allowed: |_, _, _| true, log: |_, _, _| (), answer: |_, _, _| () }
        .run(|mut requests| Ok(requests.send(String::new())?))
        .unwrap();
}
