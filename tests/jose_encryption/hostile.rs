//! What a token may ask for that nobody should do, and headers that contradict themselves.

use super::*;
use audlens::crypto::content::Lengths;
use audlens::crypto::decrypt::{Failure, WhyNot, layers};
use audlens::crypto::deflate::MOST_BYTES;
use audlens::crypto::encrypt::encrypt;
use audlens::crypto::key::{KeyFault, Rsa, RsaPrivate};
use audlens::crypto::random::random;
use audlens::token::base64url;
use std::time::{Duration, Instant};

/// A token of this header, with an encrypted key of so many bytes and nothing sensible in it.
fn token(header: &str, encrypted_key: usize) -> String {
    let key = base64url::encode(&vec![1; encrypted_key]);
    let header = base64url::encode(header.as_bytes());
    format!("{header}.{key}.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA")
}

fn quickly<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let found = run();
    assert!(
        start.elapsed() < Duration::from_secs(1),
        "{what}: {:?}",
        start.elapsed()
    );
    found
}

fn count(found: &str) -> Failure {
    Failure::Pbes2Count {
        found: found.to_owned(),
        limit: 800_000,
    }
}

#[test]
fn a_header_that_asks_for_too_much_or_nonsense_is_answered_at_once() {
    let password = only(oct(b"open sesame"));
    let pbes2 = |member: &str| {
        format!(r#"{{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA"{member}}}"#)
    };
    let p256 = only(
        audlens::crypto::agreement::ephemeral(audlens::crypto::Curve::P256, &mut random([1; 32]))
            .unwrap(),
    );
    let x25519 = only(
        audlens::crypto::agreement::ephemeral(audlens::crypto::Curve::X25519, &mut random([1; 32]))
            .unwrap(),
    );
    let epk = |epk: &str| format!(r#"{{"alg":"ECDH-ES","enc":"A128GCM"{epk}}}"#);
    let (one, zero) = (
        "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE",
        "A".repeat(43),
    );
    let bad = |raw: &str| Failure::BadPbes2Count(raw.to_owned());
    let gcm = r#"{"alg":"A128GCMKW","enc":"A128GCM""#;
    let secret = only(oct(&[1; 16]));
    let cases = [
        (
            pbes2(r#","p2c":2000000000"#),
            &password,
            count("2000000000"),
        ),
        (pbes2(r#","p2c":800001"#), &password, count("800001")),
        (
            pbes2(r#","p2c":99999999999999999999999"#),
            &password,
            count("99999999999999999999999"),
        ),
        (pbes2(r#","p2c":-1"#), &password, bad("-1")),
        (pbes2(r#","p2c":0"#), &password, bad("0")),
        (pbes2(r#","p2c":4096.5"#), &password, bad("4096.5")),
        (pbes2(r#","p2c":1e9"#), &password, bad("1e9")),
        (pbes2(r#","p2c":"4096""#), &password, bad("\"4096\"")),
        (pbes2(""), &password, Failure::Missing("p2c")),
        (
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":1}"#.into(),
            &password,
            Failure::Missing("p2s"),
        ),
        (epk(""), &p256, Failure::Missing("epk")),
        (epk(r#","epk":"x""#), &p256, Failure::Unreadable("epk")),
        (
            epk(r#","epk":{}"#),
            &p256,
            Failure::EphemeralKey(KeyFault::Missing("kty")),
        ),
        (
            epk(r#","epk":{"kty":"EC","crv":"P-256"}"#),
            &p256,
            Failure::EphemeralKey(KeyFault::Missing("x")),
        ),
        (
            epk(&format!(
                r#","epk":{{"kty":"EC","crv":"P-256","x":"{one}","y":"{one}"}}"#
            )),
            &p256,
            Failure::EphemeralKey(KeyFault::NotOnCurve),
        ),
        (
            epk(&format!(
                r#","epk":{{"kty":"OKP","crv":"X25519","x":"{zero}"}}"#
            )),
            &x25519,
            Failure::ZeroSecret,
        ),
        (
            epk(&format!(
                r#","apu":7,"epk":{{"kty":"OKP","crv":"X25519","x":"{one}"}}"#
            )),
            &x25519,
            Failure::Unreadable("apu"),
        ),
        (format!("{gcm}}}"), &secret, Failure::Missing("iv")),
        (
            format!(r#"{gcm},"iv":"AA","tag":"AA"}}"#),
            &secret,
            Failure::ParameterLength {
                parameter: "iv",
                lengths: Lengths {
                    found: 1,
                    wanted: 12,
                },
            },
        ),
    ];
    for (header, ring, failure) in cases {
        let found = quickly(&header, || opening(&token(&header, 24), ring).outcome);
        assert_eq!(found, Opened::Failed(failure), "{header}");
    }
}

#[test]
fn a_header_that_cannot_be_followed_is_not() {
    let ring = only(oct(&[1; 16]));
    let cases = [
        (
            r#"{"alg":"dir","enc":"A128GCM","crit":["b64"],"b64":false}"#,
            WhyNot::Critical(vec!["b64".into()]),
        ),
        (
            r#"{"alg":"dir","enc":"A128GCM","crit":["exp"]}"#,
            WhyNot::BadCritical,
        ),
        (
            r#"{"alg":"dir","enc":"A128GCM","crit":[]}"#,
            WhyNot::BadCritical,
        ),
        (
            r#"{"alg":"dir","enc":"A128GCM","crit":"exp","exp":1}"#,
            WhyNot::BadCritical,
        ),
        (
            r#"{"alg":"dir","enc":"A128GCM","zip":"GZ"}"#,
            WhyNot::UnknownCompression("GZ".into()),
        ),
        (
            r#"{"alg":"HS256","enc":"A128GCM"}"#,
            WhyNot::UnknownAlgorithm("HS256".into()),
        ),
        (
            r#"{"alg":"dir","enc":"A128CTR"}"#,
            WhyNot::UnknownEncryption("A128CTR".into()),
        ),
        (r#"{"enc":"A128GCM"}"#, WhyNot::NoParameter("alg")),
        (r#"{"alg":7,"enc":"A128GCM"}"#, WhyNot::NoParameter("alg")),
    ];
    for (header, why) in cases {
        let found = opening(&token(header, 0), &ring).outcome;
        assert_eq!(found, Opened::NotTried(why), "{header}");
    }
}

#[test]
fn headers_in_json_have_nothing_in_common_and_protect_what_must_be() {
    let ring = only(oct(&[1; 16]));
    let case = |protected: &str, members: &str| {
        let protected = base64url::encode(protected.as_bytes());
        let text = format!(
            r#"{{"protected":"{protected}",{members}"iv":"AAAAAAAAAAAAAAAA","ciphertext":"AAAA","tag":"AAAAAAAAAAAAAAAAAAAAAA"}}"#
        );
        opening(&text, &ring).outcome
    };
    let not = |why| Opened::NotTried(why);
    let (dir, enc) = (r#"{"alg":"dir","enc":"A128GCM"}"#, r#"{"enc":"A128GCM"}"#);
    assert_eq!(
        case(dir, r#""header":{"alg":"dir"},"#),
        not(WhyNot::NotDisjoint("alg".into()))
    );
    assert_eq!(
        case(
            enc,
            r#""unprotected":{"alg":"dir"},"header":{"alg":"dir"},"#
        ),
        not(WhyNot::NotDisjoint("alg".into()))
    );
    assert_eq!(
        case(dir, r#""unprotected":{"zip":"DEF"},"#),
        not(WhyNot::Unprotected("zip"))
    );
    assert_eq!(
        case(dir, r#""header":{"crit":["a"],"a":1},"#),
        not(WhyNot::Unprotected("crit"))
    );
    let tag = Opened::Failed(Failure::Tag { key_proved: false });
    assert_eq!(case(enc, r#""unprotected":{"alg":"dir"},"#), tag);
    assert_eq!(case(dir, r#""recipients":[{}],"#), tag);
}

#[test]
fn a_content_that_would_swell_is_not_inflated() {
    let mut random = random([2; 32]);
    let (secret, ring) = (key(oct(&[1; 16])), only(oct(&[1; 16])));
    let bomb = vec![0; MOST_BYTES + 1];
    let token = encrypt(
        &bomb,
        r#"{"zip":"DEF"}"#,
        "dir",
        "A128GCM",
        &secret,
        &mut random,
    );
    let token = token.unwrap();
    assert!(token.len() < 30_000);
    let limit = MOST_BYTES;
    let found = opening(&token, &ring).outcome;
    assert_eq!(found, Opened::Failed(Failure::Inflate { limit }));
}

fn rsa(bits: usize) -> Material {
    let secret = Some(RsaPrivate {
        d: Secret::new(vec![5; bits / 8]),
        primes: Vec::new(),
    });
    Material::Rsa(Rsa {
        n: vec![0xff; bits / 8],
        e: vec![1, 0, 1],
        private: secret,
    })
}

#[test]
fn rsa_keys_of_no_use_are_answered_at_once() {
    let header = r#"{"alg":"RSA-OAEP","enc":"A128GCM"}"#;
    let with = |change: fn(&mut Rsa)| {
        let mut own = rsa(2048);
        if let Material::Rsa(rsa) = &mut own {
            change(rsa);
        }
        own
    };
    let private = |change: fn(&mut RsaPrivate)| {
        let Material::Rsa(mut own) = rsa(2048) else {
            panic!("RSA");
        };
        own.private.iter_mut().for_each(change);
        Material::Rsa(own)
    };
    let cases = [
        (rsa(16_384), 2048, Failure::Key(KeyFault::Long(16_384))),
        (rsa(100_000), 12_500, Failure::Key(KeyFault::Long(100_000))),
        (rsa(8), 1, Failure::Key(KeyFault::Short(8))),
        (
            with(|own| own.n[255] = 0xfe),
            256,
            Failure::Key(KeyFault::BadModulus),
        ),
        (
            with(|own| own.e = vec![2]),
            256,
            Failure::Key(KeyFault::BadExponent),
        ),
        (
            with(|own| own.e = vec![1]),
            256,
            Failure::Key(KeyFault::BadExponent),
        ),
        (
            with(|own| own.e = vec![0xff; 256]),
            256,
            Failure::Key(KeyFault::BadExponent),
        ),
        (
            with(|own| own.e = Vec::new()),
            256,
            Failure::Key(KeyFault::BadExponent),
        ),
        (rsa(2048), 256, Failure::Key(KeyFault::BadPrivate)),
        (
            private(|own| own.d = Secret::new(vec![0])),
            256,
            Failure::Key(KeyFault::BadPrivate),
        ),
        (
            private(|own| own.primes = vec![Secret::new(vec![1]); 2]),
            256,
            Failure::Key(KeyFault::BadPrivate),
        ),
        (
            private(|own| own.primes = vec![Secret::new(Vec::new()); 9]),
            256,
            Failure::Key(KeyFault::BadPrivate),
        ),
        (
            private(|own| own.primes = vec![Secret::new(vec![9; 256]); 2]),
            256,
            Failure::Key(KeyFault::BadPrivate),
        ),
        (
            rsa(8192),
            3,
            Failure::EncryptedKeyLength(Lengths {
                found: 3,
                wanted: 1024,
            }),
        ),
    ];
    for (own, encrypted, failure) in cases {
        let what = format!("{failure:?}");
        let found = quickly(&what, || {
            opening(&token(header, encrypted), &only(own)).outcome
        });
        assert_eq!(found, Opened::Failed(failure));
    }
}

/// However many recipients there are, only so much is computed.
#[test]
fn a_thousand_recipients_do_not_cost_a_thousand_times() {
    let recipients = vec![r#"{"encrypted_key":"AQ"}"#; 2000].join(",");
    let protected = base64url::encode(br#"{"alg":"RSA-OAEP","enc":"A128GCM"}"#);
    let text = format!(
        r#"{{"protected":"{protected}","recipients":[{recipients}],"iv":"","ciphertext":"AAAA","tag":""}}"#
    );
    let found = quickly("recipients", || open(&read(&text), &only(rsa(8192))));
    let left = Opened::NotTried(WhyNot::TooMuchWork);
    let tried = found
        .iter()
        .filter(|opening| opening.outcome != left)
        .count();
    // More than a thousand are not even listed.
    assert_eq!((found.len(), tried), (1000, 13));
    assert!(found[13].cut_short);
}

#[test]
fn whatever_stands_there_nothing_panics() {
    let ring = Keyring {
        keys: vec![key(oct(&[1; 16])), key(rsa(2048)), key(Material::Locked)],
        unread: Vec::new(),
    };
    let whole = token(r#"{"alg":"dir","enc":"A128GCM"}"#, 0);
    for end in 0..whole.len() {
        layers(whole.get(..end).unwrap(), &ring);
    }
    for text in [
        "....",
        "{}",
        r#"{"ciphertext":1}"#,
        r#"{"ciphertext":"","recipients":[]}"#,
        r#"{"ciphertext":"","recipients":[1,null,"",{}]}"#,
        r#"{"ciphertext":"","recipients":7,"protected":"","unprotected":[],"header":1}"#,
        r#"{"ciphertext":"","unprotected":{"alg":"dir","enc":"A128GCM"},"aad":7}"#,
        r#"{"ciphertext":"","header":{"alg":"dir","enc":"A128GCM"},"aad":"*","tag":"","iv":""}"#,
    ] {
        layers(text, &ring);
    }
}
