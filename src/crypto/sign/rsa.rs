//! RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017 §8, RFC 7518 §3.3 and §3.5).

use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::pss::Pss;
use rsa::traits::{PublicKeyParts, SignatureScheme};
use sha2::{Sha256, Sha384, Sha512};

use super::SignFault;
use crate::crypto::algorithm::Hash;
use crate::crypto::key::{KeyFault, Rsa};
use crate::crypto::material::rsa_private;
use crate::crypto::random::Random;

pub(super) fn pkcs1(
    hash: Hash,
    key: &Rsa,
    input: &[u8],
    random: &mut Random,
) -> Result<Vec<u8>, SignFault> {
    let scheme = match hash {
        Hash::Sha1 => return Err(SignFault::Sha1),
        Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
        Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
        Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
    };
    with(scheme, key, &hash.of(input), random)
}

/// The salt is as long as the hash (RFC 7518 §3.5), which is what `Pss::new` takes.
pub(super) fn pss(
    hash: Hash,
    key: &Rsa,
    input: &[u8],
    random: &mut Random,
) -> Result<Vec<u8>, SignFault> {
    let digest = hash.of(input);
    match hash {
        Hash::Sha1 => Err(SignFault::Sha1),
        Hash::Sha256 => with(Pss::<Sha256>::new(), key, &digest, random),
        Hash::Sha384 => with(Pss::<Sha384>::new(), key, &digest, random),
        Hash::Sha512 => with(Pss::<Sha512>::new(), key, &digest, random),
    }
}

fn with(
    scheme: impl SignatureScheme,
    key: &Rsa,
    digest: &[u8],
    random: &mut Random,
) -> Result<Vec<u8>, SignFault> {
    let private = match key.private {
        Some(_) => rsa_private::rsa_private(key)?,
        None => return Err(SignFault::NoPrivateHalf),
    };
    let signature = private.sign_with_rng(random, scheme, digest);
    signature.map_err(|error| match error {
        rsa::Error::MessageTooLong => SignFault::NoRoom {
            bits: private.size().saturating_mul(8),
        },
        _ => KeyFault::BadPrivate.into(),
    })
}
