use super::{BODY, PROFILE};
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[("alg", "\"RS256\"")];

const CLAIMS: Members<'_> = &[
    ("iss", "\"https://issuer.example\""),
    ("aud", "\"kubernetes\""),
    ("sub", "\"s\""),
    ("exp", "1795305600"),
];

const SETTINGS: Members<'_> = &[
    ("issuer.url", "https://issuer.example"),
    ("issuer.audiences", "kubernetes"),
];

/// Claims and settings that differ, and what comes of it.
const CASES: &[(Members<'_>, Members<'_>, &str)] = &[
    (&[], &[], "accepted"),
    (&[("aud", "[\"x\",\"kubernetes\"]")], &[], "accepted"),
    (
        &[("aud", "[\"x\",\"y z\"]")],
        &[],
        r#"audience: oidc: verify token: oidc: expected audience "kubernetes" got ["x" "y z"]"#,
    ),
    (
        &[("aud", "")],
        &[],
        r#"audience: oidc: verify token: oidc: expected audience "kubernetes" got []"#,
    ),
    (
        &[("aud", "\"x\"")],
        &[("issuer.audiences", "b\na")],
        r#"audience: oidc: verify token: oidc: expected audience in ["a" "b"] got ["x"]"#,
    ),
    // Of several audiences the library is not told: the expiry comes first.
    (
        &[("aud", "\"x\""), ("exp", "1795305599")],
        &[],
        r#"audience: oidc: verify token: oidc: expected audience "kubernetes" got ["x"]"#,
    ),
    (
        &[("aud", "\"x\""), ("exp", "1795305599")],
        &[("issuer.audiences", "b\na")],
        "expiry: oidc: verify token: oidc: token is expired (Token Expiry: 2026-11-21 23:59:59 +0000 UTC)",
    ),
    (
        &[("aud", "7")],
        &[],
        "audience-read: oidc: verify token: oidc: failed to unmarshal claims: json: cannot unmarshal number into Go value of type []string",
    ),
    (
        &[("iss", "\"https://issuer.example/\"")],
        &[],
        "issuer: invalid bearer token",
    ),
    (&[("iss", "7")], &[], "issuer: invalid bearer token"),
    (
        &[("iss", "\"accounts.google.com\"")],
        &[("issuer.url", "https://accounts.google.com")],
        "accepted",
    ),
    (
        &[("exp", "")],
        &[],
        "expiry: oidc: verify token: oidc: token is expired (Token Expiry: 0001-01-01 00:00:00 +0000 UTC)",
    ),
    (
        &[("exp", "\"soon\"")],
        &[],
        r#"times-read: oidc: verify token: oidc: failed to unmarshal claims: json: invalid number literal, trying to unmarshal "\"soon\"" into Number"#,
    ),
    (&[("nbf", "1795305660")], &[], "accepted"),
    (
        &[("nbf", "1795305661")],
        &[],
        "start: oidc: verify token: oidc: current time 2026-11-22 00:00:00 +0000 UTC before the nbf (not before) time: 2026-11-22 00:01:01 +0000 UTC",
    ),
    (
        &[],
        &[("claimMappings.username.claim", "email")],
        r#"~ username: oidc: parse username claims "email": claim not present"#,
    ),
    (
        &[("sub", "7")],
        &[],
        r#"~ username: oidc: parse username claims "sub": json: cannot unmarshal number into Go value of type string"#,
    ),
    (
        &[("email", "\"a@b\""), ("email_verified", "false")],
        &[("claimMappings.username.claim", "email")],
        "~ username: oidc: email not verified",
    ),
    (
        &[("email", "\"a@b\""), ("email_verified", "\"true\"")],
        &[("claimMappings.username.claim", "email")],
        "~ username: oidc: parse 'email_verified' claim: json: cannot unmarshal string into Go value of type bool",
    ),
    (
        &[("email", "\"a@b\"")],
        &[("claimMappings.username.claim", "email")],
        "accepted",
    ),
    (
        &[("sub", "")],
        &[("claimMappings.username.expression", "claims.oid")],
        "accepted",
    ),
    (
        &[],
        &[("claimValidationRules", "hd: a")],
        "claims: oidc: required claim hd not present in ID token",
    ),
    (
        &[("hd", "\"b\"")],
        &[("claimValidationRules", "hd: a")],
        "claims: oidc: required claim hd value does not match. Got = b, want = a",
    ),
    (
        &[("hd", "[\"a\"]")],
        &[("claimValidationRules", "hd: a")],
        "~ claims: oidc: parse claim hd: json: cannot unmarshal array into Go value of type string",
    ),
    (
        &[("hd", "\"a\"")],
        &[("claimValidationRules", "hd: a")],
        "accepted",
    ),
];

#[test]
fn the_log_says_why_and_the_client_never_learns() {
    for (claims, settings, expected) in CASES {
        let token = token(HEADER, &with(CLAIMS, claims));
        let found = said(&PROFILE, &token, &with(SETTINGS, settings));
        let (said, answer) = found.split_once('\n').unwrap_or((&found, ""));
        assert_eq!(said, *expected, "{claims:?} {settings:?}");
        let refused = !expected.ends_with("accepted");
        assert_eq!(answer == ["401\n", BODY].concat(), refused, "{found}");
    }
}

#[test]
fn flags_allow_one_algorithm_and_a_file_all() {
    let with_alg = |alg| token(&[("alg", alg)], CLAIMS);
    for (alg, settings, expected) in [
        ("\"ES256\"", &[][..], "accepted"),
        (
            "\"ES256\"",
            &[("configured with", "flags")],
            r#"algorithm: oidc: verify token: oidc: id token signed with unsupported algorithm, expected ["RS256"] got "ES256""#,
        ),
        (
            "\"ES256\"",
            &[
                ("configured with", "flags"),
                ("--oidc-signing-algs", "RS256\nES256"),
            ],
            "accepted",
        ),
        (
            "\"none\"",
            &[],
            r#"algorithm: oidc: verify token: oidc: id token signed with unsupported algorithm, expected ["ES256" "ES384" "ES512" "PS256" "PS384" "PS512" "RS256" "RS384" "RS512"] got "none""#,
        ),
    ] {
        let found = said(&PROFILE, &with_alg(alg), &with(SETTINGS, settings));
        assert_eq!(found.lines().next(), Some(expected), "{alg} {settings:?}");
    }
    for (input, expected) in [
        ("opaque", "format: invalid bearer token"),
        ("a.b.c.d.e", "format: invalid bearer token"),
        (
            &with_alg("\"RS256\"").replace("c2lnbmF0dXJl", ""),
            "signature: oidc: verify token: failed to verify signature: failed to verify id token signature",
        ),
        (
            &with_alg("\"RS256\"").replacen("ey", "e*y", 1),
            "header: oidc: verify token: oidc: malformed jwt: <reason>",
        ),
    ] {
        let found = said(&PROFILE, input, SETTINGS);
        assert_eq!(found.lines().next(), Some(expected), "{input}");
    }
}
