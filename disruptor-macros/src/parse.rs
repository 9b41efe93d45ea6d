//! From tokens to statements. The parser reads each statement on its own, so that it reports all mistakes at once.
//!
//! Expressions stay unparsed, because only rustc can parse them. So the expansion of a wrong pipeline contains none:
//! rustc might stop at a broken expression before it shows the macro's errors.

mod access;
mod edges;
mod growth;
mod options;
mod outcome;
mod producers;
mod shards;
mod stage;
mod thread;

use crate::ast::{
    Attribute, Header, Layout, OptionValue, Source, StageKind, StageOption, Statement, StatementKind, Ty, TypeAndInit,
};
use crate::cursor::{Cursor, is_name, raw_form};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, known_ones, nowhere};
use crate::split::{Chunk, split};
use crate::tokens::{Spot, describe, flatten, pretty, unraw};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::{Meta, Visibility};

pub(crate) use options::{ASYNC, POLL_OPTIONS, THREAD_OPTIONS, options_of};

/// The statements a pipeline may hold.
const STATEMENTS: [&str; 9] = ["event", "capacity", "wait", "slots", "grow", "producer", "stage", "poll", "thread"];

/// A minimal pipeline, for errors about the frame.
const SKELETON: &str = "write `pipeline Name { event: Event; capacity: 1024; stage first: &Event; }`";

/// The help for an outcome that is none.
const KINDS_OF_OUTCOME: &str = "a stage that decides returns `bool`, and one that can fail `Result<(), Error>`";

/// A part that could not be read. Its error is already reported.
pub(crate) struct Broken;

/// Where the current part belongs, and where to report its errors.
pub(crate) struct Context<'a> {
    pub(crate) place: Place,
    pub(crate) errors: &'a mut Diagnostics,
}

impl Context<'_> {
    pub(crate) fn error(
        &mut self,
        spot: impl Into<Spot>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Broken {
        self.errors.push(Diagnostic::new(self.place, spot, message, help));
        Broken
    }
}

/// Reads a whole invocation. `None` if it has no name or no braces.
pub(crate) fn parse(input: TokenStream, errors: &mut Diagnostics) -> Option<Source> {
    let mut cursor = Cursor::new(input, nowhere());
    let mut context = Context { place: Place::Header, errors };
    let (header, body) = header(&mut cursor, &mut context).ok()?;
    let mut source = Source { header, statements: Vec::new(), lost: BTreeSet::new() };
    let before = Spot::from(&source.header.name);
    for (index, chunk) in split(body.stream()).into_iter().enumerate() {
        let mut context = Context { place: Place::Statement(index), errors: &mut *context.errors };
        chunk_to_statement(&chunk, before, &mut context, &mut source);
    }
    context.place = Place::End;
    trailing(&mut cursor, &mut context);
    Some(source)
}

