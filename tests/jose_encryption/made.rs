//! Every algorithm there and back, and each part damaged.

use super::*;
use audlens::crypto::agreement::ephemeral;
use audlens::crypto::decrypt::{Failure, Warning, WhyNot, layers};
use audlens::crypto::encrypt::{EncryptFault, encrypt};
use audlens::crypto::key::{KeyFault, Rsa, RsaPrivate};
use audlens::crypto::random::{Random, random};
use audlens::crypto::{ALGORITHMS, Curve, Does, Management, content::Lengths};
use audlens::token::{PartName, Token, base64url};
use rsa::traits::{PrivateKeyParts, PublicKeyParts};

const TEXT: &[u8] = b"Live long and prosper.";

fn fresh_rsa(bits: usize, random: &mut Random) -> Material {
    let own = rsa::RsaPrivateKey::new(random, bits).unwrap();
    let bare = |bytes: &[u8]| {
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        bytes[zeros..].to_vec()
    };
    let secret = |number: &rsa::BoxedUint| Secret::new(bare(&number.to_be_bytes()));
    Material::Rsa(Rsa {
        n: bare(&own.n_bytes()),
        e: bare(&own.e_bytes()),
        private: Some(RsaPrivate {
            d: secret(own.d()),
            primes: own.primes().iter().map(|prime| secret(prime)).collect(),
        }),
    })
}

/// Keys for an algorithm, each to be tried.
fn keys(management: Management, enc_bytes: usize, rsa: &Material, random: &mut Random) -> Vec<Key> {
    let materials = match management {
        Management::RsaPkcs1 | Management::RsaOaep(_) => vec![rsa.clone()],
        Management::AesKw(bytes) | Management::AesGcmKw(bytes) => vec![oct(&vec![7; bytes])],
        Management::Direct => vec![oct(&vec![8; enc_bytes])],
        Management::Pbes2(..) => vec![oct(b"open sesame")],
        Management::EcdhEs(_) => Curve::ALL
            .into_iter()
            .filter_map(|curve| ephemeral(curve, random))
            .collect(),
    };
    materials.into_iter().map(key).collect()
}

#[test]
fn every_algorithm_opens_what_it_made() {
    let mut random = random([3; 32]);
    let rsa = fresh_rsa(2048, &mut random);
    let mut made = 0;
    for alg in ALGORITHMS {
        let Does::Manage(management) = alg.does else {
            continue;
        };
        for enc in ALGORITHMS {
            let Does::Encipher(cipher) = enc.does else {
                continue;
            };
            let header = match management {
                Management::Pbes2(..) => r#"{"zip":"DEF","p2c":1000}"#,
                Management::EcdhEs(_) => r#"{"apu":"QWxpY2U","apv":"Qm9i","cty":"text/plain"}"#,
                _ => "",
            };
            for key in keys(management, cipher.key_bytes(), &rsa, &mut random) {
                let token = encrypt(TEXT, header, alg.name, enc.name, &key, &mut random).unwrap();
                let ring = Keyring {
                    keys: vec![key],
                    unread: Vec::new(),
                };
                let opening = opening(&token, &ring);
                let found = content(&opening);
                let names = (alg.name, enc.name);
                assert_eq!(
                    found.as_deref(),
                    Some("Live long and prosper."),
                    "{names:?} {opening:?}"
                );
                let warned = management == Management::RsaPkcs1;
                let warnings = warned.then_some(Warning::Rsa1_5);
                assert_eq!(opening.warnings, Vec::from_iter(warnings), "{names:?}");
                made += 1;
            }
        }
    }
    // Five with RSA, ten with a secret, three with a password less one, four with five curves.
    assert_eq!(made, 6 * (5 + 3 + 1 + 3 + 3 + 4 * 5));
}

