//! What lib/jsonWebToken.js and lib/bearerstrategy.js do, case by case.

use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[
    ("typ", "\"JWT\""),
    ("alg", "\"RS256\""),
    ("kid", "\"key-1\""),
];

const CLAIMS: Members<'_> = &[
    ("aud", "\"00001111-aaaa-2222-bbbb-3333cccc4444\""),
    (
        "iss",
        "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
    ),
    ("nbf", "1795305000"),
    ("exp", "1795308600"),
    ("scp", "\"orders.read orders.write\""),
    ("tid", "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\""),
    ("ver", "\"2.0\""),
];

const SETTINGS: Members<'_> = &[
    (
        "identityMetadata",
        "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0/.well-known/openid-configuration",
    ),
    ("clientID", "00001111-aaaa-2222-bbbb-3333cccc4444"),
    ("loggingNoPII", "false"),
];

const COMMON: &str =
    "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

#[track_caller]
fn check(header: Members<'_>, claims: Members<'_>, settings: Members<'_>, expected: &str) {
    let token = token(&with(HEADER, header), &with(CLAIMS, claims));
    let settings = with(SETTINGS, settings);
    assert_eq!(said(&PROFILE, &token, &settings), expected, "{claims:?}");
}

/// The same words are logged and sent.
#[track_caller]
fn refuses(claims: Members<'_>, settings: Members<'_>, check_and_words: &str) {
    let (mark, rest) = match check_and_words.strip_prefix("~ ") {
        Some(rest) => ("~ ", rest),
        None => ("", check_and_words),
    };
    let (code, words) = rest.split_once(": ").unwrap();
    let expected = format!("{mark}{code}: {words}\n401\n{words}\nUnauthorized");
    check(&[], claims, settings, &expected);
}

#[test]
fn audiences_are_compared_exactly() {
    let accepted: [(Members<'_>, Members<'_>); 5] = [
        (&[], &[]),
        (
            &[("aud", "\"spn:00001111-aaaa-2222-bbbb-3333cccc4444\"")],
            &[],
        ),
        (
            &[("aud", "[\"00001111-aaaa-2222-bbbb-3333cccc4444\"]")],
            &[],
        ),
        (
            &[("aud", "\"api://orders\"")],
            &[("audience", "api://other\napi://orders")],
        ),
        (
            &[("aud", "\" api://orders\"")],
            &[("audience", " api://orders")],
        ),
    ];
    for (claims, settings) in accepted {
        check(&[], claims, settings, "accepted");
    }
    let refused: [(Members<'_>, Members<'_>); 8] = [
        (&[("aud", "")], &[]),
        (&[("aud", "null")], &[]),
        (&[("aud", "[]")], &[]),
        (
            &[("aud", "\"api://00001111-aaaa-2222-bbbb-3333cccc4444\"")],
            &[],
        ),
        (&[("aud", "\"00001111-AAAA-2222-bbbb-3333cccc4444\"")], &[]),
        (
            &[("aud", "\"api://orders/\"")],
            &[("audience", "api://orders")],
        ),
        (
            &[("aud", "\"api://orders\"")],
            &[("audience", " api://orders")],
        ),
        // A list takes the place of the client id.
        (&[], &[("audience", "api://orders")]),
    ];
    for (claims, settings) in refused {
        refuses(claims, settings, "audience: jwt audience is invalid");
    }
}

#[test]
fn several_audiences_are_never_accepted() {
    let both = "[\"00001111-aaaa-2222-bbbb-3333cccc4444\",\"api://orders\"]";
    refuses(
        &[("aud", both)],
        &[],
        "~ one-audience: mulitple audience in token is not allowed",
    );
    let many = ("allowMultiAudiencesInToken", "true");
    for azp in ["", "\"00001111-aaaa-2222-bbbb-3333cccc4444\""] {
        refuses(
            &[("aud", both), ("azp", azp)],
            &[many],
            "~ authorized-party: jwt azp is invalid",
        );
    }
    refuses(
        &[("aud", "[\"a\",\"b\"]")],
        &[many],
        "audience: jwt audience is invalid",
    );
}

#[test]
fn an_empty_list_of_audiences_refuses_every_token() {
    refuses(
        &[],
        &[("audience", "[]")],
        "~ audience-option: invalid options.audience value is provided in jsonWebToken.verify",
    );
}

