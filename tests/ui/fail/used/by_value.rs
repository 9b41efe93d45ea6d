//! A wrong by-value pipeline, and every use of it.

use disruptor::disruptor;

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 7;
        stage count: &String;
        poll taken: String after count;
    }
}

fn main() -> Result<(), disruptor::PipelineError> {
    let mut bytes = 0;
    Lines { count: |line, _, _| bytes += line.len() }.run(|mut lines, mut pollers| {
        lines.send(String::from("one"))?;
        lines.try_send(String::from("two"))?;
        lines.send_all(["three", "four"].map(String::from))?;
        drop(lines);
        assert_eq!(pollers.taken.recv().as_deref(), Some("one"));
        assert_eq!(pollers.taken.try_recv().unwrap(), "two");
        for line in pollers.taken {
            println!("{}", line.trim());
        }
        Ok(())
    })?;
    println!("{bytes}");
    Ok(())
}
