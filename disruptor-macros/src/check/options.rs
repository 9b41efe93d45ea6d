//! Options are given once, and fit the stage.

use super::Checker;
use crate::ast::{OptionValue, StageKind, StatementKind};

pub(super) fn check(checker: &mut Checker<'_>) {
    for statement in &checker.source.statements {
        let StatementKind::Stage(stage) = &statement.kind else { continue };
        for (index, option) in stage.options.iter().enumerate() {
            let key = &option.key;
            let mut before = stage.options.iter().take(index);
            if before.any(|other| other.key == *key) {
                let message = format!("the option `{key}` is given more than once for the stage `{}`", stage.name);
                checker.error(statement.place, key, message, format!("keep one `{key}: …`"));
            } else if stage.kind == StageKind::Poll && !matches!(option.value, OptionValue::Wait(_)) {
                let message = format!("a `poll` stage has no thread, so `{}` takes no `{key}`", stage.name);
                let help = "take it away: a poll stage runs on the thread that polls it; its options are: wait";
                checker.error(statement.place, key, message, help);
            }
        }
    }
}
