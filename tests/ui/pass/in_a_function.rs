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

fn main() -> Result<(), PipelineError> {
    assert_eq!(sum()?, 4950);
    assert_eq!(words()?.len(), 100);
    Ok(())
}
