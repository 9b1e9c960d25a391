//! Texts with several keys in them, with none, and with a secret.

use audlens::crypto::keyring::{self, Unread, Why};
use audlens::crypto::{Given, KeyFault, KeyForm, Material, SecretForm};

use super::{file, one, read};

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
