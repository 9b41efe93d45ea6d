//! The macro finds its runtime by whatever name the crate has here.

ring::disruptor! {
    /// Numbers, and their sum.
    pub pipeline Numbers {
        event: u64;
        capacity: 8;
        wait: ring::YieldWaitStrategy;
        stage double: &mut u64;
        stage add: &u64 after double;
        poll seen: &u64 after double;
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn runs() {
        let mut sum = 0;
        let ran = Numbers { double: |number, _, _| *number *= 2, add: |number, _, _| sum += *number }.run(
            |mut numbers, mut pollers| {
                for i in 0..100 {
                    numbers.publish(|number| *number = i)?;
                    assert_eq!(pollers.seen.poll_wait(|_, _, _| ()), ring::Polled::Events(1));
                }
                Ok(())
            },
        );
        ran.expect("runs");
        assert_eq!(sum, 9900);
    }
}