fn header(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<(Header, Group), Broken> {
    if cursor.is_empty() {
        return Err(context.error(nowhere(), "`disruptor!` without a pipeline", SKELETON));
    }
    let attributes = attributes(cursor, context)?;
    let visibility = visibility(cursor, context);
    if !cursor.word("pipeline") {
        let message = format!("expected `pipeline`, found {}", cursor.found());
        return Err(context.error(cursor.spot(), message, SKELETON));
    }
    let Some(name) = cursor.name() else {
        let message = format!("expected the pipeline's name, found {}", found_for_name(cursor));
        return Err(context.error(cursor.spot(), message, SKELETON));
    };
    let Some(body) = cursor.group(Delimiter::Brace) else {
        let message = format!("expected `{{` after `pipeline {name}`, found {}", cursor.found());
        let help = if cursor.at_punct('<') {
            format!(
                "a pipeline has no type parameters and cannot use those of a surrounding function: write one `pipeline {name} {{ … }}` for each type"
            )
        } else {
            format!("write the statements in braces: `pipeline {name} {{ … }}`")
        };
        return Err(context.error(cursor.spot(), message, help));
    };
    Ok((Header { attributes, visibility, name }, body))
}

/// Reports anything after the pipeline's braces.
fn trailing(cursor: &mut Cursor, context: &mut Context<'_>) {
    if cursor.is_empty() {
        return;
    }
    let first = cursor.spot();
    let found = cursor.found();
    let rest: Vec<TokenTree> = cursor.rest().into_iter().collect();
    let pipeline = rest.iter().find(|token| matches!(token, TokenTree::Ident(word) if word == "pipeline"));
    match pipeline {
        Some(keyword) => context.error(
            keyword,
            "a second pipeline in one `disruptor!`",
            "declare one pipeline per `disruptor! { … }`",
        ),
        None => context.error(
            first,
            format!("expected nothing after the pipeline's `}}`, found {found}"),
            "remove it, or move it into the pipeline's braces",
        ),
    };
}

/// Outer attributes and doc comments.
fn attributes(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Vec<Attribute>, Broken> {
    let mut attributes = Vec::new();
    while cursor.at_punct('#') {
        let pound = cursor.next();
        if cursor.at_punct('!') {
            return Err(context.error(
                cursor.spot(),
                "an inner attribute cannot stand here",
                "write the attribute without the `!`",
            ));
        }
        let (Some(pound), Some(group)) = (pound, cursor.group(Delimiter::Bracket)) else {
            let message = format!("expected `[` after `#`, found {}", cursor.found());
            return Err(context.error(cursor.spot(), message, "write an attribute as `#[name]`"));
        };
        attributes.extend(attribute(pound, group, context));
    }
    Ok(attributes)
}

/// Reads one attribute and leaves out a malformed one: if rustc cannot parse an expansion, it shows none of the macro's
/// errors.
fn attribute(pound: TokenTree, group: Group, context: &mut Context<'_>) -> Result<Attribute, Broken> {
    let meta = syn::parse2::<Meta>(flatten(&group.stream())).and_then(|meta| match &meta {
        Meta::List(list) if list.path.is_ident("unsafe") => syn::parse2::<Meta>(list.tokens.clone()).map(|_| meta),
        _ => Ok(meta),
    });
    let tokens = TokenStream::from_iter([pound, TokenTree::Group(group)]);
    if let Ok(meta) = meta {
        return Ok(Attribute { path: pretty(&meta.path().to_token_stream()), tokens });
    }
    let message = format!("`{}` is not an attribute", pretty(&tokens));
    Err(context.error(&tokens, message, "write an attribute as `#[name]`, `#[name(…)]` or `#[name = \"…\"]`"))
}

/// `pub`, with anything in parentheses after it.
fn visibility(cursor: &mut Cursor, context: &mut Context<'_>) -> TokenStream {
    if !cursor.at_word("pub") {
        return TokenStream::new();
    }
    let public: TokenStream = cursor.next().into_iter().collect();
    let Some(group) = cursor.group(Delimiter::Parenthesis) else { return public };
    let mut restricted = public.clone();
    restricted.extend([TokenTree::Group(group)]);
    if syn::parse2::<Visibility>(restricted.clone()).is_ok() {
        return restricted;
    }
    let message = format!("`{}` is not a visibility", pretty(&restricted));
    context.error(&restricted, message, "write `pub`, `pub(crate)`, `pub(super)` or `pub(in path)`");
    public
}

fn chunk_to_statement(chunk: &Chunk, before: Spot, context: &mut Context<'_>, source: &mut Source) {
    let told = context.errors.len();
    let mut cursor = Cursor::new(chunk.tokens.iter().cloned(), chunk.end.unwrap_or(before));
    match statement(&mut cursor, context) {
        Ok(statement) => source.statements.push(statement),
        Err(Broken) => words(chunk.tokens.iter().cloned().collect(), &mut source.lost),
    }
    if context.errors.len() > told {
        return;
    }
    if !cursor.is_empty() {
        let message = format!("expected `;`, found {}", cursor.found());
        context.error(cursor.spot(), message, "end the statement with `;`");
    } else if chunk.end.is_none() {
        context.error(cursor.spot(), "missing `;` after this statement", "end every statement with `;`");
    }
}

/// All words in the tokens, at any depth.
fn words(tokens: TokenStream, words_so_far: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                words_so_far.insert(unraw(&word));
            }
            TokenTree::Group(group) => words(group.stream(), words_so_far),
            _ => (),
        }
    }
}

