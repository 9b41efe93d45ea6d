//! A by-value pipeline takes no initial value.

use disruptor::disruptor;

disruptor! {
    pipeline Lines {
        event: String = String::from("unused");
        capacity: 8;
        stage sink: String;
    }
}

fn main() {
    Lines { sink: |line, _, _| drop::<String>(line) }.run(|mut lines| Ok(lines.send(String::new())?)).unwrap();
}
