//! A stage lists each of its fields once. (That the list is not empty is seen when it is read.)

use super::Checker;
use crate::ast::AccessKind;

pub(super) fn check(checker: &mut Checker<'_>) {
    for (_, stage) in checker.stages() {
        let Some(AccessKind::Fields(fields)) = stage.access.as_ref().map(|access| &access.kind) else { continue };
        for (index, field) in fields.iter().enumerate() {
            let name = field.name.text();
            let mut before = fields.iter().take(index);
            if let Some(first) = before.find(|other| other.name.text() == name) {
                let message = format!("the stage `{}` lists its field `{name}` twice", stage.name);
                let stronger = if field.mutable { field } else { first };
                checker.error(stage.place, field.name.span(), message, format!("list it once: `{stronger}`"));
            }
        }
    }
}
