//! A GUID as a number, so that its letter case does not matter and tables stay small.

/// Where the hyphens of the usual form stand (RFC 9562 §4).
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// Reads the 36-character form with hyphens and without braces, in either letter case.
pub(super) fn parse(text: &str) -> Option<u128> {
    if text.len() != 36 {
        return None;
    }
    text.char_indices().try_fold(0, |number: u128, (at, char)| {
        if HYPHENS.contains(&at) {
            (char == '-').then_some(number)
        } else {
            Some(number << 4 | u128::from(char.to_digit(16)?))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    const CASES: &[(&str, Option<u128>)] = &[
        (
            "62e90394-69f5-4237-9190-012177145e10",
            Some(0x62e90394_69f5_4237_9190_012177145e10),
        ),
        (
            "62E90394-69F5-4237-9190-012177145E10",
            Some(0x62e90394_69f5_4237_9190_012177145e10),
        ),
        ("ffffffff-ffff-ffff-ffff-ffffffffffff", Some(u128::MAX)),
        // Other spellings are not what a token holds.
        ("62e9039469f542379190012177145e10", None),
        ("{62e90394-69f5-4237-9190-012177145e10}", None),
        ("62e90394-69f5-4237-9190-012177145e1", None),
        ("62e90394-69f5-4237-9190-012177145e1g", None),
        ("62e90394_69f5_4237_9190_012177145e10", None),
        // Thirty-six bytes that are not thirty-six characters.
        ("62e90394-69f5-4237-9190-0121771é5e1", None),
        ("", None),
    ];

    #[test]
    fn only_the_usual_form_is_read() {
        for (text, expected) in CASES {
            assert_eq!(parse(text), *expected, "{text}");
        }
    }
}
