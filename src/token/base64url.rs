//! base64url (RFC 4648 §5) that reads what can be read and tells what was off.
//!
//! RFC 7515 §2 asks for the URL-safe alphabet "with all trailing '=' characters omitted" and
//! without white space.
//! Some decoders are lenient about each of these and some are not, which is why one API
//! accepts a token that another refuses: every deviation is a [`Remark`], none is fatal.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose};

/// What decoding gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The bytes; characters outside the alphabet count as zero bits, so that what follows keeps its place.
    pub bytes: Vec<u8>,
    /// What was off, in the order of the text.
    pub remarks: Vec<Remark>,
}

/// One way in which a text is not canonical base64url. Offsets are bytes into the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A character that no base64 alphabet has.
    Foreign {
        /// Where the first one stands.
        at: usize,
        /// What stands there.
        found: char,
        /// How many there are in all.
        count: usize,
    },
    /// The length leaves one character over, which holds too few bits for a byte: something is missing.
    Length {
        /// How many characters of the alphabet there were.
        characters: usize,
    },
    /// `=` at the end, which JOSE leaves off.
    Padding {
        /// Where it starts.
        at: usize,
        /// How many.
        count: usize,
    },
    /// `+` or `/` of the standard alphabet instead of `-` and `_`.
    StandardAlphabet {
        /// Where the first one stands.
        at: usize,
        /// Which of the two it is.
        found: char,
        /// How many there are in all.
        count: usize,
    },
    /// The last character carries bits that belong to no byte (RFC 4648 §3.5 wants them zero).
    TrailingBits {
        /// Where that character stands.
        at: usize,
        /// What stands there.
        found: char,
    },
}

impl Remark {
    /// Whether the bytes can no longer be trusted, as opposed to a mere deviation in form.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Foreign { .. } | Self::Length { .. })
    }
}

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Decodes `text`, whatever it is.
pub fn decode(text: &str) -> Decoded {
    match general_purpose::URL_SAFE_NO_PAD.decode(text) {
        Ok(bytes) => Decoded {
            bytes,
            remarks: Vec::new(),
        },
        Err(_) => decode_damaged(text),
    }
}

/// Encodes as JOSE wants it: URL-safe and without padding.
pub fn encode(bytes: &[u8]) -> String {
    general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether `c` belongs to the base64url alphabet.
pub fn is_symbol(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn decode_damaged(text: &str) -> Decoded {
    let body = text.trim_end_matches('=');
    let mut symbols = String::with_capacity(body.len());
    let mut foreign = None;
    let mut standard = None;
    for (at, c) in body.char_indices() {
        match c {
            '+' | '/' => {
                symbols.push(if c == '+' { '-' } else { '_' });
                standard.get_or_insert((at, c, 0)).2 += 1;
            }
            c if is_symbol(c) => symbols.push(c),
            c => {
                symbols.push('A');
                foreign.get_or_insert((at, c, 0)).2 += 1;
            }
        }
    }
    // In the order of the text: what is inside it, then what is off at its end.
    let foreign = foreign.map(|(at, found, count)| (at, Remark::Foreign { at, found, count }));
    let standard =
        standard.map(|(at, found, count)| (at, Remark::StandardAlphabet { at, found, count }));
    let inside = match (foreign, standard) {
        (Some(foreign), Some(standard)) if standard.0 < foreign.0 => {
            [Some(standard), Some(foreign)]
        }
        (foreign, standard) => [foreign, standard],
    };
    let mut remarks: Vec<_> = inside
        .into_iter()
        .flatten()
        .map(|(_, remark)| remark)
        .collect();
    if symbols.len() % 4 == 1 {
        remarks.push(Remark::Length {
            characters: symbols.len(),
        });
        symbols.pop();
    } else if general_purpose::URL_SAFE_NO_PAD.decode(&symbols).is_err()
        && let Some((at, found)) = body.char_indices().next_back()
    {
        remarks.push(Remark::TrailingBits { at, found });
    }
    if body.len() < text.len() {
        remarks.push(Remark::Padding {
            at: body.len(),
            count: text.len() - body.len(),
        });
    }
    // Only symbols of the alphabet are left, in a length that it allows.
    let bytes = LENIENT.decode(&symbols).unwrap_or_default();
    Decoded { bytes, remarks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviations_are_told_and_the_rest_is_read() {
        use Remark::*;
        let cases: &[(&str, &[u8], &[Remark])] = &[
            // RFC 4648 §10, without padding.
            ("", b"", &[]),
            ("Zg", b"f", &[]),
            ("Zm8", b"fo", &[]),
            ("Zm9v", b"foo", &[]),
            ("Zm9vYmFy", b"foobar", &[]),
            // Padding, right and wrong in number.
            ("Zg==", b"f", &[Padding { at: 2, count: 2 }]),
            ("Zg=", b"f", &[Padding { at: 2, count: 1 }]),
            ("Zm9v====", b"foo", &[Padding { at: 4, count: 4 }]),
            // The standard alphabet.
            ("-_8", &[0xfb, 0xff], &[]),
            (
                "+/8",
                &[0xfb, 0xff],
                &[StandardAlphabet {
                    at: 0,
                    found: '+',
                    count: 2,
                }],
            ),
            // Bits that belong to no byte.
            ("Zh", b"f", &[TrailingBits { at: 1, found: 'h' }]),
            (
                "Zm9=",
                b"fo",
                &[
                    TrailingBits { at: 2, found: '9' },
                    Padding { at: 3, count: 1 },
                ],
            ),
            // One character too many or too few.
            ("Zm9vY", b"foo", &[Length { characters: 5 }]),
            ("Z", b"", &[Length { characters: 1 }]),
            // What no alphabet has; the place is kept.
            (
                "Zm9v*mFy",
                b"foo\x02ar",
                &[Foreign {
                    at: 4,
                    found: '*',
                    count: 1,
                }],
            ),
            (
                "Zm9véé",
                b"foo\0",
                &[Foreign {
                    at: 4,
                    found: 'é',
                    count: 2,
                }],
            ),
            ("=", b"", &[Padding { at: 0, count: 1 }]),
        ];
        for (text, bytes, remarks) in cases {
            let decoded = decode(text);
            assert_eq!(decoded.bytes, *bytes, "{text}");
            assert_eq!(decoded.remarks, *remarks, "{text}");
        }
    }
}