#[test]
fn keys_that_do_not_do_are_told() {
    let mut random = random([4; 32]);
    let lengths = |found, wanted| EncryptFault::SecretLength(Lengths { found, wanted });
    let short = fresh_rsa(1024, &mut random);
    let ed = Material::Okp(audlens::crypto::key::Okp {
        curve: Curve::Ed25519,
        x: vec![1; 32],
        d: None,
    });
    let p256 = ephemeral(Curve::P256, &mut random).unwrap();
    let secret = oct(&[1; 16]);
    let cases = [
        (
            "RS256",
            "A128GCM",
            "",
            &secret,
            EncryptFault::UnknownAlgorithm("RS256".into()),
        ),
        (
            "dir",
            "A1GCM",
            "",
            &secret,
            EncryptFault::UnknownEncryption("A1GCM".into()),
        ),
        ("dir", "A256GCM", "", &secret, lengths(16, 32)),
        ("A256KW", "A256GCM", "", &secret, lengths(16, 32)),
        ("A192GCMKW", "A256GCM", "", &secret, lengths(16, 24)),
        (
            "RSA-OAEP",
            "A256GCM",
            "",
            &secret,
            EncryptFault::Kind("oct"),
        ),
        ("ECDH-ES", "A256GCM", "", &ed, EncryptFault::Kind("Ed25519")),
        (
            "RSA-OAEP-512",
            "A128GCM",
            "",
            &short,
            EncryptFault::Key(KeyFault::Short(1024)),
        ),
        ("dir", "A128GCM", "[]", &secret, EncryptFault::Header),
        ("dir", "A128GCM", "{\"a\":1", &secret, EncryptFault::Header),
        (
            "dir",
            "A128GCM",
            "{\"a\":1,\"a\":2}",
            &secret,
            EncryptFault::Member("a".into()),
        ),
        (
            "dir",
            "A128GCM",
            "{\"enc\":\"\"}",
            &secret,
            EncryptFault::Member("enc".into()),
        ),
        (
            "ECDH-ES",
            "A128GCM",
            "{\"epk\":{}}",
            &p256,
            EncryptFault::Member("epk".into()),
        ),
        (
            "ECDH-ES",
            "A128GCM",
            "{\"apu\":\"*\"}",
            &p256,
            EncryptFault::Unreadable("apu"),
        ),
        (
            "dir",
            "A128GCM",
            "{\"zip\":\"BR\"}",
            &secret,
            EncryptFault::UnknownCompression("BR".into()),
        ),
        (
            "PBES2-HS256+A128KW",
            "A128GCM",
            "{\"p2c\":1e3}",
            &secret,
            EncryptFault::Unreadable("p2c"),
        ),
        (
            "PBES2-HS256+A128KW",
            "A128GCM",
            "{\"p2c\":2000000000}",
            &secret,
            EncryptFault::Unreadable("p2c"),
        ),
    ];
    for (alg, enc, header, material, fault) in cases {
        let found = encrypt(TEXT, header, alg, enc, &key(material.clone()), &mut random);
        assert_eq!(found, Err(fault), "{alg} {enc} {header}");
    }
}

/// A token with one of its parts changed.
fn changed(token: &str, part: usize, change: impl Fn(&mut Vec<u8>)) -> String {
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    let mut bytes = base64url::decode(&parts[part]).bytes;
    change(&mut bytes);
    parts[part] = base64url::encode(&bytes);
    parts.join(".")
}

fn failure(token: &str, ring: &Keyring) -> Failure {
    match opening(token, ring).outcome {
        Opened::Failed(failure) => failure,
        other => panic!("{token}: {other:?}"),
    }
}

#[test]
fn each_damaged_part_is_told_apart() {
    let mut random = random([5; 32]);
    let lengths = |found, wanted| Lengths { found, wanted };
    let flip = |bytes: &mut Vec<u8>| bytes[3] ^= 1;
    let cut = |bytes: &mut Vec<u8>| bytes.truncate(7);
    let name = |bytes: &mut Vec<u8>| {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = text.replace("\"a\":1", "\"a\":2").into_bytes();
    };
    let tag = |key_proved| Failure::Tag { key_proved };

    let wrap = key(oct(&[1; 16]));
    let token = encrypt(TEXT, "{\"a\":1}", "A128KW", "A256GCM", &wrap, &mut random).unwrap();
    let ring = only(oct(&[1; 16]));
    assert_eq!(failure(&changed(&token, 0, name), &ring), tag(true));
    assert_eq!(
        failure(&changed(&token, 1, flip), &ring),
        Failure::KeyUnwrap
    );
    let short = Failure::EncryptedKeyLength(lengths(7, 40));
    assert_eq!(failure(&changed(&token, 1, cut), &ring), short);
    assert_eq!(failure(&changed(&token, 2, flip), &ring), tag(true));
    assert_eq!(
        failure(&changed(&token, 2, cut), &ring),
        Failure::IvLength(lengths(7, 12))
    );
    assert_eq!(failure(&changed(&token, 3, flip), &ring), tag(true));
    assert_eq!(failure(&changed(&token, 4, flip), &ring), tag(true));
    assert_eq!(
        failure(&changed(&token, 4, cut), &ring),
        Failure::TagLength(lengths(7, 16))
    );
    assert_eq!(failure(&token, &only(oct(&[2; 16]))), Failure::KeyUnwrap);
    let long = Failure::SecretLength(lengths(32, 16));
    assert_eq!(failure(&token, &only(oct(&[1; 32]))), long);
    let p256 = ephemeral(Curve::P256, &mut random).unwrap();
    assert_eq!(failure(&token, &only(p256.clone())), Failure::NoKeyFits);
    let star = token.replacen('.', ".*", 1);
    let whynot = |text: &str, ring: &Keyring| match opening(text, ring).outcome {
        Opened::NotTried(why) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        whynot(&star, &ring),
        WhyNot::Unreadable(PartName::EncryptedKey)
    );
    assert_eq!(whynot(&token, &Keyring::default()), WhyNot::NoKey);
    let four = token.rsplit_once('.').unwrap().0;
    assert_eq!(
        whynot(four, &ring),
        WhyNot::Absent(PartName::AuthenticationTag)
    );

    let direct = key(oct(&[3; 32]));
    let token = encrypt(TEXT, "", "dir", "A128CBC-HS256", &direct, &mut random).unwrap();
    let ring = only(oct(&[3; 32]));
    assert_eq!(failure(&changed(&token, 3, flip), &ring), tag(false));
    assert_eq!(failure(&token, &only(oct(&[4; 32]))), tag(false));
    let full = changed(&token, 1, |bytes| bytes.extend([0; 24]));
    assert_eq!(failure(&full, &ring), Failure::KeyNotEmpty(24));

    let other = ephemeral(Curve::P384, &mut random).unwrap();
    let token = encrypt(TEXT, "", "ECDH-ES", "A128GCM", &key(p256), &mut random).unwrap();
    let curve = Failure::Curve {
        found: "P-384",
        wanted: "P-256",
    };
    assert_eq!(failure(&token, &only(other)), curve);
    let stranger = ephemeral(Curve::P256, &mut random).unwrap();
    assert_eq!(failure(&token, &only(stranger)), tag(false));
}

