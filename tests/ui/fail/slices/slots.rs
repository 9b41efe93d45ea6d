//! Slices need dense slots, which are the default with one producer alone.

use disruptor::disruptor;

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 8;
        producer: multi;
        stage gain: &mut [f32];
        poll energy: &[f32] after gain;
    }
}

disruptor! {
    pipeline Stamped {
        event: f32;
        capacity: 8;
        slots: stamped;
        stage energy: &[f32];
    }
}

fn main() {}
