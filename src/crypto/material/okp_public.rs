//! Public keys on the Edwards curves (RFC 8032 §5.1.5 and §5.2.5).

use crate::crypto::key::{KeyFault, Okp};

/// The public half of a key on Ed25519.
pub fn ed25519_public(okp: &Okp) -> Result<ed25519_dalek::VerifyingKey, KeyFault> {
    let bytes: &[u8; 32] = sized(okp)?;
    let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| KeyFault::NotOnCurve)?;
    if key.is_weak() {
        return Err(KeyFault::SmallOrder);
    }
    Ok(key)
}

/// The public half of a key on Ed448.
pub fn ed448_public(okp: &Okp) -> Result<ed448_goldilocks::VerifyingKey, KeyFault> {
    let bytes: &[u8; 57] = sized(okp)?;
    ed448_goldilocks::VerifyingKey::from_bytes(&(*bytes).into()).map_err(|_| KeyFault::NotOnCurve)
}

fn sized<const N: usize>(okp: &Okp) -> Result<&[u8; N], KeyFault> {
    if okp.x.is_empty() {
        return Err(KeyFault::Missing("x"));
    }
    okp.x.as_slice().try_into().map_err(|_| KeyFault::Length {
        member: "x",
        found: okp.x.len(),
        wanted: N,
    })
}
