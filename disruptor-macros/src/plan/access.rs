//! What each stage touches of the event, and what others read of that at the same time.

use crate::ast::{AccessKind, Field, FieldName};
use crate::graph::Set;
use crate::model::{Model, Stage};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AccessPlan {
    /// `&Event`
    Read {
        /// Whether another stage reads the whole event at the same time.
        shared: bool,
    },
    /// `&mut Event`
    Write,
    /// `Event`
    Take,
    /// The listed fields, in that order.
    Fields(Vec<FieldPlan>),
    /// `&[Event]`
    ReadSlice {
        /// As for [`Read`](AccessPlan::Read).
        shared: bool,
    },
    /// `&mut [Event]`
    WriteSlice,
}

impl AccessPlan {
    /// Whether the stage reads the whole event while another one does too.
    pub(super) fn shares_the_event(&self) -> bool {
        matches!(self, Self::Read { shared: true } | Self::ReadSlice { shared: true })
    }

    /// Whether the stage gets runs of events, so that no slot may hold anything else.
    pub(super) fn is_slice(&self) -> bool {
        matches!(self, Self::ReadSlice { .. } | Self::WriteSlice)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldPlan {
    /// Without `r#`.
    pub(crate) name: String,
    pub(crate) mutable: bool,
    /// Whether another thread reads this field at the same time: that of another stage, alone or as part of the whole
    /// event, or that of another shard, because all shards read the key of every event.
    pub(crate) shared: bool,
}

/// Which stages read which parts of the event.
#[derive(Default)]
pub(super) struct Touched {
    /// The stages that read the whole event.
    whole: Set,
    /// For each field, the stages that list it.
    fields: BTreeMap<String, Set>,
}

impl Touched {
    pub(super) fn by(model: &Model) -> Self {
        let mut touched = Self::default();
        for (index, stage) in model.stages.iter().enumerate() {
            match stage.access.as_ref().map(|access| &access.kind) {
                Some(AccessKind::Read(_) | AccessKind::ReadSlice(_)) => _ = touched.whole.insert(index),
                Some(AccessKind::Fields(fields)) => {
                    for field in fields {
                        touched.fields.entry(field.name.text()).or_default().insert(index);
                    }
                }
                _ => (),
            }
        }
        touched
    }

    /// Plans the access of a stage. `beside` holds the stages that may run at the same time.
    pub(super) fn plan(&self, stage: &Stage, beside: &Set) -> Option<AccessPlan> {
        let whole = self.whole.meets(beside);
        let key = stage.shards.as_ref().and_then(|shards| shards.key.as_ref()).map(FieldName::text);
        let field_plan = |field: &Field| {
            let name = field.name.text();
            let listed = self.fields.get(&name).is_some_and(|stages| stages.meets(beside));
            let shared = whole || listed || key.as_ref() == Some(&name);
            FieldPlan { name, mutable: field.mutable, shared }
        };
        Some(match &stage.access.as_ref()?.kind {
            AccessKind::Read(_) => AccessPlan::Read { shared: whole },
            AccessKind::Write(_) => AccessPlan::Write,
            AccessKind::Take(_) => AccessPlan::Take,
            AccessKind::ReadSlice(_) => AccessPlan::ReadSlice { shared: whole },
            AccessKind::WriteSlice(_) => AccessPlan::WriteSlice,
            AccessKind::Fields(fields) => AccessPlan::Fields(fields.iter().map(field_plan).collect()),
        })
    }
}
