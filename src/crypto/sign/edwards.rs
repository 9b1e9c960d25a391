//! EdDSA (RFC 8032, RFC 8037 §3.1, RFC 9864 §2.2).

use ed25519_dalek::Signer;

use super::SignFault;
use crate::crypto::algorithm::Curve;
use crate::crypto::key::{KeyFault, Okp};
use crate::crypto::secret::Secret;

/// `wanted` is the curve that the algorithm names, if it names one.
pub(super) fn sign(wanted: Option<Curve>, key: &Okp, input: &[u8]) -> Result<Vec<u8>, SignFault> {
    let found = key.curve;
    if wanted.is_some_and(|wanted| wanted != found) {
        return Err(SignFault::OtherCurve { wanted, found });
    }
    let secret = key.d.as_ref().map(Secret::expose);
    let secret = secret.ok_or(SignFault::NoPrivateHalf);
    match found {
        Curve::Ed25519 => ed25519(key, secret?, input),
        Curve::Ed448 => ed448(key, secret?, input),
        _ => Err(SignFault::OtherCurve { wanted, found }),
    }
}

fn ed25519(key: &Okp, secret: &[u8], input: &[u8]) -> Result<Vec<u8>, SignFault> {
    let private = ed25519_dalek::SigningKey::try_from(secret);
    let private = private.map_err(|_| length(key, secret))?;
    belongs(key, private.verifying_key().as_bytes())?;
    Ok(private.sign(input).to_vec())
}

fn ed448(key: &Okp, secret: &[u8], input: &[u8]) -> Result<Vec<u8>, SignFault> {
    let private = ed448_goldilocks::SigningKey::try_from(secret);
    let private = private.map_err(|_| length(key, secret))?;
    belongs(key, private.verifying_key().as_bytes())?;
    Ok(private.sign_raw(input).to_bytes().to_vec())
}

fn length(key: &Okp, secret: &[u8]) -> KeyFault {
    KeyFault::Length {
        member: "d",
        found: secret.len(),
        wanted: key.curve.bytes(),
    }
}

/// The public half is part of what is hashed; with another one the private half would leak.
fn belongs(key: &Okp, public: &[u8]) -> Result<(), KeyFault> {
    (*key.x == *public)
        .then_some(())
        .ok_or(KeyFault::HalvesDiffer)
}
