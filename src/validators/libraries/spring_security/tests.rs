use super::*;
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[("typ", "\"JWT\""), ("alg", "\"RS256\""), ("kid", "\"k\"")];

const CLAIMS: Members<'_> = &[
    ("aud", "[\"orders\",\"stock\"]"),
    ("iss", "\"https://issuer.example/\""),
    ("nbf", "1795305660"),
    ("exp", "1795305540"),
    ("scp", "\"Orders.Read Orders.Write\""),
];

const SETTINGS: Members<'_> = &[
    ("audiences", "orders"),
    ("issuer-uri", "https://issuer.example/"),
];

/// The challenge of a refusal.
macro_rules! refused {
    ($check:literal, $message:literal, $exception:literal) => {
        concat!(
            $check,
            ": An error occurred while attempting to decode the Jwt: ",
            $message,
            " (",
            $exception,
            ")\n401\nBearer error=\"invalid_token\", ",
            "error_description=\"An error occurred while attempting to decode the Jwt: ",
            $message,
            "\", error_uri=\"https://tools.ietf.org/html/rfc6750#section-3.1\""
        )
    };
}

const AUDIENCE: &str = refused!(
    "audience",
    "The aud claim is not valid",
    "JwtValidationException"
);
const ISSUER: &str = refused!(
    "issuer",
    "The iss claim is not valid",
    "JwtValidationException"
);
const TYPE: &str = refused!(
    "type",
    "the given typ value needs to be one of [JWT]",
    "JwtValidationException"
);
const NIMBUS_TYPE: &str = refused!(
    "nimbus-type",
    "JOSE header typ (type) at+jwt not allowed",
    "BadJwtException"
);
const ALGORITHM: &str = refused!(
    "algorithm",
    "Signed JWT rejected: Another algorithm expected, or no matching key(s) found",
    "BadJwtException"
);

/// A header, claims and settings that differ, and what comes of it.
const CASES: &[(Members<'_>, Members<'_>, Members<'_>, &str)] = &[
    (&[], &[], &[], "accepted"),
    (&[], &[("exp", ""), ("nbf", "")], &[], "accepted"),
    (&[], &[("aud", "\"Orders\"")], &[], AUDIENCE),
    (&[], &[("aud", "\"orders/\"")], &[], AUDIENCE),
    (&[], &[("aud", "")], &[], AUDIENCE),
    (&[], &[("aud", "[]")], &[], AUDIENCE),
    (&[], &[("aud", "")], &[("audiences", "")], "accepted"),
    (
        &[],
        &[("aud", "7")],
        &[],
        refused!("payload-audience", "Malformed payload", "BadJwtException"),
    ),
    (&[], &[("iss", "\"https://issuer.example\"")], &[], ISSUER),
    (&[], &[("iss", "")], &[], ISSUER),
    // The first that refuses is the one that is shown.
    (&[], &[("iss", ""), ("aud", "")], &[], ISSUER),
    (
        &[],
        &[("exp", "1795305539"), ("nbf", ""), ("aud", "")],
        &[],
        refused!(
            "expires",
            "Jwt expired at 2026-11-21T23:58:59Z",
            "JwtValidationException"
        ),
    ),
    (
        &[],
        &[("nbf", "1795305661"), ("exp", "")],
        &[],
        refused!(
            "not-before",
            "Jwt used before 2026-11-22T00:01:01Z",
            "JwtValidationException"
        ),
    ),
    (
        &[],
        &[("exp", "\"soon\"")],
        &[],
        refused!("payload-times", "Malformed payload", "BadJwtException"),
    ),
    (&[("typ", "\"at+jwt\"")], &[], &[], TYPE),
    (
        &[("typ", "\"at+jwt\"")],
        &[],
        &[("Version of Spring Security", "6.5.0")],
        NIMBUS_TYPE,
    ),
    (&[("typ", "\"jwt\"")], &[], &[], "accepted"),
    (&[("typ", "")], &[], &[], "accepted"),
    (&[("alg", "\"ES256\"")], &[], &[], "accepted"),
    (
        &[("alg", "\"ES256\"")],
        &[],
        &[("jwk-set-uri", "https://issuer.example/keys")],
        ALGORITHM,
    ),
    (&[("alg", "\"HS256\"")], &[], &[], ALGORITHM),
    (&[], &[], &[("hasAnyAuthority", "Orders.Write")], "accepted"),
    (
        &[],
        &[],
        &[("hasAnyAuthority", "Orders.Delete")],
        "authorities: The request requires higher privileges than provided by the access token. (AccessDeniedException)\n403\nBearer error=\"insufficient_scope\", error_description=\"The request requires higher privileges than provided by the access token.\", error_uri=\"https://tools.ietf.org/html/rfc6750#section-3.1\"",
    ),
    (
        &[],
        &[],
        &[("Signing key", "wrong signature")],
        refused!(
            "signature",
            "Signed JWT rejected: Invalid signature",
            "BadJwtException"
        ),
    ),
    (
        &[],
        &[],
        &[("Signing key", "no key with this kid")],
        refused!(
            "key",
            "Signed JWT rejected: Another algorithm expected, or no matching key(s) found",
            "BadJwtException"
        ),
    ),
];

#[test]
fn it_says_what_the_first_validator_says() {
    for (header, claims, settings, expected) in CASES {
        let token = token(&with(HEADER, header), &with(CLAIMS, claims));
        let found = said(&PROFILE, &token, &with(SETTINGS, settings));
        // Claims that end before they start are this table's own doing.
        assert_eq!(
            found.trim_start_matches("~ "),
            *expected,
            "{header:?} {claims:?} {settings:?}"
        );
    }
}

#[test]
fn what_is_no_token_is_malformed() {
    let malformed = |check: &str| {
        let text = "An error occurred while attempting to decode the Jwt: Malformed token";
        format!(
            "{check}: {text} (BadJwtException)\n401\nBearer error=\"invalid_token\", error_description=\"{text}\", error_uri=\"https://tools.ietf.org/html/rfc6750#section-3.1\""
        )
    };
    for (input, check) in [
        ("eyJhbGciOiJSUzI1NiJ9", "parsed"),
        ("eyJhbGciOiJSUzI1NiJ9.e30", "parsed"),
        ("eyJhbGciOiJSUzI1NiJ9.e30.", "signed"),
        ("e30.e30.c2ln", "algorithm-named"),
    ] {
        let found = said(&PROFILE, input, SETTINGS);
        assert_eq!(found, malformed(check), "{input}");
    }
    let found = said(&PROFILE, "eyJhbGciOiJub25lIn0.e30.", SETTINGS);
    assert!(found.starts_with("algorithm-named: Unsupported algorithm of none"));
}
