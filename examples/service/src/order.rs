//! Orders: what a client asks for, and what it gets.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a client asks for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    pub(crate) item: String,
    pub(crate) quantity: u32,
}

/// What a client gets for an order that was taken. The journal has one on each line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Receipt<O = Order> {
    /// Orders that were taken are numbered from 1.
    pub(crate) id: u64,
    #[serde(flatten)]
    pub(crate) order: O,
    /// What all of it costs.
    pub(crate) cents: u64,
}

/// Why an order was not taken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    NoSuchItem(String),
    Quantity { most: u32 },
    SoldOut { item: &'static str, left: u32 },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchItem(item) => write!(f, "we have no {item:?}"),
            Self::Quantity { most } => write!(f, "the quantity must be from 1 to {most}"),
            Self::SoldOut { item, left } => write!(f, "only {left} of {item} are left"),
        }
    }
}
