//! Public keys of certificates and of `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7).

use spki::der::{Decode, asn1::ObjectIdentifier};

use super::effort::Effort;
use super::oid::{self, KeyAlgorithm};
use super::{Akp, Ec, Key, KeyFault, KeyForm, Material, Okp, Rsa, public, without_zeros};
use crate::crypto::algorithm::Curve;

/// The key of this DER; `None` if it is no `SubjectPublicKeyInfo`.
pub(super) fn read(der: &[u8], effort: &mut Effort<'_>) -> Option<Key> {
    let info = spki::SubjectPublicKeyInfoRef::from_der(der).ok()?;
    let curve = info.algorithm.parameters;
    let curve = curve.and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
    let bytes = info.subject_public_key.as_bytes()?;
    key(KeyForm::Spki, info.algorithm.oid, curve, bytes, effort)
}

/// The key of an algorithm, a curve where the algorithm has one, and the bits of the public key.
pub(super) fn key(
    form: KeyForm,
    algorithm: ObjectIdentifier,
    curve: Option<ObjectIdentifier>,
    bytes: &[u8],
    effort: &mut Effort<'_>,
) -> Option<Key> {
    let unknown = |oid: ObjectIdentifier| Key::unknown(form, oid.to_string());
    let material = match oid::algorithm(algorithm) {
        None => return Some(unknown(algorithm)),
        Some(KeyAlgorithm::Rsa) => rsa(bytes)?,
        Some(KeyAlgorithm::Ec) => match (curve, curve.and_then(oid::curve)) {
            (_, Some(curve)) => return Some(ec(form, curve, bytes, effort)),
            (named, None) => return Some(unknown(named.unwrap_or(algorithm))),
        },
        Some(KeyAlgorithm::Okp(curve)) => Material::Okp(Okp {
            curve,
            x: bytes.to_vec(),
            d: None,
        }),
        // RFC 9881 §4.
        Some(KeyAlgorithm::MlDsa(parameters)) => Material::Akp(Akp {
            parameters,
            public: bytes.to_vec(),
            seed: None,
        }),
    };
    Some(Key::of(form, material))
}

/// RFC 8017 appendix A.1.1.
pub(super) fn rsa(der: &[u8]) -> Option<Material> {
    let key = pkcs1::RsaPublicKeyRef::from_der(der).ok()?;
    Some(Material::Rsa(Rsa {
        n: without_zeros(key.modulus.as_bytes().to_vec()),
        e: without_zeros(key.public_exponent.as_bytes().to_vec()),
        private: None,
    }))
}

/// RFC 5480 §2.2: a point, which may be compressed.
pub(super) fn ec(form: KeyForm, curve: Curve, bytes: &[u8], effort: &mut Effort<'_>) -> Key {
    let coordinates = match bytes.first() {
        Some(2 | 3) if effort.point() => public::point(curve, bytes),
        _ => public::split(curve, bytes),
    };
    let readable = coordinates.is_some();
    let (x, y) = coordinates.unwrap_or_default();
    let mut key = Key::of(
        form,
        Material::Ec(Ec {
            curve,
            x,
            y,
            d: None,
        }),
    );
    if !readable {
        let fault = match bytes.len() == curve.bytes().saturating_add(1) {
            true => KeyFault::NotOnCurve,
            false => KeyFault::Unreadable("publicKey"),
        };
        key.faults.push(fault);
    }
    key
}
