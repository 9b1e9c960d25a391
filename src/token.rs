//! What a text turned out to be, read as far as it can be read.
//!
//! [`read`] never fails: a damaged token is a token with remarks, and a text that is no token
//! at all is [`Token::Unknown`] with the reason.

pub mod audience;
pub mod base64url;
pub mod compact;
pub mod json;
pub mod opaque;
pub mod serialization;
pub mod span;
pub mod time;
pub mod unwrap;

use base64url::Remark;
use json::Json;
use opaque::Opaque;
use span::Span;
use unwrap::Wrapping;

/// Texts over this many bytes are not read. API servers refuse headers of a few kilobytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A text and what it turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The bare token. All spans are offsets into it.
    pub text: String,
    /// What stood around or inside it and was taken off.
    pub taken: Vec<Wrapping>,
    /// What it is.
    pub token: Token,
}

/// The forms a token comes in.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// Nothing but white space.
    Nothing,
    /// A signed token (JWS), in compact form or as claims without their encoding; also what is left of a damaged one.
    Signed(Box<Signed>),
    /// A token that states that it is not signed (RFC 7519 §6).
    Unsecured(Box<Signed>),
    /// An encrypted token (JWE).
    Encrypted(Box<Encrypted>),
    /// A JWS in JSON serialisation (RFC 7515 §7.2), one entry per signature.
    Serialized(Vec<Signed>),
    /// A secret of a known shape that is no JWT.
    Opaque(&'static Opaque),
    /// None of these.
    Unknown(Unknown),
}

/// A signed token, or the parts of one that are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signed {
    /// The JOSE header; in a JSON serialisation the protected one, or the unprotected one where that is all there is.
    pub header: Option<JsonPart>,
    /// The unprotected header of a JSON serialisation, which the signature does not cover (RFC 7515 §7.2.1).
    pub unprotected: Option<JsonPart>,
    /// The payload, which is the claims set of a JWT.
    pub payload: Option<JsonPart>,
    /// The signature. Present but empty in an unsecured token.
    pub signature: Option<BytesPart>,
    /// Parts beyond the third.
    pub surplus: Vec<Span>,
    /// `~`-separated disclosures and key binding behind a selective-disclosure token (RFC 9901).
    pub disclosures: Vec<Span>,
}

/// An encrypted token. Only its header can be read without the key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Encrypted {
    /// The JOSE header.
    pub header: Option<JsonPart>,
    /// The content encryption key, encrypted; empty with direct encryption.
    pub key: Option<BytesPart>,
    /// The initialisation vector.
    pub iv: Option<BytesPart>,
    /// The content.
    pub ciphertext: Option<BytesPart>,
    /// The authentication tag.
    pub tag: Option<BytesPart>,
    /// Parts beyond the fifth.
    pub surplus: Vec<Span>,
    /// Whether `header` is the protected one. A JSON serialisation may have none; then it is the
    /// first of the others, so that there is something to show.
    pub protected: bool,
    /// What the header says to all recipients without protection, `unprotected` (RFC 7516 §7.2.1).
    pub shared: Option<JsonPart>,
    /// Whom it is encrypted for: one in compact form, one or more in JSON; `key` is that of the first.
    pub recipients: Vec<Recipient>,
    /// `aad`, what else the tag covers (RFC 7516 §7.2.1).
    pub aad: Option<BytesPart>,
}

/// One of those whom a token is encrypted for (RFC 7516 §7.2.1).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipient {
    /// What the header says to this one alone, without protection.
    pub header: Option<JsonPart>,
    /// The content encryption key, encrypted for this one.
    pub key: Option<BytesPart>,
}

/// A part that holds JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JsonPart {
    /// Where it stands in the token.
    pub span: Span,
    /// How its base64url deviates.
    pub remarks: Vec<Remark>,
    /// What it says.
    pub json: Json,
}

/// A part that holds bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BytesPart {
    /// Where it stands in the token.
    pub span: Span,
    /// How its base64url deviates.
    pub remarks: Vec<Remark>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Why a text is not a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No dots, and no shape that we know.
    NoDots,
    /// Dots, but neither header nor payload is base64url of JSON.
    NotJson,
    /// JSON that has none of the members of a JWS, a JWE or a claims set.
    OtherJson,
    /// More than [`MAX_BYTES`].
    TooLarge,
}

/// The parts of a token, by the names of RFC 7515 and RFC 7516.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartName {
    /// The JOSE header.
    Header,
    /// The payload of a JWS.
    Payload,
    /// The signature of a JWS.
    Signature,
    /// The encrypted key of a JWE.
    EncryptedKey,
    /// The initialisation vector of a JWE.
    InitializationVector,
    /// The ciphertext of a JWE.
    Ciphertext,
    /// The authentication tag of a JWE.
    AuthenticationTag,
    /// Anything behind the last part that the form has.
    Surplus,
}

/// Reads a text, whatever it is.
pub fn read(input: &str) -> Reading {
    if input.len() > MAX_BYTES {
        let token = Token::Unknown(Unknown::TooLarge);
        return Reading {
            text: String::new(),
            taken: Vec::new(),
            token,
        };
    }
    let unwrapped = unwrap::unwrap(input);
    let text = unwrapped.text.into_owned();
    let token = recognise(&text);
    Reading {
        text,
        taken: unwrapped.taken,
        token,
    }
}

fn recognise(text: &str) -> Token {
    if text.is_empty() {
        return Token::Nothing;
    }
    if text.starts_with(['{', '[']) {
        return serialization::read(text);
    }
    let token = compact::read(text);
    match token {
        Token::Unknown(_) => opaque::recognise(text).map_or(token, Token::Opaque),
        token => token,
    }
}

