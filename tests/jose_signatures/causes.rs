//! Each cause with a case that was made to have it.

use crate::examples::{ES256, HMAC_KEY, HS256, P256_KEY, RSA_KEY};
use crate::made::{self, code, code_by, compact, hs256, pkcs1};
use crate::{checked, checks};
use audlens::crypto::cause::{How, PublicForm, Twice, Which};
use audlens::crypto::{Cause, Hash, Scheme, SecretForm, Verdict};
use audlens::token::base64url::{decode, encode};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use p256::ecdsa::signature::Signer;

const HEADER: &str = r#"{"alg":"HS256"}"#;

/// A key of these bytes.
fn oct(secret: &[u8]) -> String {
    format!(r#"{{"kty":"oct","k":"{}"}}"#, encode(secret))
}

#[track_caller]
fn one(token: &str, keys: &[&str], cause: Cause) {
    let check = checked(token, keys);
    assert!(
        matches!(check.verdict, Verdict::Wrong { .. } | Verdict::NoKeyFits),
        "{:?}",
        check.verdict
    );
    assert_eq!(check.causes, [cause], "{token}");
}

#[test]
fn another_key_of_the_set() {
    let labelled = |kid: &str| HMAC_KEY.replacen('{', &format!(r#"{{"kid":"{kid}","#), 1);
    let token = hs256(r#"{"alg":"HS256","kid":"a"}"#, "{}");
    let wrong = oct(b"wrong").replacen('{', r#"{"kid":"a","#, 1);
    one(&token, &[&wrong, &labelled("b")], Cause::OtherKey(1));
    one(&token, &[&labelled("b")], Cause::OtherKey(0));
}

#[test]
fn der_instead_of_raw() {
    let (input, _) = ES256.rsplit_once('.').unwrap();
    // R or S may start with a bit that DER puts a zero in front of, or be short.
    for number in 0..40 {
        let input = format!("{}.{}", input.split_once('.').unwrap().0, encode(&[number]));
        let signature: p256::ecdsa::Signature = made::p256_key().sign(input.as_bytes());
        let token = format!("{input}.{}", encode(signature.to_der().as_bytes()));
        one(&token, &[P256_KEY], Cause::DerSignature { key: 0 });
    }
}

#[test]
fn a_secret_in_another_form() {
    let bytes: Vec<u8> = (0..48).map(|byte| 255 - byte * 5).collect();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let text = SecretForm::Text;
    let cases: [(Vec<u8>, Vec<u8>, SecretForm); 8] = [
        // Taken as text, and meant encoded.
        (
            STANDARD.encode(&bytes).into(),
            bytes.clone(),
            SecretForm::Base64,
        ),
        (
            STANDARD_NO_PAD.encode(&bytes[..47]).into(),
            bytes[..47].to_vec(),
            SecretForm::Base64,
        ),
        (encode(&bytes).into(), bytes.clone(), SecretForm::Base64Url),
        (hex.clone().into(), bytes.clone(), SecretForm::Hex),
        // Taken as encoded, and meant as text.
        (bytes.clone(), STANDARD.encode(&bytes).into(), text),
        (bytes[..47].to_vec(), encode(&bytes[..47]).into(), text),
        (bytes.clone(), hex.clone().into(), text),
        (bytes.clone(), hex.to_uppercase().into(), text),
    ];
    for (given, meant, form) in cases {
        let token = compact(HEADER, "{}", |input| code_by(&meant, input));
        one(
            &token,
            &[&oct(&given)],
            Cause::OtherSecretForm { key: 0, form },
        );
    }
}

#[test]
fn white_space_around_a_secret() {
    for (given, meant, too_much) in [
        ("swordfish\n", "swordfish", true),
        (" swordfish ", "swordfish", true),
        ("swordfish", "swordfish\n", false),
    ] {
        let token = compact(HEADER, "{}", |input| code_by(meant.as_bytes(), input));
        let cause = Cause::SecretWhiteSpace { key: 0, too_much };
        one(&token, &[&oct(given.as_bytes())], cause);
    }
}

#[test]
fn an_empty_secret() {
    let token = compact(HEADER, "{}", |input| code_by(b"", input));
    one(&token, &[HMAC_KEY], Cause::EmptySecret);
    // A key that is empty is none, so it fits nothing, but the cause is the same.
    one(&token, &[&oct(b"")], Cause::EmptySecret);
}

#[test]
fn a_public_key_as_secret() {
    for form in [
        PublicForm::SpkiPem,
        PublicForm::SpkiPemTrimmed,
        PublicForm::Pkcs1Pem,
        PublicForm::Pkcs1PemTrimmed,
        PublicForm::SpkiDer,
        PublicForm::Pkcs1Der,
        PublicForm::Modulus,
    ] {
        let secret = made::public_bytes(form);
        let token = compact(HEADER, "{}", |input| code_by(&secret, input));
        let cause = Cause::PublicKeyAsSecret { key: 0, form };
        one(&token, &[RSA_KEY], cause);
    }
}

/// A token that says `sent` where `signed` was signed.
fn rewritten(sent: [&str; 2], signed: &str) -> String {
    format!(
        "{}.{}.{}",
        sent[0],
        sent[1],
        encode(&code(signed.as_bytes()))
    )
}

#[test]
fn parts_written_anew() {
    use How::*;
    use Which::*;
    let json =
        "{\"url\":\"https://a/b?\",\"name\":\"Zo\u{eb} \u{1f600}\",\r\n \"list\":[1, 2,3]}\n";
    let compact = "{\"url\":\"https://a/b?\",\"name\":\"Zo\u{eb} \u{1f600}\",\"list\":[1,2,3]}";
    let spaced =
        "{\"url\": \"https://a/b?\", \"name\": \"Zo\u{eb} \u{1f600}\", \"list\": [1, 2, 3]}";
    let slashes =
        "{\"url\":\"https:\\/\\/a\\/b?\",\"name\":\"Zo\u{eb} \u{1f600}\",\"list\":[1,2,3]}";
    let escaped =
        "{\"url\":\"https://a/b?\",\"name\":\"Zo\\u00eb \\ud83d\\ude00\",\"list\":[1,2,3]}";
    let header = encode(br#"{"alg":"HS256","x":"?>?"}"#);
    let sent = encode(json.as_bytes());
    let cases: [(&str, &str, Which, How); 10] = [
        (json, compact, Payload, Compact),
        (compact, spaced, Payload, Spaced),
        (compact, slashes, Payload, EscapedSlashes),
        (slashes, compact, Payload, PlainSlashes),
        (compact, escaped, Payload, EscapedUnicode),
        (escaped, compact, Payload, PlainUnicode),
        (json, json.trim_end(), Payload, Trimmed),
        ("{}", "{}\n", Payload, LineFeed),
        ("{\r\n}", "{\n}", Payload, LineFeeds),
        ("{\n}", "{\r\n}", Payload, CarriageReturns),
    ];
    for (sent, signed, which, how) in cases {
        let signed = format!("{header}.{}", encode(signed.as_bytes()));
        let token = rewritten([&header, &encode(sent.as_bytes())], &signed);
        one(&token, &[HMAC_KEY], Cause::Reencoded { key: 0, which, how });
    }
    let base64 = |engine: base64::engine::GeneralPurpose| {
        let header = engine.encode(br#"{"alg":"HS256","x":"?>?"}"#);
        format!("{header}.{}", engine.encode(json))
    };
    let spaced_header = encode(br#"{"alg": "HS256", "x": "?>?"}"#);
    let cases = [
        (base64(URL_SAFE), Both, Padded),
        (base64(STANDARD), Both, StandardPadded),
        (base64(STANDARD_NO_PAD), Both, Standard),
        (format!("{spaced_header}.{sent}"), Header, Spaced),
        (format!("{header}.{sent}\n"), Input, LineFeed),
        (format!("{header}.{json}"), Payload, Unencoded),
    ];
    for (signed, which, how) in cases {
        let token = rewritten([&header, &sent], &signed);
        one(&token, &[HMAC_KEY], Cause::Reencoded { key: 0, which, how });
    }
    let padded = STANDARD.encode(json);
    let token = rewritten([&header, &padded], &format!("{header}.{sent}"));
    let cause = Cause::Reencoded {
        key: 0,
        which: Payload,
        how: Canonical,
    };
    one(&token, &[HMAC_KEY], cause);
}

#[test]
fn an_encoded_payload_where_b64_is_false() {
    let header = encode(br#"{"alg":"HS256","b64":false,"crit":["b64"]}"#);
    let signed = format!("{header}.{}", encode(b"text"));
    let token = rewritten([&header, "text"], &signed);
    let cause = Cause::Reencoded {
        key: 0,
        which: Which::Payload,
        how: How::Encoded,
    };
    one(&token, &[HMAC_KEY], cause);
}

#[test]
fn white_space_inside() {
    let parts: Vec<&str> = HS256.split('.').collect();
    let token = format!(
        r#"{{"protected":"{}","payload":"{} \n","signature":"{}"}}"#,
        parts[0], parts[1], parts[2]
    );
    one(&token, &[HMAC_KEY], Cause::WhiteSpace { key: 0 });
}

#[test]
fn cut_or_longer() {
    let cut = |characters: usize| HS256[..HS256.len() - characters].to_owned();
    for (characters, missing) in [(1, 1), (2, 2), (3, 2), (4, 3), (40, 30), (43, 32)] {
        let cause = Cause::Cut {
            key: 0,
            missing,
            matches: characters < 43,
        };
        one(&cut(characters), &[HMAC_KEY], cause);
    }
    let cut = ES256[..ES256.len() - 8].to_owned();
    let cause = Cause::Cut {
        key: 0,
        missing: 6,
        matches: false,
    };
    one(&cut, &[P256_KEY], cause);
    // A short code of another secret proves nothing.
    let check = checked(&HS256[..HS256.len() - 8], &[&oct(b"another secret")]);
    assert_eq!(check.causes, []);
    let (input, signature) = HS256.rsplit_once('.').unwrap();
    let longer = [decode(signature).bytes, b"more".to_vec()].concat();
    let token = format!("{input}.{}", encode(&longer));
    one(&token, &[HMAC_KEY], Cause::Longer { key: 0, surplus: 4 });
}

#[test]
fn the_nonce_of_microsoft_graph() {
    use sha2::{Digest, Sha256};
    let nonce = "yXtVz0f1Zz_example-nonce-0123456789";
    let hash = encode(&Sha256::digest(nonce));
    let header = |nonce: &str| {
        format!(r#"{{"typ":"JWT","nonce":"{nonce}","alg":"RS256","x5t":"k","kid":"k"}}"#)
    };
    let signed = compact(&header(&hash), "{}", |input| pkcs1("RS256", input));
    let (_, rest) = signed.split_once('.').unwrap();
    let token = format!("{}.{rest}", encode(header(nonce).as_bytes()));
    one(&token, &[RSA_KEY], Cause::GraphNonce { key: 0 });
}

#[test]
fn another_algorithm() {
    let cases = [
        ("RS256", Scheme::Pkcs1(Hash::Sha512)),
        ("PS256", Scheme::Pkcs1(Hash::Sha512)),
    ];
    for (algorithm, scheme) in cases {
        let header = format!(r#"{{"alg":"{algorithm}"}}"#);
        let token = compact(&header, "{}", |input| pkcs1("RS512", input));
        one(&token, &[RSA_KEY], Cause::OtherScheme { key: 0, scheme });
    }
    let token = compact(r#"{"alg":"RS256"}"#, "{}", |input| {
        made::pss("PS256", input)
    });
    let scheme = Scheme::Pss(Hash::Sha256);
    one(&token, &[RSA_KEY], Cause::OtherScheme { key: 0, scheme });
    let token = hs256(r#"{"alg":"HS512"}"#, "{}");
    let scheme = Scheme::Hmac(Hash::Sha256);
    one(&token, &[HMAC_KEY], Cause::OtherScheme { key: 0, scheme });
}

#[test]
fn a_signature_encoded_twice() {
    let (input, signature) = HS256.rsplit_once('.').unwrap();
    let bytes = decode(signature).bytes;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    for (inside, inner) in [
        (hex.clone(), Twice::Hex),
        (hex.to_uppercase(), Twice::Hex),
        (signature.to_owned(), Twice::Base64),
        (STANDARD.encode(&bytes), Twice::Base64),
    ] {
        let token = format!("{input}.{}", encode(inside.as_bytes()));
        one(&token, &[HMAC_KEY], Cause::EncodedTwice { key: 0, inner });
    }
}

#[test]
fn a_detached_payload_with_other_line_ends() {
    let header = encode(HEADER.as_bytes());
    let signed = format!("{header}.{}", encode(b"one\ntwo\n"));
    let token = rewritten([&header, ""], &signed);
    for (given, how) in [
        ("one\r\ntwo\r\n", How::LineFeeds),
        ("one\ntwo", How::LineFeed),
    ] {
        let check = checks(&token, &[HMAC_KEY], Some(given)).remove(0);
        let which = Which::Payload;
        assert_eq!(check.causes, [Cause::Reencoded { key: 0, which, how }]);
    }
}
