//! Keys in every form: what comes out is what other libraries make of the same files.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

#[path = "keys/texts.rs"]
mod texts;

use std::collections::BTreeMap;
use std::path::Path;

use audlens::crypto::key::write;
use audlens::crypto::keyring::{self, Keyring};
use audlens::crypto::thumbprint::thumbprint;
use audlens::crypto::{Given, Key, KeyForm};
use serde_json::Value;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new("tests/keys").join(name)).unwrap()
}

fn read(text: &str) -> Keyring {
    keyring::read(&Given {
        keys: text.into(),
        password: "swordfish".into(),
        ..Given::default()
    })
}

fn one(text: &str) -> Key {
    let mut ring = read(text);
    assert_eq!(
        (ring.keys.len(), ring.unread.as_slice()),
        (1, &[][..]),
        "{text}"
    );
    ring.keys.remove(0)
}

/// The members of a key as a library writes them; those that follow from others only where it does.
fn members(key: &Key, with_private: bool) -> BTreeMap<String, Value> {
    let json = serde_json::from_str(&write::jwk(key, with_private)).unwrap();
    let Value::Object(members) = json else {
        panic!("no object");
    };
    members.into_iter().collect()
}

fn expected() -> BTreeMap<String, BTreeMap<String, Value>> {
    serde_json::from_str(&file("expected.json")).unwrap()
}

#[test]
fn every_form_gives_the_numbers_that_other_libraries_read() {
    for (name, expected) in expected() {
        let key = one(&file(&name));
        assert_eq!(key.faults, [], "{name}");
        assert_eq!(members(&key, true), expected, "{name}");
        let is_private = ["d", "priv"]
            .iter()
            .any(|member| expected.contains_key(*member));
        assert_eq!(key.is_private(), is_private, "{name}");
        for secret in ["d", "p", "q", "dp", "dq", "qi", "priv"] {
            assert!(
                !members(&key, false).contains_key(secret),
                "{name} {secret}"
            );
        }
    }
}

#[test]
fn every_form_is_named() {
    let all = [
        ("rsa-spki-public.pem", KeyForm::Spki),
        ("rsa-pkcs1-public.pem", KeyForm::Pkcs1),
        ("rsa-pkcs1-private.pem", KeyForm::Pkcs1),
        ("rsa-pkcs8-private.pem", KeyForm::Pkcs8),
        (
            "p256-pkcs8-encrypted-pbkdf2-sha1.pem",
            KeyForm::EncryptedPkcs8,
        ),
        (
            "p256-pkcs8-encrypted-pbkdf2-sha256.pem",
            KeyForm::EncryptedPkcs8,
        ),
        ("p256-pkcs8-encrypted-scrypt.pem", KeyForm::EncryptedPkcs8),
        ("p256-sec1-private.pem", KeyForm::Sec1),
        ("rsa-certificate.pem", KeyForm::Certificate),
        ("openssh-rsa-2048.pub", KeyForm::OpenSsh),
        ("ml-dsa-44-pkcs8-private.pem", KeyForm::Pkcs8),
    ];
    for (name, form) in all {
        assert_eq!(one(&file(name)).form, form, "{name}");
    }
}

/// What a file becomes on its way through settings, shells and chats.
#[test]
fn pem_and_der_are_read_however_they_come() {
    // What has several blocks, or takes a second to open, is left out.
    for name in expected().keys() {
        let text = file(name);
        if !text.starts_with("-----BEGIN")
            || ["chain", "sec1", "scrypt"]
                .iter()
                .any(|other| name.contains(other))
        {
            continue;
        }
        let own = one(&text).material;
        let lines: Vec<_> = text.trim().lines().collect();
        let bare = lines[1..lines.len() - 1].concat();
        let begin = lines[0];
        let end = lines[lines.len() - 1];
        let ways = [
            text.replace('\n', "\r\n"),
            text.replace('\n', "\\n"),
            format!("\"{}\"", text.trim().replace('\n', "\\r\\n")),
            text.trim().replace('\n', " "),
            lines.concat(),
            format!("KEY=\"{text}\""),
            format!("Here it is:\n\n{text}\nBye"),
            lines.join("\n    "),
            lines.join("\\\n"),
            [begin, &bare.replace('/', "\\/"), end].concat(),
            [begin, &bare, "-----END"].join("\n"),
            [begin, &bare].join("\n"),
            lines[1..lines.len() - 1].join("\n"),
            bare.clone(),
            format!("<ds:X509Certificate>{bare}</ds:X509Certificate>"),
            format!("<a>\n{}\n</a>", lines[1..lines.len() - 1].join("\n")),
            format!("[\"{bare}\"]"),
            format!("\u{feff}{text}"),
        ];
        for text in ways {
            let key = one(&text);
            assert_eq!((&key.faults[..], &key.material), (&[][..], &own), "{text}");
        }
    }
}

