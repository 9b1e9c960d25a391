//! From a password to a key for AES Key Wrap: PBKDF2 as JWE uses it (RFC 7518 §4.8).

use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

use super::algorithm::Hash;
use super::secret::Secret;

/// More rounds than this are not computed. A token says itself how many it wants, up to what keeps
/// a machine busy for years, which RFC 8725bis and CVE-2023-50967 are about. Tokens out of libraries
/// want 1,000 to 10,000, careful ones the 600,000 of the OWASP Password Storage Cheat Sheet.
pub const MOST_ROUNDS: u32 = 1_000_000;

/// Fewer rounds than this are too few (RFC 7518 §4.8.1.2: a minimum of 1000 is recommended).
pub const FEWEST_ROUNDS: u32 = 1_000;

/// A salt shorter than this is none (RFC 7518 §4.8.1.1: 8 or more octets).
pub const SHORTEST_SALT: usize = 8;

/// How many rounds a new token asks for: 600,000 with HMAC-SHA-256 and 210,000 with HMAC-SHA-512,
/// as the OWASP Password Storage Cheat Sheet says. It does not name SHA-384, which is SHA-512 with
/// other initial values and costs the same.
pub fn rounds(hash: Hash) -> u32 {
    match hash {
        Hash::Sha384 | Hash::Sha512 => 210_000,
        Hash::Sha1 | Hash::Sha256 => 600_000,
    }
}

/// The key of `length` bytes that a password gives; `salt` is `p2s`, to which the algorithm's name
/// and a zero byte are put in front (RFC 7518 §4.8.1.1).
pub fn derive(
    hash: Hash,
    password: &Secret,
    algorithm: &str,
    salt: &[u8],
    rounds: u32,
    length: usize,
) -> Secret {
    let salt = [algorithm.as_bytes(), &[0], salt].concat();
    let mut key = Secret::new(vec![0; length]);
    let (password, into) = (password.expose(), key.expose_mut());
    match hash {
        Hash::Sha1 => pbkdf2_hmac::<Sha1>(password, &salt, rounds, into),
        Hash::Sha256 => pbkdf2_hmac::<Sha256>(password, &salt, rounds, into),
        Hash::Sha384 => pbkdf2_hmac::<Sha384>(password, &salt, rounds, into),
        Hash::Sha512 => pbkdf2_hmac::<Sha512>(password, &salt, rounds, into),
    }
    key
}
