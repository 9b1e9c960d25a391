use super::*;
use crate::validators::probe::{Members, said, token, with};

const CLAIMS: Members<'_> = &[
    ("aud", "[\"vault\",\"x\"]"),
    ("iss", "\"https://issuer.example\""),
    ("sub", "\"repo:a\""),
    ("iat", "1795305600"),
    ("exp", "1795305600"),
    ("ref", "\"main\""),
];

const SETTINGS: Members<'_> = &[
    ("bound_audiences", "vault"),
    ("bound_issuer", "https://issuer.example"),
    ("user_claim", "sub"),
];

/// Claims and settings that differ, and what comes of it.
const CASES: &[(Members<'_>, Members<'_>, &str)] = &[
    (&[], &[], "accepted"),
    (&[("exp", "1795305540")], &[], "accepted"),
    (
        &[("exp", "1795305539")],
        &[],
        "times: error validating token: invalid expiration time (exp) claim: token is expired",
    ),
    (&[("exp", "")], &[], "accepted"),
    // 150 seconds and the leeway behind iat.
    (
        &[("exp", ""), ("iat", "1795305389")],
        &[],
        "~ times: error validating token: invalid expiration time (exp) claim: token is expired",
    ),
    (
        &[("exp", ""), ("iat", "")],
        &[],
        "~ times: error validating token: no issued at (iat), not before (nbf), or expiration time (exp) claims in token",
    ),
    (
        &[("nbf", "1795305661"), ("exp", "1795309200")],
        &[],
        "times: error validating token: invalid not before (nbf) claim: token not yet valid",
    ),
    (
        &[("aud", "\"vault/\"")],
        &[],
        "audience: error validating token: invalid audience (aud) claim: audience claim does not match any expected audience",
    ),
    (
        &[("aud", "")],
        &[],
        "audience: error validating token: invalid audience (aud) claim: audience claim does not match any expected audience",
    ),
    (
        &[],
        &[("bound_audiences", "")],
        "unbound-audience: audience claim found in JWT but no audiences bound to the role",
    ),
    (&[("aud", "")], &[("bound_audiences", "")], "accepted"),
    (
        &[("iss", "\"https://issuer.example/\"")],
        &[],
        "issuer: error validating token: invalid issuer (iss) claim",
    ),
    (
        &[],
        &[("bound_subject", "repo:b")],
        "subject: error validating token: invalid subject (sub) claim",
    ),
    (
        &[("sub", "")],
        &[],
        "user: claim \"sub\" not found in token",
    ),
    (&[], &[("bound_claims", "ref any: next, main")], "accepted"),
    (
        &[],
        &[("bound_claims", "ref any: next")],
        "bound-claims: error validating claims: claim \"ref\" does not match any associated bound claim values",
    ),
    (
        &[],
        &[("bound_claims", "actor any: a")],
        "bound-claims: error validating claims: claim \"actor\" is missing",
    ),
    (
        &[],
        &[("jwt_supported_algs", "ES256")],
        "algorithm: error validating token: invalid algorithm (alg) header parameter: token signed with unexpected algorithm",
    ),
];

#[test]
fn it_says_which_claim() {
    for (claims, settings, expected) in CASES {
        let token = token(&[("alg", "\"RS256\"")], &with(CLAIMS, claims));
        let found = said(&PROFILE, &token, &with(SETTINGS, settings));
        let (first, answer) = found.split_once('\n').unwrap_or((&found, ""));
        assert_eq!(first, *expected, "{claims:?} {settings:?}");
        if let Some((_, message)) = first.split_once(": ") {
            let message = message.replace('"', "\\\"");
            assert_eq!(answer, format!("400\n{{\"errors\":[\"{message}\"]}}"));
        }
    }
}
