//! The fields of a tuple struct go by their numbers.

use disruptor::disruptor;

#[derive(Default)]
struct Pair(u64, bool, String);

disruptor! {
    pipeline Pairs {
        event: Pair;
        capacity: 8;
        stage count: { 0: &mut u64 };
        stage flag: { 1: &mut bool, 2: &String };
        poll seen: { 0: &u64, 1: &bool } after count, flag;
    }
}

fn main() -> Result<(), disruptor::PipelineError> {
    let pairs = Pairs { count: |it, sequence, _| *it._0 = sequence + 1, flag: |it, _, _| *it._1 = it._2.is_empty() };
    let mut sum = 0;
    pairs.run(|mut pairs, mut pollers| {
        pairs.publish(|pair| pair.2.clear())?;
        drop(pairs);
        let _ = pollers.seen.poll_wait(|it, _, _| sum += *it._0 + u64::from(*it._1));
        Ok(())
    })?;
    assert_eq!(sum, 2);
    Ok(())
}
