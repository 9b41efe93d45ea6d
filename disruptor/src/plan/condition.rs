//! Which events reach a stage: a decision tree over the marks of the stages that decide.

use crate::ring::SlotMarks;
use std::marker::PhantomData;

/// Which events reach a stage, as a type.
pub trait Condition {
    /// Whether every event does. Then nobody looks.
    const ALWAYS: bool = false;

    /// Whether the event with these marks does. Every stage whose mark is looked at is done with it.
    fn is_met<V: SlotMarks>(marks: &V) -> bool;
}

/// Every event.
pub struct Always;

impl Condition for Always {
    const ALWAYS: bool = true;

    #[inline(always)]
    fn is_met<V: SlotMarks>(_: &V) -> bool {
        true
    }
}

/// No event: the end of a branch of an [`If`].
pub struct Never;

impl Condition for Never {
    #[inline(always)]
    fn is_met<V: SlotMarks>(_: &V) -> bool {
        false
    }
}

/// Where the mark `MARK` is a yes, the events of `Yes`; where it is a no, those of `No`.
pub struct If<const MARK: usize, Yes, No>(PhantomData<(Yes, No)>);

impl<const MARK: usize, Yes: Condition, No: Condition> Condition for If<MARK, Yes, No> {
    #[inline(always)]
    fn is_met<V: SlotMarks>(marks: &V) -> bool {
        const { assert!(MARK < V::COUNT, "there is no such mark") };
        if marks.is_set(MARK) { Yes::is_met(marks) } else { No::is_met(marks) }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Always, Condition, If, Never};
    use crate::ring::{Marks, SlotMarks};

    /// Whether events meet the condition, in the order in which a table of truth lists the marks.
    fn table<C: Condition>() -> [bool; 8] {
        std::array::from_fn(|row| {
            let marks = Marks::<3>::none();
            (0..3).for_each(|mark| marks.set(mark, row >> mark & 1 == 1));
            C::is_met(&marks)
        })
    }

    fn expected(condition: impl Fn(bool, bool, bool) -> bool) -> [bool; 8] {
        std::array::from_fn(|row| condition(row & 1 == 1, row & 2 == 2, row & 4 == 4))
    }

    #[test]
    fn constants() {
        assert_eq!(table::<Always>(), [true; 8]);
        assert_eq!(table::<Never>(), [false; 8]);
        assert!(Always::is_met(&()));
        const { assert!(Always::ALWAYS && !Never::ALWAYS && !<If<0, Always, Never>>::ALWAYS) };
    }

    #[test]
    fn one_mark() {
        assert_eq!(table::<If<1, Always, Never>>(), expected(|_, b, _| b));
        assert_eq!(table::<If<1, Never, Always>>(), expected(|_, b, _| !b));
    }

    #[test]
    fn several_marks() {
        assert_eq!(table::<If<0, If<1, Always, Never>, Never>>(), expected(|a, b, _| a && b));
        assert_eq!(table::<If<2, Always, If<0, Never, Always>>>(), expected(|a, _, c| c || !a));
        assert_eq!(
            table::<If<0, If<1, Never, Always>, If<2, Always, Never>>>(),
            expected(|a, b, c| if a { !b } else { c })
        );
    }
}
