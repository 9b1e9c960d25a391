//! Object identifiers of keys.

use spki::ObjectIdentifier;

use crate::crypto::algorithm::{Curve, MlDsa};

/// What a key is for, by the identifier of its algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyAlgorithm {
    /// `rsaEncryption` (RFC 8017 appendix C), or `id-RSASSA-PSS` (RFC 4055 §1.2).
    Rsa,
    /// `id-ecPublicKey` (RFC 5480 §2.1.1); its parameters name the curve.
    Ec,
    /// RFC 8410 §3.
    Okp(Curve),
    /// RFC 9881 §2.
    MlDsa(MlDsa),
}

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const P521: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.35");
const SECP256K1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.10");
const X25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.110");
const X448: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.111");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const ED448: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.113");
const ML_DSA_44: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.3.17");
const ML_DSA_65: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.3.18");
const ML_DSA_87: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.3.19");

/// The algorithm of this identifier.
pub(super) fn algorithm(oid: ObjectIdentifier) -> Option<KeyAlgorithm> {
    Some(match oid {
        RSA | RSA_PSS => KeyAlgorithm::Rsa,
        EC => KeyAlgorithm::Ec,
        X25519 => KeyAlgorithm::Okp(Curve::X25519),
        X448 => KeyAlgorithm::Okp(Curve::X448),
        ED25519 => KeyAlgorithm::Okp(Curve::Ed25519),
        ED448 => KeyAlgorithm::Okp(Curve::Ed448),
        ML_DSA_44 => KeyAlgorithm::MlDsa(MlDsa::MlDsa44),
        ML_DSA_65 => KeyAlgorithm::MlDsa(MlDsa::MlDsa65),
        ML_DSA_87 => KeyAlgorithm::MlDsa(MlDsa::MlDsa87),
        _ => return None,
    })
}

/// The curve of this identifier (RFC 5480 §2.1.1.1; secp256k1: SEC 2 §A.2.1).
pub(super) fn curve(oid: ObjectIdentifier) -> Option<Curve> {
    Some(match oid {
        P256 => Curve::P256,
        P384 => Curve::P384,
        P521 => Curve::P521,
        SECP256K1 => Curve::Secp256k1,
        _ => return None,
    })
}
