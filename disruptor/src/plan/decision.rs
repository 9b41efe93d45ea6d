//! What a stage makes of what its handler returned.

use crate::ring::SlotMarks;
use std::error::Error;

/// An error of the user's own that ends the pipeline.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// What a stage does with an outcome, whatever its type.
pub trait Rule {
    /// Whether the stage may turn an event away.
    const DECIDES: bool = false;
}

/// A rule for outcomes of type `O`.
#[diagnostic::on_unimplemented(
    message = "`{O}` is no outcome of a stage",
    label = "expected `bool` or a `Result<(), Error>`"
)]
pub trait Decision<O>: Rule {
    /// Draws the conclusion about an event with these marks: whether the answer is yes. The stage still has the event.
    ///
    /// # Errors
    ///
    /// What the pipeline fails with.
    fn conclude<V: SlotMarks>(outcome: O, marks: &V) -> Result<bool, Failure>;
}

/// There is nothing to decide.
pub struct Undecided;

impl Rule for Undecided {}

impl Decision<()> for Undecided {
    #[inline(always)]
    fn conclude<V: SlotMarks>((): (), _: &V) -> Result<bool, Failure> {
        Ok(true)
    }
}

/// The answer goes into the mark `MARK`.
pub struct Deciding<const MARK: usize>;

impl<const MARK: usize> Deciding<MARK> {
    #[inline(always)]
    fn keep<V: SlotMarks>(yes: bool, marks: &V) {
        const { assert!(MARK < V::COUNT, "there is no such mark") };
        step!(marks.set(MARK, yes), unless "mark_store");
    }
}

impl<const MARK: usize> Rule for Deciding<MARK> {
    const DECIDES: bool = true;
}

impl<const MARK: usize> Decision<bool> for Deciding<MARK> {
    #[inline(always)]
    fn conclude<V: SlotMarks>(yes: bool, marks: &V) -> Result<bool, Failure> {
        Self::keep(yes, marks);
        Ok(yes)
    }
}

impl<const MARK: usize, E> Decision<Result<(), E>> for Deciding<MARK> {
    #[inline(always)]
    fn conclude<V: SlotMarks>(result: Result<(), E>, marks: &V) -> Result<bool, Failure> {
        Self::keep(result.is_ok(), marks);
        Ok(result.is_ok())
    }
}

/// The answer is counted, and nobody asks for it.
pub struct Noting;

impl Rule for Noting {
    const DECIDES: bool = true;
}

impl Decision<bool> for Noting {
    #[inline(always)]
    fn conclude<V: SlotMarks>(yes: bool, _: &V) -> Result<bool, Failure> {
        Ok(yes)
    }
}

impl<E> Decision<Result<(), E>> for Noting {
    #[inline(always)]
    fn conclude<V: SlotMarks>(result: Result<(), E>, _: &V) -> Result<bool, Failure> {
        Ok(result.is_ok())
    }
}

/// An error ends the pipeline.
pub struct Failing;

impl Rule for Failing {}

/// An error that can become the pipeline's.
#[diagnostic::on_unimplemented(
    message = "the pipeline cannot fail with a `{Self}`",
    label = "an error of this stage becomes the pipeline's, so it must convert into `Box<dyn Error + Send + Sync>`",
    note = "implement `std::error::Error` for `{Self}` (a `Box<dyn Error>` must be a `Box<dyn Error + Send + Sync>`), or let another stage take the errors up: `else NAME`"
)]
pub trait FailsThePipeline: Into<Failure> {}

#[diagnostic::do_not_recommend]
impl<E: Into<Failure>> FailsThePipeline for E {}

impl<E: FailsThePipeline> Decision<Result<(), E>> for Failing {
    #[inline(always)]
    fn conclude<V: SlotMarks>(result: Result<(), E>, _: &V) -> Result<bool, Failure> {
        #[cold]
        #[inline(never)]
        fn failure<E: Into<Failure>>(error: E) -> Failure {
            error.into()
        }
        match result {
            Ok(()) => Ok(true),
            Err(error) => Err(failure(error)),
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Deciding, Decision, Failing, Noting, Rule, Undecided};
    use crate::ring::{Marks, SlotMarks};
    use std::rc::Rc;

    #[test]
    fn only_who_may_turn_events_away_decides() {
        const { assert!(<Deciding<0> as Rule>::DECIDES && Noting::DECIDES) };
        const { assert!(!Failing::DECIDES && !Undecided::DECIDES) };
        assert!(Undecided::conclude((), &()).unwrap());
    }

    #[test]
    fn a_decision_is_kept_in_its_mark_alone() {
        let marks = Marks::<3>::none();
        assert!(<Deciding<1>>::conclude(true, &marks).unwrap());
        assert_eq!([0, 1, 2].map(|mark| marks.is_set(mark)), [false, true, false]);
        assert!(<Deciding<2>>::conclude(Ok::<(), &str>(()), &marks).unwrap());
        assert!(!<Deciding<1>>::conclude(Err("no"), &marks).unwrap());
        assert_eq!([0, 1, 2].map(|mark| marks.is_set(mark)), [false, false, true]);
        assert!(!<Deciding<2>>::conclude(false, &marks).unwrap());
        assert!(!marks.is_set(2));
    }

    #[test]
    fn what_is_noted_needs_no_mark() {
        assert!(Noting::conclude(true, &()).unwrap());
        assert!(!Noting::conclude(Err(3), &()).unwrap());
    }

    #[test]
    fn a_decision_drops_the_error() {
        let error = Rc::new(());
        assert!(!Noting::conclude(Err(Rc::clone(&error)), &()).unwrap());
        assert!(!<Deciding<0>>::conclude(Err(Rc::clone(&error)), &Marks::<1>::none()).unwrap());
        assert_eq!(Rc::strong_count(&error), 1);
    }

    #[test]
    fn a_failure_is_the_handlers_error() {
        assert!(Failing::conclude(Ok::<(), String>(()), &()).unwrap());
        let failure = Failing::conclude(Err("the disk is full".to_owned()), &()).unwrap_err();
        assert_eq!(failure.to_string(), "the disk is full");
        let failure = Failing::conclude(Err(std::fmt::Error), &()).unwrap_err();
        assert!(failure.is::<std::fmt::Error>());
    }
}
