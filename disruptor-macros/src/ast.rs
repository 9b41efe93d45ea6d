//! The source, statement by statement, before names are resolved.

use crate::condition::Branch;
use crate::diagnostics::Place;
use crate::tokens::{flatten, pretty, unraw};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident};
use std::collections::BTreeSet;
use std::fmt;

/// A whole invocation.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) header: Header,
    pub(crate) statements: Vec<Statement>,
    /// The words of statements that were too broken to keep. One of them may name a stage, so these names are not
    /// unknown.
    pub(crate) lost: BTreeSet<String>,
}

/// The part before the pipeline's braces.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
}

/// A doc comment or another outer attribute.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    /// `doc`, `cfg`, `rustfmt::skip`.
    pub(crate) path: String,
    /// From `#` to `]`.
    pub(crate) tokens: TokenStream,
}

impl Attribute {
    /// Whether the attribute makes its item depend on the build.
    pub(crate) fn is_conditional(&self) -> bool {
        self.path == "cfg" || self.path == "cfg_attr"
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) place: Place,
    /// The word that starts the statement.
    pub(crate) keyword: Ident,
    pub(crate) kind: StatementKind,
}

/// A value is `None` if it was broken and its error is reported: the statement still counts as given.
#[derive(Clone, Debug)]
pub(crate) enum StatementKind {
    Event(Option<TypeAndInit>),
    Capacity(Option<TokenStream>),
    Wait(Option<TypeAndInit>),
    Slots(Option<Layout>),
    Grow(Option<Growth>),
    Producer(Option<Producers>),
    Stage(StageDeclaration),
    Thread(ThreadDeclaration),
}

/// A type as the user wrote it.
#[derive(Clone, Debug)]
pub(crate) struct Ty {
    pub(crate) tokens: TokenStream,
}

impl Ty {
    /// A text for comparing types: equal tokens give equal keys, whatever invisible groups surround them.
    pub(crate) fn key(&self) -> String {
        pretty(&flatten(&self.tokens)).replace("r#", "")
    }
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&pretty(&self.tokens))
    }
}

/// `Type [= expr]`.
#[derive(Clone, Debug)]
pub(crate) struct TypeAndInit {
    pub(crate) ty: Ty,
    pub(crate) init: Option<TokenStream>,
}

/// How events lie in the ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Events are contiguous. One cursor says how far they are published, or, with several producers, a stamp for each that lies apart.
    Dense,
    /// A stamp beside events says whether they are published.
    Stamped,
    /// One of the two, which the compiler chooses once it knows how large an event is.
    BySize,
}

/// Who publishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Producers {
    pub(crate) kind: ProducerKind,
    /// Whether tasks publish too, and wait for room without a thread.
    pub(crate) is_async: bool,
}

impl Producers {
    /// Those who can do what either of them can.
    pub(crate) fn or(self, other: Self) -> Self {
        let kind = if self.kind == ProducerKind::Single { other.kind } else { self.kind };
        Self { kind, is_async: self.is_async || other.is_async }
    }
}

/// How many producers a pipeline may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ProducerKind {
    /// One, which cannot be cloned.
    #[default]
    Single,
    /// Any number: each is a clone of another.
    Multi,
}

impl ProducerKind {
    /// The layout of the slots for whoever does not choose: see `benches/README.md`, under "Slots".
    pub(crate) fn layout(self) -> Layout {
        match self {
            Self::Single => Layout::BySize,
            Self::Multi => Layout::Stamped,
        }
    }

    /// The word that declares it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multi => "multi",
        }
    }

    /// What they are called in texts: `producer` or `producers`.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Single => "producer",
            Self::Multi => "producers",
        }
    }
}

/// When the ring grows, and how far.
#[derive(Clone, Debug)]
pub(crate) struct Growth {
    pub(crate) after: Stall,
    pub(crate) bound: TokenStream,
}

/// How long the ring must be full, with no stage moving, before it grows.
#[derive(Clone, Debug)]
pub(crate) enum Stall {
    /// `500ms`
    Literal {
        number: u64,
        /// The function of `Duration` that converts the number.
        unit: &'static str,
        tokens: TokenStream,
    },
    /// An expression of type `Duration`.
    Expression(TokenStream),
}

impl fmt::Display for Stall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Literal { tokens, .. } | Self::Expression(tokens)) = self;
        f.write_str(&pretty(tokens))
    }
}

/// Who calls the handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StageKind {
    /// A thread of its own.
    Thread,
    /// The user's thread, by polling.
    Poll,
}

impl StageKind {
    /// The word that declares such a stage.
    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Self::Thread => "stage",
            Self::Poll => "poll",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct StageDeclaration {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) kind: StageKind,
    pub(crate) name: Ident,
    /// `None` if it was broken and its error is reported.
    pub(crate) access: Option<Access>,
    pub(crate) outcome: Option<Outcome>,
    /// The names after `after` and after `else`.
    pub(crate) follows: Vec<Follows>,
    /// Whether `after` and `else` could be read to their end. If not, edges may be missing.
    pub(crate) complete: bool,
    pub(crate) options: Vec<StageOption>,
}

