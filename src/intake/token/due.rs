//! Secrets that are no JWT where a token is due: behind a scheme, or under the name of a token.

use crate::token::opaque;
use crate::token::span::Span;

use super::names::{self, is_around};

/// Names under which OAuth 2.0 (RFC 6749 §5.1), its caches and its tools hand tokens on.
const NAMES: [&str; 12] = [
    "access_token",
    "accesstoken",
    "refresh_token",
    "refreshtoken",
    "id_token",
    "idtoken",
    "subject_token",
    "assertion",
    "bearer",
    "dpop",
    "oauth2-bearer",
    "id-token",
];

/// A secret over this length is none.
const LONGEST: usize = 16 * 1024;

/// The secrets, with what each is called and where it stands.
pub(super) fn secrets(text: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in words(text) {
        if word.start < at || !NAMES.contains(&word.of(text).to_ascii_lowercase().as_str()) {
            continue;
        }
        let Some(span) = behind(text, word.end) else {
            continue;
        };
        if opaque::recognise(span.of(text)).is_some() {
            at = span.end;
            found.push((names::before(text, span.start), span));
        }
    }
    found
}

/// The words that a name can be.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..)?;
        let start = at + rest.iter().position(|&byte| is_part(byte))?;
        let rest = bytes.get(start..)?;
        let length = rest.iter().position(|&byte| !is_part(byte));
        at = start + length.unwrap_or(rest.len());
        Some(Span::new(start, at))
    })
}

/// The value behind a name or a scheme: up to what ends it.
fn behind(text: &str, end: usize) -> Option<Span> {
    let rest = text.get(end..)?;
    let value = rest.trim_start_matches(|char| is_around(char) || matches!(char, ':' | '=' | ' '));
    let start = text.len() - value.len();
    // Something has to stand between a name and its value, and not much.
    if start == end || start - end > 8 {
        return None;
    }
    let stops = |char: char| char.is_whitespace() || is_around(char) || "&,;<>{}()".contains(char);
    let length = value.find(stops).unwrap_or(value.len());
    (8..=LONGEST)
        .contains(&length)
        .then(|| Span::new(start, start + length))
}
