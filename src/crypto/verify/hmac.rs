//! HMAC (RFC 2104, RFC 7518 §3.2).

use crate::crypto::algorithm::Hash;
use crate::crypto::key::KeyFault;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// Whether this is the code of `input`, in constant time. A shortened one is none.
pub(super) fn verify(
    hash: Hash,
    secret: &[u8],
    input: &[u8],
    code: &[u8],
) -> Result<bool, KeyFault> {
    if secret.is_empty() {
        return Err(KeyFault::Missing("k"));
    }
    Ok(match hash {
        Hash::Sha1 => is_code::<Hmac<Sha1>>(secret, input, code),
        Hash::Sha256 => is_code::<Hmac<Sha256>>(secret, input, code),
        Hash::Sha384 => is_code::<Hmac<Sha384>>(secret, input, code),
        Hash::Sha512 => is_code::<Hmac<Sha512>>(secret, input, code),
    })
}

fn is_code<M: Mac + KeyInit>(secret: &[u8], input: &[u8], code: &[u8]) -> bool {
    // Keys of every length are allowed (RFC 2104 §3).
    <M as KeyInit>::new_from_slice(secret)
        .is_ok_and(|mac| mac.chain_update(input).verify_slice(code).is_ok())
}
