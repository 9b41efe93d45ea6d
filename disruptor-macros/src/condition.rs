//! Which events reach a stage: a function of what the deciding stages decide, without names, spans or tokens.
//!
//! A condition is a decision tree that asks each stage at most once, in the order of their indices, and asks nothing
//! that makes no difference. So equal functions are equal trees, and a function that is never or always true is a leaf.

/// Which of the events that a deciding stage handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Branch {
    /// Those it lets pass: `after`.
    Passed,
    /// Those it turns away: `else`.
    TurnedAway,
}

impl Branch {
    /// The word before the names of the stages whose branch a stage takes.
    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Self::Passed => "after",
            Self::TurnedAway => "else",
        }
    }
}

/// A function of the decisions, true for the events that meet the condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    Never,
    Always,
    /// One condition for what the stage `decider` lets pass, another for what it turns away.
    If {
        decider: usize,
        passed: Box<Condition>,
        turned_away: Box<Condition>,
    },
}

impl Condition {
    /// The events in this branch of `decider`.
    pub(crate) fn in_branch(decider: usize, branch: Branch) -> Self {
        match branch {
            Branch::Passed => Self::if_(decider, Self::Always, Self::Never),
            Branch::TurnedAway => Self::if_(decider, Self::Never, Self::Always),
        }
    }

    /// Asks only if the answer makes a difference. Both conditions ask about later stages only.
    fn if_(decider: usize, passed: Self, turned_away: Self) -> Self {
        if passed == turned_away {
            return passed;
        }
        Self::If { decider, passed: Box::new(passed), turned_away: Box::new(turned_away) }
    }

