//! The keys that a person has, in any form and several at once.

use super::given::Given;
use super::key::{Key, jwk};
use crate::token::json::{Json, Value};
use crate::token::span::Span;

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

/// Why a text is no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// JSON with a fault at this byte of the text.
    Json(usize),
    /// JSON, but neither a key nor a set of keys.
    NoKey,
    /// Metadata that only says where the keys are: the value of `jwks_uri`.
    Elsewhere(String),
}

/// Reads what was given.
pub fn read(given: &Given) -> Keyring {
    let json = Json::from_text(given.keys.expose().to_owned());
    let mut ring = Keyring::default();
    if let Some(root) = json.object() {
        let inlined = root.get("jwks").and_then(|set| set.get("keys"));
        let set = root.get("keys").or(inlined);
        let set = set.map(|keys| keys.items().collect());
        let objects: Vec<Value<'_>> = set.unwrap_or_else(|| vec![root]);
        ring.keys.extend(objects.into_iter().filter_map(jwk::read));
    }
    ring
}
