//! The one handler of several shards cannot write what it captures, nor can what makes their states.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { shards: 2, state: u64 };
    }
}

fn main() {
    let (mut made, mut handled) = (0, 0);
    Orders {
        sum: (
            |_| {
                made += 1;
                Ok(0)
            },
            |_, _, _, _| handled += 1,
        ),
    }
    .run(|_| Ok(()))
    .unwrap();
}
