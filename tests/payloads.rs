//! A stage's panic payload comes back, whatever its type.

mod common;

use common::{Bomb, ON_PURPOSE, deadline, lock, silence};
use disruptor::{PanicPayload, PipelineError, disruptor};
use std::panic::{panic_any, resume_unwind};
use std::sync::Mutex;
use std::sync::atomic::Ordering;

disruptor! {
    pipeline One {
        event: u64;
        capacity: 2;
        stage only: &u64;
    }
}

/// The message and the payload of a pipeline whose stage panics with `how`.
fn panicked(how: impl Fn() + Send + Sync + 'static) -> (String, PanicPayload) {
    silence();
    let how = move |_: &u64, _, _: bool| how();
    deadline(move || {
        let (mut producer, running) = One { only: how }.spawn().expect("a thread");
        while producer.publish(|_| ()).is_ok() {}
        match running.join() {
            Err(PipelineError::StagePanicked { stage: "only", sequence: 0, message, payload, .. }) => {
                (message, payload)
            }
            other => panic!("expected the panic, got {other:?}"),
        }
    })
}

#[test]
fn a_payload_that_is_no_text_comes_back() {
    let (message, payload) = panicked(|| resume_unwind(Box::new(42_u32)));
    assert_eq!(message, "a panic without a text");
    assert_eq!(format!("{payload:?}"), "PanicPayload(..)");
    assert_eq!(payload.into_inner().downcast_ref(), Some(&42_u32));
}

#[test]
fn a_payload_that_is_text_comes_back_and_is_the_message() {
    let (message, payload) = panicked(|| panic_any("on purpose: a literal"));
    assert_eq!(message, "on purpose: a literal");
    assert_eq!(payload.into_inner().downcast_ref(), Some(&"on purpose: a literal"));
    let (message, payload) = panicked(|| panic!("{ON_PURPOSE}: {}", 1 + 1));
    assert_eq!(message, "on purpose: 2");
    assert_eq!(payload.into_inner().downcast_ref(), Some(&"on purpose: 2".to_owned()));
}

/// The payload need not be `Sync`, but the error is.
#[test]
fn an_error_with_a_payload_goes_between_threads() {
    fn shared<T: Send + Sync + 'static>(value: T) -> T {
        value
    }
    let (_, payload) = panicked(|| panic_any(std::cell::Cell::new(1_u8)));
    let payload = shared(payload);
    let cell =
        std::thread::spawn(move || payload.into_inner().downcast::<std::cell::Cell<u8>>().expect("a cell").get());
    assert_eq!(cell.join().expect("no panic"), 1);
}

#[test]
fn the_drop_of_a_payload_takes_nothing_down() {
    let bomb = Bomb::armed();
    let fuse = bomb.0.clone();
    let carried = Mutex::new(Some(bomb));
    let (_, payload) = panicked(move || panic_any(lock(&carried).take()));
    assert!(fuse.load(Ordering::Relaxed), "the payload is kept");
    drop(payload);
    assert!(!fuse.load(Ordering::Relaxed), "it is dropped with the error");
}

/// If nobody joins the pipeline, the last thread drops the payload.
#[test]
fn a_payload_that_nobody_asks_for_takes_nothing_down() {
    silence();
    deadline(|| {
        let bomb = Bomb::armed();
        let fuse = bomb.0.clone();
        let mut bomb = Some(bomb);
        let (mut producer, running) =
            One { only: move |_: &u64, _, _: bool| panic_any(bomb.take()) }.spawn().expect("a thread");
        drop(running);
        while producer.publish(|_| ()).is_ok() {}
        drop(producer);
        while fuse.load(Ordering::Relaxed) {
            std::thread::yield_now();
        }
    });
}
