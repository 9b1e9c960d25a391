//! What is said of tokens.

use audlens::scenario::{NOON, scenarios};
use audlens::token::base64url::encode;

use crate::audlens_command::{audlens, file};
use crate::{HEADER, JWE, NOON_UTC, check, pinned, scenario};

/// Every situation before its validator.
#[test]
fn every_scenario_is_checked() {
    for scenario in scenarios() {
        let ran = check(&scenario, &[]);
        let refused = match scenario
            .says()
            .gates
            .iter()
            .any(|(_, state)| state == "failed")
        {
            true => 1,
            false => 0,
        };
        // A validator with checks of its own may ask less than all gates.
        if scenario.case(NOON).validator.checks.is_empty() {
            assert_eq!(ran.status, refused, "{}", scenario.id);
        }
        assert!(ran.stderr.is_empty(), "{}: {}", scenario.id, ran.stderr);
        pinned(&format!("check-{}", scenario.id), &ran.report());
    }
}

/// What is said of tokens of every form, without anybody asking.
#[test]
fn tokens_are_inspected() {
    for id in [
        "trailing-slash",
        "damaged-token",
        "cut-token",
        "opaque-token",
        "unsecured-token",
        "invisible-character",
    ] {
        let ran = audlens(&["inspect", "--at", NOON_UTC], &scenario(id).input(NOON));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{id}");
        pinned(&format!("inspect-{id}"), &ran.report());
    }
    let claims =
        encode(br#"{"aud":"a","nested":"eyJhbGciOiJSUzI1NiJ9.e30.c2VjcmV0","esc":"\u001b[31m"}"#);
    let two = format!(
        "{{\"access_token\": \"{HEADER}.{claims}.c2ln\", \"id_token\": \"{HEADER}.e30.c2ln\"}}"
    );
    let keys = file("keys.json", r#"{"keys":[{"kty":"RSA","kid":"other"}]}"#);
    let ran = audlens(&["inspect", "--at", NOON_UTC, "--keys", &keys], &two);
    pinned("inspect-two-tokens", &ran.report());
    let ran = audlens(&["inspect", "--at", NOON_UTC], JWE);
    pinned("inspect-encrypted", &ran.report());
}
