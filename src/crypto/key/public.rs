//! The public half that belongs to a private one, and points that were written short.

use p256::elliptic_curve::sec1::ToSec1Point;

use super::{Akp, Ec, Material, Okp};
use crate::crypto::algorithm::{Curve, MlDsa};

/// Works out the public half where only the private one was written; `false` where that cannot be done.
///
/// RFC 5915 §3, RFC 5958 §2 and RFC 9881 §6 allow a private key to stand alone.
pub fn complete(material: &mut Material) -> bool {
    match material {
        Material::Ec(ec) if ec.x.is_empty() => complete_ec(ec),
        Material::Okp(okp) if okp.x.is_empty() => complete_okp(okp),
        Material::Akp(akp) if akp.public.is_empty() => complete_akp(akp),
        _ => true,
    }
}

/// The coordinates of a point as SEC 1 §2.3.3 writes it, compressed or not.
pub(super) fn point(curve: Curve, encoded: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let whole = match curve {
        Curve::P256 => p256::PublicKey::from_sec1_bytes(encoded)
            .ok()?
            .to_sec1_point(false)
            .as_bytes()
            .to_vec(),
        Curve::P384 => p384::PublicKey::from_sec1_bytes(encoded)
            .ok()?
            .to_sec1_point(false)
            .as_bytes()
            .to_vec(),
        Curve::P521 => p521::PublicKey::from_sec1_bytes(encoded)
            .ok()?
            .to_sec1_point(false)
            .as_bytes()
            .to_vec(),
        Curve::Secp256k1 => k256::PublicKey::from_sec1_bytes(encoded)
            .ok()?
            .to_sec1_point(false)
            .as_bytes()
            .to_vec(),
        Curve::Ed25519 | Curve::Ed448 | Curve::X25519 | Curve::X448 => return None,
    };
    split(curve, &whole)
}

/// The coordinates of an uncompressed point; nothing is computed.
pub(super) fn split(curve: Curve, encoded: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let (4, coordinates) = encoded.split_first()? else {
        return None;
    };
    if coordinates.len() != curve.bytes().checked_mul(2)? {
        return None;
    }
    let (x, y) = coordinates.split_at_checked(curve.bytes())?;
    Some((x.to_vec(), y.to_vec()))
}

fn complete_ec(ec: &mut Ec) -> bool {
    let Some(d) = ec.d.as_ref().map(|d| d.expose()) else {
        return false;
    };
    let encoded = match ec.curve {
        Curve::P256 => p256::SecretKey::from_slice(d)
            .ok()
            .map(|key| key.public_key().to_sec1_point(false).as_bytes().to_vec()),
        Curve::P384 => p384::SecretKey::from_slice(d)
            .ok()
            .map(|key| key.public_key().to_sec1_point(false).as_bytes().to_vec()),
        Curve::P521 => p521::SecretKey::from_slice(d)
            .ok()
            .map(|key| key.public_key().to_sec1_point(false).as_bytes().to_vec()),
        Curve::Secp256k1 => k256::SecretKey::from_slice(d)
            .ok()
            .map(|key| key.public_key().to_sec1_point(false).as_bytes().to_vec()),
        Curve::Ed25519 | Curve::Ed448 | Curve::X25519 | Curve::X448 => None,
    };
    let Some((x, y)) = encoded.and_then(|encoded| split(ec.curve, &encoded)) else {
        return false;
    };
    (ec.x, ec.y) = (x, y);
    true
}

fn complete_okp(okp: &mut Okp) -> bool {
    let Some(d) = okp.d.as_ref().map(|d| d.expose()) else {
        return false;
    };
    let public = match okp.curve {
        Curve::Ed25519 => d.try_into().ok().map(|seed: [u8; 32]| {
            let key = ed25519_dalek::SigningKey::from_bytes(&seed);
            key.verifying_key().to_bytes().to_vec()
        }),
        Curve::X25519 => d.try_into().ok().map(|scalar: [u8; 32]| {
            let key = x25519_dalek::StaticSecret::from(scalar);
            x25519_dalek::PublicKey::from(&key).as_bytes().to_vec()
        }),
        Curve::Ed448 => ed448_goldilocks::SigningKey::try_from(d)
            .ok()
            .map(|key| key.verifying_key().to_bytes().to_vec()),
        Curve::X448 => d.try_into().ok().and_then(|scalar: [u8; 56]| {
            x448::x448(scalar, x448::X448_BASEPOINT_BYTES).map(|public| public.to_vec())
        }),
        Curve::P256 | Curve::P384 | Curve::P521 | Curve::Secp256k1 => None,
    };
    let found = public.is_some();
    okp.x = public.unwrap_or_default();
    found
}

fn complete_akp(akp: &mut Akp) -> bool {
    use ml_dsa::{MlDsa44, MlDsa65, MlDsa87, SigningKey, signature::Keypair};
    let seed = akp.seed.as_ref();
    let Some(seed) = seed.and_then(|seed| <[u8; MlDsa::SEED_BYTES]>::try_from(seed.expose()).ok())
    else {
        return false;
    };
    let seed = seed.into();
    akp.public = match akp.parameters {
        MlDsa::MlDsa44 => SigningKey::<MlDsa44>::from_seed(&seed)
            .verifying_key()
            .encode()
            .to_vec(),
        MlDsa::MlDsa65 => SigningKey::<MlDsa65>::from_seed(&seed)
            .verifying_key()
            .encode()
            .to_vec(),
        MlDsa::MlDsa87 => SigningKey::<MlDsa87>::from_seed(&seed)
            .verifying_key()
            .encode()
            .to_vec(),
    };
    true
}
