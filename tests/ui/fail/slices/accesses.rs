//! Accesses that resemble a slice, and slices of another type.

use disruptor::disruptor;

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 8;
        slots: dense;
        stage by_value: [f32];
        stage array: &[f32; 4] after by_value;
        stage list: &mut Vec<f32> after array;
        stage wide: &mut [f64] after list;
        stage empty: &[] after wide;
        stage lifetime: &'static [f32] after empty;
        stage right: &[f32] after lifetime;
    }
}

fn main() {}
