//! RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017 §8, RFC 7518 §3.3 and §3.5).

use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::pss::Pss;
use rsa::traits::SignatureScheme;
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
    // The hash with the name of its function, and 11 bytes around them (RFC 8017 §9.2).
    room(key, 0, hash.bytes().saturating_add(19 + 11))?;
    with(scheme, key, &hash.of(input), random)
}

/// The salt is as long as the hash (RFC 7518 §3.5), which is what `Pss::new` takes.
pub(super) fn pss(
    hash: Hash,
    key: &Rsa,
    input: &[u8],
    random: &mut Random,
) -> Result<Vec<u8>, SignFault> {
    // Hash and salt, and two bytes, in one bit less than the modulus has (RFC 8017 §9.1.1).
    room(key, 1, hash.bytes().saturating_mul(2).saturating_add(2))?;
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
    if key.private.is_none() {
        return Err(SignFault::NoPrivateHalf);
    }
    let private = rsa_private::rsa_private(key)?;
    let signature = private.sign_with_rng(random, scheme, digest);
    signature.map_err(|_| KeyFault::BadPrivate.into())
}

/// Whether what is signed has room in the modulus, less `spare` bits.
fn room(key: &Rsa, spare: usize, bytes: usize) -> Result<(), SignFault> {
    let bits = rsa_private::bits(&key.n);
    // A modulus with fewer bits is no key at all, which is said elsewhere.
    let long_enough = bits.saturating_sub(spare).div_ceil(8) >= bytes;
    if long_enough || bits < rsa_private::FEWEST_BITS {
        Ok(())
    } else {
        Err(SignFault::NoRoom { bits })
    }
}
