//! EdDSA (RFC 8032 §5.1.7 and §5.2.7, RFC 8037 §3.1), without pre-hash and without context.

use crate::crypto::algorithm::Curve;
use crate::crypto::key::{KeyFault, Okp};
use crate::crypto::material::okp_public::{ed448_public, ed25519_public, is_ed448_point};
use ed25519_dalek::Verifier;

/// Whether this is the signature of `input`. S must be below the order, so there is only one way to write it.
pub(super) fn verify(okp: &Okp, input: &[u8], signature: &[u8]) -> Result<bool, KeyFault> {
    match okp.curve {
        Curve::Ed25519 => {
            let key = ed25519_public(okp)?;
            let signature = ed25519_dalek::Signature::from_slice(signature);
            Ok(signature.is_ok_and(|own| key.verify(input, &own).is_ok()))
        }
        Curve::Ed448 => {
            let key = ed448_public(okp)?;
            let canonical = signature.get(..57).is_some_and(is_ed448_point);
            let signature = ed448_goldilocks::Signature::try_from(signature);
            Ok(canonical && signature.is_ok_and(|own| key.verify_raw(&own, input).is_ok()))
        }
        _ => Err(KeyFault::OtherKind),
    }
}
