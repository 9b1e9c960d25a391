//! Takes off what stands at the two ends of a text, one piece at a time, each in constant time.

use super::{Scheme, Wrapping, is_invisible};

/// A text with its ends taken off, and what they were, from the outside in.
pub(super) struct Peeled<'a> {
    pub(super) rest: &'a str,
    /// Where `rest` starts in the text.
    pub(super) at: usize,
    pub(super) taken: Vec<Wrapping>,
}

/// Takes off both ends. A form field ends at the next `&`, and the other fields go with it.
pub(super) fn peel(text: &str) -> Peeled<'_> {
    let mut peeled = Peeled {
        rest: text,
        at: 0,
        taken: Vec::new(),
    };
    while let Some((wrapping, rest)) = front(peeled.rest) {
        peeled.at += peeled.rest.len() - rest.len();
        peeled.rest = rest;
        note(&mut peeled.taken, wrapping);
    }
    if peeled
        .taken
        .iter()
        .any(|wrapping| matches!(wrapping, Wrapping::FormField { .. }))
    {
        peeled.rest = peeled.rest.split('&').next().unwrap_or_default();
    }
    while let Some((wrapping, rest)) = back(peeled.rest) {
        peeled.rest = rest;
        note(&mut peeled.taken, wrapping);
    }
    peeled
}

/// Adds a wrapping, or adds it to its like: quotes stand at both ends, and `Bearer` may stand twice.
pub(super) fn note(taken: &mut Vec<Wrapping>, wrapping: Wrapping) {
    for known in taken.iter_mut() {
        match (known, &wrapping) {
            (Wrapping::Invisible { points }, Wrapping::Invisible { points: more }) => {
                for point in more {
                    if !points.contains(point) {
                        points.push(*point);
                    }
                }
                return;
            }
            (Wrapping::Scheme { scheme, count }, Wrapping::Scheme { scheme: more, .. })
                if scheme == more =>
            {
                *count += 1;
                return;
            }
            (known, more) if known == more => return,
            _ => {}
        }
    }
    taken.push(wrapping);
}

fn front(text: &str) -> Option<(Wrapping, &str)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    if let Some(wrapping) = around(first) {
        return Some((wrapping, rest));
    }
    match first {
        '\\' => rest
            .strip_prefix('"')
            .map(|rest| (Wrapping::Quotes('"'), rest)),
        '<' => Some((Wrapping::AngleBrackets, rest)),
        '#' | '?' | '&' => field(rest).filter(|(wrapping, _)| is_form_field(wrapping)),
        _ => scheme(text).or_else(|| field(text)),
    }
}

fn back(text: &str) -> Option<(Wrapping, &str)> {
    let mut chars = text.chars();
    let last = chars.next_back()?;
    let rest = chars.as_str();
    if last == '"' {
        return Some((
            Wrapping::Quotes('"'),
            rest.strip_suffix('\\').unwrap_or(rest),
        ));
    }
    if let Some(wrapping) = around(last) {
        return Some((wrapping, rest));
    }
    match last {
        '>' => Some((Wrapping::AngleBrackets, rest)),
        ',' | ';' | '}' => Some((Wrapping::TrailingPunctuation(last), rest)),
        _ => None,
    }
}

/// What may stand at either end.
fn around(char: char) -> Option<Wrapping> {
    match char {
        '"' | '\'' | '`' | '´' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' => {
            Some(Wrapping::Quotes(char))
        }
        _ if is_invisible(char) => Some(Wrapping::Invisible { points: vec![char] }),
        _ if char.is_whitespace() => Some(Wrapping::WhiteSpace),
        _ => None,
    }
}

/// A scheme and the white space behind it; some write `Bearer:`.
fn scheme(text: &str) -> Option<(Wrapping, &str)> {
    [Scheme::Bearer, Scheme::Dpop, Scheme::IdToken]
        .into_iter()
        .find_map(|scheme| {
            let ends =
                |char: char| char.is_whitespace() || (char == ':' && scheme == Scheme::Bearer);
            let rest = strip_word(text, scheme.word())?.strip_prefix(ends)?;
            Some((Wrapping::Scheme { scheme, count: 1 }, rest))
        })
}

/// The names under which tokens travel, as OAuth 2.0 (RFC 6749, RFC 7521, RFC 8693), OpenID Connect
/// and token caches spell them.
const FIELDS: &[&str] = &[
    "access_token",
    "accessToken",
    "assertion",
    "client_assertion",
    "id_token",
    "id_token_hint",
    "idToken",
    "jwt",
    "refresh_token",
    "subject_token",
    "token",
];

/// The white space that may stand between a name and its value; more is no such pair, and bounding
/// it keeps one step in constant time.
const WIDEST_GAP: usize = 16;

/// A header name, a form field or a JSON member with its separator.
fn field(text: &str) -> Option<(Wrapping, &str)> {
    if let Some(rest) = strip_word(text, "Authorization") {
        let (_, rest) = separator(rest)?;
        return Some((Wrapping::HeaderName, rest));
    }
    FIELDS.iter().find_map(|&name| {
        let (separator, rest) = separator(strip_word(text, name)?)?;
        let wrapping = match separator {
            '=' => Wrapping::FormField { name },
            _ => Wrapping::JsonMember { name },
        };
        Some((wrapping, rest))
    })
}

fn is_form_field(wrapping: &Wrapping) -> bool {
    matches!(wrapping, Wrapping::FormField { .. })
}

/// `=`, `:`, or `":` with white space around.
fn separator(text: &str) -> Option<(char, &str)> {
    let text = text.strip_prefix('\\').unwrap_or(text);
    let text = text.strip_prefix(['"', '\'']).unwrap_or(text);
    let gap = text
        .bytes()
        .take(WIDEST_GAP)
        .take_while(u8::is_ascii_whitespace)
        .count();
    let text = text.get(gap..)?;
    let separator = text
        .chars()
        .next()
        .filter(|char| matches!(char, '=' | ':'))?;
    Some((separator, text.strip_prefix(separator)?))
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}
