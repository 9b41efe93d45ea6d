//! Two stages that take the same events, beside one in the opposite branch.

use disruptor::disruptor;

disruptor! {
    pipeline Requests {
        event: String;
        capacity: 8;
        stage allowed: &String -> bool;
        stage answer: String after allowed;
        stage archive: String after allowed;
        stage refuse: String else allowed;
    }
}

fn main() {
    Requests { allowed: |_, _, _| true, answer: |_, _, _| (), archive: |_, _, _| (), refuse: |_, _, _| () }
        .run(|mut requests| Ok(requests.send(String::new())?))
        .unwrap();
}