#[test]
fn the_right_key_is_found_among_others_and_its_labels_are_held_against_it() {
    let mut random = random([6; 32]);
    let labels = |kid: &str, alg: &str, usage: &str| {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Labels {
            kid: text(kid),
            alg: text(alg),
            usage: text(usage),
            ..Labels::default()
        }
    };
    let mut right = key(oct(&[1; 16]));
    right.labels = labels("b", "A256KW", "sig");
    let mut named = key(oct(&[2; 16]));
    named.labels = labels("a", "", "");
    let token = encrypt(
        TEXT,
        r#"{"kid":"a"}"#,
        "A128KW",
        "A128GCM",
        &right,
        &mut random,
    )
    .unwrap();
    let ring = Keyring {
        keys: vec![right, key(oct(&[3; 24])), named],
        unread: Vec::new(),
    };
    let opening = opening(&token, &ring);
    let Opened::Content(content) = &opening.outcome else {
        panic!("{opening:?}");
    };
    assert_eq!(content.key, 0);
    // The key of that name first; the one of a wrong length was not reached.
    let tried: Vec<_> = opening.tried.iter().map(|tried| tried.key).collect();
    assert_eq!(tried, [2]);
    assert_eq!(
        opening.warnings,
        [
            Warning::OtherKid {
                wanted: "a".into(),
                found: "b".into()
            },
            Warning::OtherAlgorithm("A256KW".into()),
            Warning::OtherUse("sig".into()),
        ]
    );
}

#[test]
fn layers_are_opened_all_the_way_down() {
    let mut random = random([7; 32]);
    let secret = key(oct(&[1; 16]));
    let mut wrap = |text: &str, header: &str| {
        encrypt(
            text.as_bytes(),
            header,
            "dir",
            "A128GCM",
            &secret,
            &mut random,
        )
        .unwrap()
    };
    let ring = only(oct(&[1; 16]));
    // Claims with a name that no standard has, and a token in them.
    let claims = r#"{"mine":"eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln"}"#;
    let found = layers(&wrap(claims, ""), &ring);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].reading.text, claims);
    assert!(found[1].reading.token.payload().is_some());

    let signed = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln";
    let once = wrap(signed, r#"{"cty":"application/jwt"}"#);
    let twice = wrap(&once, "");
    let found = layers(&twice, &ring);
    let codes: Vec<_> = found
        .iter()
        .map(|layer| layer.reading.token.code())
        .collect();
    assert_eq!(codes, ["encrypted", "encrypted", "signed"]);
    let nested = |index: usize| match &found[index].openings[0].outcome {
        Opened::Content(content) => content.nested,
        other => panic!("{other:?}"),
    };
    assert!(nested(0) && nested(1));

    let mut deep = signed.to_owned();
    for _ in 0..10 {
        deep = wrap(&deep, "");
    }
    let found = layers(&deep, &ring);
    assert_eq!(found.len(), 9);
    assert!(matches!(found[8].reading.token, Token::Encrypted(_)));
    assert_eq!(
        found[8].openings[0].outcome,
        Opened::NotTried(WhyNot::TooDeep)
    );

    // What is no text is only in its opening.
    let bytes = encrypt(&[0xff, 0xfe], "", "dir", "A128GCM", &secret, &mut random).unwrap();
    assert_eq!(layers(&bytes, &ring).len(), 1);
    assert_eq!(layers("hello", &ring).len(), 1);
}
