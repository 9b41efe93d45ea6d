//! Only one stage can take the event.

use disruptor::disruptor;

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 8;
        stage a: String;
        stage b: String after a;
    }
}

fn main() {
    Lines { a: |_, _, _| (), b: |_, _, _| () }.run(|mut lines| Ok(lines.send(String::new())?)).unwrap();
}
