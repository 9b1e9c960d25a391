//! HMAC (RFC 2104, RFC 7518 §3.2).

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha384, Sha512};

use super::SignFault;
use crate::crypto::algorithm::Hash;
use crate::crypto::key::KeyFault;
use crate::crypto::secret::Secret;

pub(super) fn sign(hash: Hash, secret: &Secret, input: &[u8]) -> Result<Vec<u8>, SignFault> {
    if secret.is_empty() {
        return Err(KeyFault::Missing("k").into());
    }
    match hash {
        Hash::Sha1 => Err(SignFault::Sha1),
        Hash::Sha256 => with::<Hmac<Sha256>>(secret, input),
        Hash::Sha384 => with::<Hmac<Sha384>>(secret, input),
        Hash::Sha512 => with::<Hmac<Sha512>>(secret, input),
    }
}

fn with<M: Mac + KeyInit>(secret: &Secret, input: &[u8]) -> Result<Vec<u8>, SignFault> {
    // HMAC takes a secret of any length: longer ones than a block are hashed first.
    let mac = <M as KeyInit>::new_from_slice(secret.expose());
    let mac = mac.map_err(|_| KeyFault::Unreadable("k"))?;
    Ok(mac.chain_update(input).finalize().into_bytes().to_vec())
}
