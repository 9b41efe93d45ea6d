//! The declared graph as constant data, for documentation, tools and logs.

use std::fmt;

/// The graph of a pipeline: what was declared, and what the macro made of it.
///
/// [`Display`](fmt::Display) draws it as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topology {
    name: &'static str,
    capacity: usize,
    stages: &'static [StageInfo],
    drawing: &'static str,
}

impl Topology {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        name: &'static str,
        capacity: usize,
        stages: &'static [StageInfo],
        drawing: &'static str,
    ) -> Self {
        Self { name, capacity, stages, drawing }
    }

    /// The pipeline's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The number of slots in the ring.
    #[must_use]
    pub const fn capacity(&self) -> usize {
        self.capacity
    }

    /// The stages, in the order of their declaration. Edges refer to them by index.
    #[must_use]
    pub const fn stages(&self) -> &'static [StageInfo] {
        self.stages
    }

    /// The stage that was declared with this name.
    #[must_use]
    pub fn stage(&self, name: &str) -> Option<&'static StageInfo> {
        self.stages.iter().find(|stage| stage.name == name)
    }

    /// The graph as a Mermaid flowchart; an edge that others imply is dotted.
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let mut text = String::from("flowchart LR\n    producer([producer])\n");
        for (index, stage) in self.stages.iter().enumerate() {
            // Mermaid reads a few characters as markup; entities show them as they are.
            let access = stage.access.to_string().replace('&', "#amp;");
            let (open, close) = if stage.kind == StageKind::Poll { ("([", "])") } else { ("[", "]") };
            text += &format!("    s{index}{open}\"{}<br/>{access}\"{close}\n", stage.name);
        }
        self.edges(|from, to, redundant| {
            let arrow = if redundant { "-.->" } else { "-->" };
            text += &match from {
                Some(from) => format!("    s{from} {arrow} s{to}\n"),
                None => format!("    producer {arrow} s{to}\n"),
            };
        });
        text
    }

    /// The graph in the DOT language of Graphviz; an edge that others imply is dashed.
    #[must_use]
    pub fn to_dot(&self) -> String {
        let mut text = format!("digraph {:?} {{\n    rankdir=LR;\n    producer [shape=ellipse];\n", self.name);
        for (index, stage) in self.stages.iter().enumerate() {
            let shape = if stage.kind == StageKind::Poll { "ellipse" } else { "box" };
            text += &format!("    s{index} [shape={shape}, label=\"{}\\n{}\"];\n", stage.name, stage.access);
        }
        self.edges(|from, to, redundant| {
            let style = if redundant { " [style=dashed]" } else { "" };
            text += &match from {
                Some(from) => format!("    s{from} -> s{to}{style};\n"),
                None => format!("    producer -> s{to}{style};\n"),
            };
        });
        text + "}\n"
    }

    /// Visits every declared edge, and those from the producer, which are declared by their absence.
    fn edges(&self, mut visit: impl FnMut(Option<usize>, usize, bool)) {
        for (to, stage) in self.stages.iter().enumerate() {
            if stage.after.is_empty() {
                visit(None, to, false);
            }
            for &from in stage.after {
                visit(Some(from), to, !stage.barrier.contains(&from));
            }
        }
    }
}

impl fmt::Display for Topology {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.drawing)
    }
}

/// One stage of a [`Topology`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageInfo {
    name: &'static str,
    kind: StageKind,
    access: StageAccess,
    after: &'static [usize],
    barrier: &'static [usize],
    leaf: bool,
}

impl StageInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        name: &'static str,
        kind: StageKind,
        access: StageAccess,
        after: &'static [usize],
        barrier: &'static [usize],
        leaf: bool,
    ) -> Self {
        Self { name, kind, access, after, barrier, leaf }
    }

    /// The name that the stage was declared with.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Who runs the stage.
    #[must_use]
    pub const fn kind(&self) -> StageKind {
        self.kind
    }

    /// What the stage may do with an event.
    #[must_use]
    pub const fn access(&self) -> StageAccess {
        self.access
    }

    /// The stages named after `after`; none for a stage that follows the producer.
    #[must_use]
    pub const fn after(&self) -> &'static [usize] {
        self.after
    }

    /// The stages that this one waits for: [`after`](StageInfo::after) without those that the others imply.
    #[must_use]
    pub const fn barrier(&self) -> &'static [usize] {
        self.barrier
    }

    /// Whether no stage follows this one. The producer reuses a slot once every leaf has released it.
    #[must_use]
    pub const fn is_leaf(&self) -> bool {
        self.leaf
    }
}

/// Who runs a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageKind {
    /// A thread of the pipeline.
    Thread,
    /// The user, through a poller.
    Poll,
}

/// What a stage may do with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageAccess {
    /// `&Event`
    Read,
    /// `&mut Event`
    Write,
    /// `Event`, by value
    Take,
    /// `{ field: &T, … }`: these fields only
    Fields(&'static [FieldAccess]),
}

impl fmt::Display for StageAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read => f.write_str("reads"),
            Self::Write => f.write_str("writes"),
            Self::Take => f.write_str("takes"),
            Self::Fields(fields) => {
                for (index, field) in fields.iter().enumerate() {
                    let separator = if index == 0 { "" } else { ", " };
                    let verb = if field.exclusive { "writes" } else { "reads" };
                    write!(f, "{separator}{verb} {}", field.name)?;
                }
                Ok(())
            }
        }
    }
}

/// One field in a stage's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldAccess {
    name: &'static str,
    exclusive: bool,
}

impl FieldAccess {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, exclusive: bool) -> Self {
        Self { name, exclusive }
    }

    /// The field's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether the stage may write the field.
    #[must_use]
    pub const fn is_exclusive(&self) -> bool {
        self.exclusive
    }
}
