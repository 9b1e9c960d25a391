//! The keys that a person has, in any form and several at once.

mod chain;
mod json;
mod scan;

use super::given::{Given, SecretForm};
use super::key::der::{self, DerFault};
use super::key::effort::Effort;
use super::key::pem::{Block, Body};
use super::key::{self, Key, KeyFault, KeyForm, Material, openssh, shared};
use crate::token::span::Span;
use scan::Piece;

pub use super::key::shared::as_each;

/// Texts over this many bytes are not read: 1,000 keys with a chain of certificates each have fewer.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Keys, in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keyring {
    /// Those that could be read, at least in part.
    pub keys: Vec<Key>,
    /// Stretches of the text of which nothing could be made.
    pub unread: Vec<Unread>,
}

/// A stretch of text that was meant as a key and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub span: Span,
    /// Why not.
    pub why: Why,
}

/// Why a text is no key. Places are bytes of the text that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// JSON with a fault at this byte of the text.
    Json(usize),
    /// JSON, PEM or DER, but neither a key nor a set of keys.
    NoKey,
    /// Something in a set of keys that has no `kty`, which every key must have (RFC 7517 §4.1).
    NoKind,
    /// A set of keys without a key in it.
    EmptySet,
    /// Metadata that only says where the keys are: the value of `jwks_uri`.
    Elsewhere(String),
    /// PEM whose heading names something that holds no key for tokens, such as `CERTIFICATE REQUEST`.
    Label(String),
    /// PEM with a character at this place that base64 does not have.
    Base64(usize),
    /// PEM or base64 that ends before the key does.
    CutOff,
    /// PEM or base64 of bytes that are no DER (X.690).
    NoDer,
    /// A line of OpenSSH whose base64 holds no key of the type in front of it.
    OpenSsh,
    /// A shared secret with a character at this place that the chosen form does not have.
    Secret(SecretForm, usize),
    /// Text beside keys. Where keys stand in a text, the rest is not taken for a secret.
    Beside,
    /// More than [`MAX_BYTES`].
    TooLarge,
}

/// Reads what was given: everything in it that is a key, or else all of it as one shared secret.
pub fn read(given: &Given) -> Keyring {
    let text = given.keys.expose();
    let whole = Span::new(0, text.len());
    let mut ring = Keyring::default();
    if text.len() > MAX_BYTES {
        ring.not(whole, Why::TooLarge);
        return ring;
    }
    let pieces = scan::pieces(text);
    if pieces.is_empty() {
        ring.secret(text, given.form);
        return ring;
    }
    let mut effort = Effort::new(&given.password);
    for piece in &pieces {
        match piece {
            Piece::Json(start, json) => json::read(json, *start, &mut ring, &mut effort),
            Piece::Pem(block) => ring.pem(block, &mut effort),
            Piece::OpenSsh { span, kind, word } => match openssh::read(kind, word) {
                Some(key) => ring.key(*span, key),
                None => ring.not(*span, Why::OpenSsh),
            },
            Piece::Der(span, bytes) => ring.der(*span, bytes.expose(), &mut effort),
            Piece::CutOff(span) => ring.not(*span, Why::CutOff),
        }
    }
    for span in scan::beside(text, &pieces) {
        ring.not(span, Why::Beside);
    }
    ring.keys = chain::join(std::mem::take(&mut ring.keys), text);
    ring
}

impl Keyring {
    fn key(&mut self, span: Span, key: Key) {
        self.keys.push(Key { span, ..key });
    }

    fn not(&mut self, span: Span, why: Why) {
        self.unread.push(Unread { span, why });
    }

    fn secret(&mut self, text: &str, form: SecretForm) {
        let start = text.len().saturating_sub(text.trim_start().len());
        let span = Span::new(start, text.trim_end().len().max(start));
        if span.is_empty() {
            return;
        }
        match shared::bytes(text, form) {
            Ok(secret) => self.key(span, Key::of(KeyForm::Secret, Material::Oct(secret))),
            Err(at) => self.not(span, Why::Secret(form, at)),
        }
    }

    fn der(&mut self, span: Span, bytes: &[u8], effort: &mut Effort<'_>) {
        match der::read(bytes, effort) {
            Ok(key) => self.key(span, key),
            Err(DerFault::CutOff) => self.not(span, Why::CutOff),
            Err(DerFault::NoDer) => self.not(span, Why::NoDer),
            Err(DerFault::NoKey) => self.not(span, Why::NoKey),
        }
    }

    fn pem(&mut self, block: &Block<'_>, effort: &mut Effort<'_>) {
        let label = || Why::Label(block.label.to_owned());
        match &block.body {
            // What `openssl ecparam -genkey` writes above the key; the key names its curve too.
            _ if block.label == "EC PARAMETERS" => {}
            Body::Legacy => {
                let form = match block.label {
                    "EC PRIVATE KEY" => KeyForm::Sec1,
                    _ => KeyForm::Pkcs1,
                };
                let mut key = Key::of(form, Material::Locked);
                key.faults.push(KeyFault::CannotOpen);
                self.key(block.span, key);
            }
            Body::Foreign(_) if !key::pem::is_known(block.label) => self.not(block.span, label()),
            Body::Foreign(at) => self.not(block.span, Why::Base64(*at)),
            Body::Bytes(bytes) => match der::read(bytes.expose(), effort) {
                Ok(key) => self.key(block.span, key),
                Err(_) if !block.label.is_empty() && !key::pem::is_known(block.label) => {
                    self.not(block.span, label());
                }
                Err(_) if !block.is_closed => self.not(block.span, Why::CutOff),
                Err(DerFault::CutOff) => self.not(block.span, Why::CutOff),
                Err(DerFault::NoDer) => self.not(block.span, Why::NoDer),
                Err(DerFault::NoKey) => self.not(block.span, Why::NoKey),
            },
        }
    }
}
