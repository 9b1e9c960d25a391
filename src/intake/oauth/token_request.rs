//! The form that a client sends to a token endpoint, alone.

use crate::catalogue::prose;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::http::{exchange, pairs, piece, told};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "token-request",
    name: "Token request",
    source: prose(
        "RFC 6749 §4; RFC 7523 §2.1; RFC 8693 §2.1; learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow",
    ),
    reads: Reads::Text(read),
};

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut past = 0;
    for at in source.find("grant_type=") {
        if at < past {
            continue;
        }
        let span = around(source.text, past, at);
        past = span.end;
        let form: String = span.of(source.text).split_whitespace().collect();
        let fields: Vec<_> = pairs(&form).filter(|(name, _)| told(name)).collect();
        let made = Exchange {
            fields,
            ..Exchange::default()
        };
        found.extend(exchange(&FORM, made, span).map(piece));
    }
    found
}

/// A form over this length is none.
const LONGEST: usize = 32 * 1024;

/// The whole form; documentation breaks its lines before or behind each `&`.
fn around(text: &str, past: usize, at: usize) -> Span {
    let stops = |char: char| {
        char.is_whitespace() || matches!(char, '"' | '\'' | '`' | '<' | '>' | '{' | '}')
    };
    let mut start = at;
    loop {
        let before = text
            .get(past.max(start.saturating_sub(LONGEST))..start)
            .unwrap_or_default();
        let word = before.trim_end_matches(|char: char| !stops(char));
        start -= before.len() - word.len();
        let line = word.trim_end();
        let broken = word.len() > line.len()
            && (line.ends_with('&') || text.get(start..).is_some_and(|own| own.starts_with('&')));
        if !broken || at - start > LONGEST {
            break;
        }
        start -= word.len() - line.len();
    }
    // `?` or the name of an option is no part of it.
    let own = text.get(start..at).unwrap_or_default();
    start += own.rfind(['?', '#']).map_or(0, |mark| mark + 1);
    let mut end = at;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        end += rest.find(stops).unwrap_or(rest.len());
        let behind = text.get(end..).unwrap_or_default();
        let next = behind.trim_start();
        let own = text.get(at..end).unwrap_or_default();
        let broken = behind.len() > next.len()
            && (next.starts_with('&') || (own.ends_with('&') && next.contains('=')));
        if !broken || end - at > LONGEST {
            return Span::new(start, end);
        }
        end = text.len() - next.len();
    }
}
