//! Wrong ways to write the event's type.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event:;
        capacity: 8;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event u64;
        capacity: 8;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Fills {
        event: = 7;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}
