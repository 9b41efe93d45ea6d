//! A pipeline cannot use the type parameters of a surrounding function.

use disruptor::disruptor;

fn pass<T: Default + Send + 'static, const N: usize>() {
    disruptor! {
        pipeline Things {
            event: T;
            capacity: 8;
            stage a: &T;
        }
    }
    disruptor! {
        pipeline Numbers {
            event: u64;
            capacity: N;
            stage a: &u64;
        }
    }
    Things { a: |_, _, _| () }.run(|_| Ok(())).unwrap();
    Numbers { a: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn main() {
    pass::<u8, 8>();
}