impl Token {
    /// Its form; stable, kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Signed(_) => "signed",
            Self::Unsecured(_) => "unsecured",
            Self::Encrypted(_) => "encrypted",
            Self::Serialized(_) => "serialized",
            Self::Opaque(_) => "opaque",
            Self::Unknown(_) => "unknown",
        }
    }

    /// The part that a validator looks at: the token, or the first signature of a JSON serialisation.
    pub fn signed(&self) -> Option<&Signed> {
        match self {
            Self::Signed(signed) | Self::Unsecured(signed) => Some(signed),
            Self::Serialized(signed) => signed.first(),
            _ => None,
        }
    }

    /// The JOSE header, if there is one that can be read.
    pub fn header(&self) -> Option<&JsonPart> {
        match self {
            Self::Encrypted(encrypted) => encrypted.header.as_ref(),
            other => other.signed()?.header.as_ref(),
        }
    }

    /// The claims set, if there is one that can be read.
    pub fn payload(&self) -> Option<&JsonPart> {
        self.signed()?.payload.as_ref()
    }

    /// Every part with its place, in the order of the text.
    pub fn parts(&self) -> Vec<(PartName, Span)> {
        let mut parts = Vec::new();
        match self {
            Self::Signed(signed) | Self::Unsecured(signed) => signed.parts(&mut parts),
            Self::Serialized(all) => all.iter().for_each(|signed| signed.parts(&mut parts)),
            Self::Encrypted(encrypted) => encrypted.parts(&mut parts),
            Self::Nothing | Self::Opaque(_) | Self::Unknown(_) => {}
        }
        in_order(parts)
    }
}

/// Each part once, by place. The parts of a JSON serialisation stand in any order and share a payload.
fn in_order(parts: Vec<(PartName, Span)>) -> Vec<(PartName, Span)> {
    let mut ordered: Vec<(PartName, Span)> = Vec::with_capacity(parts.len());
    for part in parts {
        let at = ordered
            .iter()
            .rposition(|(_, span)| span.start <= part.1.start)
            .map_or(0, |at| at + 1);
        if at == 0 || ordered.get(at - 1) != Some(&part) {
            ordered.insert(at, part);
        }
    }
    ordered
}

impl Signed {
    /// The header that the signature covers.
    pub fn protected(&self) -> Option<&JsonPart> {
        let unprotected = self.unprotected.as_ref().map(|part| part.span);
        let header = self.header.as_ref();
        header.filter(|part| Some(part.span) != unprotected)
    }

    fn parts(&self, parts: &mut Vec<(PartName, Span)>) {
        parts.extend(self.header.iter().map(|part| (PartName::Header, part.span)));
        parts.extend(
            self.payload
                .iter()
                .map(|part| (PartName::Payload, part.span)),
        );
        parts.extend(
            self.signature
                .iter()
                .map(|part| (PartName::Signature, part.span)),
        );
        let rest = self.surplus.iter().chain(&self.disclosures);
        parts.extend(rest.map(|&span| (PartName::Surplus, span)));
    }

    /// Parts with the remarks on their encoding.
    pub fn remarks(&self) -> impl Iterator<Item = (PartName, &Remark)> {
        let header = self.header.iter().flat_map(|part| &part.remarks);
        let payload = self.payload.iter().flat_map(|part| &part.remarks);
        let signature = self.signature.iter().flat_map(|part| &part.remarks);
        header
            .map(|remark| (PartName::Header, remark))
            .chain(payload.map(|remark| (PartName::Payload, remark)))
            .chain(signature.map(|remark| (PartName::Signature, remark)))
    }
}

impl Encrypted {
    fn parts(&self, parts: &mut Vec<(PartName, Span)>) {
        parts.extend(self.header.iter().map(|part| (PartName::Header, part.span)));
        let named = [
            (PartName::EncryptedKey, &self.key),
            (PartName::InitializationVector, &self.iv),
            (PartName::Ciphertext, &self.ciphertext),
            (PartName::AuthenticationTag, &self.tag),
        ];
        for (name, part) in named {
            parts.extend(part.iter().map(|part| (name, part.span)));
        }
        parts.extend(self.surplus.iter().map(|&span| (PartName::Surplus, span)));
    }
}

impl JsonPart {
    /// Decodes the base64url at `span` of `text` and reads it as JSON.
    pub fn decode(text: &str, span: Span) -> Self {
        let decoded = base64url::decode(span.of(text));
        Self {
            span,
            remarks: decoded.remarks,
            json: Json::from_bytes(decoded.bytes),
        }
    }

    /// Whether anything was understood: an object, even a damaged one.
    pub fn is_object(&self) -> bool {
        self.json.object().is_some()
    }

    /// Whether this is JSON that somebody wrote: chance makes a lone brace of some words.
    pub fn is_plausible(&self) -> bool {
        let object = self.json.object();
        object.is_some_and(|object| self.json.fault.is_none() || object.members().next().is_some())
    }

    /// Where in the part, from 1, the byte at `at` of the decoded text was encoded.
    pub fn column_of(&self, at: usize) -> usize {
        at * 4 / 3 + 1
    }
}

impl BytesPart {
    /// Decodes the base64url at `span` of `text`.
    pub fn decode(text: &str, span: Span) -> Self {
        let decoded = base64url::decode(span.of(text));
        Self {
            span,
            remarks: decoded.remarks,
            bytes: decoded.bytes,
        }
    }
}
