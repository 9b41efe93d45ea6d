//! Public pipelines, for another crate to run. One carries events that only this crate can name.

use disruptor::disruptor;

pub use disruptor::{PipelineError, Polled, Sequence};

/// What `Orders` carries.
#[derive(Debug, Default)]
pub struct Order {
    /// Its price.
    pub price: u64,
    /// How many.
    pub qty: u64,
    /// Whether it may be settled.
    pub ok: bool,
}

disruptor! {
    /// Orders, checked and priced side by side.
    pub pipeline Orders {
        event: Order;
        capacity: 64;

        /// Rounds prices.
        stage price: { price: &mut u64 };
        stage risk: { qty: &u64, ok: &mut bool };
        /// Settles.
        poll settle: &Order after price, risk;
    }
}

/// Private, but the pipeline below is not.
#[derive(Default)]
struct Reading {
    celsius: f64,
}

disruptor! {
    /// Readings of a thermometer.
    pub pipeline Readings {
        event: Reading;
        capacity: 8;

        stage convert: { celsius: &mut f64 };
        stage show: { celsius: &f64 } after convert;
    }
}

/// Runs temperatures in degrees Fahrenheit through the handlers. Those who wrote them cannot name the event.
///
/// # Errors
///
/// Those of the pipeline.
pub fn measure<C, S>(handlers: Readings<C, S>, fahrenheit: &[f64]) -> Result<(), PipelineError>
where
    C: FnMut(ReadingsConvert<'_>, Sequence, bool) + Send,
    S: FnMut(ReadingsShow<'_>, Sequence, bool) + Send,
{
    handlers.run(|mut readings| {
        for &degrees in fahrenheit {
            readings.publish(|reading| reading.celsius = degrees)?;
        }
        Ok(())
    })
}
