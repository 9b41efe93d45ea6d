//! Slices hold every event, and nothing is decided or divided event by event.

use disruptor::disruptor;

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 8;
        slots: dense;
        stage loud: &f32 -> bool;
        stage long: &f32 -> bool after loud;
        stage quiet: &[f32] else loud;
        stage both: &mut [f32] after long;
        stage decides: &[f32] -> bool after quiet, both, loud;
        stage divided: &[f32] after decides else decides { shards: 4 };
    }
}

fn main() {}
