//! A poller that takes events by value, as an iterator.

use super::Poller;
use crate::access::Take;
use crate::plan::{Async, Position, Wakes, WakesIf};
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;

/// Takes events until there will be no more, and waits by the stage's wait strategy, as [`recv`](Poller::recv) does.
///
/// Not for a stage that says `{ async }`. Its poller is a stream of tasks, and a type that is both would have two methods `next`. That
/// poller is turned into an iterator instead: `for event in &mut pollers.sink` works with both.
impl<E: 'static, R, M, W, P, const B: bool, const D: usize> Iterator for Poller<'_, E, R, M, Take, W, P, WakesIf<B>, D>
where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    P: Position,
{
    type Item = E;

    #[inline]
    fn next(&mut self) -> Option<E> {
        self.recv()
    }
}

/// The events that a poller at which tasks may wait takes with [`recv`](Poller::recv), until there will be no more.
#[derive(Debug)]
pub struct Received<P>(P);

#[expect(
    clippy::into_iter_without_iter,
    reason = "`iter_mut` would iterate over what may be changed, not over what is taken"
)]
impl<'p, 'a, E: 'static, R, M, W, P, K, const D: usize> IntoIterator
    for &'p mut Poller<'a, E, R, M, Take, W, P, Async<K>, D>
where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    type Item = E;
    type IntoIter = Received<Self>;

    #[inline]
    fn into_iter(self) -> Received<&'p mut Poller<'a, E, R, M, Take, W, P, Async<K>, D>> {
        Received(self)
    }
}

impl<'a, E: 'static, R, M, W, P, K, const D: usize> IntoIterator for Poller<'a, E, R, M, Take, W, P, Async<K>, D>
where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    type Item = E;
    type IntoIter = Received<Self>;

    #[inline]
    fn into_iter(self) -> Received<Poller<'a, E, R, M, Take, W, P, Async<K>, D>> {
        Received(self)
    }
}

impl<E: 'static, R, M, W, P, K, const D: usize> Iterator for Received<&mut Poller<'_, E, R, M, Take, W, P, Async<K>, D>>
where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    type Item = E;

    #[inline]
    fn next(&mut self) -> Option<E> {
        self.0.recv()
    }
}

impl<E: 'static, R, M, W, P, K, const D: usize> Iterator for Received<Poller<'_, E, R, M, Take, W, P, Async<K>, D>>
where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    type Item = E;

    #[inline]
    fn next(&mut self) -> Option<E> {
        self.0.recv()
    }
}
