//! What tokens are tied to: the examples of the standards, each way to break them, and what nobody should send.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "bindings/certificate.rs"]
mod certificate;
#[path = "bindings/client_attestation.rs"]
mod client_attestation;
#[path = "bindings/dpop.rs"]
mod dpop;
#[path = "bindings/hashes.rs"]
mod hashes;
#[path = "bindings/logout.rs"]
mod logout;
#[path = "bindings/security_event.rs"]
mod security_event;

use std::collections::BTreeSet;

use audlens::binding::check::{Check, Outcome};
use audlens::binding::{self as own, Beside, Bound, Request, check};
use audlens::token::{self, Reading, base64url};

/// RFC 9449 §5.
const TOKEN_PROOF: &str = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
/// RFC 9449 §7.1.
const OPAQUE_TOKEN: &str = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
/// RFC 9449 §6.1.
const BOUND_TOKEN: &str = "eyJhbGciOiJFUzI1NiIsImtpZCI6IkJlQUxrYiJ9.eyJzdWIiOiJzb21lb25lQGV4YW1wbGUuY29tIiwiaXNzIjoiaHR0cHM6Ly9zZXJ2ZXIuZXhhbXBsZS5jb20iLCJuYmYiOjE1NjIyNjI2MTEsImV4cCI6MTU2MjI2NjIxNiwiY25mIjp7ImprdCI6IjBaY09DT1JaTll5LURXcHFxMzBqWnlKR0hUTjBkMkhnbEJWM3VpZ3VBNEkifX0.3Tyo8VTcn6u_PboUmAOYUY1kfAavomW_YwYMkmRNizLJoQzWy2fCo79Zi5yObpIzjWb5xW4OGld7ESZrh0fsrA";
/// The key of the proofs in RFC 9449.
const JWK: &str = r#"{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}"#;
/// draft-ietf-oauth-attestation-based-client-auth-10 §4.
const ATTESTATION: &str = "eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0IiwiYWxnIjoiRVMyNTYiLCJraWQiOiIxMSJ9.eyJzdWIiOiJodHRwczovL2NsaWVudC5leGFtcGxlLmNvbSIsImlhdCI6MTc3MjQ4NzU5NSwiZXhwIjoyNTI5ODY2Mzk0LCJjbmYiOnsiandrIjp7Imt0eSI6IkVDIiwidXNlIjoic2lnIiwiY3J2IjoiUC0yNTYiLCJ4IjoiVmNLVk5CWjRJYUJBWVczanhNNHczVEpGVkE3bXllVUdReUd0LWdfeXZwUSIsInkiOiJmLUUtaFlFM1RBV0t3aFZ2OXBlajlOQUJzOVNYOVhzTk84MHg1N2pGVHlVIn19fQ._TS4d-LAnRlwdN97wiVnl4z7C9gvm45IWr-BvGTzeZaHtZtgNZ88gvzroU3LElUPbgF4kWi_DFORnKzsx5yu6A";
/// draft-ietf-oauth-attestation-based-client-auth-10 §5.1.
const ATTESTATION_PROOF: &str = "eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.eyJhdWQiOiJodHRwczovL2FzLmV4YW1wbGUuY29tIiwianRpIjoiZDI1ZDAwYWItNTUyYi00NmZjLWFlMTktOThmNDQwZjI1MDY0IiwiaWF0IjoxNzcyNDg3NTk1LCJjaGFsbGVuZ2UiOiI1YzFhOWUxMC0yOWZmLTRjMmItYWU3My01N2MwOTU3YzA5YzQifQ.M4Uc4rWVAqaLlmDDUXQKkKPbAQKj0JrTizLgWhZndmbkvM3VL8y-w_QJr7Z0HZlH94E64cLa8L5fSjJItYv0jg";

/// A token with a signature of nobody.
fn made(header: &str, claims: &str) -> Reading {
    let parts = [header, claims, "signed"].map(|part| base64url::encode(part.as_bytes()));
    token::read(&parts.join("."))
}

/// What is said of a token, a line each.
fn said(subject: &Reading, beside: &Beside<'_>) -> Vec<String> {
    let groups = check(subject, beside);
    groups
        .iter()
        .flat_map(|group| group.checks.iter().map(line))
        .collect()
}

fn line(check: &Check) -> String {
    let outcome = match &check.outcome {
        Outcome::Passed => "passed".to_owned(),
        Outcome::Failed { expected, found } => format!("failed, {expected:?}, {found:?}"),
        Outcome::NotChecked(why) => format!("not checked, {why:?}"),
        Outcome::DoesNotApply => "does not apply".to_owned(),
    };
    format!("{}: {outcome}", check.rule.code)
}

/// What differs between what is said of two cases.
fn changed(before: &[String], after: &[String]) -> Vec<String> {
    after
        .iter()
        .filter(|line| !before.contains(line))
        .cloned()
        .collect()
}

