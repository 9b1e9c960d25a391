//! The shapes of secrets, as small tests that read a text once.

/// Letters and digits.
pub(super) fn alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// The alphabet of base64 (RFC 4648 §4).
pub(super) fn base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// The alphabet of base64url (RFC 4648 §5).
pub(super) fn base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Hexadecimal digits of either case.
pub(super) fn hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

/// Anything that can be seen.
pub(super) fn visible(byte: u8) -> bool {
    byte.is_ascii_graphic()
}

/// One of the prefixes, then at least `least` characters of an alphabet and nothing else.
pub(super) fn prefixed(
    text: &str,
    prefixes: &[&str],
    least: usize,
    alphabet: fn(u8) -> bool,
) -> bool {
    prefixes.iter().any(|prefix| {
        text.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() >= least && all(rest, alphabet))
    })
}

/// A scheme in any case, then something after a space.
pub(super) fn scheme(text: &str, word: &str) -> bool {
    text.split_once(' ')
        .is_some_and(|(first, rest)| first.eq_ignore_ascii_case(word) && !rest.trim().is_empty())
}

/// Exactly `length` characters of an alphabet.
pub(super) fn exactly(text: &str, length: usize, alphabet: fn(u8) -> bool) -> bool {
    text.len() == length && all(text, alphabet)
}

/// Exactly `length` characters of padded base64 with as much padding.
pub(super) fn padded(text: &str, length: usize, padding: &str) -> bool {
    text.len() == length
        && text
            .strip_suffix(padding)
            .is_some_and(|rest| all(rest, base64))
}

/// Letters of both cases and digits: words and hexadecimal numbers lack one of them.
pub(super) fn is_mixed(text: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| text.as_bytes().iter().any(kind);
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit)
}

/// Whether a query string has all the fields.
pub(super) fn has_fields(text: &str, names: &[&str]) -> bool {
    let query = text.rsplit('?').next().unwrap_or_default();
    !text.contains(char::is_whitespace)
        && names.iter().all(|name| {
            query.split('&').any(|field| {
                field
                    .split_once('=')
                    .is_some_and(|(key, value)| key == *name && !value.is_empty())
            })
        })
}

/// Two parts around a dot, of exact lengths.
pub(super) fn two_parts(text: &str, first: usize, second: usize, alphabet: fn(u8) -> bool) -> bool {
    text.split_once('.')
        .is_some_and(|(one, two)| exactly(one, first, alphabet) && exactly(two, second, alphabet))
}

/// The usual form of a GUID, with or without braces (RFC 9562 §4).
pub(super) fn is_guid(text: &str) -> bool {
    let text = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
        .unwrap_or(text);
    let mut groups = text.split('-');
    [8, 4, 4, 4, 12]
        .iter()
        .all(|&length| groups.next().is_some_and(|g| exactly(g, length, hex)))
        && groups.next().is_none()
}

fn all(text: &str, alphabet: fn(u8) -> bool) -> bool {
    text.bytes().all(alphabet)
}
