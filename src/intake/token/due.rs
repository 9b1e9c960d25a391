//! Secrets that are no JWT where a token is due: behind a scheme, or under the name of a token.

use crate::intake::form::Source;
use crate::token::opaque::{self, Certainty};
use crate::token::span::Span;

use super::names::{self, Names, is_around};

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
const LONGEST: usize = 8 * 1024;

/// A secret, what it is called and where it stands.
pub(super) struct Secret {
    pub(super) token: String,
    pub(super) name: String,
    pub(super) span: Span,
}

/// The secrets of a text; those whose names only the document tells come last.
pub(super) fn secrets(source: &Source<'_>, names: &Names) -> Vec<Secret> {
    let text = source.text;
    let mut found = Vec::new();
    let mut at = 0;
    for word in words(source) {
        if word.start < at {
            continue;
        }
        let Some(span) = behind(text, word.end) else {
            continue;
        };
        if span.len() > LONGEST {
            at = span.end;
            continue;
        }
        let token: String = span.of(text).split_whitespace().collect();
        // What is that long and no secret holds none either.
        if token.len() > 1_000 {
            at = span.end;
        }
        if opaque::recognise(&token).is_some() {
            at = span.end;
            let name = names::before(text, span.start);
            found.push(Secret { token, name, span });
        }
    }
    let named = names.places().filter_map(|(span, name)| {
        let own = span.of(text);
        let bare = own.trim_start_matches(['"', '\'']);
        let start = span.end - bare.len();
        let token = bare.trim_end_matches(['"', '\'']).to_owned();
        let span = Span::new(start, start + token.len());
        let known = opaque::recognise(&token)?;
        let name = name.to_owned();
        (known.certainty != Certainty::Guess).then_some(Secret { token, name, span })
    });
    found.extend(named);
    found
}

/// Where the names stand as words of their own, in order.
fn words(source: &Source<'_>) -> Vec<Span> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let bytes = source.text.as_bytes();
    let goes_on = |at: usize| bytes.get(at).is_some_and(|byte| is_part(*byte));
    let spans = NAMES.iter().flat_map(|name| {
        let found = source.find_in_any_case(name);
        found.map(|at| Span::new(at, at + name.len()))
    });
    let apart = |span: &Span| {
        let before = span.start.checked_sub(1);
        !before.is_some_and(goes_on) && !goes_on(span.end)
    };
    let mut words: Vec<Span> = spans.filter(apart).collect();
    words.sort_unstable_by_key(|span| span.start);
    words
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
    let length = match quoted(rest, value) {
        Some(length) => length,
        None => {
            let mut ends = value.char_indices().enumerate();
            let end = ends.find(|(index, (_, char))| *index > LONGEST || stops(*char));
            end.map_or(value.len(), |(_, (at, _))| at)
        }
    };
    (length >= 8).then(|| Span::new(start, start + length))
}

/// The length of a value between quotation marks, whose lines a mail program broke.
fn quoted(before: &str, value: &str) -> Option<usize> {
    let gap = before.strip_suffix(value)?;
    let mark = gap
        .chars()
        .next_back()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    let near = value
        .bytes()
        .take(LONGEST)
        .position(|byte| mark.is_ascii() && char::from(byte) == mark)?;
    let inside = value.get(..near)?;
    let broken = inside.contains('\n') && !inside.contains([' ', ',', ':']);
    broken.then_some(near)
}
