//! Whether somebody holds a key: the key as a token shows it, and what was signed with it.

use super::check::{Expected, Found, Outcome, Why};
use super::claim::{Looked, Parts, wrong_type};
use super::digest::{Extent, Wanted};
use crate::crypto::algorithm::scheme;
use crate::crypto::key::jwk;
use crate::crypto::thumbprint::thumbprint;
use crate::crypto::{Answer, Key, KeyFault, Material, Scheme, verify};
use crate::token::json::{Kind, Value};
use crate::token::{Token, base64url};

/// The key that a token shows as `jwk`.
pub(super) struct Shown {
    /// The key, if it is one and no shared secret.
    pub(super) key: Option<Key>,
    /// Whether it is there and usable.
    pub(super) usable: Outcome,
    /// Whether it is public: neither private nor shared.
    pub(super) public: Outcome,
}

/// Members that make a public key (RFC 7518 §6.2.1, §6.3.1; RFC 8037 §2; draft-ietf-cose-dilithium,
/// which needs `alg` too).
const PUBLIC: [&str; 7] = ["kty", "crv", "x", "y", "n", "e", "pub"];

/// Members that only a private or a shared key has (RFC 7518 §6.2.2, §6.3.2, §6.4.1; RFC 8037 §2;
/// draft-ietf-cose-dilithium for `priv`).
const PRIVATE: [&str; 9] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"];

/// Reads a `jwk`.
pub(super) fn shown(looked: Looked<'_>) -> Shown {
    let without = |usable: Outcome| Shown {
        public: match &usable {
            Outcome::NotChecked(why) => Outcome::NotChecked(why.clone()),
            _ => Outcome::NotChecked(Why::NoKey),
        },
        usable,
        key: None,
    };
    let object = match looked {
        Err(why) => return without(Outcome::NotChecked(why)),
        Ok(None) => return without(Outcome::failed(Expected::PublicKey, Found::Absent)),
        Ok(Some(value)) if value.kind() == Kind::Object => value,
        Ok(Some(value)) => {
            let expected = Expected::Kind(Kind::Object);
            return without(Outcome::failed(expected, wrong_type(value)));
        }
    };
    let key = jwk::read(object);
    let faults = match &key {
        Some(key) => key
            .faults
            .iter()
            .filter(|fault| spoils(fault))
            .cloned()
            .collect(),
        None => vec![KeyFault::Missing("kty")],
    };
    Shown {
        usable: Outcome::ask(faults.is_empty(), || {
            (Expected::PublicKey, Found::Faults(faults))
        }),
        public: public(object),
        key: key.filter(|key| !matches!(key.material, Material::Oct(_))),
    }
}

/// Whether nothing can be computed with a key that has this fault.
fn spoils(fault: &KeyFault) -> bool {
    match fault {
        KeyFault::Missing(member) => PUBLIC.contains(member) || *member == "alg",
        KeyFault::Unreadable(member) | KeyFault::Length { member, .. } => PUBLIC.contains(member),
        KeyFault::BadExponent
        | KeyFault::BadModulus
        | KeyFault::Long(_)
        | KeyFault::NotOnCurve
        | KeyFault::UnknownKind(_) => true,
        _ => false,
    }
}

fn public(object: Value<'_>) -> Outcome {
    let there = PRIVATE.into_iter();
    let there: Vec<_> = there.filter(|name| object.get(name).is_some()).collect();
    Outcome::ask(there.is_empty(), || {
        (Expected::PublicKey, Found::PrivateMembers(there))
    })
}

/// The SHA-256 thumbprint of the key, as something to compare with.
pub(super) fn key_digest(key: &Key) -> Option<Wanted> {
    Some(Wanted {
        hash: base64url::decode(&thumbprint(key)?).bytes,
        extent: Extent::Whole,
        others: Vec::new(),
    })
}

/// Whether the token was signed with this key.
pub(super) fn signed_with(parts: Parts<'_>, key: Option<&Key>) -> Outcome {
    let Some(key) = key else {
        return Outcome::NotChecked(Why::NoKey);
    };
    let Some((input, signature)) = signed_bytes(parts) else {
        return Outcome::NotChecked(Why::NoSignature);
    };
    let Some(alg) = parts.alg() else {
        return Outcome::NotChecked(Why::Unreadable);
    };
    let Some(scheme) = scheme(&alg) else {
        return Outcome::NotChecked(Why::UnknownAlgorithm(alg.into_owned()));
    };
    if matches!(scheme, Scheme::Hmac(_) | Scheme::None) {
        return Outcome::NotChecked(Why::Symmetric);
    }
    match verify(scheme, key, input.as_bytes(), signature) {
        Answer::Verified => Outcome::Passed,
        Answer::Wrong => Outcome::failed(Expected::Signature, Found::WrongSignature),
        Answer::Unusable(fault) => Outcome::failed(Expected::PublicKey, Found::Faults(vec![fault])),
    }
}

/// The signing input (RFC 7515 §5.1) and the signature.
fn signed_bytes<'a>(parts: Parts<'a>) -> Option<(String, &'a [u8])> {
    let signed = parts.reading.token.signed()?;
    let text = &parts.reading.text;
    let header = signed.header.as_ref()?.span.of(text);
    let payload = signed.payload.as_ref()?.span.of(text);
    let signature = signed.signature.as_ref()?;
    Some(([header, ".", payload].concat(), &signature.bytes))
}

/// Whether it is one token in compact form, with all its parts and no more (RFC 7515 §7.1).
pub(super) fn compact(parts: Parts<'_>) -> Outcome {
    let whole = match &parts.reading.token {
        Token::Signed(signed) | Token::Unsecured(signed) => {
            signed.header.is_some()
                && signed.payload.is_some()
                && signed.signature.is_some()
                && signed.surplus.is_empty()
                && signed.disclosures.is_empty()
        }
        _ => false,
    };
    Outcome::ask(whole, || (Expected::Compact, Found::OtherForm))
}
