//! AES-CBC with HMAC over everything, encrypt-then-MAC (RFC 7518 §5.2.2).

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use aes::{Aes128, Aes192, Aes256};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha384, Sha512};

use super::{ContentFault, Sealed};
use crate::crypto::algorithm::Hash;

/// RFC 7518 §5.2.2.2: the tag first, then the content.
pub(super) fn open(
    hash: Hash,
    key: &[u8],
    iv: &[u8],
    aad: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
) -> Result<Vec<u8>, ContentFault> {
    // The first half is for the MAC, the second for AES.
    let (mac, aes) = key.split_at(key.len() / 2);
    let covered = covered(aad, iv, ciphertext);
    let matches = match hash {
        Hash::Sha1 => false,
        Hash::Sha256 => verify::<Hmac<Sha256>>(mac, &covered, tag),
        Hash::Sha384 => verify::<Hmac<Sha384>>(mac, &covered, tag),
        Hash::Sha512 => verify::<Hmac<Sha512>>(mac, &covered, tag),
    };
    if !matches {
        return Err(ContentFault::Tag);
    }
    let plain = match aes.len() {
        16 => decrypt::<cbc::Decryptor<Aes128>>(aes, iv, ciphertext),
        24 => decrypt::<cbc::Decryptor<Aes192>>(aes, iv, ciphertext),
        32 => decrypt::<cbc::Decryptor<Aes256>>(aes, iv, ciphertext),
        _ => None,
    };
    plain.ok_or(ContentFault::Padding)
}

/// RFC 7518 §5.2.2.1.
pub(super) fn seal(hash: Hash, key: &[u8], iv: &[u8], aad: &[u8], plain: &[u8]) -> Option<Sealed> {
    let (mac, aes) = key.split_at(key.len() / 2);
    let ciphertext = match aes.len() {
        16 => encrypt::<cbc::Encryptor<Aes128>>(aes, iv, plain),
        24 => encrypt::<cbc::Encryptor<Aes192>>(aes, iv, plain),
        32 => encrypt::<cbc::Encryptor<Aes256>>(aes, iv, plain),
        _ => None,
    }?;
    let covered = covered(aad, iv, &ciphertext);
    let mut tag = match hash {
        Hash::Sha1 => None,
        Hash::Sha256 => sign::<Hmac<Sha256>>(mac, &covered),
        Hash::Sha384 => sign::<Hmac<Sha384>>(mac, &covered),
        Hash::Sha512 => sign::<Hmac<Sha512>>(mac, &covered),
    }?;
    tag.truncate(mac.len());
    Some(Sealed { ciphertext, tag })
}

/// What the MAC covers: A, IV, E and AL, the number of bits in A.
fn covered<'a>(aad: &'a [u8], iv: &'a [u8], ciphertext: &'a [u8]) -> ([&'a [u8]; 3], [u8; 8]) {
    let bits = u64::try_from(aad.len())
        .unwrap_or(u64::MAX)
        .saturating_mul(8);
    ([aad, iv, ciphertext], bits.to_be_bytes())
}

fn mac<M: Mac + KeyInit>(key: &[u8], (parts, bits): &([&[u8]; 3], [u8; 8])) -> Option<M> {
    let mut mac = <M as KeyInit>::new_from_slice(key).ok()?;
    parts.iter().for_each(|part| mac.update(part));
    mac.update(bits);
    Some(mac)
}

fn verify<M: Mac + KeyInit>(key: &[u8], covered: &([&[u8]; 3], [u8; 8]), tag: &[u8]) -> bool {
    mac::<M>(key, covered).is_some_and(|mac| mac.verify_truncated_left(tag).is_ok())
}

fn sign<M: Mac + KeyInit>(key: &[u8], covered: &([&[u8]; 3], [u8; 8])) -> Option<Vec<u8>> {
    Some(mac::<M>(key, covered)?.finalize().into_bytes().to_vec())
}

fn decrypt<D: BlockModeDecrypt + KeyIvInit>(key: &[u8], iv: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let cipher = D::new_from_slices(key, iv).ok()?;
    cipher.decrypt_padded_vec::<Pkcs7>(text).ok()
}

fn encrypt<E: BlockModeEncrypt + KeyIvInit>(key: &[u8], iv: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let cipher = E::new_from_slices(key, iv).ok()?;
    Some(cipher.encrypt_padded_vec::<Pkcs7>(text))
}
