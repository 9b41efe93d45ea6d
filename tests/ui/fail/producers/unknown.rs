//! What is no kind of producer. Whatever was meant, a producer that is cloned is no second error.

use disruptor::disruptor;

disruptor! { pipeline Misspelt { event: u64; capacity: 8; producer: mutli; stage a: &u64; } }
disruptor! { pipeline Number { event: u64; capacity: 8; producer: 4; stage a: &u64; } }
disruptor! { pipeline Nothing { event: u64; capacity: 8; producer: ; stage a: &u64; } }
disruptor! { pipeline NoColon { event: u64; capacity: 8; producer multi; stage a: &u64; } }
disruptor! { pipeline Plural { event: u64; capacity: 8; producers: multi; stage a: &u64; } }

fn main() {
    Misspelt { a: |_, _, _| () }.run(|numbers| Ok(numbers.clone().publish(|number| *number = 1).map(drop)?)).unwrap();
    Number { a: |_, _, _| () }.run(|numbers| Ok(numbers.clone().publish(|number| *number = 1).map(drop)?)).unwrap();
    Nothing { a: |_, _, _| () }.run(|numbers| Ok(numbers.clone().publish(|number| *number = 1).map(drop)?)).unwrap();
    NoColon { a: |_, _, _| () }.run(|numbers| Ok(numbers.clone().publish(|number| *number = 1).map(drop)?)).unwrap();
    Plural { a: |_, _, _| () }.run(|numbers| Ok(numbers.clone().publish(|number| *number = 1).map(drop)?)).unwrap();
}
