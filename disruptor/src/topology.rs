//! The declared graph as constant data, for documentation, tools and logs.

use std::fmt;

/// The graph of a pipeline: its declaration, and what the macro made of it.
///
/// [`Display`](fmt::Display) draws it as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Topology {
    /// The pipeline's name.
    pub name: &'static str,
    /// The number of slots in the ring; for an elastic ring, the number at the start.
    pub capacity: usize,
    /// How many producers there may be.
    pub producers: Producers,
    /// Whether tasks may publish, besides threads.
    pub is_async: bool,
    /// The stages, in the order of their declaration. Edges refer to them by index.
    pub stages: &'static [StageInfo],
    drawing: &'static str,
    picture: Picture,
}

/// An SVG image. It is long and tells nothing that the rest of a [`Topology`] does not, so `{:?}` leaves it out.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Picture(&'static str);

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl Topology {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, capacity: usize, stages: &'static [StageInfo], drawing: &'static str) -> Self {
        Self { name, capacity, producers: Producers::Single, is_async: false, stages, drawing, picture: Picture("") }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn picture(self, picture: &'static str) -> Self {
        Self { picture: Picture(picture), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn producers(self, producers: Producers) -> Self {
        Self { producers, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn asynchronous(self) -> Self {
        Self { is_async: true, ..self }
    }

    /// The stage with this name.
    #[must_use]
    pub fn stage(&self, name: &str) -> Option<&'static StageInfo> {
        self.stages.iter().find(|stage| stage.name == name)
    }

    /// The graph as a Mermaid flowchart. A dotted edge is one that other edges imply. A rhombus is a stage that decides; `else` stands
    /// at the edges to those who get what it turned away. `×4` is a stage whose events are divided over four threads, and `on` stands
    /// before the thread that a stage shares with others. `async` are the ends at which tasks may wait.
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let producers = self.producers;
        let label = if self.is_async { format!("\"{producers}<br/>async\"") } else { producers.to_string() };
        let mut lines = vec!["flowchart LR".to_owned(), format!("    {producers}([{label}])")];
        for (index, stage) in self.stages.iter().enumerate() {
            let (open, close) = match stage.kind {
                StageKind::Poll => ("([", "])"),
                StageKind::Thread if stage.decides() => ("{", "}"),
                StageKind::Thread => ("[", "]"),
            };
            lines.push(format!("    s{index}{open}\"{}\"{close}", stage.label("<br/>")));
        }
        self.edges(|from, to, edge| {
            let arrow = match edge {
                Edge::After => "-->",
                Edge::Else => "-->|else|",
                Edge::Implied => "-.->",
            };
            lines.push(format!("    {from} {arrow} {to}"));
        });
        lines.join("\n") + "\n"
    }

    /// The graph in the DOT language of Graphviz. A dashed edge is one that other edges imply. A diamond is a stage that decides; `else`
    /// stands at the edges to those who get what it turned away. Threads and `async` ends are shown as by
    /// [`to_mermaid`](Self::to_mermaid).
    #[must_use]
    pub fn to_dot(&self) -> String {
        let mut lines = vec![format!("digraph {:?} {{", self.name), "    rankdir=LR;".to_owned()];
        let producers = self.producers;
        let label = if self.is_async { format!(", label=\"{producers}\\nasync\"") } else { String::new() };
        lines.push(format!("    {producers} [shape=ellipse{label}];"));
        for (index, stage) in self.stages.iter().enumerate() {
            let shape = match stage.kind {
                StageKind::Poll => "ellipse",
                StageKind::Thread if stage.decides() => "diamond",
                StageKind::Thread => "box",
            };
            lines.push(format!("    s{index} [shape={shape}, label=\"{}\"];", stage.label("\\n")));
        }
        self.edges(|from, to, edge| {
            let style = match edge {
                Edge::After => "",
                Edge::Else => " [label=\"else\"]",
                Edge::Implied => " [style=dashed]",
            };
            lines.push(format!("    {from} -> {to}{style};"));
        });
        lines.join("\n") + "\n}\n"
    }

    /// The graph as an SVG image: the one on the pipeline's rustdoc page.
    ///
    /// Events flow from left to right. A hexagon is a stage that decides, and the text at an edge is what it returns for the events that go
    /// along; those that it turned away follow an edge of another colour. What is round is the user's: producers and pollers. A stack stands for several
    /// producers, or for the shards of a stage. A dashed frame holds the stages of one thread, and a dashed edge is one that other edges
    /// imply. What a stage writes or takes stands out from what it reads. Who points at a box sees all that did not fit into it.
    ///
    /// The text is a whole file: it refers to nothing else. In a web page, it can also stand as it is. Its colours are dark on light or
    /// light on dark, as the system prefers, or as rustdoc's theme does.
    ///
    /// The image takes a few kilobytes of a program that names `TOPOLOGY`, and nothing of others.
    #[must_use]
    pub const fn to_svg(&self) -> &'static str {
        self.picture.0
    }

    /// Visits every declared edge, and the edges from the producers, which stages declare by following no other. It
    /// passes the names of both ends. A stage's name here is a letter and its index, because its own name may be a
    /// keyword of the picture's language.
    fn edges(&self, mut visit: impl FnMut(&str, &str, Edge)) {
        let producers = self.producers.to_string();
        for (to, stage) in self.stages.iter().enumerate() {
            let to = format!("s{to}");
            if stage.after.is_empty() && stage.otherwise.is_empty() {
                visit(&producers, &to, Edge::After);
            }
            let after = stage.after.iter().map(|from| (from, Edge::After));
            for (from, edge) in after.chain(stage.otherwise.iter().map(|from| (from, Edge::Else))) {
                let edge = if stage.implied.contains(from) { Edge::Implied } else { edge };
                visit(&format!("s{from}"), &to, edge);
            }
        }
    }
}

/// How a picture shows an edge.
enum Edge {
    After,
    Else,
    Implied,
}

impl fmt::Display for Topology {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.drawing)
    }
}

