//! Whatever is given as a key: a clear answer, soon, and no panic.
#![allow(
    clippy::disallowed_methods,
    reason = "hostile input must be answered soon, on a slow machine too"
)]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use std::time::{Duration, Instant};

use audlens::crypto::fit::{Purpose, Wanted, absence, fit, fitting};
use audlens::crypto::key::write;
use audlens::crypto::keyring::{self, Keyring, Why};
use audlens::crypto::thumbprint::thumbprint;
use audlens::crypto::{Given, KeyFault, Material};
use audlens::token::base64url;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// An unoptimised build on a busy machine needs many times of what the page does.
const SOON: Duration = Duration::from_secs(5);

/// Reads a text with everything that is done to keys without using them.
fn read(text: &str) -> Keyring {
    let start = Instant::now();
    let ring = keyring::read(&Given {
        keys: text.into(),
        password: "swordfish".into(),
        ..Given::default()
    });
    let keys = ring.keys.iter().map(|key| key.span);
    for span in keys.chain(ring.unread.iter().map(|unread| unread.span)) {
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    }
    let _ = keyring::as_each(text);
    let wanted = Wanted::new("RS256", Purpose::Verify);
    let _ = fitting(&ring, &wanted);
    let _ = absence(&ring, "kid");
    for key in &ring.keys {
        let _ = (fit(key, &wanted), thumbprint(key), write::jwk(key, true));
    }
    let took = start.elapsed();
    let shown: String = text.chars().take(60).collect();
    assert!(took < SOON, "{took:?} for {shown}");
    ring
}

fn faults(text: &str) -> Vec<KeyFault> {
    let ring = read(text);
    assert_eq!(ring.keys.len(), 1, "{text}");
    ring.keys[0].faults.clone()
}

