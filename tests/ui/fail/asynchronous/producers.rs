//! Each way to get `producer: …, async` wrong.

use disruptor::disruptor;

disruptor! {
    pipeline Alone {
        event: u64;
        capacity: 8;
        producer: async;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Swapped {
        event: u64;
        capacity: 8;
        producer: async, multi;
        stage a: &u64;
    }
}

disruptor! {
    pipeline NoComma {
        event: u64;
        capacity: 8;
        producer: multi async;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Misspelt {
        event: u64;
        capacity: 8;
        producer: single, asnyc;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Unknown {
        event: u64;
        capacity: 8;
        producer: single, tasks;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Twice {
        event: u64;
        capacity: 8;
        producer: single, async, async;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Value {
        event: u64;
        capacity: 8;
        producer: single, async: true;
        stage a: &u64;
    }
}

fn main() {}
