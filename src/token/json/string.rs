//! The text of a JSON string, escapes resolved (RFC 8259 §7).

use std::borrow::Cow;

/// The content of a string literal without its quotes.
/// A lone surrogate becomes U+FFFD, an escape that is cut off stays as it is.
pub(super) fn unescape(content: &str) -> Cow<'_, str> {
    let Some(first) = content.find('\\') else {
        return Cow::Borrowed(content);
    };
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    let mut next = Some(first);
    while let Some((plain, escape)) = next.and_then(|at| rest.split_at_checked(at)) {
        out.push_str(plain);
        let (character, length) = resolve(escape);
        out.push(character);
        rest = escape.get(length..).unwrap_or_default();
        next = rest.find('\\');
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The code unit of a `\uXXXX` that starts at `at`.
pub(super) fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let escape = bytes.get(at..at + 6)?;
    let digits = escape.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit: u16, &digit| {
        let value = char::from(digit).to_digit(16)?;
        Some(unit << 4 | u16::try_from(value).ok()?)
    })
}

/// The character that the escape at the start of `text` stands for, and its length in bytes.
fn resolve(text: &str) -> (char, usize) {
    let bytes = text.as_bytes();
    match bytes.get(1) {
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(b'n') => ('\n', 2),
        Some(b'r') => ('\r', 2),
        Some(b't') => ('\t', 2),
        Some(b'u') => match unit(bytes, 0) {
            Some(high @ 0xd800..=0xdbff) => match unit(bytes, 6) {
                Some(low @ 0xdc00..=0xdfff) => (pair(high, low), 12),
                _ => (char::REPLACEMENT_CHARACTER, 6),
            },
            Some(unit) => (
                char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER),
                6,
            ),
            None => ('\\', 1),
        },
        Some(&other @ (b'"' | b'\\' | b'/')) => (char::from(other), 2),
        _ => ('\\', 1),
    }
}

fn pair(high: u16, low: u16) -> char {
    let code = 0x10000 + ((u32::from(high) - 0xd800) << 10) + (u32::from(low) - 0xdc00);
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}
