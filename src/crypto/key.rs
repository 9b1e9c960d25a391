//! A key, whatever form it came in.
//!
//! A key here is plain data: numbers and labels as they stood in the text. Whether the numbers
//! make sense shows when they are used, so that a set of a thousand keys costs what its one fitting
//! key costs.

pub mod certificate;
pub mod der;
pub mod effort;
mod encrypted;
pub mod faults;
pub mod jwk;
mod oid;
pub mod openssh;
pub mod pem;
mod private;
pub mod public;
pub mod shared;
mod spki;
pub mod write;

use super::algorithm::{Curve, MlDsa};
use super::secret::Secret;
use crate::token::span::Span;

/// A key.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// What it was written as.
    pub form: KeyForm,
    /// Where it stands in the text that was given.
    pub span: Span,
    /// What it says about itself.
    pub labels: Labels,
    /// Its numbers.
    pub material: Material,
    /// The certificate that it came in, or with (`x5c`).
    pub certificate: Option<Certificate>,
    /// What is wrong with it, seen while reading. A key with faults is listed, and tried where it can be.
    pub faults: Vec<KeyFault>,
}

/// What a key was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyForm {
    /// A JSON Web Key (RFC 7517 §4), alone or in a set.
    Jwk,
    /// `SubjectPublicKeyInfo` (RFC 5280 §4.1), in PEM `PUBLIC KEY` or DER.
    Spki,
    /// PKCS#1 (RFC 8017 appendix A.1), in PEM `RSA PUBLIC KEY`, `RSA PRIVATE KEY` or DER.
    Pkcs1,
    /// PKCS#8 (RFC 5958), in PEM `PRIVATE KEY` or DER.
    Pkcs8,
    /// PKCS#8, encrypted with a password (RFC 5958 §3).
    EncryptedPkcs8,
    /// SEC 1 (RFC 5915), in PEM `EC PRIVATE KEY` or DER.
    Sec1,
    /// An X.509 certificate (RFC 5280), in PEM, DER, or as a value of `x5c`.
    Certificate,
    /// A public key of OpenSSH (RFC 4253 §6.6).
    OpenSsh,
    /// A shared secret or a password, as typed.
    Secret,
}

/// What a key says about itself (RFC 7517 §4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// `kid`.
    pub kid: Option<String>,
    /// `alg`.
    pub alg: Option<String>,
    /// `use`.
    pub usage: Option<String>,
    /// `key_ops`; `None` where it is absent.
    pub operations: Option<Vec<String>>,
    /// `x5t`, as written.
    pub x5t: Option<String>,
    /// `x5t#S256`, as written.
    pub x5t_s256: Option<String>,
    /// Whose key it is: the member `issuer` that Microsoft Entra ID gives its keys
    /// (learn.microsoft.com, "Access tokens in the Microsoft identity platform", "Validate the signing
    /// key issuer"), or the `issuer` of the metadata in which the key stands (OpenID Connect Discovery 1.0 §3).
    pub issuer: Option<String>,
}

/// The numbers of a key, big-endian and without needless zeros in front where they are integers.
#[derive(Clone, Debug, PartialEq)]
pub enum Material {
    /// `RSA` (RFC 7518 §6.3).
    Rsa(Rsa),
    /// `EC` (RFC 7518 §6.2).
    Ec(Ec),
    /// `OKP` (RFC 8037 §2).
    Okp(Okp),
    /// `AKP`: a key bound to one algorithm, ML-DSA.
    Akp(Akp),
    /// `oct` (RFC 7518 §6.4), or what was typed.
    Oct(Secret),
    /// Something that is not understood: its `kty`, `crv` or object identifier.
    Unknown(String),
    /// A private key that cannot be read without its password.
    Locked,
}

/// An RSA key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rsa {
    /// The modulus.
    pub n: Vec<u8>,
    /// The public exponent.
    pub e: Vec<u8>,
    /// The private half.
    pub private: Option<RsaPrivate>,
}

/// The private half of an RSA key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsaPrivate {
    /// The private exponent.
    pub d: Secret,
    /// The prime factors `p` and `q`, and `r` of further ones; empty where only `d` is given.
    pub primes: Vec<Secret>,
}

/// A key on one of the curves in short Weierstrass form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ec {
    /// Which.
    pub curve: Curve,
    /// The x coordinate, in full length.
    pub x: Vec<u8>,
    /// The y coordinate, in full length.
    pub y: Vec<u8>,
    /// The private number, in full length.
    pub d: Option<Secret>,
}

/// A key on one of the curves of RFC 7748 and RFC 8032.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Okp {
    /// Which.
    pub curve: Curve,
    /// The public key.
    pub x: Vec<u8>,
    /// The private key.
    pub d: Option<Secret>,
}

/// A key of ML-DSA.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Akp {
    /// Its parameter set.
    pub parameters: MlDsa,
    /// `pub`, the encoded public key.
    pub public: Vec<u8>,
    /// `priv`, the seed of 32 bytes.
    pub seed: Option<Secret>,
}

