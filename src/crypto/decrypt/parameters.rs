//! What the header says about coming by the content encryption key, read once for all keys.

use super::header::Header;
use super::outcome::{Failure, Warning};
use crate::crypto::algorithm::{Hash, Management};
use crate::crypto::content::{Lengths, gcm};
use crate::crypto::key::{Key, KeyFault, jwk};
use crate::crypto::password::{FEWEST_ROUNDS, SHORTEST_SALT, most_rounds};
use crate::crypto::rsa_key::Padding;
use crate::token::base64url;

/// The way, with what it needs.
pub(super) enum Parameters {
    /// RSA.
    Rsa(Padding),
    /// AES Key Wrap with so many bytes.
    AesKw(usize),
    /// The shared secret itself.
    Direct,
    /// Agreement, and AES Key Wrap with so many bytes.
    Agreement {
        /// `epk`.
        ephemeral: Box<Key>,
        /// `apu`.
        party_u: Vec<u8>,
        /// `apv`.
        party_v: Vec<u8>,
        /// For key wrapping.
        wrap: Option<usize>,
    },
    /// AES-GCM with so many bytes.
    AesGcmKw {
        /// Of the key.
        bytes: usize,
        /// `iv`.
        iv: Vec<u8>,
        /// `tag`.
        tag: Vec<u8>,
    },
    /// A password.
    Password {
        /// For PBKDF2.
        hash: Hash,
        /// For key wrapping.
        wrap: usize,
        /// `p2s`.
        salt: Vec<u8>,
        /// `p2c`.
        rounds: u32,
    },
}

impl Parameters {
    /// Reads them.
    pub(super) fn read(management: Management, header: &Header<'_>) -> Result<Self, Failure> {
        Ok(match management {
            Management::RsaPkcs1 => Self::Rsa(Padding::Pkcs1),
            Management::RsaOaep(hash) => Self::Rsa(Padding::Oaep(hash)),
            Management::AesKw(bytes) => Self::AesKw(bytes),
            Management::Direct => Self::Direct,
            Management::EcdhEs(wrap) => Self::Agreement {
                ephemeral: Box::new(ephemeral(header)?),
                party_u: optional(header, "apu")?,
                party_v: optional(header, "apv")?,
                wrap,
            },
            Management::AesGcmKw(bytes) => Self::AesGcmKw {
                bytes,
                iv: sized(header, "iv", gcm::IV_BYTES)?,
                tag: sized(header, "tag", gcm::TAG_BYTES)?,
            },
            Management::Pbes2(hash, wrap) => Self::Password {
                hash,
                wrap,
                salt: required(header, "p2s")?,
                rounds: rounds(header, most_rounds(hash))?,
            },
        })
    }

    /// What speaks against them.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        match self {
            Self::Rsa(Padding::Pkcs1) => vec![Warning::Rsa1_5],
            Self::Password { salt, rounds, .. } => {
                let few = (*rounds < FEWEST_ROUNDS).then_some(Warning::FewRounds(*rounds));
                let short = salt.len() < SHORTEST_SALT;
                let short = short.then_some(Warning::ShortSalt(salt.len()));
                few.into_iter().chain(short).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether a key that opens the encrypted key is the right one for certain.
    pub(super) fn prove_key(&self) -> bool {
        match self {
            Self::Rsa(padding) => *padding != Padding::Pkcs1,
            Self::Direct => false,
            Self::Agreement { wrap, .. } => wrap.is_some(),
            Self::AesKw(_) | Self::AesGcmKw { .. } | Self::Password { .. } => true,
        }
    }
}

fn ephemeral(header: &Header<'_>) -> Result<Key, Failure> {
    let epk = header.get("epk").ok_or(Failure::Missing("epk"))?;
    if epk.kind() != crate::token::json::Kind::Object {
        return Err(Failure::Unreadable("epk"));
    }
    let key = jwk::read(epk).ok_or(Failure::EphemeralKey(KeyFault::Missing("kty")))?;
    match key.faults.first() {
        Some(fault) => Err(Failure::EphemeralKey(fault.clone())),
        None => Ok(key),
    }
}

fn required(header: &Header<'_>, name: &'static str) -> Result<Vec<u8>, Failure> {
    let value = header.get(name).ok_or(Failure::Missing(name))?;
    let text = value.string().ok_or(Failure::Unreadable(name))?;
    let decoded = base64url::decode(&text);
    match decoded.remarks.iter().any(base64url::Remark::is_damage) {
        true => Err(Failure::Unreadable(name)),
        false => Ok(decoded.bytes),
    }
}

fn optional(header: &Header<'_>, name: &'static str) -> Result<Vec<u8>, Failure> {
    match required(header, name) {
        Err(Failure::Missing(_)) => Ok(Vec::new()),
        other => other,
    }
}

fn sized(header: &Header<'_>, name: &'static str, wanted: usize) -> Result<Vec<u8>, Failure> {
    let bytes = required(header, name)?;
    match Lengths::differ(bytes.len(), wanted) {
        Ok(()) => Ok(bytes),
        Err(lengths) => Err(Failure::ParameterLength {
            parameter: name,
            lengths,
        }),
    }
}

fn rounds(header: &Header<'_>, limit: u32) -> Result<u32, Failure> {
    let value = header.get("p2c").ok_or(Failure::Missing("p2c"))?;
    let raw = value.raw().to_owned();
    let Some(digits) = value.number() else {
        return Err(Failure::BadPbes2Count(raw));
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits == "0" {
        return Err(Failure::BadPbes2Count(raw));
    }
    // What does not even fit is too many.
    let count = digits.parse().ok().filter(|count| *count <= limit);
    count.ok_or(Failure::Pbes2Count { found: raw, limit })
}
