//! What is deprecated warns where it is used, not where it is declared.
#![deny(warnings)]

use disruptor::disruptor;

disruptor! {
    pipeline Old {
        event: u64;
        capacity: 4;

        #[deprecated = "use `new`"]
        stage old: &u64;
        #[deprecated]
        poll new: &u64 after old;
    }
}

fn main() {
    #[allow(deprecated)]
    let result = Old { old: |_, _, _| () }.run(|values, mut pollers| {
        drop(values);
        assert_eq!(pollers.new.poll_wait(|_, _, _| ()), disruptor::Polled::Ended);
        Ok(())
    });
    assert!(result.is_ok());
}