const LOGOUT: &str = r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","iat":1471566154,"exp":1471566274,"jti":"bWJq","sid":"08a5019c-17e1-4977-8f42-65a12843ea02","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#;

/// The framework's example "SET Containing a SSF Event with a Simple Subject", abridged.
const SIGNAL: &str = r#"{"iss":"https://idp.example.com/","jti":"a","iat":1520364019,"aud":"b","txn":"8675309","sub_id":{"format":"email","email":"foo@example.com"},"events":{"https://schemas.openid.net/secevent/risc/event-type/account-enabled":{}}}"#;

#[test]
fn what_a_token_is() {
    let cases: &[(&str, &str, &[Bound])] = &[
        (
            r#"{"typ":"JWT"}"#,
            r#"{"htm":"GET","htu":"x"}"#,
            &[Bound::DpopProof],
        ),
        (r#"{"typ":"at+jwt"}"#, r#"{"htm":"GET","htu":"x"}"#, &[]),
        ("{}", r#"{"htm":"GET"}"#, &[]),
        (r#"{"typ":"dpop+jwt"}"#, "{}", &[Bound::DpopProof]),
        (r#"{"typ":"secevent+jwt"}"#, LOGOUT, &[Bound::SecurityEvent]),
        ("{}", LOGOUT, &[Bound::Logout]),
        ("{}", SIGNAL, &[Bound::SecurityEvent]),
        (
            "{}",
            r#"{"at_hash":"a","cnf":{"jkt":"b","x5t#S256":"c"}}"#,
            &[Bound::Hashes, Bound::DpopKey, Bound::Certificate],
        ),
        ("{}", r#"{"cnf":"jkt"}"#, &[]),
        ("{}", r#"{"cnf":{"kid":"a"}}"#, &[]),
        ("[]", "[]", &[]),
    ];
    for (header, claims, expected) in cases {
        assert_eq!(
            Bound::of(&made(header, claims)),
            *expected,
            "{header} {claims}"
        );
    }
    for text in [
        "",
        "x",
        OPAQUE_TOKEN,
        "{}",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..a.b.c",
    ] {
        assert_eq!(check(&token::read(text), &Beside::default()), [], "{text}");
    }
    // An encrypted one says by `typ` what it is, and nothing more.
    let header = base64url::encode(br#"{"alg":"dir","enc":"A128GCM","typ":"logout+jwt"}"#);
    let lines = said(
        &token::read(&format!("{header}..AAAA.AAAA.AAAA")),
        &Beside::default(),
    );
    assert_eq!(lines.get(2).unwrap(), "logout-iss: not checked, Encrypted");
    // A cut-off payload: what is not there may stand behind the cut.
    let cut = made(
        r#"{"typ":"logout+jwt","alg":"RS256"}"#,
        r#"{"iss":"a","jti":"#,
    );
    let lines = said(&cut, &Beside::default());
    assert_eq!(
        lines.get(2..4).unwrap(),
        ["logout-iss: passed", "logout-aud: not checked, Unreadable"]
    );
    // Claims alone have no signature.
    let bare = token::read(r#"{"htm":"GET","htu":"https://h/","jti":"a","iat":0,"sub":"x"}"#);
    let lines = said(&bare, &Beside::default());
    assert_eq!(
        lines.get(..6).unwrap(),
        [
            "dpop-form: failed, Compact, OtherForm",
            "dpop-typ: not checked, Unreadable",
            "dpop-alg: not checked, Unreadable",
            "dpop-jwk: not checked, Unreadable",
            "dpop-jwk-public: not checked, Unreadable",
            "dpop-signature: not checked, NoKey",
        ]
    );
}

/// Words are written for each code, so each check must be listed, once.
#[test]
fn every_rule_is_listed_under_a_code_of_its_own() {
    let tables: [&[_]; 7] = [
        &own::certificate::RULES,
        &own::client_attestation::RULES,
        &own::client_attestation::PROOF_RULES,
        &own::dpop::RULES,
        &own::hashes::RULES,
        &own::logout::RULES,
        &own::security_event::RULES,
    ];
    let all: Vec<_> = tables.concat();
    let codes: BTreeSet<_> = all.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), all.len());
    let plain = |code: &str| {
        code.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    assert!(codes.iter().all(|code| plain(code)), "{codes:?}");
    let subjects = [
        made("{}", r#"{"cnf":{"x5t#S256":"a"}}"#),
        token::read(ATTESTATION),
        token::read(ATTESTATION_PROOF),
        token::read(TOKEN_PROOF),
        made("{}", r#"{"at_hash":"a"}"#),
        made("{}", LOGOUT),
        made("{}", SIGNAL),
    ];
    for (table, subject) in tables.iter().zip(&subjects) {
        let groups = check(subject, &Beside::default());
        let checked = groups.iter().flat_map(|group| &group.checks);
        let checked: Vec<_> = checked.map(|check| check.rule).collect();
        assert_eq!(checked, *table);
    }
    let codes: BTreeSet<_> = Bound::ALL.map(Bound::code).into_iter().collect();
    assert_eq!(codes.len(), Bound::ALL.len());
}

#[test]
fn nothing_hurts() {
    let now = [i64::MIN, 0, i64::MAX];
    let events: Vec<_> = (0..10_000)
        .map(|n| format!("\"urn:event:{n}\":{{}}"))
        .collect();
    let events = format!("{{\"events\":{{{}}}}}", events.join(","));
    let dots = "/..".repeat(20_000);
    let escapes = "%2e/%".repeat(20_000);
    let long = |text: &str| {
        format!(
            r#"{{"htm":"GET","htu":"https://h/{text}","iat":-9223372036854775808,"ath":"{text}"}}"#
        )
    };
    let deep = format!(
        r#"{{"events":{}1{}}}"#,
        "{\"a\":".repeat(1_000),
        "}".repeat(1_000)
    );
    let claims = [
        events,
        long(&dots),
        long(&escapes),
        deep,
        r#"{"iat":1e400,"exp":-1e400,"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#.to_owned(),
        r#"{"events":{"":{},"é":{}},"toe":99999999999999999999}"#.to_owned(),
        r#"{"at_hash":"é","c_hash":null,"s_hash":{},"cnf":{"jkt":[],"x5t#S256":1}}"#.to_owned(),
        r#"{"cnf":{"jwk":{"kty":"EC","crv":"P-256","x":"","y":""}}}"#.to_owned(),
        r#"{"cnf":{"jwk":{"kty":"OKP","crv":"Ed25519","x":"AA"}}}"#.to_owned(),
        "null".to_owned(),
    ];
    let headers = [
        "{}".to_owned(),
        r#"{"typ":"logout+jwt","alg":"RS256"}"#.to_owned(),
        r#"{"typ":"secevent+jwt","alg":1}"#.to_owned(),
        r#"{"typ":"oauth-client-attestation+jwt","alg":"ES256"}"#.to_owned(),
        r#"{"typ":"oauth-client-attestation-pop+jwt","alg":"EdDSA"}"#.to_owned(),
        format!(r#"{{"typ":"dpop+jwt","alg":"ES256","jwk":{JWK}}}"#),
        r#"{"typ":"dpop+jwt","alg":"EdDSA","jwk":{"kty":"OKP","crv":"Ed25519","x":"AA"}}"#
            .to_owned(),
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}}"#
            .to_owned(),
    ];
    let all: Vec<_> = headers
        .iter()
        .flat_map(|header| claims.iter().map(move |claims| made(header, claims)))
        .collect();
    let others: Vec<_> = all.iter().step_by(7).cloned().collect();
    for subject in &all {
        for now in now {
            let beside = Beside {
                others: &others,
                request: Some(Request {
                    method: "",
                    address: "https://h/%",
                }),
                code: Some(""),
                state: Some("é"),
                nonce: Some(""),
                now,
                ..Beside::default()
            };
            check(subject, &beside);
        }
    }
}

/// The proofs of the DPoP draft and the security event of RFC 8417.
#[test]
fn the_corpora() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/corpora/rfc-examples/"
    );
    let tokens = |name: &str| -> Vec<Reading> {
        let Ok(text) = std::fs::read_to_string(format!("{folder}{name}")) else {
            println!("skipped: corpora not present");
            return Vec::new();
        };
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let tokens = file
            .get("tokens")
            .and_then(|tokens| tokens.as_array())
            .unwrap();
        tokens
            .iter()
            .map(|token| token::read(token.get("token").unwrap().as_str().unwrap()))
            .collect()
    };
    for proof in tokens("draft-dpop.json") {
        let now = 1_562_262_700;
        let lines = said(
            &proof,
            &Beside {
                now,
                ..Beside::default()
            },
        );
        let open: Vec<_> = lines
            .iter()
            .filter(|line| !line.ends_with("passed"))
            .collect();
        let expected = [
            "dpop-htm: not checked, NoRequest",
            "dpop-htu: not checked, NoRequest",
            "dpop-nonce: does not apply",
            "dpop-jkt: not checked, NoAccessToken",
            "dpop-scheme: not checked, NoAccessToken",
        ];
        // The second is of 45 minutes later, the third goes with an access token.
        let own = |line: &&&String| !line.starts_with("dpop-ath") && !line.starts_with("dpop-iat");
        let open: Vec<_> = open.iter().filter(own).collect();
        assert_eq!(open, expected.iter().collect::<Vec<_>>());
    }
    for event in tokens("rfc8417.json") {
        let lines = said(&event, &Beside::default());
        let failed: Vec<_> = lines
            .iter()
            .filter(|line| line.contains("failed"))
            .collect();
        assert_eq!(failed, Vec::<&String>::new());
    }
}
