//! Key binding, check by check.

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};

use super::*;

const NOW: i64 = 1_700_000_000;

fn holder() -> SigningKey {
    SigningKey::from_slice(&[7; 32]).unwrap()
}

/// The member `cnf` for the holder.
fn confirmation() -> String {
    let point = holder().verifying_key().to_sec1_point(false);
    let (x, y) = point.as_bytes()[1..].split_at(32);
    let (x, y) = (base64url::encode(x), base64url::encode(y));
    format!(r#""cnf":{{"jwk":{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"}}}}"#)
}

const HEADER: &str = r#"{"alg":"ES256","typ":"kb+jwt"}"#;

/// Claims that keep every rule; `{hash}` stands for the hash of the SD-JWT.
const CLAIMS: &str =
    r#"{"iat":1700000000,"aud":"https://verifier.example","nonce":"n","sd_hash":"{hash}"}"#;

const EXPECTED: Expected<'static> = Expected {
    nonce: Some("n"),
    audience: Some("https://verifier.example"),
    now: NOW,
    tolerance: 60,
    max_age: Some(300),
};

/// A presentation with a key binding that the holder signed.
fn present(signed: &str, disclosures: &[&str], header: &str, claims: &str) -> String {
    let sd_jwt = issue(r#"{"alg":"ES256"}"#, signed, disclosures);
    let hash = base64url::encode(&Hash::Sha256.of(sd_jwt.as_bytes()));
    let claims = claims.replace("{hash}", &hash);
    let parts = [header, &claims].map(|part| base64url::encode(part.as_bytes()));
    let input = parts.join(".");
    let signature: Signature = holder().sign(input.as_bytes());
    let signature = base64url::encode(&signature.to_bytes());
    format!("{sd_jwt}{input}.{signature}")
}

#[test]
fn a_good_key_binding() {
    let signed = format!("{{{}}}", confirmation());
    let text = present(&signed, &[], HEADER, CLAIMS);
    let checks = check(&text, &EXPECTED);
    let rules: Vec<_> = checks
        .iter()
        .map(|check| format!("{:?}", check.rule))
        .collect();
    let all = "Form Key Algorithm Signature Type IssuedAt Nonce Audience Hash";
    assert_eq!(rules.join(" "), all);
    assert_eq!(misses(&checks), [""; 0]);
    // `cnf` may come by way of a disclosure, although it should not.
    let disclosed = format!(r#"["s",{}]"#, confirmation().replacen(':', ",", 1));
    let text = present(r#"{"_sd":["{0}"]}"#, &[&disclosed], HEADER, CLAIMS);
    assert_eq!(misses(&check(&text, &EXPECTED)), [""; 0]);
}

#[test]
fn nothing_to_check() {
    let text = issue(r#"{"alg":"ES256"}"#, "{}", &[]);
    assert_eq!(check(&text, &EXPECTED), []);
}

#[test]
fn rules_of_the_header_and_the_claims() {
    let claims = |from: &str, to: &str| {
        assert!(CLAIMS.contains(from));
        CLAIMS.replace(from, to)
    };
    let header = |text: &str| text.to_owned();
    let good = || (header(HEADER), CLAIMS.to_owned());
    let with = |own: String| (header(HEADER), own);
    let of = |own: &str| (header(own), CLAIMS.to_owned());
    // What the holder says, what is expected, what is said.
    let cases: &[((String, String), Expected<'_>, &[&str])] = &[
        (
            of(r#"{"alg":"ES256","typ":"JWT"}"#),
            EXPECTED,
            &[r#"Type: Failed(Differs { found: "JWT", wanted: "kb+jwt" })"#],
        ),
        (
            of(r#"{"alg":"ES256"}"#),
            EXPECTED,
            &["Type: Failed(Missing)"],
        ),
        (
            of(r#"{"alg":"none","typ":"kb+jwt"}"#),
            EXPECTED,
            &[
                "Algorithm: Failed(AlgorithmNone)",
                "Signature: NotChecked(NoKey)",
            ],
        ),
        (
            of(r#"{"alg":"HS256","typ":"kb+jwt"}"#),
            EXPECTED,
            &[
                r#"Algorithm: Failed(AlgorithmNoSignature("HS256"))"#,
                "Signature: NotChecked(NoKey)",
            ],
        ),
        (
            of(r#"{"alg":"ES256X","typ":"kb+jwt"}"#),
            EXPECTED,
            &[
                r#"Algorithm: NotChecked(AlgorithmUnknown("ES256X"))"#,
                "Signature: NotChecked(NoKey)",
            ],
        ),
        (
            of(r#"{"typ":"kb+jwt"}"#),
            EXPECTED,
            &["Algorithm: Failed(Missing)", "Signature: NotChecked(NoKey)"],
        ),
        (
            of(r#"{"alg":"ES384","typ":"kb+jwt"}"#),
            EXPECTED,
            &["Signature: Failed(KeyUnusable)"],
        ),
        (
            of(r#"{"alg":"ES256","typ":"kb+jwt","crit":["x"],"x":1}"#),
            EXPECTED,
            &["Signature: Failed(Critical)"],
        ),
        (
            with(claims(r#""n""#, r#""m""#)),
            EXPECTED,
            &[r#"Nonce: Failed(Differs { found: "m", wanted: "n" })"#],
        ),
        (
            with(claims(r#""nonce":"n","#, "")),
            EXPECTED,
            &["Nonce: Failed(Missing)"],
        ),
        (
            with(claims(r#""n""#, "1")),
            EXPECTED,
            &[r#"Nonce: Failed(WrongType { kind: Number, raw: "1" })"#],
        ),
        // §4.3: one string, unlike `aud` of other tokens.
        (
            with(claims(
                r#""https://verifier.example""#,
                r#"["https://verifier.example"]"#,
            )),
            EXPECTED,
            &[
                r#"Audience: Failed(WrongType { kind: Array, raw: "[\"https://verifier.example\"]" })"#,
            ],
        ),
        (
            with(claims("example", "example/")),
            EXPECTED,
            &[
                r#"Audience: Failed(Differs { found: "https://verifier.example/", wanted: "https://verifier.example" })"#,
            ],
        ),
        (
            good(),
            Expected {
                nonce: None,
                audience: None,
                max_age: None,
                now: NOW + 5,
                ..EXPECTED
            },
            &[
                "IssuedAt: NotChecked(NoLimit(5))",
                r#"Nonce: NotChecked(NothingExpected("n"))"#,
                r#"Audience: NotChecked(NothingExpected("https://verifier.example"))"#,
            ],
        ),
        (
            good(),
            Expected {
                now: NOW + 361,
                ..EXPECTED
            },
            &["IssuedAt: Failed(Old { age: 361, most: 300 })"],
        ),
        (
            good(),
            Expected {
                now: NOW + 360,
                ..EXPECTED
            },
            &[],
        ),
        (
            good(),
            Expected {
                now: NOW - 60,
                ..EXPECTED
            },
            &[],
        ),
        (
            good(),
            Expected {
                now: NOW - 61,
                ..EXPECTED
            },
            &["IssuedAt: Failed(Future(61))"],
        ),
        (
            with(claims("1700000000", r#""1700000000""#)),
            EXPECTED,
            &[r#"IssuedAt: Failed(WrongType { kind: String, raw: "1700000000" })"#],
        ),
        (
            with(claims(r#""iat":1700000000,"#, "")),
            EXPECTED,
            &["IssuedAt: Failed(Missing)"],
        ),
        // Numbers that no clock shows.
        (
            with(claims("1700000000", "1e99")),
            Expected {
                now: i64::MIN,
                tolerance: i64::MIN,
                ..EXPECTED
            },
            &["IssuedAt: Failed(Future(9223372036854775807))"],
        ),
        (
            with(claims(r#","sd_hash":"{hash}""#, "")),
            EXPECTED,
            &["Hash: Failed(Missing)"],
        ),
    ];
    let signed = format!("{{{}}}", confirmation());
    for ((header, claims), expected, said) in cases {
        let text = present(&signed, &[], header, claims);
        let misses = misses(&check(&text, expected));
        assert_eq!(misses, *said, "{header} {claims}");
    }
}

#[test]
fn the_key_of_the_holder() {
    let key = confirmation();
    let other = key.replace("\"x\":\"", "\"x\":\"A");
    for (signed, said) in [
        ("{}", "Key: Failed(Missing)"),
        (
            r#"{"cnf":1}"#,
            r#"Key: Failed(WrongType { kind: Number, raw: "1" })"#,
        ),
        (
            r#"{"cnf":{"kid":"1","jku":"x"}}"#,
            r#"Key: NotChecked(OtherConfirmation(["kid", "jku"]))"#,
        ),
        (
            r#"{"cnf":{"jwk":{}}}"#,
            r#"Key: Failed(KeyFaulty([Missing("kty")]))"#,
        ),
    ] {
        let text = present(signed, &[], HEADER, CLAIMS);
        let misses = misses(&check(&text, &EXPECTED));
        assert_eq!(misses, [said, "Signature: NotChecked(NoKey)"], "{signed}");
    }
    // A faulty key is tried all the same.
    let text = present(&format!("{{{other}}}"), &[], HEADER, CLAIMS);
    let said = misses(&check(&text, &EXPECTED));
    assert!(said[0].starts_with("Key: Failed(KeyFaulty(["), "{said:?}");
    assert_eq!(said[1..], ["Signature: Failed(KeyUnusable)"]);
}

/// What was changed after the holder signed.
#[test]
fn what_the_holder_did_not_send() {
    let signed = format!(r#"{{"_sd":["{{0}}","{{1}}"],{}}}"#, confirmation());
    let disclosures = [r#"["s","a",1]"#, r#"["t","b",2]"#];
    let text = present(&signed, &disclosures, HEADER, CLAIMS);
    assert_eq!(misses(&check(&text, &EXPECTED)), [""; 0]);
    let pieces: Vec<&str> = text.split('~').collect();
    let said = |text: &str| {
        let misses = misses(&check(text, &EXPECTED));
        let rules = misses.iter().filter_map(|miss| miss.split_once(" {"));
        let short: Vec<String> = rules.map(|(rule, _)| rule.to_owned()).collect();
        assert_eq!(short.len(), misses.len(), "{misses:?}");
        short
    };
    // A disclosure less, and two in another order.
    let less = [pieces[0], pieces[1], pieces[3]].join("~");
    assert_eq!(said(&less), ["Hash: Failed(Differs"]);
    let turned = [pieces[0], pieces[2], pieces[1], pieces[3]].join("~");
    assert_eq!(said(&turned), ["Hash: Failed(Differs"]);
    // Another hash than that of the disclosures cannot be computed.
    let signed = format!(r#"{{"_sd_alg":"md5",{}}}"#, confirmation());
    let text = present(&signed, &[], HEADER, CLAIMS);
    let misses_of = |text: &str| misses(&check(text, &EXPECTED));
    assert_eq!(misses_of(&text), ["Hash: NotChecked(HashUnknown)"]);
}

#[test]
fn damaged_key_bindings() {
    let signed = format!("{{{}}}", confirmation());
    let text = present(&signed, &[], HEADER, CLAIMS);
    let (jwt, binding) = text.split_once('~').unwrap();
    let parts: Vec<&str> = binding.split('.').collect();
    let (header, claims, signature) = (parts[0], parts[1], parts[2]);
    let cut = base64url::encode(br#"{"nonce":"n""#);
    let rest = [
        "Key",
        "Algorithm",
        "Signature",
        "Type",
        "IssuedAt",
        "Nonce",
        "Audience",
        "Hash",
    ];
    for (binding, failure) in [
        (format!("{header}.{claims}"), "Parts(2)"),
        (format!("{binding}.x"), "Parts(4)"),
        (format!("{header}.{claims}.{signature}="), "Unreadable"),
        (format!("{header}..{signature}"), "Unreadable"),
        (format!("{header}=.{claims}.{signature}"), "Unreadable"),
        (format!("{header}.{cut}.{signature}"), "Unreadable"),
        (format!("e.{claims}.{signature}"), "Unreadable"),
        ("..".to_owned(), "Unreadable"),
    ] {
        let misses = misses(&check(&format!("{jwt}~{binding}"), &EXPECTED));
        assert_eq!(misses[0], format!("Form: Failed({failure})"), "{binding}");
        let others = rest.map(|rule| format!("{rule}: NotChecked(Unreadable)"));
        assert_eq!(misses[1..], others, "{binding}");
    }
    let wrong = base64url::encode(&[1; 64]);
    let said = misses(&check(
        &format!("{jwt}~{header}.{claims}.{wrong}"),
        &EXPECTED,
    ));
    assert_eq!(said, ["Signature: Failed(WrongSignature)"]);
}
