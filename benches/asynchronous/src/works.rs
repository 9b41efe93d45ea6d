//! What is raced.

mod many;
mod one;
mod threads;

use crate::contenders::Named;
use crate::flows::Slice;
use crate::meter::Measured;
use crate::race::{Contender, Length, Work};
use crate::runtime::Flavor;
use std::rc::Rc;

/// All of it, in the order in which it is run: each on one thread, and on two.
pub(crate) fn all() -> Vec<Work> {
    let works = [one::all(), many::all(), threads::all()];
    let both = |course: Course| Flavor::ALL.map(|flavor| course.on(flavor));
    works.into_iter().flatten().flat_map(both).collect()
}

/// A flow, with those who take part in it, before it is said on which executor.
struct Course {
    name: String,
    title: String,
    unit: &'static str,
    capacity: usize,
    length: Length,
    entrants: Vec<Entrant>,
}

/// One who takes part.
struct Entrant {
    name: &'static str,
    run: Rc<dyn Fn(Slice) -> Measured>,
}

fn entrant<C: Named>(run: impl Fn(Slice) -> Measured + 'static) -> Entrant {
    Entrant { name: C::NAME, run: Rc::new(run) }
}

impl Course {
    fn on(&self, flavor: Flavor) -> Work {
        let capacity = self.capacity;
        let contender = |entrant: &Entrant| {
            let run = Rc::clone(&entrant.run);
            Contender { name: entrant.name, run: Box::new(move |messages| run(Slice { flavor, capacity, messages })) }
        };
        Work {
            name: format!("{}/{}", self.name, flavor.name()),
            title: format!("{}, {}", self.title, flavor.title()),
            unit: self.unit,
            length: self.length,
            contenders: self.entrants.iter().map(contender).collect(),
        }
    }
}
