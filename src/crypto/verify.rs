//! One signature, one key: does it match?

mod ecdsa;
mod eddsa;
mod hmac;
mod ml_dsa;
mod rsa;

use super::algorithm::{Curve, Scheme};
use super::key::{Key, KeyFault, Material};

/// What verification says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The signature was made over this input with this key, or its private half.
    Verified,
    /// It was not.
    Wrong,
    /// With this key nothing can be computed, and why not.
    Unusable(KeyFault),
}

/// Whether `signature` is that of `key` over `input`, as strictly as the standard asks.
///
/// The labels of the key are not looked at: which key fits is asked elsewhere.
/// A key of another type, curve or parameter set than `scheme` needs is [`KeyFault::OtherKind`],
/// and so is every key with [`Scheme::None`], which has nothing to verify.
/// An empty HMAC secret is [`KeyFault::Missing`]: everybody knows it.
pub fn verify(scheme: Scheme, key: &Key, input: &[u8], signature: &[u8]) -> Answer {
    let matches = match (scheme, &key.material) {
        (Scheme::Hmac(hash), Material::Oct(secret)) => {
            hmac::verify(hash, secret.expose(), input, signature)
        }
        (Scheme::Pkcs1(hash), Material::Rsa(rsa)) => rsa::pkcs1(hash, rsa, input, signature),
        (Scheme::Pss(hash), Material::Rsa(rsa)) => rsa::pss(hash, rsa, input, signature),
        (Scheme::Ecdsa(curve, hash), Material::Ec(ec)) if ec.curve == curve => {
            ecdsa::verify(hash, ec, input, signature)
        }
        (Scheme::EdDsa, Material::Okp(okp)) => eddsa::verify(okp, input, signature),
        (Scheme::EdDsaOver(curve), Material::Okp(okp)) if okp.curve == curve => {
            eddsa::verify(okp, input, signature)
        }
        (Scheme::MlDsa(parameters), Material::Akp(akp)) if akp.parameters == parameters => {
            ml_dsa::verify(akp, input, signature)
        }
        _ => Err(KeyFault::OtherKind),
    };
    match matches {
        Ok(true) => Answer::Verified,
        Ok(false) => Answer::Wrong,
        Err(fault) => Answer::Unusable(fault),
    }
}

/// Whether the key is of the type, curve or parameter set that the scheme computes with.
pub fn is_kind(scheme: Scheme, material: &Material) -> bool {
    match (scheme, material) {
        (Scheme::Hmac(_), Material::Oct(_)) => true,
        (Scheme::Pkcs1(_) | Scheme::Pss(_), Material::Rsa(_)) => true,
        (Scheme::Ecdsa(curve, _), Material::Ec(ec)) => ec.curve == curve,
        (Scheme::EdDsa, Material::Okp(okp)) => {
            matches!(okp.curve, Curve::Ed25519 | Curve::Ed448)
        }
        (Scheme::EdDsaOver(curve), Material::Okp(okp)) => okp.curve == curve,
        (Scheme::MlDsa(parameters), Material::Akp(akp)) => akp.parameters == parameters,
        _ => false,
    }
}

/// How many bytes a signature by this key has; `None` where the key cannot make any.
pub fn signature_bytes(scheme: Scheme, key: &Key) -> Option<usize> {
    use super::algorithm::MlDsa;
    match (scheme, &key.material) {
        (Scheme::Hmac(hash), Material::Oct(_)) => Some(hash.bytes()),
        (Scheme::Pkcs1(_) | Scheme::Pss(_), Material::Rsa(rsa)) => {
            // RFC 8017 §8.1.1 and §8.2.1: as long as the modulus.
            Some(super::material::rsa_public::modulus_bits(rsa).div_ceil(8))
        }
        (Scheme::Ecdsa(curve, _), Material::Ec(ec)) if ec.curve == curve => Some(2 * curve.bytes()),
        (Scheme::EdDsa | Scheme::EdDsaOver(_), Material::Okp(okp)) => match okp.curve {
            // RFC 8032 §5.1.6 and §5.2.6.
            Curve::Ed25519 => Some(64),
            Curve::Ed448 => Some(114),
            _ => None,
        },
        // FIPS 204 §4, table 2.
        (Scheme::MlDsa(parameters), Material::Akp(_)) => Some(match parameters {
            MlDsa::MlDsa44 => 2420,
            MlDsa::MlDsa65 => 3309,
            MlDsa::MlDsa87 => 4627,
        }),
        _ => None,
    }
}
