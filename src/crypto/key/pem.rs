//! PEM (RFC 7468), also as it looks after it went through a settings file.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::crypto::secret::Secret;
use crate::token::span::Span;

/// Lenient about what does not change the bytes: padding and the bits behind the last byte.
pub const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// One stretch between `-----BEGIN` and `-----END`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it says that it holds.
    pub label: &'a str,
    /// Where it stands, from the first hyphen to the last.
    pub span: Span,
    /// What it holds.
    pub body: Body,
    /// Whether it has its last line.
    pub is_closed: bool,
}

/// What a block holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// These bytes.
    Bytes(Secret),
    /// A key encrypted as OpenSSL did before PKCS#8 (RFC 1421 §4.6.1.1: `Proc-Type: 4,ENCRYPTED`).
    Legacy,
    /// A character at this byte of the text that base64 does not have.
    Foreign(usize),
}

/// How a block begins.
pub const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const HYPHENS: &str = "-----";

/// The headings of what is read (RFC 7468 §5, §10, §11 and §13; the others are OpenSSL's).
const LABELS: [&str; 8] = [
    "CERTIFICATE",
    "EC PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "PRIVATE KEY",
    "PUBLIC KEY",
    "RSA PRIVATE KEY",
    "RSA PUBLIC KEY",
    "X509 CERTIFICATE",
];

/// Whether a block with this heading should hold a key that can be read.
pub fn is_known(label: &str) -> bool {
    LABELS.contains(&label)
}

/// The first block of the text at or behind `from`; places are those of the whole text.
pub fn next(text: &str, from: usize) -> Option<Block<'_>> {
    let start = from.checked_add(text.get(from..)?.find(BEGIN)?)?;
    let label_at = start.checked_add(BEGIN.len())?;
    let behind = text.get(label_at..)?;
    // A label stands on one line (RFC 7468 §3), and none that is known has a hyphen.
    let length = behind.find(['\n', '\r', '-']).unwrap_or(behind.len());
    if !behind.get(length..)?.starts_with(HYPHENS) {
        return Some(Block {
            label: "",
            span: Span::new(start, label_at.checked_add(length)?),
            body: Body::Bytes(Secret::default()),
            is_closed: false,
        });
    }
    let label = behind.get(..length)?;
    let body_at = label_at.checked_add(length)?.checked_add(HYPHENS.len())?;
    let rest = text.get(body_at..)?;
    let length = rest.find(HYPHENS).unwrap_or(rest.len());
    let body_end = body_at.checked_add(length)?;
    let content = rest.get(..length)?;
    let last = rest.get(length..)?;
    let is_closed = last.starts_with(END);
    let end = match last.strip_prefix(END).and_then(|last| last.find(HYPHENS)) {
        Some(label) => [END.len(), label, HYPHENS.len()]
            .iter()
            .try_fold(body_end, |sum, part| sum.checked_add(*part))?,
        None => body_end,
    };
    let (body, used) = body(content, body_at);
    let body = match body {
        // Of one that was cut off, the text behind it may be no part.
        Body::Foreign(_) if !is_closed => decode(content, used),
        body => body,
    };
    let end = if is_closed {
        end
    } else {
        body_at.checked_add(used)?
    };
    Some(Block {
        label,
        span: Span::new(start, end),
        body,
        is_closed,
    })
}

/// What stands in a body, and how far it was read.
fn body(content: &str, at: usize) -> (Body, usize) {
    if content.contains("Proc-Type:") && content.contains("ENCRYPTED") {
        return (Body::Legacy, content.len());
    }
    match foreign(content) {
        Some(place) => (Body::Foreign(at.saturating_add(place)), place),
        None => (decode(content, content.len()), content.len()),
    }
}

fn decode(content: &str, length: usize) -> Body {
    let mut symbols = symbols(content.get(..length).unwrap_or_default());
    // One symbol that is left over holds no byte.
    if symbols.len() % 4 == 1 {
        symbols.pop();
    }
    let bytes = ENGINE.decode(symbols.as_bytes());
    Body::Bytes(Secret::new(bytes.unwrap_or_default()))
}

/// The symbols of base64 without white space, escapes of line breaks, and padding.
pub fn symbols(content: &str) -> zeroize::Zeroizing<String> {
    let mut symbols = zeroize::Zeroizing::new(String::with_capacity(content.len()));
    symbols.extend(
        each(content)
            .filter_map(|(_, symbol)| symbol)
            .filter(|c| *c != '='),
    );
    symbols
}

/// The place of the first character that belongs to no body.
fn foreign(content: &str) -> Option<usize> {
    let mut padded = false;
    each(content).find_map(|(at, symbol)| {
        let symbol = symbol?;
        let behind_padding = padded && symbol != '=';
        padded |= symbol == '=';
        let known = symbol.is_ascii_alphanumeric() || matches!(symbol, '+' | '/' | '=');
        (!known || behind_padding).then_some(at)
    })
}

/// Each character with its place; `None` for white space and for escapes that stand for it, as
/// JSON, YAML and environment files have them.
fn each(content: &str) -> impl Iterator<Item = (usize, Option<char>)> {
    let mut characters = content.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = characters.next()?;
        let symbol = match c {
            '\\' => match characters.peek() {
                Some((_, 'n' | 'r' | 't' | '\n' | '\r')) => {
                    characters.next();
                    None
                }
                Some((_, '/')) => None,
                _ => Some('\\'),
            },
            c if c.is_whitespace() => None,
            c => Some(c),
        };
        Some((at, symbol))
    })
}