#[test]
fn issuers_are_those_of_the_metadata_or_the_option() {
    let v1 = "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"";
    let v1_metadata = "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/.well-known/openid-configuration";
    let accepted: [(Members<'_>, Members<'_>); 7] = [
        (&[("iss", v1)], &[("identityMetadata", v1_metadata)]),
        (
            &[("iss", v1)],
            &[(
                "issuer",
                "https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/",
            )],
        ),
        (&[("iss", v1)], &[("validateIssuer", "false")]),
        (
            &[("iss", v1)],
            &[("validateIssuer", "false"), ("identityMetadata", COMMON)],
        ),
        (
            &[],
            &[
                ("identityMetadata", COMMON),
                ("tenantIdOrName", "aaaabbbb-0000-cccc-1111-dddd2222eeee"),
            ],
        ),
        // A name: the issuer of its metadata is not known here.
        (
            &[],
            &[
                ("identityMetadata", COMMON),
                ("tenantIdOrName", "contoso.com"),
            ],
        ),
        (
            &[("iss", "\"urn:b2c\"")],
            &[("issuer in the metadata", "urn:b2c")],
        ),
    ];
    for (claims, settings) in accepted {
        check(&[], claims, settings, "accepted");
    }
    let refused: [(Members<'_>, Members<'_>); 4] = [
        (&[("iss", v1)], &[]),
        (&[], &[("identityMetadata", v1_metadata)]),
        (
            &[(
                "iss",
                "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0/\"",
            )],
            &[],
        ),
        // Only `common` is a word that the strategy knows: the template is compared as it stands.
        (
            &[],
            &[(
                "identityMetadata",
                "https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration",
            )],
        ),
    ];
    for (claims, settings) in refused {
        refuses(claims, settings, "issuer: jwt issuer is invalid");
    }
    for (iss, expected) in [
        ("", "issuer: invalid iss value in payload"),
        ("\"\"", "issuer: invalid iss value in payload"),
        ("7", "issuer: invalid iss value in payload"),
    ] {
        refuses(&[("iss", iss)], &[], expected);
    }
    refuses(
        &[("iss", "")],
        &[("validateIssuer", "false")],
        "~ issuer: invalid iss value in payload",
    );
}

#[test]
fn common_needs_an_issuer_or_a_tenant() {
    for (settings, expected) in [
        (
            &[("identityMetadata", COMMON)][..],
            "issuer-known: In passport.authenticate: issuer or tenantIdOrName must be provided in order to validate issuer on common endpoint\n401\nUnauthorized",
        ),
        (
            &[
                ("identityMetadata", COMMON),
                ("validateIssuer", "false"),
                ("isB2C", "true"),
            ],
            "~ issuer-known: In passport.authenticate: we are using common endpoint for B2C but tenantIdOrName is not provided\n401\nUnauthorized",
        ),
    ] {
        check(&[], &[], settings, expected);
    }
}

#[test]
fn times_are_numbers_and_the_skew_ends_one_second_early() {
    for (claims, settings) in [
        (&[("exp", "1795305301")][..], &[][..]),
        (&[("exp", "1795305601")], &[("clockSkew", "1")]),
        // 0 counts as not given.
        (&[("exp", "1795305301")], &[("clockSkew", "0")]),
        (&[("nbf", "")], &[]),
        (&[("nbf", "0")], &[]),
        (&[("nbf", "1795305899")], &[]),
    ] {
        check(&[], claims, settings, "accepted");
    }
    for nbf in ["null", "false"] {
        check(&[], &[("nbf", nbf)], &[], "~ accepted");
    }
    for (claims, expected) in [
        (&[("exp", "")][..], "expires: invalid exp value in payload"),
        (
            &[("exp", "\"1795308600\"")],
            "~ expires: invalid exp value in payload",
        ),
        (&[("exp", "true")], "expires: invalid exp value in payload"),
        (&[("exp", "1795305300")], "expires: jwt is expired"),
        (
            &[("nbf", "\"1795305000\"")],
            "~ not-before: nbf value in payload is not a number",
        ),
        (
            &[("nbf", "{}")],
            "not-before: nbf value in payload is not a number",
        ),
        (
            &[("nbf", "1795305700"), ("exp", "1795305700")],
            "~ not-before: nbf value in payload is not before the exp value",
        ),
        (
            &[("nbf", "1795308601")],
            "not-before: nbf value in payload is not before the exp value",
        ),
        (&[("nbf", "1795305900")], "~ not-before: jwt is not active"),
        (&[("nbf", "1795305901")], "not-before: jwt is not active"),
    ] {
        refuses(claims, &[], expected);
    }
}

