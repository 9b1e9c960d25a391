use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const CLAIMS: Members<'_> = &[
    ("iss", "\"https://issuer.example/\""),
    ("sub", "\"s\""),
    ("aud", "\"api.example.com\""),
    ("exp", "1795305600"),
    ("groups", "[\"a\",\"b\"]"),
    ("scope", "\"read write\""),
];

const SETTINGS: Members<'_> = &[
    ("jwtRules.issuer", "https://issuer.example/"),
    ("jwtRules.audiences", "https://api.example.com"),
];

/// Claims and settings that differ, and what comes of it.
const CASES: &[(Members<'_>, Members<'_>, &str)] = &[
    (&[], &[], "accepted"),
    (&[], &[("requestPrincipals", "*")], "accepted"),
    (
        &[],
        &[("requestPrincipals", "https://issuer.example//*")],
        "accepted",
    ),
    (
        &[],
        &[("requestPrincipals", "https://issuer.example/*")],
        "~ request-principal: RBAC: access denied",
    ),
    (
        &[("sub", "")],
        &[("requestPrincipals", "*")],
        "~ request-principal: RBAC: access denied",
    ),
    (&[], &[("when", "groups any: b, c")], "accepted"),
    (
        &[],
        &[("when", "groups any: c")],
        "when: RBAC: access denied",
    ),
    (&[], &[("when", "scope any \" \": write")], "accepted"),
    // What authentication forgives, a policy does not.
    (
        &[],
        &[("when", "aud any: https://api.example.com")],
        "when-audience: RBAC: access denied",
    ),
    (
        &[("aud", "\"x\"")],
        &[("requestPrincipals", "x")],
        "audience: Audiences in Jwt are not allowed",
    ),
    // A tolerance that was set for another validator does not count.
    (&[("exp", "1795305539")], &[], "lifetime: Jwt is expired"),
];

#[test]
fn a_policy_comes_after_the_token() {
    let header: Members<'_> = &[("alg", "\"RS256\"")];
    for (claims, settings, expected) in CASES {
        let token = token(header, &with(CLAIMS, claims));
        let found = said(&PROFILE, &token, &with(SETTINGS, settings));
        let first = found.lines().next();
        assert_eq!(first, Some(*expected), "{claims:?} {settings:?}");
        if expected.ends_with("RBAC: access denied") {
            assert!(found.ends_with("\n403\nRBAC: access denied"), "{found}");
        }
    }
}
