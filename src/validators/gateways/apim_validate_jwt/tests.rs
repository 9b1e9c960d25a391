//! What the policy does, case by case.

use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[("alg", "\"RS256\""), ("kid", "\"key-1\"")];

const CLAIMS: Members<'_> = &[
    ("aud", "\"api://orders\""),
    (
        "iss",
        "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
    ),
    ("nbf", "1795305000"),
    ("exp", "1795308600"),
    ("azp", "\"11112222-bbbb-3333-cccc-4444dddd5555\""),
    ("scp", "\"Orders.Read Orders.Write\""),
    ("tid", "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\""),
];

const V2: &str = "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0/.well-known/openid-configuration";
const V1: &str = "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/.well-known/openid-configuration";

const SETTINGS: Members<'_> = &[("openid-config", V2), ("audiences", "api://orders")];

#[track_caller]
fn check(claims: Members<'_>, settings: Members<'_>, expected: &str) {
    let token = token(HEADER, &with(CLAIMS, claims));
    let found = said(&PROFILE, &token, &with(SETTINGS, settings));
    assert_eq!(found, expected, "{claims:?} {settings:?}");
}

/// A refusal by the library: what a trace says, and what the client is told.
#[track_caller]
fn library(claims: Members<'_>, settings: Members<'_>, check_and_words: &str, exception: &str) {
    let (code, words) = check_and_words.split_once(": ").expect("a check");
    let expected = format!(
        "{code}: JWT Validation Failed: {words}. ({exception})\n401\n{{ \"statusCode\": 401, \"message\": \"{words}\" }}"
    );
    check(claims, settings, &expected);
}

/// A refusal by the policy itself.
#[track_caller]
fn policy(claims: Members<'_>, settings: Members<'_>, check_and_words: &str) {
    let (_, words) = check_and_words.split_once(": ").expect("a check");
    let expected =
        format!("{check_and_words}\n401\n{{ \"statusCode\": 401, \"message\": \"{words}\" }}");
    check(claims, settings, &expected);
}

const STS: &str = "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"";

#[test]
fn what_is_accepted() {
    let other: Members<'_> = &[("iss", STS)];
    let cases: [(Members<'_>, Members<'_>); 18] = [
        (&[], &[]),
        (&[("aud", "\"api://orders/\"")], &[]),
        (&[("aud", "[\"x\",\"api://orders\"]")], &[]),
        (&[("aud", "\"x\"")], &[("audiences", "")]),
        (other, &[("openid-config", V1)]),
        (other, &[("openid-config", &[V2, V1].join("\n"))]),
        (
            other,
            &[(
                "issuers",
                "https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/",
            )],
        ),
        (&[("iss", "\"x\"")], &[("openid-config", "")]),
        (
            &[],
            &[(
                "openid-config",
                "https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration",
            )],
        ),
        (
            &[],
            &[(
                "openid-config",
                "https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration",
            )],
        ),
        (
            &[("iss", "\"https://contoso.eu.auth0.com/\"")],
            &[(
                "openid-config",
                "https://contoso.eu.auth0.com/.well-known/openid-configuration",
            )],
        ),
        (&[("exp", "1795305600")], &[]),
        (&[("exp", "1795305540")], &[("clock-skew", "00:01:00")]),
        (&[("exp", "")], &[("require-expiration-time", "false")]),
        (&[], &[("issuer-signing-keys", "fits")]),
        (
            &[],
            &[("required-claims", "scp \" \": Orders.Read, Orders.Write")],
        ),
        (
            &[],
            &[("required-claims", "scp any \" \": Orders.Read, Other")],
        ),
        (&[], &[("required-claims", "tid\naud: api://orders")]),
    ];
    for (claims, settings) in cases {
        check(claims, settings, "accepted");
    }
}

