//! The kind of key that an algorithm takes.

use super::{Misfit, Purpose, Wanted};
use crate::crypto::algorithm::{self, Cipher, Curve, Does, Management, Scheme};
use crate::crypto::key::{Key, Material};

const EXCHANGE: [Curve; 6] = [
    Curve::P256,
    Curve::P384,
    Curve::P521,
    Curve::Secp256k1,
    Curve::X25519,
    Curve::X448,
];

/// Compares type, curve, parameter set and length, and whether the private half is there that is needed.
pub(super) fn judge(key: &Key, does: Does, wanted: &Wanted<'_>, misfits: &mut Vec<Misfit>) {
    if key.material == Material::Locked {
        misfits.push(Misfit::Locked);
        return;
    }
    let before = misfits.len();
    match does {
        Does::Sign(scheme) => sign(key, scheme, misfits),
        Does::Manage(management) => manage(key, management, wanted, misfits),
        Does::Encipher(_) => {}
    }
    let is_kind = misfits.len() == before;
    let needs_private = matches!(wanted.purpose, Purpose::Decrypt | Purpose::Sign);
    if is_kind && needs_private && !key.is_secret() {
        misfits.push(Misfit::NoPrivate);
    }
}

fn sign(key: &Key, scheme: Scheme, misfits: &mut Vec<Misfit>) {
    match scheme {
        Scheme::None => misfits.push(Misfit::NoKeyUsed),
        Scheme::Hmac(hash) => match &key.material {
            Material::Oct(secret) if secret.len() < hash.bytes() => {
                misfits.push(Misfit::ShortSecret {
                    wanted: hash.bytes(),
                    found: secret.len(),
                });
            }
            Material::Oct(_) => {}
            _ => misfits.push(other_type(key, &["oct"])),
        },
        Scheme::Pkcs1(_) | Scheme::Pss(_) => rsa(key, misfits),
        Scheme::Ecdsa(curve, _) => on(key, &["EC"], &[curve], misfits),
        Scheme::EdDsa => on(key, &["OKP"], &[Curve::Ed25519, Curve::Ed448], misfits),
        Scheme::EdDsaOver(curve) => on(key, &["OKP"], &[curve], misfits),
        Scheme::MlDsa(parameters) => match &key.material {
            Material::Akp(akp) if akp.parameters == parameters => {}
            Material::Akp(akp) => misfits.push(Misfit::Parameters {
                wanted: parameters.name(),
                found: akp.parameters.name(),
            }),
            _ => misfits.push(other_type(key, &["AKP"])),
        },
    }
}

fn manage(key: &Key, management: Management, wanted: &Wanted<'_>, misfits: &mut Vec<Misfit>) {
    let bytes = match management {
        Management::RsaPkcs1 | Management::RsaOaep(_) => return rsa(key, misfits),
        Management::EcdhEs(_) => {
            let known = EXCHANGE.into_iter();
            let named = known.filter(|curve| wanted.curve.is_none_or(|own| own == curve.name()));
            let curves: Vec<_> = named.collect();
            return on(key, &["EC", "OKP"], &curves, misfits);
        }
        Management::Pbes2(..) => None,
        Management::AesKw(bytes) | Management::AesGcmKw(bytes) => Some(bytes),
        Management::Direct => wanted.encryption.and_then(algorithm::cipher).map(key_bytes),
    };
    match (&key.material, bytes) {
        (Material::Oct(secret), Some(bytes)) if secret.len() != bytes => {
            misfits.push(Misfit::Length {
                wanted: bytes,
                found: secret.len(),
            });
        }
        (Material::Oct(_), _) => {}
        _ => misfits.push(other_type(key, &["oct"])),
    }
}

/// RFC 7518 §5.2.2.1 and §5.3.
fn key_bytes(cipher: Cipher) -> usize {
    match cipher {
        Cipher::CbcHmac(bytes, _) => bytes.saturating_mul(2),
        Cipher::Gcm(bytes) => bytes,
    }
}

fn rsa(key: &Key, misfits: &mut Vec<Misfit>) {
    if !matches!(key.material, Material::Rsa(_)) {
        misfits.push(other_type(key, &["RSA"]));
    }
}

fn on(key: &Key, types: &'static [&'static str], curves: &[Curve], misfits: &mut Vec<Misfit>) {
    let curve = match &key.material {
        Material::Ec(ec) => ec.curve,
        Material::Okp(okp) => okp.curve,
        _ => return misfits.push(other_type(key, types)),
    };
    if !types.contains(&curve.kty()) {
        misfits.push(other_type(key, types));
    } else if !curves.contains(&curve) {
        misfits.push(Misfit::Curve {
            wanted: curves.iter().map(|curve| curve.name()).collect(),
            found: curve.name(),
        });
    }
}

fn other_type(key: &Key, wanted: &'static [&'static str]) -> Misfit {
    let found = match &key.material {
        Material::Unknown(kind) => kind,
        known => known.kty(),
    };
    Misfit::Type {
        wanted,
        found: found.to_owned(),
    }
}
