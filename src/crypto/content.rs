//! The content and its authentication tag (RFC 7518 §5).

mod cbc_hmac;
pub(super) mod gcm;

use super::algorithm::Cipher;

/// Why a content cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentFault {
    /// The content encryption key has another length than `enc` asks for.
    Key(Lengths),
    /// The initialisation vector has another length than `enc` asks for.
    Iv(Lengths),
    /// The authentication tag has another length than `enc` asks for: it was cut, or is none.
    TagLength(Lengths),
    /// The authentication tag does not match.
    Tag,
    /// The tag matches, but what was encrypted is not padded (RFC 5652 §6.3): its maker did it wrong.
    Padding,
}

/// How many bytes there are, and how many there must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    /// How many there are.
    pub found: usize,
    /// How many there must be.
    pub wanted: usize,
}

impl Lengths {
    /// Nothing if they agree.
    pub(super) fn differ(found: usize, wanted: usize) -> Result<(), Self> {
        match found == wanted {
            true => Ok(()),
            false => Err(Self { found, wanted }),
        }
    }
}

/// A content and the tag over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The encrypted content.
    pub ciphertext: Vec<u8>,
    /// The authentication tag.
    pub tag: Vec<u8>,
}

impl Cipher {
    /// How many bytes its key has (RFC 7518 §5.2.3 to §5.2.5, §5.3).
    pub fn key_bytes(self) -> usize {
        match self {
            Self::CbcHmac(half, _) => half.saturating_mul(2),
            Self::Gcm(key) => key,
        }
    }

    /// How many bytes its initialisation vector has (RFC 7518 §5.2.2.1, §5.3).
    pub fn iv_bytes(self) -> usize {
        match self {
            Self::CbcHmac(..) => 16,
            Self::Gcm(_) => gcm::IV_BYTES,
        }
    }

    /// How many bytes its tag has (RFC 7518 §5.2.3 to §5.2.5, §5.3).
    pub fn tag_bytes(self) -> usize {
        match self {
            Self::CbcHmac(half, _) => half,
            Self::Gcm(_) => gcm::TAG_BYTES,
        }
    }
}

/// Opens a content; `aad` is what the tag covers beside it (RFC 7516 §5.2, steps 14 to 16).
pub fn open(
    cipher: Cipher,
    key: &[u8],
    iv: &[u8],
    aad: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
) -> Result<Vec<u8>, ContentFault> {
    Lengths::differ(key.len(), cipher.key_bytes()).map_err(ContentFault::Key)?;
    Lengths::differ(iv.len(), cipher.iv_bytes()).map_err(ContentFault::Iv)?;
    Lengths::differ(tag.len(), cipher.tag_bytes()).map_err(ContentFault::TagLength)?;
    match cipher {
        Cipher::CbcHmac(_, hash) => cbc_hmac::open(hash, key, iv, aad, ciphertext, tag),
        Cipher::Gcm(_) => gcm::open(key, iv, aad, ciphertext, tag).ok_or(ContentFault::Tag),
    }
}

/// Encrypts a content (RFC 7516 §5.1, steps 14 and 15).
pub fn seal(
    cipher: Cipher,
    key: &[u8],
    iv: &[u8],
    aad: &[u8],
    plain: &[u8],
) -> Result<Sealed, ContentFault> {
    Lengths::differ(key.len(), cipher.key_bytes()).map_err(ContentFault::Key)?;
    Lengths::differ(iv.len(), cipher.iv_bytes()).map_err(ContentFault::Iv)?;
    let sealed = match cipher {
        Cipher::CbcHmac(_, hash) => cbc_hmac::seal(hash, key, iv, aad, plain),
        Cipher::Gcm(_) => gcm::seal(key, iv, aad, plain),
    };
    sealed.ok_or(ContentFault::Tag)
}

#[cfg(test)]
mod tests;
