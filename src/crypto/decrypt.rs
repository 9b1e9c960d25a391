//! Opening encrypted tokens (RFC 7516 §5.2), all the way down.
//!
//! Whoever opens a token here has its key and wants to know why it does not open. So the failures
//! are told apart as far as they can be, which a server must never do to a stranger (RFC 7516 §11.5).

mod content_key;
mod header;
mod outcome;
mod parameters;
mod pick;
mod recipient;
mod work;

pub use outcome::{Content, Failure, Opened, Opening, Tried, Warning, WhyNot};

use super::keyring::Keyring;
use crate::token::json::Json;
use crate::token::span::Span;
use crate::token::{self, JsonPart, Reading, Signed, Token};
use work::Work;

/// Tokens within tokens are opened so far. Two layers are usual: encrypted around signed.
pub const MOST_LAYERS: usize = 8;

/// One layer of a token.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What it reads as.
    pub reading: Reading,
    /// What came of opening it, for each recipient; empty where it is not encrypted.
    pub openings: Vec<Opening>,
}

/// Opens an encrypted token with the keys of a ring: one answer for each recipient, none if the
/// token is not encrypted.
pub fn open(reading: &Reading, ring: &Keyring) -> Vec<Opening> {
    open_within(reading, ring, &mut Work::new())
}

fn open_within(reading: &Reading, ring: &Keyring, work: &mut Work) -> Vec<Opening> {
    let Token::Encrypted(token) = &reading.token else {
        return Vec::new();
    };
    match token.recipients.as_slice() {
        [] => vec![recipient::incomplete(token)],
        [first, others @ ..] => {
            let mut openings = vec![recipient::open(&reading.text, token, first, ring, work)];
            openings.extend(others.iter().map(|other| {
                // Each reads the headers and the content again.
                match work.take_bytes(reading.text.len()) {
                    true => recipient::open(&reading.text, token, other, ring, work),
                    false => recipient::too_much(token),
                }
            }));
            openings
        }
    }
}

/// Opens a token, and the token in it, and so on. The last layer is what need not be opened, such
/// as a signed token or claims, or cannot be; a content that is no text is only in its opening.
pub fn layers(text: &str, ring: &Keyring) -> Vec<Layer> {
    let mut work = Work::new();
    let mut layers = Vec::new();
    let mut next = Some(token::read(text));
    while let Some(reading) = next.take() {
        let openings = match layers.len() < MOST_LAYERS {
            true => open_within(&reading, ring, &mut work),
            false => recipient::too_deep(&reading),
        };
        next = openings.iter().find_map(|opening| match &opening.outcome {
            Opened::Content(content) => inner(content),
            _ => None,
        });
        layers.push(Layer { reading, openings });
    }
    layers
}

/// What a content reads as; `None` if it is no text.
fn inner(content: &Content) -> Option<Reading> {
    let text = std::str::from_utf8(content.bytes.expose()).ok()?;
    match content.nested {
        true => Some(token::read(text)),
        false => Some(claims(text).unwrap_or_else(|| token::read(text))),
    }
}

/// An object is taken as claims, whatever they are called, and even if one of them is a token.
fn claims(text: &str) -> Option<Reading> {
    let json = Json::from_text(text.to_owned());
    json.object()?;
    let payload = JsonPart {
        span: Span::new(0, text.len()),
        remarks: Vec::new(),
        json,
    };
    let signed = Signed {
        payload: Some(payload),
        ..Signed::default()
    };
    Some(Reading {
        text: text.to_owned(),
        taken: Vec::new(),
        token: Token::Signed(Box::new(signed)),
    })
}

/// Whether a text reads as a token by itself, and not as claims or as something with a token in it.
fn is_token(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let reading = token::read(text);
    let whole = reading.taken.is_empty();
    whole
        && match &reading.token {
            Token::Encrypted(_) | Token::Serialized(_) => true,
            Token::Signed(signed) | Token::Unsecured(signed) => {
                signed.header.is_some() && signed.signature.is_some()
            }
            Token::Nothing | Token::Opaque(_) | Token::Unknown(_) => false,
        }
}
