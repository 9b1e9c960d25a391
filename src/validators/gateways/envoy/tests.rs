use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[("alg", "\"RS256\""), ("kid", "\"k\"")];

const CLAIMS: Members<'_> = &[
    ("iss", "\"https://issuer.example/\""),
    ("aud", "\"https://api.example.com\""),
    ("exp", "1795305600"),
];

const SETTINGS: Members<'_> = &[
    ("issuer", "https://issuer.example/"),
    ("audiences", "api.example.com"),
];

const INVALID: &str = "\nBearer realm=\"<address of the request>\", error=\"invalid_token\"\n";

/// Claims and settings that differ, and what comes of it: the check, then text and status.
const CASES: &[(Members<'_>, Members<'_>, &str, &str)] = &[
    (&[], &[], "accepted", ""),
    (
        &[("aud", "[\"x\",\"http://api.example.com/\"]")],
        &[],
        "accepted",
        "",
    ),
    (
        &[("aud", "\"api.example.com\"")],
        &[("audiences", "https://api.example.com/")],
        "accepted",
        "",
    ),
    (
        &[("aud", "\"api.example.com//\"")],
        &[],
        "audience",
        "Audiences in Jwt are not allowed 403",
    ),
    (
        &[("aud", "\"HTTPS://api.example.com\"")],
        &[],
        "audience",
        "Audiences in Jwt are not allowed 403",
    ),
    (
        &[("aud", "")],
        &[],
        "audience",
        "Audiences in Jwt are not allowed 403",
    ),
    (&[("aud", "")], &[("audiences", "")], "accepted", ""),
    (
        &[("aud", "7")],
        &[],
        "audience-read",
        "Jwt payload [aud] field is not a string or string list 401",
    ),
    (
        &[("aud", "[\"api.example.com\",7]")],
        &[],
        "audience-read",
        "Jwt payload [aud] field is not a string or string list 401",
    ),
    (
        &[("iss", "\"https://issuer.example\"")],
        &[],
        "issuer",
        "Jwt issuer is not configured 401",
    ),
    (
        &[("iss", "")],
        &[],
        "issuer",
        "Jwt issuer is not configured 401",
    ),
    (&[("iss", "")], &[("issuer", "")], "accepted", ""),
    (
        &[("iss", "7")],
        &[],
        "issuer-read",
        "Jwt payload [iss] field is not a string 401",
    ),
    // The tolerance of a minute, to the second.
    (&[("exp", "1795305540")], &[], "accepted", ""),
    (
        &[("exp", "1795305539")],
        &[],
        "lifetime",
        "Jwt is expired 401",
    ),
    (
        &[("exp", "1795305539")],
        &[("clock_skew_seconds", "0")],
        "lifetime",
        "Jwt is expired 401",
    ),
    (
        &[("exp", "1795305539")],
        &[("clock_skew_seconds", "61")],
        "accepted",
        "",
    ),
    (&[("exp", ""), ("nbf", "1795305660")], &[], "accepted", ""),
    (
        &[("exp", ""), ("nbf", "1795305661")],
        &[],
        "lifetime",
        "Jwt not yet valid 401",
    ),
    (&[("nbf", "1795305601")], &[], "accepted", ""),
    (
        &[("exp", "\"soon\"")],
        &[],
        "times-read",
        "Jwt payload [exp] field is not an integer 401",
    ),
    (
        &[("exp", "-1")],
        &[],
        "times-read",
        "Jwt payload [exp] field is not a positive 64 bit integer 401",
    ),
    (&[("exp", "")], &[], "accepted", ""),
    (
        &[("exp", "")],
        &[("require_expiration", "true")],
        "expiration",
        "Jwt verification fails 401",
    ),
    (
        &[("exp", "")],
        &[("max_lifetime", "600")],
        "expiration",
        "Jwt verification fails 401",
    ),
    (
        &[("exp", "1795306199")],
        &[("max_lifetime", "600")],
        "accepted",
        "",
    ),
    // The signature comes last, and a text of its own.
    (
        &[("aud", "\"x\"")],
        &[("Signing key", "")],
        "audience",
        "Audiences in Jwt are not allowed 403",
    ),
    (
        &[],
        &[("Key", "wrong signature")],
        "~ signature",
        "Jwt verification fails 401",
    ),
    (
        &[],
        &[("Key", "no key with this kid")],
        "~ signature",
        "Jwks doesn't have key to match kid or alg from Jwt 401",
    ),
];

#[test]
fn it_looks_at_the_claims_before_the_signature() {
    for (claims, settings, check, text) in CASES {
        let settings: Vec<_> = settings
            .iter()
            .filter(|(name, _)| *name != "Signing key")
            .copied()
            .collect();
        let found = said(
            &PROFILE,
            &token(HEADER, &with(CLAIMS, claims)),
            &with(SETTINGS, &settings),
        );
        assert_eq!(found, expected(check, text), "{claims:?} {settings:?}");
    }
}

fn expected(check: &str, text: &str) -> String {
    match text.rsplit_once(' ') {
        None => check.to_owned(),
        Some((text, status)) => [check, ": ", text, "\n", status, INVALID, text].concat(),
    }
}

#[test]
fn a_token_is_taken_apart_first() {
    let whole = token(HEADER, CLAIMS);
    let unsigned = token(&[("alg", "\"none\"")], CLAIMS).replace("c2lnbmF0dXJl", "");
    let format =
        "Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections 401";
    for (input, check, text) in [
        ("opaque", "format", format),
        (unsigned.as_str(), "signed", format),
        ("a.b.c.d.e", "format", format),
        (
            "eyJ9.e30.c2ln",
            "header",
            "Jwt header is an invalid JSON 401",
        ),
        (
            &whole.replace(".ey", ".e*y"),
            "payload",
            "Jwt payload is an invalid Base64url encoded 401",
        ),
        (
            &token(&[("alg", "\"none\"")], CLAIMS),
            "algorithm",
            "Jwt header [alg] is not supported 401",
        ),
        (
            &token(&[("typ", "\"JWT\"")], CLAIMS),
            "algorithm",
            "Jwt header [alg] field is required and must be a string 401",
        ),
        (
            &token(&[("alg", "\"RS256\""), ("kid", "7")], CLAIMS),
            "~ payload",
            "Jwt header [kid] field is not a string 401",
        ),
    ] {
        assert_eq!(
            said(&PROFILE, input, SETTINGS),
            expected(check, text),
            "{input}"
        );
    }
}

#[test]
fn a_rule_may_ask_for_nothing() {
    let wrong = token(HEADER, &with(CLAIMS, &[("aud", "\"x\"")]));
    for (requires, expected) in [
        (
            "allow_missing",
            "audience: Audiences in Jwt are not allowed",
        ),
        ("allow_missing_or_failed", "~ accepted"),
    ] {
        let settings = with(SETTINGS, &[("requires", requires)]);
        let found = said(&PROFILE, &wrong, &settings);
        assert_eq!(found.lines().next(), Some(expected));
    }
    let stripped = with(SETTINGS, &[("strip_failure_response", "true")]);
    let found = said(&PROFILE, &wrong, &stripped);
    assert_eq!(found, "audience: Audiences in Jwt are not allowed\n403");
}
