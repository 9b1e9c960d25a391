//! What a validator or an issuer said: the lines around every message that is known.

use std::cmp::Reverse;

use super::form::{Form, Reads, Source};
use super::layer::Layer;
use super::piece::{Piece, Tells};
use crate::catalogue::prose;
use crate::token::span::Span;
use crate::token::unwrap::find;
use crate::validators::{Heard, hear, resembles};

pub(super) static FORMS: &[&Form] = &[&FORM];

static FORM: Form = Form {
    id: "message",
    name: "Error message",
    source: prose(
        "the messages of the validators, and the table of messages in the catalogue; each names where it is written down",
    ),
    reads: Reads::Text(read),
};

/// How much is taken before and behind a message where lines are longer.
const AROUND: usize = 1_000;

/// How many lines of a stack trace belong to a message.
const TRACE: usize = 30;

/// Texts up to this size are looked through for something like a known message.
const SMALL: usize = 20_000;

/// How many lines of those count.
const LINES: usize = 10;

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut spans: Vec<Span> = Vec::new();
    for heard in hear(source.text) {
        let (start, end) = heard.place();
        let span = around(source.text, start, end);
        match spans.last_mut() {
            Some(last) if span.start <= last.end + 1 => last.end = last.end.max(span.end),
            _ => spans.push(span),
        }
    }
    let pieces = spans.into_iter().map(|span| piece(source.text, span));
    pieces.collect()
}

/// Where no message is known in a text: the lines outside of other pieces that are like a known one.
pub(super) fn like_known(text: &str, pieces: &[Piece]) -> Vec<Piece> {
    if text.len() > SMALL {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let span = Span::new(start, start + words.len());
        start += line.len();
        let mut others = pieces.iter().map(|piece| piece.span);
        let taken = others.any(|own| own.start < span.end && span.start < own.end);
        if !taken && found.len() < LINES && resembles(words) {
            found.push(piece(text, span));
        }
    }
    found
}

fn piece(text: &str, span: Span) -> Piece {
    Piece {
        form: &FORM,
        name: String::new(),
        span,
        tells: Tells::Message(without_tokens(&plain(span.of(text)))),
    }
}

/// The lines of a message, and the stack trace below.
fn around(text: &str, start: usize, end: usize) -> Span {
    let before = text.get(..start).unwrap_or_default();
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let from = from.max(boundary(text, start.saturating_sub(AROUND)));
    let behind = text.get(end..).unwrap_or_default();
    let mut to = end + behind.find('\n').unwrap_or(behind.len());
    let mut below = text.get(to..).unwrap_or_default();
    for _ in 0..TRACE {
        let Some(rest) = below.strip_prefix('\n') else {
            break;
        };
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        if !is_trace(line) {
            break;
        }
        to += 1 + length;
        below = rest.get(length..).unwrap_or_default();
    }
    let to = to.min(boundary(text, end + AROUND));
    let to = to - usize::from(text.get(..to).is_some_and(|text| text.ends_with('\r')));
    Span::new(from.min(start), to.max(end))
}

/// Whether a line goes on with the exception of the line above.
fn is_trace(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ', '\t']);
    ["at ", "--- ", "---> ", "Caused by: ", "... "]
        .iter()
        .any(|start| line.starts_with(start))
}

/// The next place at or before which a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}

/// How well a text is understood: how much of it is the messages' own, and how few of their values
/// hold escapes.
fn understood(text: &str) -> (usize, Reverse<usize>) {
    let heard = hear(text);
    let whole = || heard.iter().filter(|own| own.is_whole());
    let values = || whole().flat_map(Heard::values).map(|(_, value)| value);
    let all: usize = whole().map(|own| own.place().1 - own.place().0).sum();
    let filled: usize = values().map(String::len).sum();
    let escapes = ["&quot;", "&#", "&amp;", "\\\"", "\\u00"];
    let escaped = |value: &&String| escapes.iter().any(|own| value.contains(own));
    let escaped = values().filter(escaped).count();
    (all.saturating_sub(filled), Reverse(escaped))
}

/// The text without escapes, if it is better understood then.
fn plain(text: &str) -> String {
    let mut best = (understood(text), text.to_owned());
    let mut layer = text.to_owned();
    const DEEPEST: usize = 3;
    for _ in 0..DEEPEST {
        let next = Layer::without_entities(&layer).or_else(|| Layer::without_escapes(&layer));
        let Some(next) = next else { break };
        layer = next.text.into_owned();
        let now = understood(&layer);
        if now > best.0 {
            best = (now, layer.clone());
        }
    }
    best.1
}

/// The words with `…` where a token stands: tokens are pieces of their own.
fn without_tokens(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for token in find(text) {
        kept.push_str(text.get(at..token.start).unwrap_or_default());
        kept.push('…');
        at = token.end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    kept
}
