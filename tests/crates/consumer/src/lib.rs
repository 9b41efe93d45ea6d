//! Runs what another crate declares.

use test_library::{Orders, OrdersPollers, OrdersPrice, OrdersProducer, OrdersRisk, PipelineError, Polled, Sequence};

/// A handler that is no closure names its argument.
#[allow(clippy::needless_pass_by_value, reason = "handlers own their argument")]
fn round(order: OrdersPrice<'_>, _: Sequence, _: bool) {
    *order.price -= *order.price % 10;
}

fn check(order: &mut OrdersRisk<'_>) {
    *order.ok = *order.qty < 100;
}

/// Publishes three orders; tells the prices of those that are fine.
///
/// # Errors
///
/// Those of the pipeline.
pub fn settled() -> Result<Vec<u64>, PipelineError> {
    let mut settled = Vec::new();
    Orders { price: round, risk: |mut order, _, _| check(&mut order) }.run(
        |mut orders: OrdersProducer<'_>, mut pollers: OrdersPollers<'_>| {
            for (price, qty) in [(11, 1), (22, 2000), (35, 3)] {
                orders.publish(|order| (order.price, order.qty) = (price, qty))?;
            }
            drop(orders);
            let mut settle = |order: &test_library::Order, _, _| settled.extend(order.ok.then_some(order.price));
            while pollers.settle.poll_wait(&mut settle) != Polled::Ended {}
            Ok(())
        },
    )?;
    Ok(settled)
}

#[cfg(test)]
mod tests {
    use super::settled;
    use test_library::{Readings, measure};

    #[test]
    fn a_pipeline_over_a_public_event() {
        assert_eq!(settled().expect("runs"), [10, 30]);
    }

    #[test]
    fn a_pipeline_over_a_private_event() {
        let mut shown = Vec::new();
        let handlers = Readings {
            convert: |reading, _, _| *reading.celsius = (*reading.celsius - 32.0) / 1.8,
            show: |reading, _, _| shown.push(reading.celsius.round().to_string()),
        };
        measure(handlers, &[32.0, 212.0]).expect("runs");
        assert_eq!(shown, ["0", "100"]);
        assert_eq!(Readings::TOPOLOGY.stages.len(), 2);
    }
}
