//! Which part of a token, so that a component can find it again in a shared diagnosis.

use std::borrow::Cow;

use crate::diagnosis::{Diagnosis, Finding};
use crate::explain;
use crate::token::json::Json;
use crate::token::span::Span;
use crate::token::{BytesPart, JsonPart, PartName, Signed, Token};

/// A part of the token in a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part by its name.
    Part {
        /// The name.
        name: PartName,
        /// Which signature of a JSON serialisation, from 0; 0 for all other tokens.
        entry: usize,
    },
    /// A disclosure behind the token (RFC 9901), from 0.
    Disclosure(usize),
    /// A header of an encrypted token around this one (RFC 7516 §7.2.1).
    Layer {
        /// Which token, from 0 for the outermost.
        layer: usize,
        /// Which header: 0 the protected one, 1 the shared one, then that of each recipient.
        header: usize,
    },
    /// The header or the payload of a key binding (RFC 9901 §4.3).
    KeyBinding(PartName),
    /// The claims with what was disclosed in the place of the digests (RFC 9901 §7.1).
    Processed,
}

impl Place {
    /// The JSON that stands there.
    pub fn json(self, diagnosis: &Diagnosis) -> Option<Cow<'_, JsonPart>> {
        let token = &diagnosis.reading.token;
        let part = match (self, token) {
            (
                Self::Part {
                    name: PartName::Header,
                    ..
                },
                Token::Encrypted(jwe),
            ) => jwe.header.as_ref(),
            (
                Self::Part {
                    name: PartName::Header,
                    entry,
                },
                _,
            ) => signed(token, entry)?.header.as_ref(),
            (
                Self::Part {
                    name: PartName::Payload,
                    entry,
                },
                _,
            ) => signed(token, entry)?.payload.as_ref(),
            (Self::Part { .. }, _) => None,
            (Self::Layer { layer, header }, _) => around(diagnosis, layer, header),
            (Self::Disclosure(index), _) => {
                let span = match &diagnosis.examined.sd_jwt {
                    Some(sd_jwt) => sd_jwt.disclosures.get(index)?.span,
                    None => *signed(token, 0)?.disclosures.get(index)?,
                };
                return Some(Cow::Owned(JsonPart::decode(&diagnosis.reading.text, span)));
            }
            (Self::KeyBinding(part), _) => {
                let span = key_binding(diagnosis, part)?;
                return Some(Cow::Owned(JsonPart::decode(&diagnosis.reading.text, span)));
            }
            (Self::Processed, _) => {
                let sd_jwt = diagnosis.examined.sd_jwt.as_ref()?;
                return Some(Cow::Owned(JsonPart {
                    json: Json::from_text(sd_jwt.processed.clone()),
                    ..JsonPart::default()
                }));
            }
        };
        part.map(Cow::Borrowed)
    }

    /// The bytes that stand there.
    pub fn bytes(self, diagnosis: &Diagnosis) -> Option<&BytesPart> {
        let Self::Part { name, entry } = self else {
            return None;
        };
        match (&diagnosis.reading.token, name) {
            (Token::Encrypted(jwe), PartName::EncryptedKey) => jwe.key.as_ref(),
            (Token::Encrypted(jwe), PartName::InitializationVector) => jwe.iv.as_ref(),
            (Token::Encrypted(jwe), PartName::Ciphertext) => jwe.ciphertext.as_ref(),
            (Token::Encrypted(jwe), PartName::AuthenticationTag) => jwe.tag.as_ref(),
            (token, PartName::Signature) => signed(token, entry)?.signature.as_ref(),
            _ => None,
        }
    }

    /// Which part, for its colour and for what its members mean.
    pub fn part(self) -> PartName {
        match self {
            Self::Part { name, .. } => name,
            Self::Disclosure(_) => PartName::Surplus,
            Self::Layer { .. } => PartName::Header,
            Self::KeyBinding(name) => name,
            Self::Processed => PartName::Payload,
        }
    }

    /// A name that is unique on the page: `header`, `header-2`, `disclosure-1`.
    pub fn id(self) -> String {
        match self {
            Self::Part { name, entry: 0 } => slug(name).to_owned(),
            Self::Part { name, entry } => format!("{}-{}", slug(name), entry + 1),
            Self::Disclosure(index) => format!("disclosure-{}", index + 1),
            Self::Layer { layer, header } => format!("layer-{}-header-{}", layer + 1, header + 1),
            Self::KeyBinding(name) => format!("key-binding-{}", slug(name)),
            Self::Processed => "processed".to_owned(),
        }
    }

    /// A heading: `Header`, `Signature 2`.
    pub fn title(self) -> String {
        let mut title = match self {
            Self::Part { name, entry: 0 } => explain::part(name).to_owned(),
            Self::Part { name, entry } => format!("{} {}", explain::part(name), entry + 1),
            Self::Disclosure(index) => format!("disclosure {}", index + 1),
            Self::Layer { layer, .. } => {
                let header = explain::part(PartName::Header);
                format!("{} {}: {header}", explain::LAYER, layer + 1)
            }
            Self::KeyBinding(name) => format!("key binding: {}", explain::part(name)),
            Self::Processed => "claims with what was disclosed".to_owned(),
        };
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        title
    }

    /// Whether any object in it may have a name twice, as far as the findings know.
    pub fn may_repeat(self, diagnosis: &Diagnosis) -> bool {
        let here = |finding: &Finding| matches!(finding, Finding::Duplicate { part, .. } if *part == self.part());
        // The findings are about the first signature and not about disclosures.
        !matches!(self, Self::Part { entry: 0, .. }) || diagnosis.findings.iter().any(here)
    }
}

/// The name of a part in `data-part`, where the styles of the page look for it.
pub(super) fn slug(part: PartName) -> &'static str {
    match part {
        PartName::Header => "header",
        PartName::Payload => "payload",
        PartName::Signature => "signature",
        PartName::EncryptedKey => "encrypted-key",
        PartName::InitializationVector => "initialization-vector",
        PartName::Ciphertext => "ciphertext",
        PartName::AuthenticationTag => "authentication-tag",
        PartName::Surplus => "surplus",
    }
}

/// A header of a token around this one.
fn around(diagnosis: &Diagnosis, layer: usize, header: usize) -> Option<&JsonPart> {
    let Token::Encrypted(own) = &diagnosis.examined.layers.get(layer)?.reading.token else {
        return None;
    };
    match header.checked_sub(2) {
        Some(recipient) => own.recipients.get(recipient)?.header.as_ref(),
        None if header == 1 => own.shared.as_ref(),
        None => own.header.as_ref().filter(|_| own.protected),
    }
}

/// The first or the second of the parts between dots.
fn key_binding(diagnosis: &Diagnosis, part: PartName) -> Option<Span> {
    let span = diagnosis
        .examined
        .sd_jwt
        .as_ref()?
        .key_binding
        .as_ref()?
        .span;
    let text = span.of(&diagnosis.reading.text);
    let (header, rest) = text.split_once('.')?;
    let dot = span.start.saturating_add(header.len());
    let start = dot.saturating_add(1);
    let payload = rest.split('.').next().unwrap_or_default();
    Some(match part {
        PartName::Header => Span::new(span.start, dot),
        _ => Span::new(start, start.saturating_add(payload.len())),
    })
}

fn signed(token: &Token, entry: usize) -> Option<&Signed> {
    match token {
        Token::Serialized(all) => all.get(entry),
        other => other.signed().filter(|_| entry == 0),
    }
}
