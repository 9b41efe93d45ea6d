//! The handler of slices gets slices.

use disruptor::disruptor;

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 8;
        slots: dense;
        stage gain: &mut [f32];
        stage energy: &[f32] after gain;
    }
}

fn one_event() {
    Samples { gain: |sample, _, _| *sample *= 2.0, energy: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn typed_as_one_event() {
    Samples { gain: |_: &mut f32, _, _| (), energy: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn typed_as_a_list() {
    Samples { gain: |_, _, _| (), energy: |_: &Vec<f32>, _, _| () }.run(|_| Ok(())).unwrap();
}

fn writes_what_it_reads() {
    Samples { gain: |_, _, _| (), energy: |samples, _, _| samples[0] = 1.0 }.run(|_| Ok(())).unwrap();
}

fn main() {}
