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
    if !is_ed448_point(bytes) {
        return Err(KeyFault::NotOnCurve);
    }
    ed448_goldilocks::VerifyingKey::from_bytes(bytes).map_err(|_| KeyFault::NotOnCurve)
}

/// Whether these 57 bytes encode a point of Ed448 in the one way that RFC 8032 §5.2.3 allows: y below
/// the prime 2⁴⁴⁸ − 2²²⁴ − 1, and of the last byte only the sign of x. `ed448-goldilocks`
/// 0.14.0-pre.15 ignores the other bits of that byte.
pub fn is_ed448_point(bytes: &[u8]) -> bool {
    let Some(([y @ .., last], [])) = bytes.split_at_checked(57) else {
        return false;
    };
    // From the top: 27 full bytes, one with its lowest bit cleared, 28 full bytes.
    let prime = (0..56).map(|place| if place == 27 { 0xfe } else { 0xff });
    last & 0x7f == 0 && y.iter().rev().copied().lt(prime)
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
