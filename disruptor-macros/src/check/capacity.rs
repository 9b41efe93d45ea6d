//! A literal number of slots must be a power of two within the range of sequences. The compiler checks constants when
//! it evaluates them. It also checks that the ring fits into memory, because only it knows the size of an event.

use super::Checker;
use crate::ast::StatementKind;
use crate::tokens::flatten;
use proc_macro2::{TokenStream, TokenTree};
use syn::{Lit, LitInt};

/// The most slots that a ring may have. `MOST_SLOTS` in the runtime's `checks` says why.
const MOST_SLOTS: u128 = 1 << 62;

pub(super) fn check(checker: &mut Checker<'_>) {
    for statement in &checker.source.statements {
        if let StatementKind::Capacity(Some(capacity)) = &statement.kind
            && let Err((message, help)) = literal(capacity, "capacity", "capacity: 1024;")
        {
            checker.error(statement.place, capacity, message, help);
        }
    }
}

/// Reads a literal number of slots; `None` for any other expression. An error is the message about this `role`, and the
/// help.
pub(super) fn literal(slots: &TokenStream, role: &str, example: &str) -> Result<Option<u128>, (String, String)> {
    let smallest = format!("write a power of two, at least `1`: `{example}`");
    let Some(integer) = integer(slots, role, &smallest)? else { return Ok(None) };
    match integer.base10_digits().parse::<u128>() {
        Ok(0) => Err(("a ring of no slots holds no events".to_owned(), smallest)),
        Ok(slots) if slots <= MOST_SLOTS && slots.is_power_of_two() => Ok(Some(slots)),
        Ok(slots) if slots <= MOST_SLOTS => {
            let above = slots.next_power_of_two();
            let help = format!("the nearest powers of two are {} and {above}", above / 2);
            Err((format!("the {role} `{integer}` is not a power of two"), help))
        }
        _ => {
            let message = format!("the {role} `{integer}` is more than sequences can count");
            Err((message, format!("write at most {MOST_SLOTS}")))
        }
    }
}

/// Reads a literal `usize` that is not negative; what is no literal is `None`. If it is wrong: what is wrong with this `role`, and how to
/// mend it, which for what is no such number is `help`.
pub(super) fn integer(number: &TokenStream, role: &str, help: &str) -> Result<Option<LitInt>, (String, String)> {
    let tokens: Vec<TokenTree> = flatten(number).into_iter().collect();
    let (negative, literal) = match tokens.as_slice() {
        [literal] => (false, literal),
        [TokenTree::Punct(minus), literal] if minus.as_char() == '-' => (true, literal),
        _ => return Ok(None),
    };
    let Ok(value) = syn::parse2::<Lit>(literal.clone().into()) else { return Ok(None) };
    let integer = match value {
        Lit::Int(_) | Lit::Float(_) if negative => {
            return Err((format!("the {role} `-{literal}` is negative"), help.to_owned()));
        }
        Lit::Int(integer) => integer,
        _ => return Err((format!("the {role} `{literal}` is not an integer"), help.to_owned())),
    };
    if !["", "usize"].contains(&integer.suffix()) {
        let message = format!("the {role} is a `usize`, not a `{}`", integer.suffix());
        return Err((message, format!("write `{}`", integer.base10_digits())));
    }
    Ok(Some(integer))
}
