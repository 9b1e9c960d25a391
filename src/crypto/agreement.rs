//! Elliptic-curve Diffie-Hellman: the secret that two keys on one curve agree on
//! (RFC 7518 §4.6, RFC 8037 §3.2).

use p256::NistP256;
use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{
    AffinePoint, CurveArithmetic, FieldBytesSize, Generate, PublicKey, SecretKey, ecdh,
};
use p384::NistP384;
use p521::NistP521;
use rand_core::Rng;

use super::algorithm::Curve;
use super::key::{Ec, KeyFault, Material, Okp};
use super::random::Random;
use super::secret::Secret;

/// Why two keys agree on nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementFault {
    /// They are of different kinds, or no kind that agrees: the curves' names, or what `kty` says.
    Kinds {
        /// Of the key whose private half is used.
        own: &'static str,
        /// Of the other one.
        other: &'static str,
    },
    /// The own key cannot be used.
    Own(KeyFault),
    /// The other's public key cannot be used.
    Other(KeyFault),
    /// The other's key is a point of low order, so that anybody knows the secret: it is zero
    /// (RFC 7748 §6.1 and §6.2, RFC 8037 §5).
    Zero,
}

/// What the private half of `own` and the public half of `other` agree on.
pub fn agree(own: &Material, other: &Material) -> Result<Secret, AgreementFault> {
    match (own, other) {
        (Material::Ec(own), Material::Ec(other)) if own.curve == other.curve => match own.curve {
            Curve::P256 => over::<NistP256>(own, other),
            Curve::P384 => over::<NistP384>(own, other),
            Curve::P521 => over::<NistP521>(own, other),
            curve => Err(AgreementFault::Own(unknown(curve))),
        },
        (Material::Okp(own), Material::Okp(other)) if own.curve == other.curve => match own.curve {
            Curve::X25519 => x25519(own, other),
            Curve::X448 => x448(own, other),
            curve => Err(AgreementFault::Own(unknown(curve))),
        },
        (own, other) => Err(AgreementFault::Kinds {
            own: kind(own),
            other: kind(other),
        }),
    }
}

/// A fresh key on this curve; `None` where it is no curve to agree on.
pub fn ephemeral(curve: Curve, random: &mut Random) -> Option<Material> {
    match curve {
        Curve::P256 => fresh::<NistP256>(curve, random),
        Curve::P384 => fresh::<NistP384>(curve, random),
        Curve::P521 => fresh::<NistP521>(curve, random),
        Curve::X25519 => {
            let mut d = [0; 32];
            random.fill_bytes(&mut d);
            let x = x25519_dalek::x25519(d, x25519_dalek::X25519_BASEPOINT_BYTES);
            Some(okp(curve, x.to_vec(), d.to_vec()))
        }
        Curve::X448 => {
            let mut d = [0; 56];
            random.fill_bytes(&mut d);
            let x = x448::x448(d, x448::X448_BASEPOINT_BYTES)?;
            Some(okp(curve, x.to_vec(), d.to_vec()))
        }
        Curve::Secp256k1 | Curve::Ed25519 | Curve::Ed448 => None,
    }
}

/// The name of a key's curve; without one, its `kty`.
pub fn kind(material: &Material) -> &'static str {
    match material {
        Material::Ec(ec) => ec.curve.name(),
        Material::Okp(okp) => okp.curve.name(),
        other => other.kty(),
    }
}

fn okp(curve: Curve, x: Vec<u8>, d: Vec<u8>) -> Material {
    let d = Some(Secret::new(d));
    Material::Okp(Okp { curve, x, d })
}

fn unknown(curve: Curve) -> KeyFault {
    KeyFault::UnknownKind(curve.name().to_owned())
}

fn over<C>(own: &Ec, other: &Ec) -> Result<Secret, AgreementFault>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let d = private(&own.d, own.curve)?;
    let secret =
        SecretKey::<C>::from_slice(d).map_err(|_| AgreementFault::Own(KeyFault::BadPrivate))?;
    let x = sized("x", &other.x, other.curve).map_err(AgreementFault::Other)?;
    let y = sized("y", &other.y, other.curve).map_err(AgreementFault::Other)?;
    // SEC 1 §2.3.3: an uncompressed point begins with 4.
    let public = PublicKey::<C>::from_sec1_bytes(&[&[4], x, y].concat())
        .map_err(|_| AgreementFault::Other(KeyFault::NotOnCurve))?;
    let shared = ecdh::diffie_hellman(secret.to_nonzero_scalar(), public.as_affine());
    Ok(Secret::new(shared.raw_secret_bytes().to_vec()))
}

fn fresh<C>(curve: Curve, random: &mut Random) -> Option<Material>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let secret = SecretKey::<C>::generate_from_rng(random);
    let point = secret.public_key().to_sec1_point(false);
    Some(Material::Ec(Ec {
        curve,
        x: point.x()?.to_vec(),
        y: point.y()?.to_vec(),
        d: Some(Secret::new(secret.to_bytes().to_vec())),
    }))
}

fn x25519(own: &Okp, other: &Okp) -> Result<Secret, AgreementFault> {
    let (d, x) = bytes::<32>(own, other)?;
    nonzero(x25519_dalek::x25519(d, x).to_vec())
}

fn x448(own: &Okp, other: &Okp) -> Result<Secret, AgreementFault> {
    let (d, x) = bytes::<56>(own, other)?;
    let shared = x448::x448(d, x).ok_or(AgreementFault::Zero)?;
    nonzero(shared.to_vec())
}

fn bytes<const N: usize>(own: &Okp, other: &Okp) -> Result<([u8; N], [u8; N]), AgreementFault> {
    let d = private(&own.d, own.curve)?;
    let x = sized("x", &other.x, other.curve).map_err(AgreementFault::Other)?;
    match (d.try_into(), x.try_into()) {
        (Ok(d), Ok(x)) => Ok((d, x)),
        _ => Err(AgreementFault::Own(KeyFault::BadPrivate)),
    }
}

fn nonzero(shared: Vec<u8>) -> Result<Secret, AgreementFault> {
    let shared = Secret::new(shared);
    match shared.expose().iter().fold(0, |all, byte| all | byte) {
        0 => Err(AgreementFault::Zero),
        _ => Ok(shared),
    }
}

fn private(d: &Option<Secret>, curve: Curve) -> Result<&[u8], AgreementFault> {
    let d = d.as_ref().ok_or(KeyFault::Missing("d"));
    d.and_then(|d| sized("d", d.expose(), curve))
        .map_err(AgreementFault::Own)
}

fn sized<'a>(member: &'static str, bytes: &'a [u8], curve: Curve) -> Result<&'a [u8], KeyFault> {
    match (bytes.len(), curve.bytes()) {
        (0, _) => Err(KeyFault::Missing(member)),
        (found, wanted) if found != wanted => Err(KeyFault::Length {
            member,
            found,
            wanted,
        }),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests;
