//! ECDSA (RFC 7518 §3.4, RFC 8812 §3.2), with the secret number of RFC 6979 §3.2.

use p256::ecdsa::signature::hazmat::PrehashSigner;

use super::SignFault;
use crate::crypto::algorithm::{Curve, Hash};
use crate::crypto::key::{Ec, KeyFault};

/// R and S side by side, each as long as a coordinate.
///
/// S is the lower of the two that are right over secp256k1, as `k256` has it; RFC 8812 asks for neither.
pub(super) fn sign(curve: Curve, hash: Hash, key: &Ec, input: &[u8]) -> Result<Vec<u8>, SignFault> {
    if key.curve != curve {
        let (wanted, found) = (Some(curve), key.curve);
        return Err(SignFault::OtherCurve { wanted, found });
    }
    let secret = key.d.as_ref().ok_or(SignFault::NoPrivateHalf)?.expose();
    let digest = hash.of(input);
    // The types of the four curves have these functions, but no trait in common that says so.
    macro_rules! with {
        ($curve:ident) => {{
            use $curve::ecdsa::{Signature, SigningKey};
            let private = SigningKey::from_slice(secret).map_err(|_| KeyFault::BadPrivate)?;
            let point = private.verifying_key().to_sec1_point(false);
            belongs(
                key,
                point.x().map(AsRef::as_ref),
                point.y().map(AsRef::as_ref),
            )?;
            let signature: Result<Signature, _> = private.sign_prehash(&digest);
            Ok(signature
                .map_err(|_| KeyFault::BadPrivate)?
                .to_bytes()
                .to_vec())
        }};
    }
    match curve {
        Curve::P256 => with!(p256),
        Curve::P384 => with!(p384),
        Curve::P521 => with!(p521),
        Curve::Secp256k1 => with!(k256),
        found => Err(SignFault::OtherCurve {
            wanted: None,
            found,
        }),
    }
}

/// A signature by a private half is no good to those who have another public half.
fn belongs(key: &Ec, x: Option<&[u8]>, y: Option<&[u8]>) -> Result<(), KeyFault> {
    let same = x == Some(&*key.x) && y == Some(&*key.y);
    same.then_some(()).ok_or(KeyFault::HalvesDiffer)
}