fn statement(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Statement, Broken> {
    let attributes = attributes(cursor, context)?;
    let mut spot = cursor.spot();
    let Some(keyword) = cursor.any_word() else {
        let (message, help) = match cursor.peek() {
            None => match attributes.first() {
                None => ("a `;` without a statement".to_owned(), "remove it".to_owned()),
                Some(attribute) => {
                    spot = Spot::from(&attribute.tokens);
                    let message = "an attribute without a stage";
                    (message.to_owned(), "attributes and doc comments go before a `stage` or `poll`".to_owned())
                }
            },
            Some(token) => {
                let message = format!("expected a statement, found {}", describe(&token));
                (message, format!("the statements are: {}", STATEMENTS.join(", ")))
            }
        };
        return Err(context.error(spot, message, help));
    };
    let kind = match keyword.to_string().as_str() {
        "stage" => return stage::stage(cursor, context, attributes, keyword, StageKind::Thread),
        "poll" => return stage::stage(cursor, context, attributes, keyword, StageKind::Poll),
        "event" => StatementKind::Event(value(cursor, context, &keyword, event)),
        "capacity" => StatementKind::Capacity(value(cursor, context, &keyword, capacity)),
        "wait" => StatementKind::Wait(value(cursor, context, &keyword, wait)),
        "slots" => StatementKind::Slots(value(cursor, context, &keyword, slots)),
        "grow" => StatementKind::Grow(value(cursor, context, &keyword, growth::growth)),
        "producer" => StatementKind::Producer(value(cursor, context, &keyword, producers::producers)),
        "thread" => StatementKind::Thread(thread::thread(cursor, context)),
        ASYNC => return async_first(cursor, context, &keyword),
        unknown => {
            let help = known_ones(unknown, "statements", STATEMENTS);
            return Err(context.error(&keyword, format!("no statement is called `{unknown}`"), help));
        }
    };
    if let Some(attribute) = attributes.first() {
        context.error(
            &attribute.tokens,
            format!("`{keyword}` takes no attributes and no doc comment"),
            "only the pipeline itself and its stages do; use `//` for a plain comment",
        );
    }
    Ok(Statement { place: context.place, keyword, kind })
}

/// `async` stands first, as it does before a function. What follows is read all the same, so that its use is no second error.
fn async_first(cursor: &mut Cursor, context: &mut Context<'_>, keyword: &Ident) -> Result<Statement, Broken> {
    let broken = context.error(
        keyword,
        "no statement begins with `async`",
        "write `producer: single, async;` if tasks publish, and `poll name: &Event { async };` if a task polls",
    );
    let mut statement = if cursor.is_empty() { Err(broken) } else { statement(cursor, context) }?;
    match &mut statement.kind {
        StatementKind::Producer(Some(producers)) => producers.is_async = true,
        StatementKind::Stage(stage) if stage.kind == StageKind::Poll => {
            stage.options.retain(|option| option.key != ASYNC);
            stage.options.push(StageOption { key: keyword.clone(), value: OptionValue::Async });
        }
        _ => (),
    }
    Ok(statement)
}

/// The value after a keyword and its colon; `None` if it is broken.
fn value<T>(
    cursor: &mut Cursor,
    context: &mut Context<'_>,
    keyword: &Ident,
    read: fn(&mut Cursor, &mut Context<'_>) -> Result<T, Broken>,
) -> Option<T> {
    if !cursor.punct(':') {
        let message = format!("expected `:` after `{keyword}`, found {}", cursor.found());
        context.error(cursor.spot(), message, format!("write `{keyword}: …;`"));
        return None;
    }
    read(cursor, context).ok()
}

fn event(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<TypeAndInit, Broken> {
    type_and_init(cursor, context, SOME_TYPE)
}

fn wait(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<TypeAndInit, Broken> {
    type_and_init(cursor, context, SOME_STRATEGY)
}

fn type_and_init(cursor: &mut Cursor, context: &mut Context<'_>, help: &str) -> Result<TypeAndInit, Broken> {
    let ty = ty(cursor, context, help)?;
    let init = cursor.at_punct('=').then(|| {
        cursor.next();
        (cursor.spot(), cursor.rest())
    });
    init_or_error(ty, init, context)
}

/// `Type = expr`, where the expression must not be empty.
fn init_or_error(ty: Ty, init: Option<(Spot, TokenStream)>, context: &mut Context<'_>) -> Result<TypeAndInit, Broken> {
    match init {
        Some((spot, init)) if init.is_empty() => {
            let help = format!("write an expression of type `{ty}`, or remove the `=`");
            Err(context.error(spot, "expected an expression after `=`", help))
        }
        Some((_, init)) => {
            no_comma_behind(&init, context)?;
            Ok(TypeAndInit { ty, init: Some(init) })
        }
        None => Ok(TypeAndInit { ty, init: None }),
    }
}

/// Reports a comma in place of the semicolon.
fn no_comma_behind(expression: &TokenStream, context: &mut Context<'_>) -> Result<(), Broken> {
    match expression.clone().into_iter().last() {
        Some(TokenTree::Punct(comma)) if comma.as_char() == ',' => {
            Err(context.error(comma.span(), "expected `;`, found `,`", "end the statement with `;`"))
        }
        _ => Ok(()),
    }
}

/// The help for a missing type of an event or a field.
const SOME_TYPE: &str = "write a type, such as `Order` or `Vec<u8>`";

/// The help for a missing type of a wait strategy.
const SOME_STRATEGY: &str = "write the type of a wait strategy, such as `YieldWaitStrategy`";

fn ty(cursor: &mut Cursor, context: &mut Context<'_>, help: &str) -> Result<Ty, Broken> {
    match cursor.ty() {
        Some(ty) => Ok(Ty { tokens: ty.into_token_stream() }),
        None => Err(no_type(cursor, context, help)),
    }
}

fn no_type(cursor: &mut Cursor, context: &mut Context<'_>, help: &str) -> Broken {
    while cursor.at_punct('&') || cursor.at_word("mut") {
        cursor.next();
    }
    let started = matches!(cursor.peek(), Some(TokenTree::Ident(word)) if is_name(&word)) || cursor.at_punct('<');
    if started {
        let rest = cursor.up_to_comma();
        return context.error(&rest, format!("`{}` is not a type", pretty(&rest)), help);
    }
    let message = format!("expected a type, found {}", cursor.found());
    context.error(cursor.spot(), message, help)
}

fn capacity(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<TokenStream, Broken> {
    let spot = cursor.spot();
    let expression = cursor.rest();
    no_comma_behind(&expression, context)?;
    if expression.is_empty() {
        let help = "write a power of two: `capacity: 1024;`";
        return Err(context.error(spot, "expected the number of slots after `capacity:`", help));
    }
    Ok(expression)
}

fn slots(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Layout, Broken> {
    let spot = cursor.spot();
    let found = cursor.found();
    let word = cursor.any_word().map(|word| word.to_string()).unwrap_or_default();
    match word.as_str() {
        "stamped" => Ok(Layout::Stamped),
        "dense" => Ok(Layout::Dense),
        word => {
            let help = known_ones(word, "layouts", ["stamped", "dense"]);
            Err(context.error(spot, format!("expected a layout of the slots, found {found}"), help))
        }
    }
}

/// Describes the token that stands in place of a name, and explains keywords.
fn found_for_name(cursor: &mut Cursor) -> String {
    match cursor.peek() {
        Some(TokenTree::Ident(keyword)) => match raw_form(&keyword) {
            Some(raw) => format!("the keyword `{keyword}` (`{raw}` is a name)"),
            None => format!("the keyword `{keyword}`"),
        },
        _ => cursor.found(),
    }
}

#[cfg(test)]
mod tests;
