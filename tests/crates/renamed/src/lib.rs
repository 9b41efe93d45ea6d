//! The macro finds its runtime by whatever name the crate has here. Names that are keywords of later editions stay names.

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

/// Two halves.
#[derive(Default)]
pub struct Halves {
    gen: u64,
    other: u64,
}

ring::disruptor! {
    /// One half after the other.
    pub pipeline Halved {
        event: Halves;
        capacity: 8;
        stage gen: { gen: &mut u64 };
        stage other: { gen: &u64, other: &mut u64 } after gen;
    }
}

#[cfg(test)]
mod tests {
    use super::{Halved, Numbers};

    #[test]
    fn a_keyword_of_a_later_edition_is_a_name() {
        let mut last = 0;
        let halved = Halved {
            gen: |it, sequence, _| *it.gen = sequence,
            other: |it, _, _| {
                *it.other = *it.gen + 1;
                last = *it.other;
            },
        };
        assert_eq!(halved.run(|mut halves| Ok(halves.publish(|_| ())?)).expect("runs"), 0);
        assert_eq!(last, 1);
    }

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
