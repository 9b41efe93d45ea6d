//! What makes a state returns a `Result` of that state, and fails with a `PipelineError`.

use disruptor::{PipelineError, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: u64 };
    }
}

disruptor! {
    pipeline Divided {
        event: u64;
        capacity: 8;
        stage sum: &u64 { shards: 2, state: u64 };
    }
}

fn another_type() {
    Orders { sum: (|| Ok(String::new()), |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn no_result() {
    Orders { sum: (|| 0, |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn another_error() {
    Orders { sum: (|| "7".parse(), |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn an_error_that_stays_as_it_is() {
    Orders { sum: (|| Ok("7".parse()?), |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn another_type_for_shards() {
    Divided { sum: (|shard| Ok(shard), |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn function_of_another_type() {
    fn open() -> Result<String, PipelineError> {
        Ok(String::new())
    }
    Orders { sum: (open, |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn main() {}
