//! Where a token stops being one, in words.

use super::{Explanation, another_token, say};
use crate::diagnosis::gate::Reason;
use crate::token::json::Expected;
use crate::token::{PartName, Unknown};

/// The name of a part.
pub fn part(name: PartName) -> &'static str {
    match name {
        PartName::Header => "header",
        PartName::Payload => "payload",
        PartName::Signature => "signature",
        PartName::EncryptedKey => "encrypted key",
        PartName::InitializationVector => "initialization vector",
        PartName::Ciphertext => "ciphertext",
        PartName::AuthenticationTag => "authentication tag",
        PartName::Surplus => "surplus part",
    }
}

/// Why a text cannot be read as a token; `None` for reasons of other gates.
pub(super) fn reason(reason: &Reason) -> Option<Explanation> {
    Some(match reason {
        Reason::Replaced { policy } => another_token::replaced(policy),
        Reason::Opaque(opaque) => say(
            format!("This is no JWT but looks like: {}.", opaque.name),
            opaque.what.text(),
            opaque.source.text(),
        )
        .and(opaque.instead.text()),
        Reason::Unknown(unknown) => unknown_text(*unknown),
        Reason::PartMissing(name) => say(
            format!("The {} is missing.", part(*name)),
            "A signed token has three parts with dots between them, an encrypted one five. The end was probably cut off when it was copied.",
            "RFC 7515 §7.1, RFC 7516 §7.1",
        ),
        Reason::SurplusParts(count) => say(
            format!("There {} too many.", parts(*count)),
            "A signed token has three parts, an encrypted one five. Something was added at the end, or two texts ran together.",
            "RFC 7515 §7.1, RFC 7516 §7.1",
        ),
        Reason::Encoding {
            part: name,
            column,
            found: Some(found),
        } => say(
            format!(
                "The {} has {} at column {column}.",
                part(*name),
                character(*found)
            ),
            "Only A–Z, a–z, 0–9, - and _ are allowed there. What stands before it was read; what follows is a guess.",
            "RFC 7515 §2, RFC 4648 §5",
        ),
        Reason::Encoding {
            part: name,
            column,
            found: None,
        } => say(
            format!("The {} ends too early, at column {column}.", part(*name)),
            "Its length leaves one character over, which holds too few bits for a byte: at least one character is missing.",
            "RFC 7515 §2, RFC 4648 §4",
        ),
        Reason::NotCanonical { part: name } => say(
            format!("The {} is not encoded as RFC 7515 asks for.", part(*name)),
            "Padding, the standard base64 alphabet or stray bits: lenient libraries take it, strict ones refuse the token.",
            "RFC 7515 §2, RFC 4648 §3.5",
        ),
        Reason::Json {
            part: name,
            column,
            line,
            line_column,
            found,
            expected,
        } => say(
            format!(
                "The {} stops being JSON at line {line}, column {line_column} of the decoded text: {} where {} should be.",
                part(*name),
                found.map_or("the end".to_owned(), character),
                expectation(*expected)
            ),
            format!("In the encoded part that is column {column}. What stands before it is shown."),
            "RFC 8259 §2",
        ),
        Reason::NotAnObject(name) => say(
            format!("The {} is no JSON object.", part(*name)),
            "Header and claims set must each be an object in braces.",
            "RFC 7515 §4, RFC 7519 §7.2",
        ),
        Reason::NotUtf8 {
            part: name,
            byte,
            at,
        } => say(
            format!(
                "The {} is not UTF-8: byte 0x{byte:02X} at offset {at}.",
                part(*name)
            ),
            "The issuer encoded the text in another character set, or the token was damaged. Each run of such bytes is shown as �.",
            "RFC 7519 §7.2, RFC 8259 §8.1",
        ),
        _ => return None,
    })
}

fn parts(count: usize) -> String {
    if count == 1 {
        "is one part".to_owned()
    } else {
        format!("are {count} parts")
    }
}

fn unknown_text(unknown: Unknown) -> Explanation {
    match unknown {
        Unknown::NoDots => say(
            "This is no token that we know.",
            "A JWT has two dots and starts with ey. Paste the whole value of the Authorization header, or of access_token in the answer of the token endpoint.",
            "RFC 7519 §3",
        ),
        Unknown::NotJson => say(
            "This has dots like a JWT, but neither header nor payload is JSON.",
            "It may be another kind of secret, or it was changed on its way.",
            "RFC 7519 §7.2",
        ),
        Unknown::OtherJson => say(
            "This is JSON, but no token.",
            "It has none of the members of a claims set, a JWS or a JWE.",
            "RFC 7515 §7.2, RFC 7516 §7.2",
        ),
        Unknown::TooLarge => say(
            "This is too large to be read.",
            "More than 64 MB. Servers accept headers of a few kilobytes.",
            "RFC 9110 §5.4",
        ),
    }
}

/// A character as people can recognise it.
pub(super) fn character(character: char) -> String {
    match character {
        '"' => "a quotation mark".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        c if c.is_ascii_graphic() => format!("“{c}”"),
        c if c.is_alphanumeric() => format!("“{c}” (U+{:04X})", u32::from(c)),
        c => format!("U+{:04X}", u32::from(c)),
    }
}

pub(super) fn expectation(expected: Expected) -> &'static str {
    match expected {
        Expected::Colon => "a colon",
        Expected::CommaOrBrace => "a comma or }",
        Expected::CommaOrBracket => "a comma or ]",
        Expected::Digit => "a digit",
        Expected::End => "nothing more",
        Expected::Escape => "an escape such as \\n or \\u00e9",
        Expected::EscapedControl => "an escaped control character",
        Expected::Name => "a member name in quotes",
        Expected::NameOrBrace => "a member name in quotes or }",
        Expected::Quote => "a closing quotation mark",
        Expected::ShallowerValue => "something less deeply nested (256 levels are read)",
        Expected::Value => "a value",
    }
}
