//! What a stage may touch: `&Event`, `&mut Event`, `Event`, a list of fields, `&[Event]` or `&mut [Event]`.

use super::{Broken, Context, SOME_TYPE, found_for_name, no_type};
use crate::ast::{Access, AccessKind, Field, FieldName, Ty};
use crate::cursor::{Cursor, delimiters};
use crate::tokens::{Spot, pretty};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

/// The help that lists the kinds of access.
const KINDS: &str = "write `&Event` to read the event, `&mut Event` to change it, `Event` to take it out of the ring, \
     `{ field: &T, other: &mut T }` for some of its fields, or `&[Event]` or `&mut [Event]` for several events at once";

pub(super) fn access(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Access, Broken> {
    if let Some(list) = cursor.group(Delimiter::Brace) {
        return fields(list, context);
    }
    let mut before = cursor.clone();
    if super::stage::at_next_part(cursor) {
        return Err(no_access(&mut before, context));
    }
    let Some(ty) = cursor.ty() else {
        return Err(no_access(&mut before, context));
    };
    let tokens = ty.to_token_stream();
    let kind = match ungrouped(ty) {
        Type::Reference(reference) => {
            if let Some(lifetime) = &reference.lifetime {
                let spot = &lifetime.to_token_stream();
                let message = format!("an access has no lifetime, but this one has `{lifetime}`");
                let mutable = if reference.mutability.is_some() { "mut " } else { "" };
                let help = format!("write `&{mutable}{}`", event(*reference.elem));
                return Err(context.error(spot, message, help));
            }
            let mutable = reference.mutability.is_some();
            match ungrouped(*reference.elem) {
                Type::Slice(slice) if mutable => AccessKind::WriteSlice(event(*slice.elem)),
                Type::Slice(slice) => AccessKind::ReadSlice(event(*slice.elem)),
                ty if mutable => AccessKind::Write(event(ty)),
                ty => AccessKind::Read(event(ty)),
            }
        }
        Type::Slice(slice) => {
            let element = event(*slice.elem);
            let message = format!("the slice `[{element}]` cannot be taken by value: it has no size");
            let help =
                format!("write `&[{element}]` to read the events where they lie, `&mut [{element}]` to change them");
            return Err(context.error(&tokens, message, help));
        }
        Type::Infer(_) | Type::ImplTrait(_) => return Err(no_access(&mut before, context)),
        ty => AccessKind::Take(event(ty)),
    };
    Ok(Access { kind, tokens })
}

/// Reports an access that could not be read: underlines its tokens, up to the next part of the statement.
fn no_access(cursor: &mut Cursor, context: &mut Context<'_>) -> Broken {
    let mut spot = cursor.spot();
    let mut found = cursor.found();
    let mut tokens = TokenStream::new();
    while !super::stage::at_next_part(cursor) && !cursor.at_group(Delimiter::Brace) {
        let Some(token) = cursor.next() else { break };
        tokens.extend([token]);
    }
    if !tokens.is_empty() {
        spot = Spot::from(&tokens);
        found = format!("`{}`", pretty(&tokens));
    }
    context.error(spot, format!("expected an access, found {found}"), KINDS)
}

fn event(ty: Type) -> Ty {
    Ty { tokens: ungrouped(ty).into_token_stream() }
}

/// The type without the invisible groups around it.
fn ungrouped(mut ty: Type) -> Type {
    while let Type::Group(group) = ty {
        ty = *group.elem;
    }
    ty
}

fn fields(list: Group, context: &mut Context<'_>) -> Result<Access, Broken> {
    let mut cursor = Cursor::within(&list);
    let mut fields = Vec::new();
    if cursor.is_empty() {
        let help = "name the fields it touches: `{ field: &T, other: &mut T }`";
        return Err(context.error(delimiters(&list), "a list of fields cannot be empty", help));
    }
    let mut broken = false;
    while !cursor.is_empty() {
        if let Ok(field) = field(&mut cursor, context) {
            fields.push(field);
        } else {
            broken = true;
            cursor.up_to_comma();
        }
        if !cursor.is_empty() && !cursor.punct(',') {
            let message = format!("expected `,` after this field, found {}", cursor.found());
            context.error(cursor.spot(), message, "separate the fields by `,`");
            broken = true;
            cursor.up_to_comma();
            cursor.punct(',');
        }
    }
    if broken {
        return Err(Broken);
    }
    Ok(Access { kind: AccessKind::Fields(fields), tokens: TokenTree::Group(list).into() })
}

fn field(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Field, Broken> {
    let Some(name) = field_name(cursor) else {
        let message = format!("expected a field's name, found {}", found_for_name(cursor));
        return Err(context.error(cursor.spot(), message, "write `field: &T` or `field: &mut T`"));
    };
    if !cursor.punct(':') {
        let message = format!("expected `:` after the field `{name}`, found {}", cursor.found());
        let help = format!("write `{name}: &T` or `{name}: &mut T`, where `T` is the field's type");
        return Err(context.error(cursor.spot(), message, help));
    }
    let mut before = cursor.clone();
    let Some(ty) = cursor.ty() else {
        return Err(no_type(&mut before, context, SOME_TYPE));
    };
    let tokens = field_tokens(&name, &ty);
    match ungrouped(ty) {
        Type::Reference(reference) => {
            let mutable = reference.mutability.is_some();
            let lifetime = reference.lifetime;
            let ty = Ty { tokens: reference.elem.into_token_stream() };
            let field = Field { name, mutable, ty, tokens };
            if let Some(lifetime) = lifetime {
                let message = format!("an access has no lifetime, but this one has `{lifetime}`");
                let help = format!("write `{field}`");
                return Err(context.error(&lifetime.to_token_stream(), message, help));
            }
            Ok(field)
        }
        other => {
            let ty = event(other);
            let message = format!("the field `{name}` is neither read nor written: `{ty}` is no reference");
            let help = format!("write `{name}: &{ty}` to read it, `{name}: &mut {ty}` to change it");
            Err(context.error(&ty.tokens, message, help))
        }
    }
}

/// A field's name, or its number in a tuple struct.
pub(super) fn field_name(cursor: &mut Cursor) -> Option<FieldName> {
    if let Some(name) = cursor.name() {
        return Some(FieldName::Named(name));
    }
    match cursor.peek() {
        Some(TokenTree::Literal(index))
            if index.to_string().parse::<usize>().is_ok_and(|number| number.to_string() == index.to_string()) =>
        {
            cursor.next();
            Some(FieldName::Index(index))
        }
        _ => None,
    }
}

fn field_tokens(name: &FieldName, ty: &Type) -> TokenStream {
    let mut tokens = name.to_token_stream();
    ty.to_tokens(&mut tokens);
    tokens
}
