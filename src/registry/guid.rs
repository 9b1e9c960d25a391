//! GUIDs in the forms people write them.

/// How a GUID was written.
///
/// Letter case is not a form: compare the text for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `00000003-0000-0000-c000-000000000000`, as Microsoft Entra ID writes it.
    Hyphens,
    /// `{00000003-0000-0000-c000-000000000000}`, the registry format of Windows.
    Braces,
    /// `(00000003-0000-0000-c000-000000000000)`.
    Parentheses,
    /// `000000030000…` without hyphens: 32 digits and nothing else.
    Digits,
    /// `urn:uuid:00000003-0000-0000-c000-000000000000` (RFC 9562 §4).
    Urn,
}

/// Reads a GUID in any form; letter case does not matter.
pub fn parse(text: &str) -> Option<(u128, Form)> {
    if let Some(inner) = between(text, '{', '}') {
        return hyphenated(inner).map(|id| (id, Form::Braces));
    }
    if let Some(inner) = between(text, '(', ')') {
        return hyphenated(inner).map(|id| (id, Form::Parentheses));
    }
    if let Some((prefix, inner)) = text.split_at_checked("urn:uuid:".len())
        && prefix.eq_ignore_ascii_case("urn:uuid:")
    {
        return hyphenated(inner).map(|id| (id, Form::Urn));
    }
    hyphenated(text)
        .map(|id| (id, Form::Hyphens))
        .or_else(|| digits(text).map(|id| (id, Form::Digits)))
}

/// Writes a GUID with hyphens and in lower case.
pub fn write(id: u128) -> String {
    let mut text = String::with_capacity(36);
    for nibble in (0..32_u32).rev() {
        if matches!(nibble, 23 | 19 | 15 | 11) {
            text.push('-');
        }
        let value = u32::try_from((id >> (nibble * 4)) & 0xf).unwrap_or_default();
        text.extend(char::from_digit(value, 16));
    }
    text
}

fn between(text: &str, open: char, close: char) -> Option<&str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

/// Reads the usual form only: 36 characters with hyphens, in either letter case.
pub fn hyphenated(text: &str) -> Option<u128> {
    if text.len() != 36 {
        return None;
    }
    let mut id = 0;
    for (at, byte) in text.bytes().enumerate() {
        match (at, byte) {
            (8 | 13 | 18 | 23, b'-') => {}
            (8 | 13 | 18 | 23, _) => return None,
            _ => id = (id << 4) | u128::from(char::from(byte).to_digit(16)?),
        }
    }
    Some(id)
}

fn digits(text: &str) -> Option<u128> {
    if text.len() != 32 {
        return None;
    }
    text.chars().try_fold(0, |id, digit| {
        Some((id << 4) | u128::from(digit.to_digit(16)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPH: u128 = 0x00000003_0000_0000_c000_000000000000;

    #[test]
    fn every_form_is_read() {
        for (text, form) in [
            ("00000003-0000-0000-c000-000000000000", Some(Form::Hyphens)),
            ("00000003-0000-0000-C000-000000000000", Some(Form::Hyphens)),
            ("{00000003-0000-0000-c000-000000000000}", Some(Form::Braces)),
            (
                "(00000003-0000-0000-c000-000000000000)",
                Some(Form::Parentheses),
            ),
            ("0000000300000000c000000000000000", Some(Form::Digits)),
            (
                "URN:UUID:00000003-0000-0000-c000-000000000000",
                Some(Form::Urn),
            ),
            ("00000003-0000-0000-c000-00000000000", None),
            ("00000003-0000-0000-c000-00000000000g", None),
            ("00000003+0000-0000-c000-000000000000", None),
            ("{00000003-0000-0000-c000-000000000000", None),
            ("0000000300000000c0000000000000é", None),
            ("", None),
        ] {
            assert_eq!(parse(text), form.map(|form| (GRAPH, form)), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(write(GRAPH), "00000003-0000-0000-c000-000000000000");
        assert_eq!(write(u128::MAX), "ffffffff-ffff-ffff-ffff-ffffffffffff");
    }
}
