//! AES-GCM (NIST SP 800-38D), for contents (RFC 7518 §5.3) and for keys (RFC 7518 §4.7).

use aes_gcm::aead::array::ArraySize;
use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{AeadInOut, KeyInit};
use aes_gcm::aes::Aes192;
use aes_gcm::{Aes128Gcm, Aes256Gcm, AesGcm};

use super::Sealed;

/// The initialisation vector has 96 bits (RFC 7518 §4.7, §5.3).
pub(in crate::crypto) const IV_BYTES: usize = 12;

/// The tag has 128 bits (RFC 7518 §4.7, §5.3).
pub(in crate::crypto) const TAG_BYTES: usize = 16;

/// The content; `None` if the tag does not match, or a length is none of AES-GCM's.
pub(in crate::crypto) fn open(
    key: &[u8],
    iv: &[u8],
    aad: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
) -> Option<Vec<u8>> {
    match key.len() {
        16 => open_with::<Aes128Gcm>(key, iv, aad, ciphertext, tag),
        24 => open_with::<AesGcm<Aes192, U12>>(key, iv, aad, ciphertext, tag),
        32 => open_with::<Aes256Gcm>(key, iv, aad, ciphertext, tag),
        _ => None,
    }
}

/// The encrypted content with its tag; `None` if a length is none of AES-GCM's.
pub(in crate::crypto) fn seal(key: &[u8], iv: &[u8], aad: &[u8], plain: &[u8]) -> Option<Sealed> {
    match key.len() {
        16 => seal_with::<Aes128Gcm>(key, iv, aad, plain),
        24 => seal_with::<AesGcm<Aes192, U12>>(key, iv, aad, plain),
        32 => seal_with::<Aes256Gcm>(key, iv, aad, plain),
        _ => None,
    }
}

fn open_with<A>(key: &[u8], iv: &[u8], aad: &[u8], ciphertext: &[u8], tag: &[u8]) -> Option<Vec<u8>>
where
    A: KeyInit + AeadInOut,
    A::NonceSize: ArraySize,
{
    let cipher = A::new_from_slice(key).ok()?;
    let nonce = iv.try_into().ok()?;
    let tag = tag.try_into().ok()?;
    let mut buffer = ciphertext.to_vec();
    let text = buffer.as_mut_slice().into();
    cipher.decrypt_inout_detached(nonce, aad, text, tag).ok()?;
    Some(buffer)
}

fn seal_with<A>(key: &[u8], iv: &[u8], aad: &[u8], plain: &[u8]) -> Option<Sealed>
where
    A: KeyInit + AeadInOut,
{
    let cipher = A::new_from_slice(key).ok()?;
    let nonce = iv.try_into().ok()?;
    let mut ciphertext = plain.to_vec();
    let text = ciphertext.as_mut_slice().into();
    let tag = cipher.encrypt_inout_detached(nonce, aad, text).ok()?;
    Some(Sealed {
        ciphertext,
        tag: tag.to_vec(),
    })
}