#[test]
fn one_scope_is_enough_and_only_scp_counts() {
    check(
        &[],
        &[],
        &[("scope", "orders.delete\norders.read")],
        "accepted",
    );
    for (claims, expected) in [
        (
            &[][..],
            "scope: In Strategy.prototype.jwtVerify: none of the scopes 'orders.read orders.write' in token is accepted",
        ),
        (
            &[("scp", "")],
            "scope: In Strategy.prototype.jwtVerify: scope is not found in token",
        ),
        (
            &[("scp", ""), ("scope", "\"orders.delete\"")],
            "~ scope: In Strategy.prototype.jwtVerify: scope is not found in token",
        ),
    ] {
        refuses(claims, &[("scope", "orders.delete")], expected);
    }
    refuses(
        &[],
        &[("scope", "orders.delete"), ("loggingNoPII", "true")],
        "scope: In Strategy.prototype.jwtVerify: none of the scopes in token is accepted",
    );
}

#[test]
fn header_and_form() {
    let unknown =
        "In Strategy.prototype.jwtVerify: We did not receive a token we know how to validate";
    let unknown = format!("{unknown}\n401\n{unknown}\nUnauthorized");
    let words = |mark: &str, check: &str, text: &str| {
        format!("{mark}{check}: {text}\n401\n{text}\nUnauthorized")
    };
    let cases: [(Members<'_>, Members<'_>, String); 8] = [
        (&[("kid", "")], &[], format!("~ key: {unknown}")),
        (
            &[("kid", ""), ("x5t", "\"key-1\"")],
            &[],
            "accepted".to_owned(),
        ),
        (
            &[],
            &[("Signing key", "no key with this kid")],
            format!("~ key: {unknown}"),
        ),
        (&[], &[("Signing key", "fits")], "accepted".to_owned()),
        (
            &[],
            &[("Signing key", "wrong signature")],
            words("~ ", "signature", "invalid signature"),
        ),
        (
            &[("alg", "\"PS256\"")],
            &[],
            words("", "algorithm", "invalid algorithm"),
        ),
        (
            &[("typ", "\"at+jwt\"")],
            &[],
            words("", "payload", "invalid iss value in payload"),
        ),
        (
            &[("typ", "\"jwt\"")],
            &[],
            words("~ ", "payload", "invalid iss value in payload"),
        ),
    ];
    for (header, settings, expected) in cases {
        check(header, &[], settings, &expected);
    }
}

#[test]
fn what_is_no_token_is_invalid_without_details() {
    let whole = token(HEADER, CLAIMS);
    let unsigned = whole.rsplit_once('.').unwrap().0.to_owned() + ".";
    let not_found = "token-found: token is not found\n401\ntoken is not found\nUnauthorized";
    let jwt = "error: invalid_token, error description: In Strategy.prototype.jwtVerify: Invalid JWT token.";
    let invalid = format!("decoded: {jwt}\n401\n{jwt}\nUnauthorized");
    let missing = "signed: signature is missing in jwtString";
    let cases = [
        (String::new(), format!("~ {not_found}")),
        ("abc".to_owned(), invalid.clone()),
        (whole.replace('.', ""), invalid.clone()),
        (format!("{whole}="), invalid.clone()),
        (format!("{whole}.more"), invalid.clone()),
        (
            unsigned,
            format!(
                "{missing}\n401\n{}\nUnauthorized",
                "signature is missing in jwtString"
            ),
        ),
    ];
    for (input, expected) in cases {
        assert_eq!(said(&PROFILE, &input, SETTINGS), expected, "{input}");
    }
    let hidden = with(SETTINGS, &[("loggingNoPII", "")]);
    assert_eq!(
        said(&PROFILE, "abc", &hidden),
        "decoded: error: invalid_token\n401\nerror: invalid_token\nUnauthorized"
    );
}

#[test]
fn by_default_the_reason_is_hidden() {
    refuses(
        &[("aud", "\"api://orders\"")],
        &[("loggingNoPII", "")],
        "audience: In Strategy.prototype.jwtVerify: cannot verify token",
    );
}
