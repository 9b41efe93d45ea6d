//! Slices need dense slots.

use disruptor::disruptor;

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 8;
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
