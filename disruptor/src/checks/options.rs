//! What the options of a stage may be.

use std::borrow::Cow;

/// How large a batch may be.
pub enum MaxBatch {}

impl MaxBatch {
    /// Fails the compilation if no batch can have at most `most` events, at the expression that the call is spanned to.
    ///
    /// # Panics
    ///
    /// In that case: in a constant, a panic is a compile error.
    #[track_caller]
    pub const fn check(most: usize) {
        assert!(most != 0, "a batch of no events never ends\nhelp: write an integer, at least 1");
    }
}

/// What can name a stage's thread.
#[diagnostic::on_unimplemented(
    message = "a thread cannot be called by a `{Self}`",
    label = "expected a text",
    note = "write a `&str` or a `String`, as in `name: \"journal\"`"
)]
pub trait ThreadName {
    /// The name.
    fn into_name(self) -> String;
}

impl ThreadName for &str {
    fn into_name(self) -> String {
        self.to_owned()
    }
}

impl ThreadName for String {
    fn into_name(self) -> String {
        self
    }
}

impl ThreadName for &String {
    fn into_name(self) -> String {
        self.clone()
    }
}

impl ThreadName for Cow<'_, str> {
    fn into_name(self) -> String {
        self.into_owned()
    }
}

impl ThreadName for Box<str> {
    fn into_name(self) -> String {
        self.into_string()
    }
}

/// The option `name` of a stage.
#[must_use]
pub fn thread_name<Name: ThreadName>(name: Name) -> String {
    name.into_name()
}

/// What can name the core of a stage's thread.
#[diagnostic::on_unimplemented(
    message = "a thread cannot be pinned to a `{Self}`",
    label = "expected the number of a core",
    note = "write a `usize` or an `Option<usize>`, as in `core: 2`; `None` leaves the thread where it is"
)]
pub trait CoreNumber {
    /// The number; `None` for a thread that is not pinned.
    fn into_number(self) -> Option<usize>;
}

impl CoreNumber for usize {
    fn into_number(self) -> Option<usize> {
        Some(self)
    }
}

impl CoreNumber for Option<usize> {
    fn into_number(self) -> Option<usize> {
        self
    }
}

/// The option `core` of a stage.
#[must_use]
pub fn core_number<Core: CoreNumber>(core: Core) -> Option<usize> {
    core.into_number()
}

#[cfg(test)]
mod tests {
    use super::thread_name;
    use std::borrow::Cow;

    #[test]
    fn every_kind_of_text_is_a_name() {
        let owned = "journal".to_owned();
        assert_eq!(thread_name("journal"), "journal");
        assert_eq!(thread_name(&owned), "journal");
        assert_eq!(thread_name(Cow::Borrowed("journal")), "journal");
        assert_eq!(thread_name(Cow::<str>::Owned(owned.clone())), "journal");
        assert_eq!(thread_name(owned.clone().into_boxed_str()), "journal");
        assert_eq!(thread_name(owned), "journal");
    }
}
