use super::*;
use crate::validators::probe::{Members, said, token, with};

const CLAIMS: Members<'_> = &[
    ("aud", "[\"orders\"]"),
    ("iss", "\"https://issuer.example/\""),
    ("iat", "1795305500"),
    ("exp", "1795305541"),
    ("upn", "\"a@b\""),
];

const SETTINGS: Members<'_> = &[
    ("mp.jwt.verify.audiences", "orders\nstock"),
    ("mp.jwt.verify.issuer", "https://issuer.example/"),
];

/// Claims and settings that differ, and the check that refuses.
const CASES: &[(Members<'_>, Members<'_>, &str)] = &[
    (&[], &[], "accepted"),
    (&[("aud", "\"orders/\"")], &[], "audience"),
    (&[("aud", "")], &[], "audience"),
    (
        &[("aud", "")],
        &[("mp.jwt.verify.audiences", "")],
        "accepted",
    ),
    (&[("iss", "\"https://issuer.example\"")], &[], "issuer"),
    (&[("iss", "")], &[("mp.jwt.verify.issuer", "")], "accepted"),
    (&[("exp", "1795305540")], &[], "expires"),
    (&[("exp", "")], &[], "expires"),
    (
        &[("exp", "1795305560")],
        &[("mp.jwt.verify.clock.skew", "30")],
        "expires",
    ),
    (
        &[("nbf", "1795305661"), ("exp", "1795309200")],
        &[],
        "not-before",
    ),
    (&[("iat", "")], &[], "issued"),
    (&[("upn", "")], &[], "principal"),
    (
        &[],
        &[("mp.jwt.verify.publickey.algorithm", "ES256")],
        "algorithm",
    ),
    (&[], &[("Signing key", "wrong signature")], "~ signature"),
];

#[test]
fn it_says_the_same_of_everything() {
    for (claims, settings, expected) in CASES {
        let token = token(&[("alg", "\"RS256\"")], &with(CLAIMS, claims));
        let found = said(&PROFILE, &token, &with(SETTINGS, settings));
        let expected = match *expected {
            "accepted" => "accepted".to_owned(),
            check => [
                check,
                ": SRJWT07000: Failed to verify a token (ParseException)",
            ]
            .concat(),
        };
        assert_eq!(found, expected, "{claims:?} {settings:?}");
    }
}

#[test]
fn it_tells_of_times_that_do_not_fit() {
    let settings = with(SETTINGS, &[("mp.jwt.verify.token.age", "60")]);
    for (claims, settings, expected) in [
        (
            &[][..],
            &settings[..],
            "~ age: SRJWT07018: The token age has exceeded 60 seconds (ParseException)",
        ),
        (
            &[("iat", "1795305542")],
            SETTINGS,
            "~ age: SRJWT07015: The Expiration Time (exp=1795305541) claim value cannot be less than Issued At (iat=1795305542) claim value (ParseException)",
        ),
        (
            &[("iat", "\"x\"")],
            SETTINGS,
            "~ age: SRJWT07008: Invalid 'iat' or 'exp' claim value (ParseException)",
        ),
    ] {
        let token = token(&[("alg", "\"RS256\"")], &with(CLAIMS, claims));
        assert_eq!(said(&PROFILE, &token, settings), expected);
    }
}
