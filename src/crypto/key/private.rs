//! Private keys in DER: PKCS#8, PKCS#1 and SEC 1.

use pkcs8::PrivateKeyInfoRef;
use spki::der::asn1::{ObjectIdentifier, OctetStringRef};
use spki::der::{Decode, Header, Reader, SliceReader, Tag};

use super::effort::Effort;
use super::oid::{self, KeyAlgorithm};
use super::{
    Akp, Ec, Key, KeyFault, KeyForm, Material, Okp, Rsa, RsaPrivate, public, spki as public_info,
    without_zeros,
};
use crate::crypto::algorithm::{Curve, MlDsa};
use crate::crypto::secret::Secret;

/// A key in PKCS#8 (RFC 5958 §2); `None` if it is none.
pub(super) fn pkcs8(der: &[u8], effort: &mut Effort<'_>) -> Option<Key> {
    let info = PrivateKeyInfoRef::from_der(der).ok()?;
    let curve = info.algorithm.parameters;
    let curve = curve.and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
    let bytes = info.private_key.as_bytes();
    let written = info.public_key.and_then(|bits| bits.as_bytes());
    let mut key = match oid::algorithm(info.algorithm.oid) {
        None => Key::unknown(KeyForm::Pkcs8, info.algorithm.oid.to_string()),
        Some(KeyAlgorithm::Rsa) => pkcs1(bytes)?,
        Some(KeyAlgorithm::Ec) => sec1(bytes, curve, effort)?,
        Some(KeyAlgorithm::Okp(curve)) => okp(curve, bytes, written, effort)?,
        Some(KeyAlgorithm::MlDsa(parameters)) => ml_dsa(parameters, bytes, written, effort)?,
    };
    key.form = KeyForm::Pkcs8;
    Some(key)
}

/// A key in PKCS#1 (RFC 8017 appendix A.1.2); `None` if it is none.
pub(super) fn pkcs1(der: &[u8]) -> Option<Key> {
    let key = pkcs1::RsaPrivateKeyRef::from_der(der).ok()?;
    let secret = |number: &[u8]| Secret::new(without_zeros(number.to_vec()));
    let further = key.other_prime_infos.iter().flatten();
    let mut primes = vec![secret(key.prime1.as_bytes()), secret(key.prime2.as_bytes())];
    primes.extend(further.map(|further| secret(further.prime.as_bytes())));
    let rsa = Rsa {
        n: without_zeros(key.modulus.as_bytes().to_vec()),
        e: without_zeros(key.public_exponent.as_bytes().to_vec()),
        private: Some(RsaPrivate {
            d: secret(key.private_exponent.as_bytes()),
            primes,
        }),
    };
    Some(Key::of(KeyForm::Pkcs1, Material::Rsa(rsa)))
}

/// A key in the form of RFC 5915, whose curve PKCS#8 may have named before; `None` if it is none.
pub(super) fn sec1(
    der: &[u8],
    named: Option<ObjectIdentifier>,
    effort: &mut Effort<'_>,
) -> Option<Key> {
    let key = sec1::EcPrivateKey::from_der(der).ok()?;
    let own = key.parameters.and_then(|own| own.named_curve());
    let Some(named) = named.or(own) else {
        let mut key = Key::unknown(KeyForm::Sec1, String::new());
        key.faults = vec![KeyFault::Missing("parameters")];
        return Some(key);
    };
    let Some(curve) = oid::curve(named) else {
        return Some(Key::unknown(KeyForm::Sec1, named.to_string()));
    };
    let written = key.public_key.unwrap_or_default();
    let mut found = match written {
        [] => Key::of(
            KeyForm::Sec1,
            Material::Ec(Ec {
                curve,
                x: Vec::new(),
                y: Vec::new(),
                d: None,
            }),
        ),
        written => public_info::ec(KeyForm::Sec1, curve, written, effort),
    };
    if let Material::Ec(ec) = &mut found.material {
        ec.d = Some(Secret::new(full(key.private_key, curve)));
    }
    Some(finish(found, effort))
}

/// RFC 8410 §7: an OCTET STRING inside the OCTET STRING.
fn okp(curve: Curve, der: &[u8], written: Option<&[u8]>, effort: &mut Effort<'_>) -> Option<Key> {
    let d = <&OctetStringRef>::from_der(der).ok()?.as_bytes();
    let okp = Okp {
        curve,
        x: written.unwrap_or_default().to_vec(),
        d: Some(Secret::new(d.to_vec())),
    };
    Some(finish(Key::of(KeyForm::Pkcs8, Material::Okp(okp)), effort))
}

/// RFC 9881 §6: the seed under [0], the expanded key as an OCTET STRING, or both in a SEQUENCE.
fn ml_dsa(
    parameters: MlDsa,
    der: &[u8],
    written: Option<&[u8]>,
    effort: &mut Effort<'_>,
) -> Option<Key> {
    let seed = seed(der)?;
    let lacks = seed.is_none();
    let mut key = Key::of(
        KeyForm::Pkcs8,
        Material::Akp(Akp {
            parameters,
            public: written.unwrap_or_default().to_vec(),
            seed: seed.map(|seed| Secret::new(seed.to_vec())),
        }),
    );
    if lacks {
        key.faults.push(KeyFault::Missing("priv"));
        return Some(key);
    }
    Some(finish(key, effort))
}

/// The seed, if it is one of the things that are there; `None` if these are none of the three.
fn seed(der: &[u8]) -> Option<Option<&[u8]>> {
    let mut reader = SliceReader::new(der).ok()?;
    let header = Header::decode(&mut reader).ok()?;
    match header.tag() {
        // The expanded key alone.
        Tag::OctetString => Some(None),
        Tag::Sequence => {
            let seed = <&OctetStringRef>::decode(&mut reader).ok()?.as_bytes();
            Some(Some(seed))
        }
        Tag::ContextSpecific { .. } => Some(Some(reader.read_slice(header.length()).ok()?)),
        _ => None,
    }
}

/// Works out a public half that was not written, and tells if it cannot be had.
fn finish(mut key: Key, effort: &mut Effort<'_>) -> Key {
    let (member, lacks) = match &key.material {
        Material::Ec(ec) => ("x", ec.x.is_empty()),
        Material::Okp(okp) => ("x", okp.x.is_empty()),
        Material::Akp(akp) => ("pub", akp.public.is_empty()),
        _ => return key,
    };
    // A point that was written and is none stays a fault.
    if lacks && key.faults.is_empty() {
        let fault = match effort.point() {
            false => Some(KeyFault::Missing(member)),
            true if public::complete(&mut key.material) => None,
            true => Some(KeyFault::BadPrivate),
        };
        key.faults.extend(fault);
    }
    key
}

/// A private number in full length (RFC 5915 §3 asks for it; OpenSSL before 1.0.2 left zeros out).
fn full(number: &[u8], curve: Curve) -> Vec<u8> {
    let missing = curve.bytes().saturating_sub(number.len());
    let mut all = vec![0; missing];
    all.extend_from_slice(number);
    all
}
