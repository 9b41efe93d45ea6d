//! A stage lists each of its fields once. (The parser already rejects an empty list.)

use super::Checker;
use crate::ast::AccessKind;
use crate::tokens::unraw;

pub(super) fn check(checker: &mut Checker<'_>) {
    for (_, stage) in checker.stages() {
        let Some(AccessKind::Fields(fields)) = stage.access.as_ref().map(|access| &access.kind) else { continue };
        for (index, field) in fields.iter().enumerate() {
            let name = field.name.text();
            let mut before = fields.iter().take(index);
            // As the handler knows them: `0` and `_0` are the same.
            let called = unraw(&field.name.in_view());
            if let Some(first) = before.find(|other| unraw(&other.name.in_view()) == called) {
                let message = format!("the stage `{}` lists its field `{name}` twice", stage.name);
                let stronger = if field.mutable { field } else { first };
                checker.error(stage.place, field.name.span(), message, format!("list it once: `{stronger}`"));
            }
        }
    }
}