    pub(crate) fn not(&self) -> Self {
        match self {
            Self::Never => Self::Always,
            Self::Always => Self::Never,
            Self::If { decider, passed, turned_away } => Self::if_(*decider, passed.not(), turned_away.not()),
        }
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Never, _) | (_, Self::Never) => Self::Never,
            (Self::Always, condition) | (condition, Self::Always) => condition.clone(),
            (Self::If { decider: one, .. }, Self::If { decider: two, .. }) => {
                let decider = *one.min(two);
                let both = |branch| self.given(decider, branch).and(other.given(decider, branch));
                Self::if_(decider, both(Branch::Passed), both(Branch::TurnedAway))
            }
        }
    }

    pub(crate) fn or(&self, other: &Self) -> Self {
        self.not().and(&other.not()).not()
    }

    /// Whether no event meets both.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Never, _) | (_, Self::Never) => true,
            (Self::Always, _) | (_, Self::Always) => false,
            (Self::If { decider: one, .. }, Self::If { decider: two, .. }) => {
                let decider = *one.min(two);
                let branches = [Branch::Passed, Branch::TurnedAway];
                branches.iter().all(|&branch| self.given(decider, branch).excludes(other.given(decider, branch)))
            }
        }
    }

    /// Whether every event that meets this one meets the other.
    pub(crate) fn implies(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Never, _) | (_, Self::Always) => true,
            // A condition that asks is neither never nor always true.
            (_, Self::Never) | (Self::Always, _) => false,
            (Self::If { decider: one, .. }, Self::If { decider: two, .. }) => {
                let decider = *one.min(two);
                let branches = [Branch::Passed, Branch::TurnedAway];
                branches.iter().all(|&branch| self.given(decider, branch).implies(other.given(decider, branch)))
            }
        }
    }

    /// What is left of the condition in a branch of `decider`, which is not after any stage that it asks about.
    fn given(&self, decider: usize, branch: Branch) -> &Self {
        match self {
            Self::If { decider: first, passed, turned_away } if *first == decider => match branch {
                Branch::Passed => passed,
                Branch::TurnedAway => turned_away,
            },
            other => other,
        }
    }

    /// The number of decisions in the tree.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Never | Self::Always => 0,
            Self::If { passed, turned_away, .. } => 1 + passed.size() + turned_away.size(),
        }
    }

    /// The stages that it asks about, some perhaps more than once.
    pub(crate) fn deciders(&self) -> Vec<usize> {
        match self {
            Self::Never | Self::Always => Vec::new(),
            Self::If { decider, passed, turned_away } => {
                let mut deciders = vec![*decider];
                deciders.extend(passed.deciders());
                deciders.extend(turned_away.deciders());
                deciders
            }
        }
    }

    /// The decisions about some event that meets the condition: as few as settle it. `None` if there is no such event.
    pub(crate) fn example(&self) -> Option<Vec<(usize, Branch)>> {
        match self {
            Self::Never => None,
            Self::Always => Some(Vec::new()),
            Self::If { decider, passed, turned_away } => {
                let found = |branch, rest: &Self| {
                    let mut decisions = rest.example()?;
                    decisions.insert(0, (*decider, branch));
                    Some(decisions)
                };
                found(Branch::Passed, passed).or_else(|| found(Branch::TurnedAway, turned_away))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Branch, Condition};
    use proptest::prelude::*;

    /// As many deciding stages as a table of 32 bits has room for.
    const DECIDERS: usize = 5;

    /// The truth table: bit `k` is the value for the event that decider `i` lets pass if bit `i` of `k` is set.
    fn table(condition: &Condition) -> u32 {
        (0..1_usize << DECIDERS).map(|event| u32::from(holds(condition, event)) << event).sum()
    }

    fn holds(condition: &Condition, event: usize) -> bool {
        match condition {
            Condition::Never => false,
            Condition::Always => true,
            Condition::If { decider, passed, turned_away } => {
                holds(if event >> decider & 1 == 1 { passed } else { turned_away }, event)
            }
        }
    }

    /// Asks in order, and nothing that makes no difference.
    fn is_reduced(condition: &Condition, from: usize) -> bool {
        match condition {
            Condition::Never | Condition::Always => true,
            Condition::If { decider, passed, turned_away } => {
                let (next, differ) = (decider + 1, passed != turned_away);
                *decider >= from && differ && is_reduced(passed, next) && is_reduced(turned_away, next)
            }
        }
    }

    fn conditions() -> impl Strategy<Value = Condition> {
        let branch = prop_oneof![Just(Branch::Passed), Just(Branch::TurnedAway)];
        let leaf = prop_oneof![
            1 => prop_oneof![Just(Condition::Always), Just(Condition::Never)],
            8 => (0..DECIDERS, branch).prop_map(|(decider, branch)| Condition::in_branch(decider, branch)),
        ];
        leaf.prop_recursive(4, 24, 2, |inner| {
            prop_oneof![
                inner.clone().prop_map(|one| one.not()),
                (inner.clone(), inner.clone()).prop_map(|(one, other)| one.and(&other)),
                (inner.clone(), inner).prop_map(|(one, other)| one.or(&other)),
            ]
        })
    }

    proptest! {
        #[test]
        fn conditions_are_their_truth_tables(one in conditions(), other in conditions()) {
            let (left, right) = (table(&one), table(&other));
            prop_assert_eq!(table(&one.not()), !left);
            prop_assert_eq!(table(&one.and(&other)), left & right);
            prop_assert_eq!(table(&one.or(&other)), left | right);
            prop_assert_eq!(one.excludes(&other), left & right == 0);
            prop_assert_eq!(one.implies(&other), left & !right == 0);
            prop_assert_eq!(one == other, left == right);
            for condition in [one.not(), one.and(&other), one.or(&other)] {
                prop_assert!(is_reduced(&condition, 0), "{:?}", condition);
            }
        }

        #[test]
        fn an_example_settles_the_condition(condition in conditions()) {
            let Some(example) = condition.example() else {
                prop_assert_eq!(table(&condition), 0);
                return Ok(());
            };
            let given = example.iter().map(|&(decider, branch)| Condition::in_branch(decider, branch));
            let given = given.fold(Condition::Always, |all, one| all.and(&one));
            prop_assert_ne!(table(&given), 0);
            prop_assert_eq!(table(&given) & !table(&condition), 0);
        }

        #[test]
        fn a_condition_asks_about_the_deciders_that_matter(condition in conditions()) {
            let whole = table(&condition);
            for decider in 0..DECIDERS {
                let turned = (0..1_u32 << DECIDERS).map(|event| (whole >> (event ^ 1 << decider) & 1) << event).sum::<u32>();
                prop_assert_eq!(condition.deciders().contains(&decider), turned != whole);
            }
        }
    }
}