/// An RSA key whose modulus has so many bits, all of them set.
fn rsa(bits: usize, e: &str) -> String {
    let mut n = vec![0xff; bits / 8];
    if !bits.is_multiple_of(8) {
        n.insert(0, (1_u8 << (bits % 8)) - 1);
    }
    let n = base64url::encode(&n);
    format!(r#"{{"kty":"RSA","n":"{n}","e":"{e}"}}"#)
}

#[test]
fn odd_numbers_are_named() {
    use KeyFault::{BadExponent, BadModulus, BadPrivate, Length, Long, Missing, Short, Unreadable};
    let all = [
        (rsa(3, "AQAB"), vec![BadModulus, Short(3)]),
        (rsa(1024, "AQAB"), vec![Short(1024)]),
        (rsa(2047, "AQAB"), vec![Short(2047)]),
        (rsa(2048, "AQAB"), vec![]),
        (rsa(16_384, "AQAB"), vec![]),
        (rsa(16_385, "AQAB"), vec![Long(16_385)]),
        (rsa(100_000, "AQAB"), vec![Long(100_000)]),
        (rsa(8_000_000, "AQAB"), vec![Long(8_000_000)]),
        (rsa(2048, "Ag"), vec![BadExponent]),
        (rsa(2048, "AQ"), vec![BadExponent]),
        (rsa(2048, "AAAD"), vec![]),
        (rsa(2048, "_____w"), vec![]),
        (rsa(2048, "BAAAAAE"), vec![BadExponent]),
        (rsa(2048, ""), vec![Unreadable("e")]),
        (
            r#"{"kty":"RSA","n":"AAAA","e":"AAAA"}"#.to_owned(),
            vec![BadModulus, BadExponent],
        ),
        (
            r#"{"kty":"RSA","n":"7v7-","e":"AQAB"}"#.to_owned(),
            vec![BadModulus, Short(24)],
        ),
        (
            rsa(2048, "AQAB").replace(
                "\"e\"",
                &format!("\"d\":\"{}\",\"e\"", "A".repeat(4) + &"_".repeat(400)),
            ),
            vec![BadPrivate],
        ),
        (
            r#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#.to_owned(),
            vec![
                Length {
                    member: "x",
                    found: 1,
                    wanted: 32,
                },
                Length {
                    member: "y",
                    found: 1,
                    wanted: 32,
                },
            ],
        ),
        (
            r#"{"kty":"OKP","crv":"X448","x":"AA","d":""}"#.to_owned(),
            vec![Length {
                member: "x",
                found: 1,
                wanted: 56,
            }],
        ),
        (
            r#"{"kty":"RSA","n":1,"e":[],"kid":{},"alg":null,"use":true,"key_ops":"sign","x5c":7}"#
                .to_owned(),
            vec![
                Unreadable("n"),
                Unreadable("e"),
                Unreadable("kid"),
                Unreadable("alg"),
                Unreadable("use"),
                Unreadable("key_ops"),
                Unreadable("x5c"),
            ],
        ),
        (
            r#"{"kty":"RSA","n":"*","e":"AQAB","key_ops":[1]}"#.to_owned(),
            vec![Unreadable("n"), Unreadable("key_ops")],
        ),
        (
            r#"{"kty":"EC","crv":"Ed25519","x":"AA"}"#.to_owned(),
            vec![KeyFault::UnknownKind("Ed25519".to_owned())],
        ),
        (r#"{"kty":"EC"}"#.to_owned(), vec![Missing("crv")]),
        (
            r#"{"kty":"rsa"}"#.to_owned(),
            vec![KeyFault::UnknownKind("rsa".to_owned())],
        ),
        (
            r#"{"kty":"AKP","alg":"ML-DSA-1"}"#.to_owned(),
            vec![KeyFault::UnknownKind("ML-DSA-1".to_owned())],
        ),
        (r#"{"kty":"oct"}"#.to_owned(), vec![Missing("k")]),
    ];
    for (text, expected) in all {
        let shown: String = text.chars().take(80).collect();
        assert_eq!(faults(&text), expected, "{shown}");
    }
}

/// `x5c` of another key, and `x5t` of another certificate (RFC 7517 §4.7 and §4.8).
#[test]
fn a_certificate_that_is_not_of_the_key_is_noticed() {
    let pem = std::fs::read_to_string("tests/keys/rsa-certificate.pem").unwrap();
    let lines: Vec<_> = pem.trim().lines().collect();
    let bare = lines[1..lines.len() - 1].concat();
    let own = write::jwk(&read(&pem).keys[0], false);
    let with = |own: &str, more: &str| own.replacen('{', &format!("{{{more},"), 1);
    let chain = format!(r#""x5c":["{bare}","{bare}"]"#);
    let all = [
        (with(&own, &chain), vec![]),
        (
            with(
                &own,
                &format!(r#"{chain},"x5t":"IQw5daIPeaty_ewFr8Wnu3pATiU""#),
            ),
            vec![],
        ),
        (
            with(&own, &format!(r#"{chain},"x5t":"IQw5""#)),
            vec![KeyFault::ThumbprintDiffers("x5t")],
        ),
        (
            with(&rsa(2048, "AQAB"), &chain),
            vec![KeyFault::CertificateDiffers],
        ),
        (
            with(&own, r#""x5c":["MIIC"]"#),
            vec![KeyFault::Unreadable("x5c")],
        ),
        (with(&own, r#""x5c":[]"#), vec![KeyFault::Unreadable("x5c")]),
    ];
    for (text, expected) in all {
        assert_eq!(faults(&text), expected, "{text}");
    }
    let key = &read(&with(&own, &chain)).keys[0];
    assert_eq!(key.certificate.as_ref().map(|own| own.chain), Some(1));
}

/// A DER value of this tag.
fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap().to_be_bytes();
    [&[tag, 0x84], length.as_slice(), value].concat()
}

fn short_tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    assert!(value.len() < 128);
    [&[tag, u8::try_from(value.len()).unwrap()], value].concat()
}

fn pem(label: &str, der: &[u8]) -> String {
    let body = STANDARD.encode(der);
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

/// PKCS#8 encrypted with PBKDF2 of so many rounds, or with scrypt of such a cost.
fn encrypted(kdf: &[u8]) -> String {
    let aes = short_tlv(
        0x30,
        &[
            short_tlv(6, &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 0x2a]),
            short_tlv(4, &[0; 16]),
        ]
        .concat(),
    );
    let parameters = short_tlv(0x30, &[kdf, &aes].concat());
    let pbes2 = short_tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0d]);
    let algorithm = short_tlv(0x30, &[pbes2, parameters].concat());
    pem(
        "ENCRYPTED PRIVATE KEY",
        &short_tlv(0x30, &[algorithm, short_tlv(4, &[0; 16])].concat()),
    )
}

fn pbkdf2(rounds: u32) -> String {
    let rounds = [&[2, 4], rounds.to_be_bytes().as_slice()].concat();
    let prf = short_tlv(
        0x30,
        &[
            short_tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9]),
            vec![5, 0],
        ]
        .concat(),
    );
    let parameters = short_tlv(0x30, &[short_tlv(4, &[0; 8]), rounds, prf].concat());
    let oid = short_tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0c]);
    encrypted(&short_tlv(0x30, &[oid, parameters].concat()))
}

fn scrypt(cost: u32, block: u8, parallel: u8) -> String {
    let cost = [&[2, 4], cost.to_be_bytes().as_slice()].concat();
    let parameters = [
        short_tlv(4, &[0; 8]),
        cost,
        vec![2, 1, block, 2, 1, parallel],
    ]
    .concat();
    let oid = short_tlv(6, &[0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 0x0b]);
    encrypted(&short_tlv(
        0x30,
        &[oid, short_tlv(0x30, &parameters)].concat(),
    ))
}

#[test]
fn a_password_is_tried_only_where_that_is_soon_done() {
    for (text, expected) in [
        (pbkdf2(2_000_000_000), KeyFault::CannotOpen),
        (pbkdf2(2_000_001), KeyFault::CannotOpen),
        (scrypt(1 << 30, 8, 1), KeyFault::CannotOpen),
        (scrypt(1 << 18, 8, 1), KeyFault::CannotOpen),
        (scrypt(1 << 24, 1, 64), KeyFault::CannotOpen),
        (scrypt((1 << 24) + 1, 1, 1), KeyFault::CannotOpen),
    ] {
        assert_eq!(faults(&text), [expected], "{text}");
    }
    // A round count with a leading one bit is a negative number.
    assert_eq!(faults(&pbkdf2(u32::MAX)), [KeyFault::CannotOpen]);
    // Many of them share what may be spent.
    let ring = read(&pbkdf2(0x0100_0000).repeat(500));
    assert_eq!(ring.keys.len(), 500);
    assert!(ring.keys.iter().all(|key| key.material == Material::Locked));
}

#[test]
fn damaged_der_gets_an_answer() {
    let deep = (0..2_000).fold(vec![2, 1, 0], |inner, _| tlv(0x30, &inner));
    let wide = tlv(0x30, &[0x30, 0].repeat(300_000));
    let huge = [0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x02, 0x01, 0x00];
    for der in [
        deep.as_slice(),
        &wide,
        &huge,
        &[0x30, 0x80, 0, 0],
        &[0x30],
        &[],
        &[0x30, 0x89, 1],
    ] {
        for label in ["PUBLIC KEY", "CERTIFICATE", "PRIVATE KEY"] {
            let ring = read(&pem(label, der));
            assert_eq!((ring.keys.len(), ring.unread.len()), (0, 1), "{ring:?}");
        }
        read(&STANDARD.encode(der));
    }
    // Every beginning of every file, and every file with one byte changed.
    for entry in std::fs::read_dir("tests/keys").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let other = ["encrypted", "openssh", "chain", "sec1-private."];
        if !name.ends_with(".pem") || other.iter().any(|part| name.contains(part)) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with("---"));
        let der = STANDARD.decode(lines.collect::<String>()).unwrap();
        let step = der.len() / 24 + 1;
        for at in (0..der.len()).step_by(step) {
            let ring = read(&pem("PRIVATE KEY", &der[..at]));
            assert_eq!(ring.keys.len(), 0, "{} {at}", path.display());
            let why = if at == 0 { Why::NoDer } else { Why::CutOff };
            assert_eq!(ring.unread[0].why, why, "{} {at}", path.display());
            let mut changed = der.clone();
            changed[at] ^= 0x11;
            let ring = keyring::read(&Given {
                keys: pem("PRIVATE KEY", &changed).as_str().into(),
                ..Given::default()
            });
            assert_eq!(ring.keys.len() + ring.unread.len(), 1);
        }
    }
}

