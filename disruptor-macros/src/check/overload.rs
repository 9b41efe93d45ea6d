//! No stage depends on more decisions than anybody could follow.

use super::Checker;
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    for &index in checker.branches.overloaded() {
        let Some(stage) = checker.model.stages.get(index) else { continue };
        let message = format!(
            "too many decisions meet at the stage `{}`: which events reach it cannot be worked out",
            stage.name
        );
        let help = "let one stage decide what several do now, or join fewer branches here";
        checker.error(stage.place, Spot::from(&stage.name), message, help);
    }
}
