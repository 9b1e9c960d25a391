//! HTTPie: `http` and `https`, and `xh`, which is called alike.

use super::curl::is_address;
use super::draft::{exchange, piece};
use super::words::{self, Word};
use crate::catalogue::prose;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "httpie",
    name: "HTTPie command",
    source: prose("httpie.io/docs/cli/request-items; httpie.io/docs/cli/authentication"),
    reads: Reads::Text(read),
};

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut past = 0;
    for (start, end) in words::calls(source, &["http", "xh"], &["http", "https", "xh", "xhs"]) {
        if start < past {
            continue;
        }
        let (words, end) = words::read(source.text, end);
        past = end;
        let Some((made, end)) = command(&words) else {
            continue;
        };
        found.extend(exchange(&FORM, made, Span::new(start, end)).map(piece));
    }
    found
}

/// What the command sends, and where it ends; `None` if it is a sentence about it.
fn command(words: &[Word]) -> Option<(Exchange, usize)> {
    let mut made = Exchange::default();
    let mut bearer = false;
    let mut credentials = None;
    let mut body = Vec::new();
    let mut end = 0;
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let text = word.text.as_str();
        end = word.span.end;
        if let Some((option, own)) = option(text) {
            let needs = matches!(
                option,
                "-A" | "--auth-type"
                    | "-a"
                    | "--auth"
                    | "--session"
                    | "--timeout"
                    | "-o"
                    | "--verify"
            );
            let next = if own.is_none() && needs {
                rest.next()
            } else {
                None
            };
            end = next.map_or(end, |word| word.span.end);
            let value = own
                .or(next.map(|word| word.text.as_str()))
                .unwrap_or_default();
            match option {
                "-A" | "--auth-type" => bearer = value == "bearer",
                "-a" | "--auth" => credentials = Some(value),
                _ => {}
            }
            continue;
        }
        if made.address.is_empty() {
            let is_method = text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            if is_method && made.method.is_empty() {
                text.clone_into(&mut made.method);
                continue;
            }
            let local = text.starts_with(':') && text.len() > 1;
            if !local && !is_address(text) {
                return None;
            }
            text.clone_into(&mut made.address);
            continue;
        }
        item(text, &mut made, &mut body);
    }
    if let Some(token) = credentials.filter(|_| bearer) {
        made.sends("Authorization", &format!("Bearer {token}"));
    }
    made.posts(&body.join("&"));
    // `http` is a word that begins many lines.
    let told = !made.address.is_empty() && (!made.method.is_empty() || !made.headers.is_empty());
    if made.method.is_empty() {
        let method = if body.is_empty() { "GET" } else { "POST" };
        method.clone_into(&mut made.method);
    }
    told.then_some((made, end))
}

/// A field of the header, of the query or of the content.
fn item(text: &str, made: &mut Exchange, body: &mut Vec<String>) {
    let Some(at) = text.find([':', '=']) else {
        return;
    };
    let (name, rest) = text.split_at_checked(at).unwrap_or_default();
    if rest.starts_with(":=") || rest.starts_with("==") {
        return;
    }
    match rest.strip_prefix(':') {
        Some(value) => made.sends(name, value),
        None => body.push(format!(
            "{name}={}",
            escaped(rest.get(1..).unwrap_or_default())
        )),
    }
}

/// The value is no part of a form yet.
fn escaped(value: &str) -> String {
    value
        .replace('%', "%25")
        .replace('+', "%2B")
        .replace('&', "%26")
}

fn option(text: &str) -> Option<(&str, Option<&str>)> {
    if text.starts_with("--") {
        return Some(match text.split_once('=') {
            Some((option, value)) => (option, Some(value)),
            None => (text, None),
        });
    }
    let is_short = text.len() > 1 && text.starts_with('-');
    if !is_short {
        return None;
    }
    let (option, value) = text.split_at_checked(2)?;
    Some((option, Some(value).filter(|value| !value.is_empty())))
}
