//! Keys in every form: what comes out is what other libraries make of the same files.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use std::collections::BTreeMap;
use std::path::Path;

use audlens::crypto::key::write;
use audlens::crypto::keyring::{self, Keyring, Unread, Why};
use audlens::crypto::thumbprint::thumbprint;
use audlens::crypto::{Given, Key, KeyFault, KeyForm, Material, SecretForm};
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
    for (name, expected) in expected() {
        let text = file(&name);
        if !text.starts_with("-----BEGIN") || name.contains("chain") || name.contains("sec1") {
            continue;
        }
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
            assert_eq!(key.faults, [], "{text}");
            assert_eq!(members(&key, true), expected, "{text}");
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

#[test]
fn several_are_read_from_one_text() {
    let certificate = file("rsa-certificate.pem");
    let lines: Vec<_> = certificate.trim().lines().collect();
    let bare = lines[1..lines.len() - 1].concat();
    let text = [
        r#"{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"a"},{"kid":"b"},7]}"#,
        r#"[{"kty":"oct","k":"c2VjcmV0","kid":"c"}]"#,
        &file("rsa-spki-public.pem"),
        &file("openssh-ed25519.pub"),
        &bare,
        "{\n  \"kty\": \"OKP\",\n  \"crv\": \"Ed25519\",\n  \"x\": \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"\n}",
    ]
    .join("\n");
    let ring = read(&text);
    let found: Vec<_> = ring
        .keys
        .iter()
        .map(|key| (key.form, key.material.kty(), key.labels.kid.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            (KeyForm::Jwk, "oct", Some("a")),
            (KeyForm::Jwk, "oct", Some("c")),
            (KeyForm::Spki, "RSA", None),
            (KeyForm::OpenSsh, "OKP", None),
            (KeyForm::Certificate, "RSA", None),
            (KeyForm::Jwk, "OKP", None),
        ]
    );
    let unread: Vec<_> = ring
        .unread
        .iter()
        .map(|unread| (unread.span.of(&text), &unread.why))
        .collect();
    assert_eq!(
        unread,
        [(r#"{"kid":"b"}"#, &Why::NoKind), ("7", &Why::NoKind)]
    );
    for key in &ring.keys {
        assert!(!key.span.is_empty());
        assert!(text.get(key.span.start..key.span.end).is_some());
    }
    assert!(
        ring.keys[2]
            .span
            .of(&text)
            .starts_with("-----BEGIN PUBLIC KEY-----")
    );
    assert!(
        ring.keys[2]
            .span
            .of(&text)
            .ends_with("-----END PUBLIC KEY-----")
    );
    assert_eq!(ring.keys[4].span.of(&text), bare);
}

#[test]
fn json_around_keys_is_understood() {
    let key = r#"{"kty":"oct","k":"c2VjcmV0"}"#;
    let pem = serde_json::Value::from(file("rsa-certificate.pem"));
    let private = serde_json::Value::from(file("rsa-pkcs8-private.pem"));
    let all = [
        (
            format!(
                r#"{{"issuer":"https://a","jwks_uri":"https://a/keys","jwks":{{"keys":[{key}]}}}}"#
            ),
            None,
            Some("https://a"),
        ),
        (
            format!(
                r#"{{"issuer":"https://a","keys":[{}]}}"#,
                key.replace("{", r#"{"issuer":"https://b","#)
            ),
            None,
            Some("https://b"),
        ),
        (format!(r#"{{"jwk":{key}}}"#), None, None),
        (format!(r#"{{"5a1b":{pem}}}"#), Some("5a1b"), None),
        (
            format!(
                r#"{{"type":"service_account","private_key_id":"77","private_key":{private}}}"#
            ),
            Some("77"),
            None,
        ),
        (format!(r#"{{"certificate":{pem}}}"#), None, None),
    ];
    for (text, kid, issuer) in all {
        let key = one(&text);
        assert_eq!(key.labels.kid.as_deref(), kid, "{text}");
        assert_eq!(key.labels.issuer.as_deref(), issuer, "{text}");
        assert_eq!(key.faults, []);
    }
}

#[test]
fn what_is_no_key_is_said_with_its_reason() {
    let pem = file("p256-spki-public.pem");
    let cut: String = pem.chars().take(100).collect();
    let foreign = pem.replacen("E", "*", 3).replacen("B*GIN", "BEGIN", 1);
    let foreign = [
        "-----BEGIN PUBLIC KEY-----\nMFkw*\n-----END PUBLIC KEY-----",
        &foreign,
    ][0]
    .to_owned();
    let all = [
        (
            r#"{"issuer":"https://a","jwks_uri":"https://a/keys"}"#.to_owned(),
            Why::Elsewhere("https://a/keys".to_owned()),
        ),
        (r#"{"a":1}"#.to_owned(), Why::NoKey),
        ("{}".to_owned(), Why::NoKey),
        (r#"{"keys":[]}"#.to_owned(), Why::EmptySet),
        (r#"{"keys":{}}"#.to_owned(), Why::NoKey),
        (cut.clone(), Why::CutOff),
        (cut.lines().skip(1).collect(), Why::CutOff),
        (foreign, Why::Base64(31)),
        (
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----".to_owned(),
            Why::NoDer,
        ),
        (
            "-----BEGIN PUBLIC KEY-----\nMAMCAQE=\n-----END PUBLIC KEY-----".to_owned(),
            Why::NoKey,
        ),
        ("-----BEGIN PUBLIC KEY".to_owned(), Why::CutOff),
        (
            file("rsa-request.pem"),
            Why::Label("CERTIFICATE REQUEST".to_owned()),
        ),
        (
            file("openssh-ed25519-private.pem"),
            Why::Label("OPENSSH PRIVATE KEY".to_owned()),
        ),
        (
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me".to_owned(),
            Why::OpenSsh,
        ),
    ];
    for (text, why) in all {
        let ring = read(&text);
        let found: Vec<_> = ring.unread.iter().map(|unread| &unread.why).collect();
        assert_eq!((ring.keys.len(), found), (0, vec![&why]), "{text}");
    }
    // JSON that breaks off is read as far as it goes.
    let text = r#"{"keys":[{"kty":"oct","k":"c2VjcmV0"},{"kty":"oct","k":"c2Vj"#;
    let ring = read(text);
    assert_eq!(ring.keys.len(), 2);
    assert_eq!(ring.unread[0].why, Why::Json(text.len()));
    // A secret beside a key is not taken for one, and that is said.
    let text = "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}\nswordfish\n";
    let beside = Unread {
        span: audlens::token::span::Span::new(text.find("sword").unwrap(), text.len() - 1),
        why: Why::Beside,
    };
    assert_eq!(read(text).unread, [beside]);
}

#[test]
fn a_locked_key_says_what_it_lacks() {
    let all = [
        ("p256-pkcs8-encrypted-pbkdf2-sha256.pem", "", vec![]),
        (
            "p256-pkcs8-encrypted-pbkdf2-sha256.pem",
            "Swordfish",
            vec![KeyFault::WrongPassword],
        ),
        (
            "p256-pkcs8-encrypted-scrypt.pem",
            "Swordfish",
            vec![KeyFault::WrongPassword],
        ),
        (
            "p256-pkcs8-encrypted-des3.pem",
            "swordfish",
            vec![KeyFault::CannotOpen],
        ),
        (
            "p256-sec1-encrypted.pem",
            "swordfish",
            vec![KeyFault::CannotOpen],
        ),
    ];
    for (name, password, faults) in all {
        let ring = keyring::read(&Given {
            keys: file(name).as_str().into(),
            password: password.into(),
            ..Given::default()
        });
        let [key] = ring.keys.as_slice() else {
            panic!("{name}: {ring:?}");
        };
        assert_eq!(
            (&key.material, &key.faults),
            (&Material::Locked, &faults),
            "{name}"
        );
        assert!(key.is_private());
    }
}

#[test]
fn a_secret_is_read_in_the_form_that_was_chosen() {
    use SecretForm::{Base64, Base64Url, Hex, Text};
    let all: [(&str, [Result<usize, usize>; 4]); 10] = [
        ("swordfish", [Ok(9), Err(8), Err(8), Err(0)]),
        ("deadbeef", [Ok(8), Ok(6), Ok(6), Ok(4)]),
        ("DE:AD:be:ef\n", [Ok(11), Err(2), Err(2), Ok(4)]),
        ("c2Vj+/==", [Ok(8), Ok(4), Err(4), Err(2)]),
        ("c2Vj-_", [Ok(6), Err(4), Ok(4), Err(2)]),
        ("c2Vj cmV0\r\n", [Ok(9), Ok(6), Ok(6), Err(2)]),
        ("abc", [Ok(3), Ok(2), Ok(2), Err(2)]),
        ("pässwort", [Ok(9), Err(1), Err(1), Err(0)]),
        ("=c2Vj", [Ok(5), Err(1), Err(1), Err(0)]),
        ("{not json", [Ok(9), Err(0), Err(0), Err(0)]),
    ];
    for (text, results) in all {
        let forms = [Text, Base64, Base64Url, Hex];
        let expected: Vec<_> = forms.into_iter().zip(results).collect();
        assert_eq!(keyring::as_each(text).to_vec(), expected, "{text}");
        for (form, result) in expected {
            let ring = keyring::read(&Given {
                keys: text.into(),
                form,
                ..Given::default()
            });
            match result {
                Ok(bytes) => {
                    let Material::Oct(secret) = &ring.keys[0].material else {
                        panic!("{text}");
                    };
                    assert_eq!((secret.len(), ring.keys[0].form), (bytes, KeyForm::Secret));
                }
                Err(at) => assert_eq!(ring.unread[0].why, Why::Secret(form, at), "{text}"),
            }
        }
    }
    let bytes = |text: &str, form| match &keyring::read(&Given {
        keys: text.into(),
        form,
        ..Given::default()
    })
    .keys[0]
        .material
    {
        Material::Oct(secret) => secret.expose().to_vec(),
        other => panic!("{other:?}"),
    };
    assert_eq!(bytes("_-8=", Base64Url), [0xff, 0xef]);
    assert_eq!(bytes("/+8", Base64), [0xff, 0xef]);
    assert_eq!(bytes("00fF10", Hex), [0, 0xff, 0x10]);
    assert_eq!(bytes(" a b \n", Text), b" a b ");
    assert_eq!(read(" \n").keys.len() + read("").unread.len(), 0);
}

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
