//! Malformed attributes and visibilities do not hide other errors.

use disruptor::disruptor;

disruptor! {
    #[doc = "Orders" of]
    #[must use]
    pub(everybody) pipeline Orders {
        event: u64;
        capacity: 8;
        #[allow = ]
        stage journal: &u64;
        stage apply: &u64 after jornal;
    }
}

fn main() {
    Orders { journal: |_, _, _| (), apply: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}
