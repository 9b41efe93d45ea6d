//! A stage cannot depend on `cfg`, because the macro checks one graph for all builds.

use super::Checker;

pub(super) fn check(checker: &mut Checker<'_>) {
    for statement in &checker.source.statements {
        let crate::ast::StatementKind::Stage(stage) = &statement.kind else { continue };
        for attribute in &stage.attributes {
            if attribute.is_conditional() {
                let message = format!("`{}` cannot stand on the stage `{}`", attribute.path, stage.name);
                let help = "it would change the graph after it was checked: put `#[cfg(…)]` on a whole `disruptor! { … }` per variant";
                checker.error(statement.place, &attribute.tokens, message, help);
            }
        }
    }
}
