//! Mistakes in stages that take slices, and every use of them: only the mistakes are reported.

use disruptor::{PipelineError, disruptor};

disruptor! {
    pipeline Samples {
        event: f32;
        capacity: 8;
        slots: stamped;
        stage gain: &mut [f32];
        poll energy: &[f32] after gian;
    }
}

fn main() -> Result<(), PipelineError> {
    let mut sum = 0.0;
    Samples { gain: |samples, _, _| samples.iter_mut().for_each(|sample| *sample *= 2.0) }.run(|mut samples, mut pollers| {
        samples.publish(|sample| *sample = 1.0)?;
        pollers.energy.poll(|samples, _, _| sum += samples.iter().sum::<f32>());
        Ok(())
    })
}