/// How many producers a pipeline may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Producers {
    /// One.
    Single,
    /// Any number: a producer can be cloned.
    Multi,
}

/// What a picture calls them.
impl fmt::Display for Producers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Single => "producer",
            Self::Multi => "producers",
        })
    }
}

/// One stage of a [`Topology`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StageInfo {
    /// The declared name.
    pub name: &'static str,
    /// Who runs the stage.
    pub kind: StageKind,
    /// What the stage may do with an event.
    pub access: StageAccess,
    /// What becomes of what its handler returns; `None` if that is nothing.
    pub outcome: Option<StageOutcome>,
    /// The stages named after `after`.
    pub after: &'static [usize],
    /// The stages named after `else`: this one gets what they turned away. A stage that names no stage at all follows the producer.
    pub otherwise: &'static [usize],
    /// The stages that this one waits for: all that it names, without those that wait for the others anyway.
    pub barrier: &'static [usize],
    /// The stages that it could as well not name: it would wait for the same stages and get the same events.
    pub implied: &'static [usize],
    /// Whether no stage follows this one. The producer reuses a slot once every leaf has released it.
    pub leaf: bool,
    /// The number of threads over which its events are divided; 1 if they are not.
    pub shards: usize,
    /// The field whose value tells which shard handles an event; `None` if the shards take turns, or if there is only one.
    pub key: Option<&'static str>,
    /// The declared thread that it shares with other stages; `None` if it has threads of its own, or is polled.
    pub thread: Option<&'static str>,
    /// Whether tasks may wait for its events, besides threads. Only a stage that is polled can be so.
    pub is_async: bool,
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
        Self {
            name,
            kind,
            access,
            outcome: None,
            after,
            otherwise: &[],
            barrier,
            implied: &[],
            leaf,
            shards: 1,
            key: None,
            thread: None,
            is_async: false,
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn asynchronous(self) -> Self {
        Self { is_async: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn shards(self, shards: usize) -> Self {
        Self { shards, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn by(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn on_thread(self, thread: &'static str) -> Self {
        Self { thread: Some(thread), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn outcome(self, outcome: StageOutcome) -> Self {
        Self { outcome: Some(outcome), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn otherwise(self, otherwise: &'static [usize]) -> Self {
        Self { otherwise, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn implied(self, implied: &'static [usize]) -> Self {
        Self { implied, ..self }
    }

    /// What a picture shows of it: its name, its access, how many threads it has, which one it shares, and whether it is `async`.
    fn label(&self, line_break: &str) -> String {
        let mut lines = vec![self.name.to_owned(), self.access.to_string()];
        match self.key {
            Some(key) => lines.push(format!("×{} by {key}", self.shards)),
            None if self.shards > 1 => lines.push(format!("×{}", self.shards)),
            None => (),
        }
        lines.extend(self.thread.map(|thread| format!("on {thread}")));
        lines.extend(self.is_async.then(|| "async".to_owned()));
        lines.join(line_break)
    }

    fn decides(&self) -> bool {
        self.outcome == Some(StageOutcome::Decides)
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

/// What becomes of what a stage's handler returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageOutcome {
    /// It says which way the event goes: to the stages that name this one after `after`, or after `else`.
    Decides,
    /// An error halts the pipeline.
    Fails,
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
    /// `&[Event]`: whole runs of events
    ReadSlice,
    /// `&mut [Event]`: whole runs of events
    WriteSlice,
}

impl fmt::Display for StageAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read => f.write_str("reads"),
            Self::Write => f.write_str("writes"),
            Self::Take => f.write_str("takes"),
            Self::ReadSlice => f.write_str("reads slices"),
            Self::WriteSlice => f.write_str("writes slices"),
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
#[non_exhaustive]
pub struct FieldAccess {
    /// The field's name.
    pub name: &'static str,
    /// Whether the stage may write the field.
    pub exclusive: bool,
}

impl FieldAccess {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, exclusive: bool) -> Self {
        Self { name, exclusive }
    }
}
