//! ECDSA (FIPS 186-5 §6, RFC 7518 §3.4, RFC 8812 §3.2).

use crate::crypto::algorithm::{Curve, Hash};
use crate::crypto::key::{Ec, KeyFault};
use crate::crypto::material::ec_public::ec_public;
use k256::Secp256k1;
use p256::NistP256;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p384::NistP384;
use p521::NistP521;

/// Whether this is R and S, side by side and each as long as the curve's order.
///
/// S may be in the upper half: neither RFC 7518 nor RFC 8812, unlike Bitcoin, asks for the lower.
pub(super) fn verify(
    hash: Hash,
    ec: &Ec,
    input: &[u8],
    signature: &[u8],
) -> Result<bool, KeyFault> {
    let digest = hash.of(input);
    match ec.curve {
        Curve::P256 => {
            let key = p256::ecdsa::VerifyingKey::from(ec_public::<NistP256>(ec)?);
            let signature = p256::ecdsa::Signature::from_slice(signature);
            Ok(signature.is_ok_and(|own| key.verify_prehash(&digest, &own).is_ok()))
        }
        Curve::P384 => {
            let key = p384::ecdsa::VerifyingKey::from(ec_public::<NistP384>(ec)?);
            let signature = p384::ecdsa::Signature::from_slice(signature);
            Ok(signature.is_ok_and(|own| key.verify_prehash(&digest, &own).is_ok()))
        }
        Curve::P521 => {
            let key = p521::ecdsa::VerifyingKey::from(ec_public::<NistP521>(ec)?);
            let signature = p521::ecdsa::Signature::from_slice(signature);
            Ok(signature.is_ok_and(|own| key.verify_prehash(&digest, &own).is_ok()))
        }
        Curve::Secp256k1 => {
            let key = k256::ecdsa::VerifyingKey::from(ec_public::<Secp256k1>(ec)?);
            let signature = k256::ecdsa::Signature::from_slice(signature);
            // The crate takes only the lower S, as Bitcoin does.
            let signature = signature.map(|own| own.normalize_s());
            Ok(signature.is_ok_and(|own| key.verify_prehash(&digest, &own).is_ok()))
        }
        _ => Err(KeyFault::OtherKind),
    }
}
