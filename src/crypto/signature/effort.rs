//! How much is computed at most for one token, so that no token and no key can stop the page.

use crate::crypto::key::{Key, Material};
use crate::crypto::material::rsa_public::modulus_bits;

/// What is left to spend.
pub(crate) struct Effort {
    verifications: usize,
    /// A verification with RSA of 2048 bits, or with anything else, is one.
    units: usize,
    /// To be hashed.
    bytes: usize,
}

impl Effort {
    /// For the signatures themselves: 16 keys for each of some signatures, four keys of 16,384 bits.
    pub(super) fn for_tries() -> Self {
        Self {
            verifications: 128,
            units: 256,
            bytes: 256 * 1024 * 1024,
        }
    }

    /// For the causes of all wrong signatures of a token together.
    pub(super) fn for_causes() -> Self {
        Self {
            verifications: 40,
            units: 160,
            bytes: 64 * 1024 * 1024,
        }
    }

    /// Whether nothing can be done any more over so many bytes.
    pub(crate) fn is_spent(&self, bytes: usize) -> bool {
        self.verifications == 0 || self.units == 0 || self.bytes < bytes
    }

    /// Whether one more verification with this key over so many bytes may be done; it is counted if so.
    pub(crate) fn take(&mut self, key: &Key, bytes: usize) -> bool {
        let units = units(key);
        if self.verifications == 0 || self.units < units || self.bytes < bytes {
            return false;
        }
        self.verifications -= 1;
        self.units -= units;
        self.bytes -= bytes;
        true
    }
}

/// The work grows with the square of the modulus, the exponent being limited.
fn units(key: &Key) -> usize {
    match &key.material {
        Material::Rsa(rsa) => {
            let long = modulus_bits(rsa).min(16_384).div_ceil(2048).max(1);
            long * long
        }
        _ => 1,
    }
}
