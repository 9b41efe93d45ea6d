//! No stage can run after the one that takes the event.

use disruptor::disruptor;

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 8;
        stage count: &String;
        stage sink: String;
        stage late: &String after sink;
    }
}

fn main() {
    Lines { count: |_, _, _| (), sink: |line, _, _| drop::<String>(line), late: |_, _, _| () }
        .run(|mut lines| Ok(lines.send(String::new())?))
        .unwrap();
}