#[test]
fn a_certificate_tells_whose_it_is() {
    let key = one(&file("rsa-certificate-chain.pem"));
    let own = key.certificate.clone().unwrap();
    assert_eq!(own.subject, "CN=login.example.com,O=Example\\, Inc.,C=SE");
    assert_eq!(own.issuer, "CN=Middle,O=Example,C=SE");
    assert_eq!(
        (own.not_before, own.not_after),
        (CERTIFICATE.0, CERTIFICATE.1)
    );
    let hex: String = own.sha1.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, CERTIFICATE.2);
    assert_eq!(own.sha256.len(), 32);
    assert_eq!(own.chain, 2);
    assert_eq!(key.span.start, 0);
    let alone = one(&file("rsa-certificate.pem"));
    assert_eq!(alone.certificate.unwrap().chain, 0);
    // A certificate that is nobody's issuer here is a key of its own.
    let both = [file("ed25519-certificate.pem"), file("rsa-certificate.pem")].concat();
    assert_eq!(read(&both).keys.len(), 2);
}

/// As `openssl x509 -noout -dates -fingerprint -sha1` says.
const CERTIFICATE: (i64, i64, &str) = (
    1795367282,
    4948967282,
    "210c3975a20f79ab72fdec05afc5a7bb7a404e25",
);

/// RFC 7638 §3.1 and RFC 8037 appendix A.3.
#[test]
fn thumbprints_are_those_of_the_standards() {
    let rsa = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#;
    let okp = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let all = [
        (rsa, Some("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")),
        (okp, Some("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")),
        (r#"{"kty":"RSA","e":"AQAB"}"#, None),
        ("swordfish", None),
    ];
    for (text, expected) in all {
        assert_eq!(thumbprint(&one(text)).as_deref(), expected, "{text}");
    }
}

#[test]
fn what_is_written_is_read_again() {
    let mut texts: Vec<String> = expected().keys().map(|name| file(name)).collect();
    texts.push(r#"{"kty":"oct","k":"c2VjcmV0","kid":"\"a\\","use":"sig","key_ops":["sign","verify"],"alg":"HS256","x5t":"a","x5t#S256":"b","issuer":"https://a"}"#.to_owned());
    for text in texts {
        let key = one(&text);
        let again = one(&write::jwk(&key, true));
        assert_eq!(
            (&again.material, &again.labels, &again.faults),
            (&key.material, &key.labels, &key.faults),
            "{text}"
        );
        assert_eq!(write::jwk(&again, true), write::jwk(&key, true));
        let public = one(&write::jwk(&key, false));
        assert!(!public.is_private());
        assert_eq!(
            public.material.public_numbers(),
            key.material.public_numbers()
        );
    }
    assert_eq!(
        write::jwk(
            &one(r#"{"k":"c2VjcmV0","alg":"HS256","kty":"oct","kid":"a"}"#),
            false
        ),
        r#"{"kty":"oct","kid":"a","alg":"HS256"}"#
    );
}

/// Every key that the standards print can be read.
#[test]
fn the_keys_of_the_standards_are_read() {
    let folders = ["rfc-examples", "rfc7520-cookbook"];
    let folders = folders.map(|name| Path::new("../shared/corpora").join(name));
    if !folders.iter().all(|folder| folder.exists()) {
        println!("skipped: corpora not present");
        return;
    }
    let mut count = 0;
    let mut open = folders.to_vec();
    let mut odd = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|ext| ext == "json") {
            let json: Value =
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            each_key(&json, &mut |own| {
                count += 1;
                let ring = read(&own.to_string());
                let faults = ring.keys.iter().flat_map(|key| key.faults.clone());
                let faults: Vec<_> = faults.collect();
                if ring.keys.len() != 1 || !ring.unread.is_empty() || !faults.is_empty() {
                    odd.push((
                        path.file_name().unwrap().to_str().unwrap().to_owned(),
                        own.to_string(),
                        faults,
                    ));
                }
            });
        }
    }
    assert!(count >= 150, "{count}");
    odd.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    odd.dedup();
    let odd: Vec<_> = odd
        .iter()
        .map(|(file, key, faults)| format!("{file} {faults:?} {}", key.get(..90).unwrap_or(key)))
        .collect();
    assert_eq!(odd, ODD);
}

/// Keys of the standards in which something is wrong, and what.
const ODD: [&str; 0] = [];

fn each_key(json: &Value, found: &mut dyn FnMut(&Value)) {
    match json {
        Value::Object(members) => {
            if members.contains_key("kty") {
                found(json);
            }
            members.values().for_each(|value| each_key(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| each_key(value, found)),
        _ => {}
    }
}
