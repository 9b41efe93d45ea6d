//! Ends at which tasks wait are named, kept and polled like all others, and their futures can move to other threads.
#![deny(warnings)]
#![forbid(unsafe_code)]

use disruptor::{PipelineError, Polled, disruptor};

disruptor! {
    /// Doubles.
    pub pipeline Requests {
        event: u64;
        capacity: 8;
        producer: multi, async;

        stage double: &mut u64;
        poll answer: &u64 after double { async, max_batch: 4 };
        stage count: &u64 after double;
    }
}

disruptor! {
    pipeline Lines {
        event: String;
        capacity: 8;
        producer: single, async;
        poll taken: String { async };
    }
}

// `async` through a macro.
macro_rules! ticks {
    ($producers:ident, $tasks:ident, { $option:ident }) => {
        disruptor! {
            pipeline Ticks {
                event: u64;
                capacity: 8;
                producer: $producers, $tasks;
                poll seen: &u64 { $option };
            }
        }
    };
}

ticks!(single, async, { async });

async fn publish(mut requests: RequestsProducer<'static>) -> Result<(), PipelineError> {
    requests.publish_async(|request| *request = 4).await?;
    requests.publish_batch_async(2, |batch| batch.for_each(|request| *request = 5)).await?;
    Ok(())
}

async fn answer(poller: &mut RequestsAnswerPoller<'_>) -> u64 {
    let mut sum = 0;
    while poller.poll_async(|request, _, _| sum += request).await != Polled::Ended {}
    sum
}

async fn lines() -> Result<(), PipelineError> {
    let (mut lines, mut pollers, running) = Lines {}.spawn()?;
    lines.send_async("so it goes".to_owned()).await?;
    drop(lines);
    assert_eq!(pollers.taken.recv_async().await.as_deref(), Some("so it goes"));
    running.join_async().await
}

async fn requests() -> Result<(), PipelineError> {
    let (requests, mut pollers, running) =
        Requests { double: |request: &mut u64, _, _| *request *= 2, count: |_: &u64, _, _| () }.spawn()?;
    publish(requests).await?;
    assert_eq!(answer(&mut pollers.answer).await, 28);
    running.join_async().await
}

/// What executors ask for that run tasks on several threads.
fn block_on(task: impl Future<Output = Result<(), PipelineError>> + Send + 'static) {
    let mut task = Box::pin(task);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(result) = task.as_mut().poll(&mut context) {
            return result.unwrap();
        }
        std::thread::yield_now();
    }
}

fn main() {
    block_on(requests());
    block_on(lines());
    assert!(Ticks::TOPOLOGY.is_async && Ticks::TOPOLOGY.stages[0].is_async);
    // Threads go on as ever.
    let mut count = 0;
    Requests { double: |request, _, _| *request *= 2, count: |_, _, _| count += 1 }
        .run(|requests, mut pollers| {
            requests.clone().publish(|request| *request = 4)?;
            drop(requests);
            while pollers.answer.poll_wait(|request, _, _| assert_eq!(*request, 8)) != Polled::Ended {}
            Ok(())
        })
        .unwrap();
    assert_eq!(count, 1);
}