#[test]
fn what_the_library_says() {
    library(
        &[("aud", "\"x\"")],
        &[],
        "audience: IDX10214: Audience validation failed. Audiences: 'x'. Did not match: validationParameters.ValidAudience: '' or validationParameters.ValidAudiences: 'api://orders'.",
        "SecurityTokenInvalidAudienceException",
    );
    library(
        &[("aud", "")],
        &[],
        "audience: IDX10206: Unable to validate audience. The 'audiences' parameter is empty.",
        "SecurityTokenInvalidAudienceException",
    );
    // As in MicrosoftDocs/azure-docs#12552, with its two full stops.
    library(
        &[],
        &[("openid-config", V1)],
        "issuer: IDX10205: Issuer validation failed. Issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'. Did not match: validationParameters.ValidIssuer: '' or validationParameters.ValidIssuers: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'.",
        "SecurityTokenInvalidIssuerException",
    );
    library(
        &[("iss", STS)],
        &[(
            "openid-config",
            "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        )],
        "issuer: IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'. Did not match: validationParameters.ValidIssuer: '' or validationParameters.ValidIssuers: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'.",
        "SecurityTokenInvalidIssuerException",
    );
    library(
        &[("exp", "1795305599")],
        &[],
        "lifetime: IDX10223: Lifetime validation failed. The token is expired. ValidTo: '11/21/2026 23:59:59', Current time: '11/22/2026 00:00:00'.",
        "SecurityTokenExpiredException",
    );
    library(
        &[("nbf", "1795305601")],
        &[],
        "lifetime: IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom: '11/22/2026 00:00:01', Current time: '11/22/2026 00:00:00'.",
        "SecurityTokenNotYetValidException",
    );
    library(
        &[("exp", "")],
        &[],
        "lifetime: IDX10225: Lifetime validation failed. The token is missing an Expiration Time. Tokentype: 'System.IdentityModel.Tokens.Jwt.JwtSecurityToken'.",
        "SecurityTokenNoExpirationException",
    );
    // The time is looked at before the audience, and the audience before the issuer.
    library(
        &[("iss", "\"x\""), ("aud", "\"y\"")],
        &[],
        "audience: IDX10214: Audience validation failed. Audiences: 'y'. Did not match: validationParameters.ValidAudience: '' or validationParameters.ValidAudiences: 'api://orders'.",
        "SecurityTokenInvalidAudienceException",
    );
}

#[test]
fn what_the_policy_says() {
    let id = "00001111-aaaa-2222-bbbb-3333cccc4444";
    let wanted = format!("aud: {id}");
    policy(
        &[],
        &[("required-claims", &wanted), ("audiences", "")],
        &format!("claim-aud: Claim value mismatch: aud={id}."),
    );
    policy(
        &[],
        &[("required-claims", &wanted)],
        &format!("claim-aud: Claim value mismatch: aud={id}."),
    );
    // A required claim knows no tolerance for a slash.
    policy(
        &[("aud", "\"api://orders/\"")],
        &[("required-claims", "aud: api://orders")],
        "claim-aud: Claim value mismatch: aud=api://orders.",
    );
    // Without a separator the string is compared whole.
    policy(
        &[],
        &[("required-claims", "scp: Orders.Read")],
        "claims: Claim value mismatch: scp=Orders.Read.",
    );
    policy(
        &[],
        &[("required-claims", "scp any \" \": orders.read, Other")],
        "claims: Claim value mismatch: scp=orders.read, Other.",
    );
    // What is missing comes before what differs.
    policy(
        &[],
        &[("required-claims", "scp: x\nroles: y\ngroups")],
        "claims-present: JWT token is missing the following claims: roles, groups. Access denied.",
    );
    policy(
        &[],
        &[("required-claims", "appid: x")],
        "claims-present: JWT token is missing the following claims: appid. Access denied.",
    );
    policy(
        &[],
        &[("required-claims", "azp: x")],
        "claim-caller: Claim value mismatch: azp=x.",
    );
    policy(
        &[],
        &[("required-claims", "iss: x")],
        "claim-iss: Claim value mismatch: iss=x.",
    );
}

#[test]
fn a_message_of_its_own_hides_the_reason() {
    check(
        &[],
        &[
            ("failed-validation-error-message", "Not \"you\""),
            ("failed-validation-httpcode", "403"),
            ("required-claims", "azp: x"),
        ],
        "claim-caller: Claim value mismatch: azp=x.\n403\n{ \"statusCode\": 403, \"message\": \"Not \\\"you\\\"\" }",
    );
}

/// Nothing was pasted, so the gates have nothing to say.
#[test]
fn a_token_must_be_there() {
    let found = said(&PROFILE, "", SETTINGS);
    assert_eq!(
        found,
        "~ present: JWT not present.\n401\n{ \"statusCode\": 401, \"message\": \"JWT not present.\" }"
    );
}

/// Another token is looked at: nothing is said of this one, and the gates say why.
#[test]
fn a_policy_before_it_replaces_the_token() {
    for policy in [
        "authentication-managed-identity",
        "set-header Authorization",
    ] {
        check(
            &[("aud", "\"x\"")],
            &[("Before validate-jwt", policy)],
            "another token",
        );
    }
}
