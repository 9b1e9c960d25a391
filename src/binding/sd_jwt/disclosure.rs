//! A disclosure: salt, name and value of a claim that the signed claims hold only the digest of
//! (RFC 9901 §4.2).

use std::collections::HashMap;

use super::fault::DisclosureFault;
use super::path::Path;
use crate::crypto::Hash;
use crate::token::base64url;
use crate::token::json::{self, Json, Kind, Value};
use crate::token::span::Span;

/// A disclosure and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosure {
    /// Where it stands in the text of the token.
    pub span: Span,
    /// What it says: an array of salt, name and value, or of salt and value.
    pub json: Json,
    /// The salt.
    pub salt: Option<String>,
    /// The name of the claim; an array element has none.
    pub name: Option<String>,
    /// Where the value stands in the text of `json`.
    pub value: Option<Span>,
    /// The digest in base64url; empty where the hash is not known.
    pub digest: String,
    /// Where its digest was found.
    pub place: Place,
    /// What is wrong with it.
    pub faults: Vec<DisclosureFault>,
}

/// Where the digest of a disclosure was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The digest stands in the claims, or in a disclosure that does.
    Matched {
        /// Where the claim stands among the processed claims; the object or array that it would
        /// stand in where it could not be put there.
        path: Path,
        /// Where the digest stands.
        spot: Spot,
    },
    /// No digest refers to it (RFC 9901 §7.1 step 5: refuse).
    Orphan,
    /// The disclosure of this index is the very same (RFC 9901 §4: must not be sent twice).
    Repeated(usize),
    /// The hash or the claims are not known, so nobody can tell.
    Unknown,
}

/// Where a digest stands as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// In the disclosure of this index; in the signed claims if `None`.
    pub within: Option<usize>,
    /// In the JSON text of that disclosure, or of the claims, with its quotes.
    pub span: Span,
}

impl Disclosure {
    /// Whether a verifier must refuse the token for it.
    pub fn refuses(&self) -> bool {
        matches!(self.place, Place::Orphan | Place::Repeated(_))
            || self.faults.iter().any(DisclosureFault::refuses)
    }

    /// The value of the claim, or of the array element.
    pub fn value(&self) -> Option<Value<'_>> {
        let at = match self.items()?.len() {
            2 => 1,
            3 => 2,
            _ => return None,
        };
        self.items()?.get(at).copied()
    }

    /// Its elements, and no more of them than matter; `None` where it is no array, or a damaged one.
    pub(super) fn items(&self) -> Option<Vec<Value<'_>>> {
        /// One more than a disclosure may have.
        const MOST: usize = 4;
        let array = self.json.root().filter(|root| root.kind() == Kind::Array)?;
        (!self.json.is_damaged()).then(|| array.items().take(MOST).collect())
    }
}

/// Reads the disclosure at each of `spans`.
pub(super) fn read_all(text: &str, spans: &[Span], hash: Option<Hash>) -> Vec<Disclosure> {
    let mut salts: HashMap<String, usize> = HashMap::new();
    let mut all = Vec::with_capacity(spans.len());
    for (index, span) in spans.iter().enumerate() {
        let mut disclosure = read(text, *span, hash);
        if let Some(salt) = &disclosure.salt {
            let first = *salts.entry(salt.clone()).or_insert(index);
            let same = |other: &Span| other.of(text) == span.of(text);
            if !spans.get(first).is_some_and(same) {
                let fault = DisclosureFault::SaltRepeated(first);
                disclosure.faults.push(fault);
            }
        }
        all.push(disclosure);
    }
    all
}

fn read(text: &str, span: Span, hash: Option<Hash>) -> Disclosure {
    let own = span.of(text);
    let decoded = base64url::decode(own);
    // RFC 9901 §4.2.3: the digest is taken over the text of the disclosure, not what it encodes.
    let digest = hash.map(|hash| base64url::encode(&hash.of(own.as_bytes())));
    let mut disclosure = Disclosure {
        span,
        json: Json::from_bytes(decoded.bytes),
        salt: None,
        name: None,
        value: None,
        digest: digest.unwrap_or_default(),
        place: Place::Unknown,
        faults: Vec::new(),
    };
    if !decoded.remarks.is_empty() {
        let fault = DisclosureFault::Encoding(decoded.remarks);
        disclosure.faults.push(fault);
    }
    fill(&mut disclosure);
    disclosure
}

fn fill(disclosure: &mut Disclosure) {
    let json = &disclosure.json;
    let utf8 = |remark: &json::Remark| matches!(remark, json::Remark::InvalidUtf8 { .. });
    let mut faults = Vec::new();
    if json.remarks.iter().any(utf8) {
        faults.push(DisclosureFault::NotUtf8);
    }
    if json.is_damaged() {
        faults.push(DisclosureFault::NotJson(json.fault.clone()));
    }
    let text = |value: Value<'_>| value.string().map(|text| text.into_owned());
    let items = disclosure.items();
    let (mut salt, mut name) = (None, None);
    match items.as_deref() {
        None if json.is_damaged() => {}
        None => faults.push(DisclosureFault::NotArray),
        Some(items) => {
            salt = items.first().copied().and_then(text);
            if salt.is_none() && !items.is_empty() {
                faults.push(DisclosureFault::SaltNotString);
            }
            if let [_, second, _] = items {
                name = text(*second);
                if name.is_none() {
                    faults.push(DisclosureFault::NameNotString);
                }
            }
        }
    }
    disclosure.value = disclosure.value().map(Value::span);
    disclosure.salt = salt;
    disclosure.name = name;
    disclosure.faults.append(&mut faults);
}
