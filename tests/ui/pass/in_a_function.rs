//! A pipeline in the body of a function, and another one of the same name in the next.

use disruptor::{PipelineError, disruptor};

fn sum() -> Result<u64, PipelineError> {
    disruptor! {
        pipeline Numbers {
            event: u64;
            capacity: 8;
            stage add: &u64;
        }
    }
    let mut sum = 0;
    Numbers { add: |number, _, _| sum += number }.run(|mut numbers| {
        for i in 0..100 {
            numbers.publish(|number| *number = i)?;
        }
        Ok(())
    })?;
    Ok(sum)
}

fn words() -> Result<Vec<String>, PipelineError> {
    struct Word(String);

    disruptor! {
        pipeline Numbers {
            event: Word;
            capacity: 2;
            stage keep: Word;
        }
    }
    let mut kept = Vec::new();
    Numbers { keep: |word, _, _| kept.push(word.0) }
        .run(|mut words| Ok(words.send_all((0..100).map(|i| Word(i.to_string())))?))?;
    Ok(kept)
}

fn divided() -> Result<u64, PipelineError> {
    const SHARDS: usize = 3;
    type Sums = std::rc::Rc<std::cell::Cell<u64>>;
    #[derive(Default, Hash)]
    struct Key(u64);
    #[derive(Default)]
    struct Number(Key, u64);

    disruptor! {
        pipeline Numbers {
            event: Number;
            capacity: 8;
            stage add: { 0: &Key, 1: &mut u64 } { shards: SHARDS by 0, state: Sums };
            stage double: &mut Number after add { shards: SHARDS, core: [None::<usize>; SHARDS] };
            stage sum: &Number after double;
            stage count: &Number after double;
            thread both: sum, count;
        }
    }
    let (mut sum, mut count) = (0, 0);
    Numbers {
        add: (
            |_| Ok(Sums::default()),
            |sums, number, _, _| {
                sums.set(sums.get() + 1);
                *number._1 = number._0.0;
            },
        ),
        double: |_| |number, _, _| number.1 *= 2,
        sum: |number, _, _| sum += number.1,
        count: |_, _, _| count += 1,
    }
    .run(|mut numbers| {
        for i in 0..100 {
            numbers.publish(|number| number.0 = Key(i))?;
        }
        Ok(())
    })?;
    assert_eq!(count, 100);
    Ok(sum)
}

fn main() -> Result<(), PipelineError> {
    assert_eq!(sum()?, 4950);
    assert_eq!(words()?.len(), 100);
    assert_eq!(divided()?, 9900);
    Ok(())
}
