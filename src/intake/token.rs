//! Tokens, wherever they stand.

mod broken;
mod due;
mod names;
mod serialized;

use super::form::{Form, Reads, Source};
use super::piece::{Carried, Piece, Tells};
use crate::catalogue::prose;
use crate::token::span::Span;
use crate::token::unwrap::{self, Wrapping};
use crate::token::{self, opaque};

pub(super) static FORMS: &[&Form] = &[&FORM];

static FORM: Form = Form {
    id: "token",
    name: "Token",
    source: prose("RFC 7515 §7; RFC 7516 §7; RFC 9901 §4; RFC 6750 §2; RFC 6749 §5.1"),
    reads: Reads::Text(read),
};

/// Whatever is a token in a text: one piece for each place.
fn read(source: &Source<'_>) -> Vec<Piece> {
    if let Some(whole) = whole(source.text) {
        return vec![whole];
    }
    let names = names::Names::of(source);
    let mut found = serialized::read(source);
    let inside = |found: &[Piece], span: Span| {
        let mut around = found.iter().map(|piece| piece.span);
        around.any(|own| own.start <= span.start && span.end <= own.end)
    };
    let compact = broken::compact(source.text).into_iter();
    let mut bare: Vec<Piece> = compact
        .map(|(token, span)| piece(token, names.at(source.text, span), span))
        .filter(|piece| !inside(&found, piece.span))
        .collect();
    bare.sort_by_key(|piece| piece.span.start);
    for own in due::secrets(source, &names) {
        let near = bare.partition_point(|piece| piece.span.start < own.span.end);
        let last = near.checked_sub(1).and_then(|last| bare.get(last));
        let known = last.is_some_and(|piece| own.span.start < piece.span.end);
        if !known && !inside(&found, own.span) {
            found.push(piece(own.token, own.name, own.span));
        }
    }
    found.extend(bare);
    found
}

/// A text that is one token and nothing else, whatever was done to it.
fn whole(text: &str) -> Option<Piece> {
    let unwrapped = unwrap::unwrap(text);
    let joined = |own: &Wrapping| {
        matches!(
            own,
            Wrapping::LineBreaks { .. } | Wrapping::Spaces { .. } | Wrapping::Invisible { .. }
        )
    };
    let own = text.trim();
    let start = text.len() - text.trim_start().len();
    let span = Span::new(start, start + own.len());
    let is_joined = unwrapped.text.len() < own.len()
        && unwrapped.taken.iter().any(joined)
        && !unwrapped.taken.contains(&Wrapping::SurroundingText)
        && unwrap::starts_as_header(&unwrapped.text);
    if is_joined {
        let span = Span::new(unwrapped.at, span.end);
        return Some(piece(unwrapped.text.into_owned(), String::new(), span));
    }
    let secret = |own| {
        let known = opaque::recognise(own);
        known.is_some_and(|own| own.certainty != opaque::Certainty::Guess)
    };
    let word = !own.contains(char::is_whitespace) && secret(own);
    word.then(|| piece(own.to_owned(), String::new(), span))
}

fn piece(token: String, name: String, span: Span) -> Piece {
    Piece {
        form: &FORM,
        name: name.clone(),
        span,
        tells: Tells::Token(Carried { token, name }),
    }
}

/// The audiences of a token that can be read.
pub(super) fn audiences(token: &str) -> Vec<String> {
    let reading = token::read(token);
    let (token::Token::Signed(signed) | token::Token::Unsecured(signed)) = reading.token else {
        return Vec::new();
    };
    let payload = signed.payload.as_ref();
    payload.map_or_else(Vec::new, |payload| {
        token::audience::Audience::of(&payload.json)
            .values()
            .to_vec()
    })
}