#[test]
fn hostile_texts_get_an_answer() {
    let many = |text: &str| text.repeat(400_000 / text.len());
    for text in [
        many("{"),
        many("["),
        many("{\n"),
        many("[\n"),
        many("{\"a\":"),
        many("MIIC "),
        many("MIIC\n"),
        many("MIH/MAA+"),
        many("MIQA////MAA"),
        many("-----BEGIN "),
        many("-----BEGIN A-----"),
        many("-----BEGIN PUBLIC KEY-----\n"),
        many("-----BEGIN A-----\n-----END A-----\n"),
        many("-----"),
        many("\\"),
        many("ssh-rsa AAAA\n"),
        many("ssh-rsa "),
        many("é"),
        many("\u{feff}"),
        many("{}\n"),
        many("{\"kty\":1}\n"),
        many("{\"kty\":\"oct\"} x\n"),
        many(","),
        many(" \n"),
        "{\"keys\":[".to_owned() + &many("{},") + "{}]}",
        "-----BEGIN PRIVATE KEY-----é-----END PRIVATE KEY-----".to_owned(),
        "-----BEGIN é-----\u{0}-----END é-----".to_owned(),
        "MIIé".to_owned(),
        "MIIBIjANé".to_owned(),
        "é{".to_owned(),
        "ssh-rsa".to_owned(),
        "ssh-rsa AAAAB3NzaC1yc2H/////".to_owned(),
        "\0".to_owned(),
    ] {
        read(&text);
    }
    let ring = read(&"x".repeat(keyring::MAX_BYTES + 1));
    assert_eq!(ring.unread[0].why, Why::TooLarge);
}

/// A thousand keys cost no arithmetic: a few milliseconds in the page, here a hundred times as much.
#[test]
fn a_large_set_is_read_at_once() {
    let key = rsa(2048, "AQAB");
    let set = format!("{{\"keys\":[{}]}}", vec![key.as_str(); 1_000].join(","));
    let given = Given {
        keys: set.as_str().into(),
        ..Given::default()
    };
    let start = Instant::now();
    assert_eq!(keyring::read(&given).keys.len(), 1_000);
    let took = start.elapsed();
    assert!(took < Duration::from_millis(1_000), "{took:?}");
    println!("1,000 keys in {took:?}");
}
