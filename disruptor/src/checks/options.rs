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

/// Over how many threads the events of a stage are divided.
pub enum Shards {}

impl Shards {
    /// The most shards: whoever follows them looks at the cursor of each.
    const MOST: usize = 64;

    /// Fails the compilation if a stage cannot have so many shards, at the expression that the call is spanned to.
    ///
    /// # Panics
    ///
    /// In that case: in a constant, a panic is a compile error.
    #[track_caller]
    pub const fn check(shards: usize) {
        assert!(shards != 0, "a stage without shards handles nothing\nhelp: write an integer from 2 to 64");
        assert!(shards != 1, "one shard is the stage itself\nhelp: write an integer from 2 to 64, or no `shards`");
        assert!(shards <= Self::MOST, "a stage has at most 64 shards\nhelp: write an integer from 2 to 64");
    }
}

/// The lanes of several stages: of each, the first one and their number.
///
/// # Panics
///
/// If there are not `LANES` of them.
#[must_use]
pub const fn lanes<const LANES: usize>(stages: &[(usize, usize)]) -> [usize; LANES] {
    let mut lanes = [0; LANES];
    let (mut next, mut stage) = (0, 0);
    while stage < stages.len() {
        let (first, count) = stages[stage];
        let mut shard = 0;
        while shard < count {
            lanes[next] = first + shard;
            next += 1;
            shard += 1;
        }
        stage += 1;
    }
    assert!(next == LANES, "every lane has its place");
    lanes
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

/// What can name the cores of a stage's shards.
///
/// `By` keeps the two kinds apart: for all that the compiler knows, a list might be a function some day.
#[diagnostic::on_unimplemented(
    message = "the threads of shards cannot be pinned by a `{Self}`",
    label = "expected a core for each shard",
    note = "write a core for each shard, as in `core: [2, 3]`, or a function of the shard, as in `core: |shard| 2 + shard`; a core is a `usize` or an `Option<usize>`"
)]
pub trait CoreNumbers<const SHARDS: usize, By> {
    /// The number for each shard; `None` for a thread that is not pinned.
    fn into_numbers(self) -> [Option<usize>; SHARDS];
}

/// A list of cores.
pub enum ByList {}

/// A function of the shard.
pub enum ByFunction {}

impl<const SHARDS: usize, Core: CoreNumber> CoreNumbers<SHARDS, ByList> for [Core; SHARDS] {
    fn into_numbers(self) -> [Option<usize>; SHARDS] {
        self.map(Core::into_number)
    }
}

#[diagnostic::do_not_recommend]
impl<const SHARDS: usize, Core: CoreNumber, Choose: FnMut(usize) -> Core> CoreNumbers<SHARDS, ByFunction> for Choose {
    fn into_numbers(mut self) -> [Option<usize>; SHARDS] {
        std::array::from_fn(|shard| self(shard).into_number())
    }
}

/// The option `core` of a stage with shards: a list, or a function that has a name.
///
/// The result says how many shards there are. If the call said it, rustc would show the whole macro call for a wrong list.
#[must_use]
pub fn core_list<const SHARDS: usize, By, Cores: CoreNumbers<SHARDS, By>>(cores: Cores) -> [Option<usize>; SHARDS] {
    cores.into_numbers()
}

/// The option `core` of a stage with shards: a closure, whose argument needs no type.
#[must_use]
pub fn core_function<const SHARDS: usize, Core: CoreNumber, Choose: FnMut(usize) -> Core>(
    choose: Choose,
) -> [Option<usize>; SHARDS] {
    CoreNumbers::<SHARDS, ByFunction>::into_numbers(choose)
}

/// The option `core` of a stage.
#[must_use]
pub fn core_number<Core: CoreNumber>(core: Core) -> Option<usize> {
    core.into_number()
}

#[cfg(test)]
mod tests {
    use super::{Shards, core_function, core_list, lanes, thread_name};
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

    #[test]
    fn cores_come_from_a_list_or_a_function() {
        fn third(shard: usize) -> Option<usize> {
            (shard == 2).then_some(7)
        }
        let offset = 3;
        assert_eq!(core_list([4, 5]), [Some(4), Some(5)]);
        assert_eq!(core_list([None, Some(1)]), [None, Some(1)]);
        assert_eq!(core_list(third), [None, None, Some(7)]);
        assert_eq!(core_function(|shard| shard + offset), [Some(3), Some(4)]);
    }

    #[test]
    fn the_lanes_of_stages_follow_one_another() {
        assert_eq!(lanes::<4>(&[(0, 1), (3, 2), (7, 1)]), [0, 3, 4, 7]);
        assert_eq!(lanes::<0>(&[]), [0; 0]);
    }

    #[test]
    fn a_stage_has_from_2_to_64_shards() {
        let passes = |shards| std::panic::catch_unwind(|| Shards::check(shards)).is_ok();
        assert_eq!([0, 1, 2, 64, 65].map(passes), [false, false, true, true, false]);
    }
}
