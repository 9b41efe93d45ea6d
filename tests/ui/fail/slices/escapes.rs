//! The events of a slice are the next stage's when the handler returns.

use disruptor::disruptor;

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 8;
        slots: dense;
        stage gain: &mut [f32];
        stage energy: &[f32] after gain;
        poll seen: &[f32] after energy;
    }
}

fn written() {
    let mut kept = None;
    Samples { gain: |samples, _, _| kept = Some(samples), energy: |_, _, _| () }.run(|_, _| Ok(())).unwrap();
}

fn read() {
    let mut kept: &[f32] = &[];
    Samples { gain: |_, _, _| (), energy: |samples, _, _| kept = samples }.run(|_, _| Ok(())).unwrap();
}

fn one_of_them() {
    let mut kept = None;
    Samples { gain: |_, _, _| (), energy: |samples, _, _| kept = samples.first() }.run(|_, _| Ok(())).unwrap();
}

fn polled() {
    Samples { gain: |_, _, _| (), energy: |_, _, _| () }
        .run(|_, mut pollers| {
            let mut kept: &[f32] = &[];
            let _ = pollers.seen.poll(|samples, _, _| kept = samples);
            assert!(kept.is_empty());
            Ok(())
        })
        .unwrap();
}

fn main() {}