/// What is read of a certificate (RFC 5280 §4.1). Its chain is not verified: no root is trusted here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// The subject's name, as RFC 4514 writes it.
    pub subject: String,
    /// The issuer's name, as RFC 4514 writes it.
    pub issuer: String,
    /// Valid from, in seconds since 1970.
    pub not_before: i64,
    /// Valid until, in seconds since 1970.
    pub not_after: i64,
    /// SHA-1 of its DER (`x5t`).
    pub sha1: Vec<u8>,
    /// SHA-256 of its DER (`x5t#S256`).
    pub sha256: Vec<u8>,
    /// How many certificates stood behind it in the chain.
    pub chain: usize,
}

/// What is wrong with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// A member or field that the form must have is not there.
    Missing(&'static str),
    /// A member is there, but is not base64url, or not of its type.
    Unreadable(&'static str),
    /// A coordinate or key has another length than the curve or parameter set asks for (RFC 7518 §6.2.1.2).
    Length {
        /// The member.
        member: &'static str,
        /// Bytes that it has.
        found: usize,
        /// Bytes that it must have.
        wanted: usize,
    },
    /// The point is not on its curve.
    NotOnCurve,
    /// The point has a small order, so that signatures by it can be made up (`ed25519-dalek` 3, `VerifyingKey::is_weak`).
    SmallOrder,
    /// The algorithm computes with keys of another type, curve or parameter set.
    OtherKind,
    /// The public half does not belong to the private half.
    HalvesDiffer,
    /// `x5c` holds another key than the members do (RFC 7517 §4.7).
    CertificateDiffers,
    /// This member, `x5t` or `x5t#S256`, is not the thumbprint of the certificate in `x5c` (RFC 7517 §4.8, §4.9).
    ThumbprintDiffers(&'static str),
    /// The RSA modulus has fewer bits than 2048 (RFC 7518 §3.3).
    Short(usize),
    /// The RSA modulus has more bits than are computed with here.
    Long(usize),
    /// The RSA modulus cannot be one: even, or far too small.
    BadModulus,
    /// The RSA exponent cannot be one: even, below 3, or too large.
    BadExponent,
    /// The private numbers do not belong together.
    BadPrivate,
    /// The curve, or the algorithm of the key, is not known here.
    UnknownKind(String),
    /// The password does not open it.
    WrongPassword,
    /// It cannot be opened: the way in which it is encrypted is not known here, or asks for too much work.
    CannotOpen,
}

impl Key {
    /// A key without labels, but for the algorithm of one that is bound to it; the faults that a
    /// look shows are listed.
    pub(super) fn of(form: KeyForm, material: Material) -> Self {
        let alg = match &material {
            Material::Akp(akp) => Some(akp.parameters.name().to_owned()),
            _ => None,
        };
        Self {
            form,
            span: Span::default(),
            labels: Labels {
                alg,
                ..Labels::default()
            },
            faults: faults::of(&material),
            material,
            certificate: None,
        }
    }

    /// A key of a kind that is not known here.
    pub(super) fn unknown(form: KeyForm, kind: String) -> Self {
        let fault = KeyFault::UnknownKind(kind.clone());
        let mut key = Self::of(form, Material::Unknown(kind));
        key.faults.push(fault);
        key
    }

    /// Whether it holds a private half. A shared secret is no private key, but no less a secret.
    pub fn is_private(&self) -> bool {
        match &self.material {
            Material::Rsa(rsa) => rsa.private.is_some(),
            Material::Ec(ec) => ec.d.is_some(),
            Material::Okp(okp) => okp.d.is_some(),
            Material::Akp(akp) => akp.seed.is_some(),
            Material::Locked => true,
            Material::Oct(_) | Material::Unknown(_) => false,
        }
    }

    /// Whether others must not see it.
    pub fn is_secret(&self) -> bool {
        self.is_private() || matches!(self.material, Material::Oct(_))
    }
}

impl Material {
    /// The numbers that everybody may know, to compare two keys by; empty for what has none.
    pub fn public_numbers(&self) -> Vec<&[u8]> {
        match self {
            Self::Rsa(rsa) => vec![&rsa.n, &rsa.e],
            Self::Ec(ec) => vec![ec.curve.name().as_bytes(), &ec.x, &ec.y],
            Self::Okp(okp) => vec![okp.curve.name().as_bytes(), &okp.x],
            Self::Akp(akp) => vec![akp.parameters.name().as_bytes(), &akp.public],
            Self::Oct(_) | Self::Unknown(_) | Self::Locked => Vec::new(),
        }
    }

    /// The value of `kty`; empty where it is not known.
    pub fn kty(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "RSA",
            Self::Ec(_) => "EC",
            Self::Okp(_) => "OKP",
            Self::Akp(_) => "AKP",
            Self::Oct(_) => "oct",
            Self::Unknown(_) | Self::Locked => "",
        }
    }
}

/// A number without zeros in front, as RFC 7518 §2 wants a Base64urlUInt; zero has no bytes.
fn without_zeros(bytes: Vec<u8>) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    match zeros {
        0 => bytes,
        zeros => bytes.get(zeros..).map(<[u8]>::to_vec).unwrap_or_default(),
    }
}