/// `thread NAME: STAGE, STAGE… [{ option, … }];`: these stages share one thread.
#[derive(Clone, Debug)]
pub(crate) struct ThreadDeclaration {
    /// `None` if it was broken and its error is reported.
    pub(crate) name: Option<Ident>,
    /// The names of the stages, as written.
    pub(crate) stages: Vec<Ident>,
    /// Whether the list could be read to its end. If not, stages may be missing.
    pub(crate) complete: bool,
    pub(crate) options: Vec<StageOption>,
}

impl ThreadDeclaration {
    /// What messages call it.
    pub(crate) fn title(&self) -> String {
        self.name.as_ref().map_or("this thread".to_owned(), |name| format!("the thread `{name}`"))
    }
}

/// What a stage's handler returns: `-> bool` or `-> Result<(), Error>`.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// `None` if it was broken and its error is reported: the stage has an outcome, but nobody knows which.
    pub(crate) kind: Option<OutcomeKind>,
    pub(crate) ty: Ty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutcomeKind {
    /// `bool`
    Bool,
    /// `Result<(), Error>`, by whatever path or alias of that name.
    Result,
}

/// A stage that this one follows, as written.
#[derive(Clone, Debug)]
pub(crate) struct Follows {
    pub(crate) name: Ident,
    pub(crate) branch: Branch,
}

/// What a stage may touch of the event.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    pub(crate) kind: AccessKind,
    /// All its tokens, for errors to point at.
    pub(crate) tokens: TokenStream,
}

#[derive(Clone, Debug)]
pub(crate) enum AccessKind {
    /// `&Event`
    Read(Ty),
    /// `&mut Event`
    Write(Ty),
    /// `Event`
    Take(Ty),
    /// `{ field: &T, field: &mut T }`
    Fields(Vec<Field>),
    /// `&[Event]`
    ReadSlice(Ty),
    /// `&mut [Event]`
    WriteSlice(Ty),
}

impl fmt::Display for AccessKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(ty) => write!(f, "&{ty}"),
            Self::Write(ty) => write!(f, "&mut {ty}"),
            Self::Take(ty) => write!(f, "{ty}"),
            Self::ReadSlice(ty) => write!(f, "&[{ty}]"),
            Self::WriteSlice(ty) => write!(f, "&mut [{ty}]"),
            Self::Fields(fields) => {
                let fields: Vec<_> = fields.iter().map(ToString::to_string).collect();
                write!(f, "{{ {} }}", fields.join(", "))
            }
        }
    }
}

/// One entry of a field list.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: FieldName,
    pub(crate) mutable: bool,
    pub(crate) ty: Ty,
    /// The tokens from the name to the type, for errors to point at.
    pub(crate) tokens: TokenStream,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mutable = if self.mutable { "mut " } else { "" };
        write!(f, "{}: &{mutable}{}", self.name, self.ty)
    }
}

/// How a list names a field.
#[derive(Clone, Debug)]
pub(crate) enum FieldName {
    Named(Ident),
    /// A field of a tuple struct.
    Index(Literal),
}

impl FieldName {
    /// The name without `r#`: the same text for the same field.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Named(name) => unraw(name),
            Self::Index(index) => index.to_string(),
        }
    }

    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Named(name) => name.span(),
            Self::Index(index) => index.span(),
        }
    }

    /// The field's name in the struct of references: `_0` for `0`.
    pub(crate) fn in_view(&self) -> Ident {
        match self {
            Self::Named(name) => name.clone(),
            Self::Index(index) => format_ident!("_{}", index.to_string(), span = index.span()),
        }
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => name.fmt(f),
            Self::Index(index) => index.fmt(f),
        }
    }
}

impl ToTokens for FieldName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Named(name) => name.to_tokens(tokens),
            Self::Index(index) => index.to_tokens(tokens),
        }
    }
}

/// One entry of a stage's braces.
#[derive(Clone, Debug)]
pub(crate) struct StageOption {
    pub(crate) key: Ident,
    pub(crate) value: OptionValue,
}

#[derive(Clone, Debug)]
pub(crate) enum OptionValue {
    Wait(TypeAndInit),
    Core(TokenStream),
    Name(TokenStream),
    MaxBatch(TokenStream),
    Shards(Shards),
    /// `None` if it was broken and its error is reported: the stage has a state, but nobody knows which.
    State(Option<Ty>),
    /// Tasks wait for the events of the stage. The option has no value.
    Async,
}

/// `N [by FIELD]`: the threads over which the events of a stage are divided.
#[derive(Clone, Debug)]
pub(crate) struct Shards {
    /// A constant. Empty if it was broken and its error is reported.
    pub(crate) count: TokenStream,
    /// Events with equal keys meet in one shard. `None`: the shards take turns, or it was broken.
    pub(crate) key: Option<FieldName>,
}
