//! The key that a token brings along (RFC 7515 §4.1.3 and §4.1.6).
//!
//! Anybody can put a key into a token. That it matches says that the token was not changed since
//! somebody signed it, not who that was.

use super::{Effort, Headers};
use crate::crypto::algorithm::Scheme;
use crate::crypto::key::{Key, certificate, jwk};
use crate::crypto::verify::{Answer, verify};

/// The key that a token brings along, and what it says to the signature.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnKey {
    /// Where it stands.
    pub place: OwnKeyPlace,
    /// The key.
    pub key: Key,
    /// What it says.
    pub answer: Answer,
}

/// Where a token can bring a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnKeyPlace {
    /// `jwk`.
    Jwk,
    /// The first certificate of `x5c`.
    X5c,
}

/// Tries the key that the header holds. `jku` and `x5u` only say where one is: nothing is fetched.
pub(super) fn try_own(
    headers: &Headers<'_>,
    scheme: Scheme,
    input: &[u8],
    signature: &[u8],
    effort: &mut Effort,
) -> Option<OwnKey> {
    let (place, key) = read(headers)?;
    if !effort.take(&key, input.len()) {
        return None;
    }
    let answer = verify(scheme, &key, input, signature);
    Some(OwnKey { place, key, answer })
}

fn read(headers: &Headers<'_>) -> Option<(OwnKeyPlace, Key)> {
    if let Some(key) = headers.get("jwk").and_then(jwk::read) {
        return Some((OwnKeyPlace::Jwk, key));
    }
    let first = headers.get("x5c")?.items().next()?;
    Some((
        OwnKeyPlace::X5c,
        certificate::of_x5c(&first.string()?).ok()?,
    ))
}
