//! Signing: one way for each [`Scheme`].
//!
//! What needs randomness takes what was brought: RSASSA-PSS its salt (RFC 8017 §9.1.1), and both
//! RSA schemes numbers that blind the private operation. ECDSA takes its secret number from key
//! and message (RFC 6979 §3.2), EdDSA has none (RFC 8032 §5.1.6), and ML-DSA is computed in its
//! deterministic variant (FIPS 204 §3.4), so that a token made twice is the same token.

mod ecdsa;
mod edwards;
mod hmac;
mod ml_dsa;
mod rsa;

use super::algorithm::{Curve, MlDsa, Scheme};
use super::key::{Key, KeyFault, Material};
use super::random::Random;

/// Why a key cannot sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignFault {
    /// The scheme is for keys of another `kty` (RFC 7518 §3.1).
    OtherKind {
        /// The `kty` that it is for.
        wanted: &'static str,
        /// The `kty` that there is; empty where it is not known.
        found: &'static str,
    },
    /// The scheme is for another curve (RFC 7518 §3.4, RFC 8812 §3.2, RFC 9864 §2.2).
    OtherCurve {
        /// The curve that it is for; `None` where `EdDSA` would take Ed25519 or Ed448 (RFC 8037 §3.1).
        wanted: Option<Curve>,
        /// The curve of the key.
        found: Curve,
    },
    /// The scheme is for another parameter set of ML-DSA.
    OtherParameters {
        /// The one that it is for.
        wanted: MlDsa,
        /// The one of the key.
        found: MlDsa,
    },
    /// It is a public key: with it signatures are verified, not made.
    NoPrivateHalf,
    /// The RSA modulus has no room for the hash and what stands around it (RFC 8017 §9.1.1 and §9.2).
    NoRoom {
        /// How many bits the modulus has.
        bits: usize,
    },
    /// A scheme with SHA-1, which JOSE does not have (RFC 7518 §3.1).
    Sha1,
    /// The numbers of the key make no sense.
    Unusable(KeyFault),
}

/// The signature over `input`, which in a token is the encoded header, a dot and the encoded
/// payload (RFC 7515 §5.1). Empty with [`Scheme::None`], whatever the key (RFC 7518 §3.6).
///
/// A key that is shorter than RFC 7518 asks for signs all the same, down to an RSA modulus of 512
/// bits and a secret of one byte: what an API says to such a token is worth testing.
///
/// # Errors
/// When the key does not fit the scheme, is public, or makes no sense.
pub fn sign(
    scheme: Scheme,
    key: &Key,
    input: &[u8],
    random: &mut Random,
) -> Result<Vec<u8>, SignFault> {
    let other = |wanted| {
        let found = key.material.kty();
        Err(SignFault::OtherKind { wanted, found })
    };
    match (scheme, &key.material) {
        (Scheme::None, _) => Ok(Vec::new()),
        (Scheme::Hmac(hash), Material::Oct(secret)) => hmac::sign(hash, secret, input),
        (Scheme::Pkcs1(hash), Material::Rsa(key)) => rsa::pkcs1(hash, key, input, random),
        (Scheme::Pss(hash), Material::Rsa(key)) => rsa::pss(hash, key, input, random),
        (Scheme::Ecdsa(curve, hash), Material::Ec(key)) => ecdsa::sign(curve, hash, key, input),
        (Scheme::EdDsa, Material::Okp(key)) => edwards::sign(None, key, input),
        (Scheme::EdDsaOver(curve), Material::Okp(key)) => edwards::sign(Some(curve), key, input),
        (Scheme::MlDsa(parameters), Material::Akp(key)) => ml_dsa::sign(parameters, key, input),
        (Scheme::Hmac(_), _) => other("oct"),
        (Scheme::Pkcs1(_) | Scheme::Pss(_), _) => other("RSA"),
        (Scheme::Ecdsa(..), _) => other("EC"),
        (Scheme::EdDsa | Scheme::EdDsaOver(_), _) => other("OKP"),
        (Scheme::MlDsa(_), _) => other("AKP"),
    }
}

impl From<KeyFault> for SignFault {
    fn from(fault: KeyFault) -> Self {
        Self::Unusable(fault)
    }
}

#[cfg(test)]
mod tests;
