//! More busy threads than cores: four on two.

use super::{MANY_EVENTS, contender, events_work};
use crate::contenders::cursors::{disrupt_rs_yield, lmax_hint, lmax_sleep, lmax_spin};
use crate::contenders::ours::graphs as ours;
use crate::parties::{DISRUPT_RS, LMAX, OURS};
use crate::race::{Work, graph};

pub(super) fn all() -> [Work; 2] {
    [
        events_work(
            "chain_oversubscribed",
            "chain of three stages on two cores, one by one, 8 B",
            MANY_EVENTS,
            vec![
                contender(OURS, "default, yield", graph(3, ours::chain::one_by_one)),
                contender(OURS, "dense, yield", graph(3, ours::chain_dense::one_by_one)),
                contender(LMAX, "spin", graph(3, lmax_spin::chain)),
                contender(LMAX, "spin with hint", graph(3, lmax_hint::chain)),
                contender(LMAX, "sleep", graph(3, lmax_sleep::chain)),
                contender(DISRUPT_RS, "yield", graph(3, disrupt_rs_yield::chain)),
            ],
        ),
        events_work(
            "diamond_oversubscribed",
            "diamond of three stages on two cores, one by one, 8 B",
            MANY_EVENTS,
            vec![
                contender(OURS, "default, yield", graph(3, ours::diamond::one_by_one)),
                contender(OURS, "dense, yield", graph(3, ours::diamond_dense::one_by_one)),
                contender(LMAX, "spin", graph(3, lmax_spin::diamond)),
                contender(LMAX, "spin with hint", graph(3, lmax_hint::diamond)),
                contender(LMAX, "sleep", graph(3, lmax_sleep::diamond)),
                contender(DISRUPT_RS, "yield", graph(3, disrupt_rs_yield::diamond)),
            ],
        ),
    ]
}
