//! Keys and certificates between `-----BEGIN …-----` and `-----END …-----`.

use super::PRIVATE;
use crate::catalogue::prose;
use crate::crypto::SecretText;
use crate::intake::mistakes::mistake;
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "pem",
    name: "key or certificate in PEM",
    source: prose("RFC 7468 section 2"),
    reads: Reads::Text(read),
};

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";
/// No label is longer.
const LABEL: usize = 40;
/// No block is longer.
const LONGEST: usize = 32 * 1024;

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for start in source.find(BEGIN) {
        if found.last().is_none_or(|last| last.span.end <= start) {
            found.extend(block(source.text, start));
        }
    }
    found
}

fn block(text: &str, start: usize) -> Option<Piece> {
    let behind = text.get(start..)?.strip_prefix(BEGIN)?;
    let named = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ';
    let length = behind
        .bytes()
        .take(LABEL)
        .take_while(|byte| named(*byte))
        .count();
    let (label, body) = behind.split_at_checked(length)?;
    let body = body.strip_prefix(DASHES).filter(|_| !label.is_empty())?;
    let head = BEGIN.len() + label.len() + DASHES.len();
    // A cut-off one goes as far as its base64, or the escapes of its lines, do.
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=\r\n \t\\\":,".contains(&byte);
    let inside = body
        .bytes()
        .take(LONGEST)
        .take_while(|byte| base64(*byte))
        .count();
    let last = [END, label, DASHES].concat();
    let closed = body
        .get(inside..)
        .is_some_and(|rest| rest.starts_with(&last));
    let length = match closed {
        true => inside + last.len(),
        false => {
            let text = |byte: u8| byte != b' ' && byte != b',' && base64(byte);
            let own = body
                .bytes()
                .take(inside)
                .take_while(|byte| text(*byte))
                .count();
            body.get(..own).map_or(0, |body| body.trim_end().len())
        }
    };
    let mut told = Configured::default();
    if label.ends_with("PRIVATE KEY") {
        let first = Span::new(start, start + head);
        told.mistakes.push(mistake(&PRIVATE, first, &["key"]));
    }
    let span = Span::new(start, start + head + length);
    told.keys.push(SecretText::from(span.of(text)));
    Some(Piece {
        form: &FORM,
        name: label.to_ascii_lowercase(),
        span,
        tells: Tells::Settings(told),
    })
}
