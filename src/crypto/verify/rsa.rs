//! RSA signatures (RFC 8017 §8, RFC 7518 §3.3 and §3.5).

use crate::crypto::algorithm::Hash;
use crate::crypto::key::{KeyFault, Rsa};
use crate::crypto::material::rsa_public::rsa_public;
use rsa::traits::SignatureScheme;
use rsa::{Pkcs1v15Sign, Pss};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// The `DigestInfo` in front of the hash (RFC 8017 §9.2, note 1).
const SHA1: &[u8] = b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14";
const SHA256: &[u8] =
    b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";
const SHA384: &[u8] =
    b"\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30";
const SHA512: &[u8] =
    b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40";

/// RSASSA-PKCS1-v1_5. The signature has exactly the length of the modulus.
pub(super) fn pkcs1(
    hash: Hash,
    rsa: &Rsa,
    input: &[u8],
    signature: &[u8],
) -> Result<bool, KeyFault> {
    let key = rsa_public(rsa)?;
    let prefix = match hash {
        Hash::Sha1 => SHA1,
        Hash::Sha256 => SHA256,
        Hash::Sha384 => SHA384,
        Hash::Sha512 => SHA512,
    };
    let scheme = Pkcs1v15Sign {
        hash_len: Some(hash.bytes()),
        prefix: prefix.into(),
    };
    Ok(scheme.verify(&key, &hash.of(input), signature).is_ok())
}

/// RSASSA-PSS with MGF1 over the same hash, and a salt exactly as long as the hash.
pub(super) fn pss(hash: Hash, rsa: &Rsa, input: &[u8], signature: &[u8]) -> Result<bool, KeyFault> {
    let key = rsa_public(rsa)?;
    let digest = hash.of(input);
    let verified = match hash {
        Hash::Sha1 => Pss::<Sha1>::new().verify(&key, &digest, signature),
        Hash::Sha256 => Pss::<Sha256>::new().verify(&key, &digest, signature),
        Hash::Sha384 => Pss::<Sha384>::new().verify(&key, &digest, signature),
        Hash::Sha512 => Pss::<Sha512>::new().verify(&key, &digest, signature),
    };
    Ok(verified.is_ok())
}
