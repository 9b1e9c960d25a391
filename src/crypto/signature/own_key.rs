//! The key that a token brings along (RFC 7515 §4.1.3 and §4.1.6).
//!
//! Anybody can put a key into a token. That it matches says that the token was not changed since
//! somebody signed it, not who that was.

use super::{Effort, Headers};
use crate::crypto::algorithm::{Curve, Scheme};
use crate::crypto::key::{Ec, Key, KeyForm, Labels, Material, Okp, Rsa, jwk};
use crate::crypto::verify::{Answer, verify};
use crate::token::json::Value;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use spki::ObjectIdentifier;
use x509_cert::der::Decode;

/// The key that a token brings along, and what it says to the signature.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnKey {
    /// Where it stands.
    pub place: OwnKeyPlace,
    /// The key.
    pub key: Key,
    /// What it says.
    pub answer: Answer,
}

/// Where a token can bring a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnKeyPlace {
    /// `jwk`.
    Jwk,
    /// The first certificate of `x5c`.
    X5c,
}

/// Tries the key that the header holds. `jku` and `x5u` only say where one is: nothing is fetched.
pub(super) fn try_own(
    headers: &Headers<'_>,
    scheme: Scheme,
    input: &[u8],
    signature: &[u8],
    effort: &mut Effort,
) -> Option<OwnKey> {
    let (place, key) = read(headers)?;
    if !effort.take(&key, input.len()) {
        return None;
    }
    let answer = verify(scheme, &key, input, signature);
    Some(OwnKey { place, key, answer })
}

fn read(headers: &Headers<'_>) -> Option<(OwnKeyPlace, Key)> {
    if let Some(key) = headers.get("jwk").and_then(jwk::read) {
        return Some((OwnKeyPlace::Jwk, key));
    }
    let first = headers.get("x5c")?.items().next()?;
    Some((OwnKeyPlace::X5c, certified(first)?))
}

/// The public key of a certificate in base64, not base64url (RFC 7515 §4.1.6).
fn certified(value: Value<'_>) -> Option<Key> {
    let der = STANDARD.decode(value.string()?.as_bytes()).ok()?;
    let certificate = x509_cert::Certificate::from_der(&der).ok()?;
    let info = certificate.tbs_certificate().subject_public_key_info();
    let bits = info.subject_public_key.as_bytes()?;
    let curve = info.algorithm.parameters.as_ref();
    let curve = curve.and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
    Some(Key {
        form: KeyForm::Certificate,
        span: value.span(),
        labels: Labels::default(),
        material: material(info.algorithm.oid, curve, bits)?,
        certificate: None,
        faults: Vec::new(),
    })
}

/// RFC 3279 §2.3.1, RFC 5480 §2.1.1, SEC 2 appendix A.2.1, RFC 8410 §3.
fn material(
    algorithm: ObjectIdentifier,
    curve: Option<ObjectIdentifier>,
    bits: &[u8],
) -> Option<Material> {
    let okp = |curve| {
        Material::Okp(Okp {
            curve,
            x: bits.to_vec(),
            d: None,
        })
    };
    match algorithm.to_string().as_str() {
        "1.2.840.113549.1.1.1" => {
            let own = pkcs1::RsaPublicKeyRef::try_from(bits).ok()?;
            Some(Material::Rsa(Rsa {
                n: own.modulus.as_bytes().to_vec(),
                e: own.public_exponent.as_bytes().to_vec(),
                private: None,
            }))
        }
        "1.2.840.10045.2.1" => {
            let curve = match curve?.to_string().as_str() {
                "1.2.840.10045.3.1.7" => Curve::P256,
                "1.3.132.0.34" => Curve::P384,
                "1.3.132.0.35" => Curve::P521,
                "1.3.132.0.10" => Curve::Secp256k1,
                _ => return None,
            };
            // SEC 1 §2.3.3: the octet 4, then both coordinates.
            let (x, y) = bits.strip_prefix(&[4])?.split_at_checked(curve.bytes())?;
            Some(Material::Ec(Ec {
                curve,
                x: x.to_vec(),
                y: y.to_vec(),
                d: None,
            }))
        }
        "1.3.101.112" => Some(okp(Curve::Ed25519)),
        "1.3.101.113" => Some(okp(Curve::Ed448)),
        _ => None,
    }
}
