//! A stage beside takers in both branches, and one that follows what a taker turned away.

use disruptor::disruptor;

disruptor! {
    pipeline Beside {
        event: String;
        capacity: 8;
        stage check: &String -> bool;
        stage log: &String;
        stage answer: String after check;
        stage refuse: String else check;
    }
}

disruptor! {
    pipeline Behind {
        event: String;
        capacity: 8;
        stage answer: String -> Result<(), std::fmt::Error>;
        stage failed: &String else answer;
    }
}

fn main() {}
