//! Concat KDF as JWE uses it: from an agreed secret to a key (RFC 7518 §4.6.2, NIST SP 800-56A §5.8.1).

use sha2::{Digest, Sha256};

use super::secret::Secret;

/// What goes into the derivation beside the agreed secret.
#[derive(Clone, Copy, Debug)]
pub struct Info<'a> {
    /// AlgorithmID: the `enc` with direct agreement, the `alg` with key wrapping.
    pub algorithm: &'a str,
    /// PartyUInfo: the bytes of `apu`.
    pub party_u: &'a [u8],
    /// PartyVInfo: the bytes of `apv`.
    pub party_v: &'a [u8],
}

/// The key of `length` bytes that both sides derive from the secret `z`.
pub fn derive(z: &Secret, info: Info<'_>, length: usize) -> Secret {
    let mut key = Vec::with_capacity(length);
    // One hash gives 32 bytes, and the longest key has 64, so the counter stays small.
    for counter in 1_u32.. {
        if key.len() >= length {
            break;
        }
        let mut hash = Sha256::new();
        hash.update(counter.to_be_bytes());
        hash.update(z.expose());
        for part in [info.algorithm.as_bytes(), info.party_u, info.party_v] {
            hash.update(number(part.len()));
            hash.update(part);
        }
        hash.update(number(length.saturating_mul(8)));
        key.extend_from_slice(&hash.finalize());
    }
    key.truncate(length);
    Secret::new(key)
}

/// A length in 32 bits, big-endian. Nothing that a token holds is longer.
fn number(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::base64url;

    /// RFC 7518 appendix C, from Z on.
    #[test]
    fn the_example_of_the_standard() {
        let z = [
            158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49,
            110, 163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
        ];
        let info = Info {
            algorithm: "A128GCM",
            party_u: b"Alice",
            party_v: b"Bob",
        };
        let key = derive(&Secret::new(z.to_vec()), info, 16);
        assert_eq!(base64url::encode(key.expose()), "VqqN6vgjbSBcIijNcacQGg");
    }
}
