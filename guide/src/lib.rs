//! Compiles and runs the code of the guide, whose pages lie in `disruptor/guide`. `examples/diagrams.rs` draws its pictures,
//! `tests/pages.rs` checks links, pictures and drawings.

pub mod pictures;
pub mod pipelines;

/// Each page's code blocks, run as tests.
macro_rules! pages {
    ($($page:ident)+) => {
        $(#[cfg(doctest)] #[doc = include_str!(concat!("../../disruptor/guide/", stringify!($page), ".md"))] mod $page {})+
    };
}

pages! {
    what
    first
    access
    branches
    batches
    waiting
    slots
    producers
    work
    tasks
    shutdown
    watching
    testing
    benchmarking
    processes
    porting
    when_not
}
