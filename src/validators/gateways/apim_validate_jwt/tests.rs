//! What the policy does, case by case.

use super::PROFILE;
use crate::token;
use crate::validators::probe::{Members, said, token, with};
use crate::validators::{Attempt, Kind, Settings};

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

/// The first claim of the policy that differs is the one that is printed.
#[test]
fn values_are_compared_in_the_order_of_the_policy() {
    for (claims, expected) in [
        ("aud: x\nscp: y", "claim-aud: Claim value mismatch: aud=x."),
        ("scp: y\naud: x", "claims: Claim value mismatch: scp=y."),
        (
            "tid\nazp: z\nscp: y\naud: x",
            "claim-caller: Claim value mismatch: azp=z.",
        ),
        (
            "iss: z\nazp: x\naud: x",
            "claim-iss: Claim value mismatch: iss=z.",
        ),
    ] {
        policy(&[], &[("required-claims", claims)], expected);
    }
}

/// The checks of values that came before the refusal, in their order, and those after it.
#[test]
fn what_was_compared_before_the_refusal_passed() {
    for (claims, expected) in [
        (
            "azp: 11112222-bbbb-3333-cccc-4444dddd5555\nscp: x\naud: api://orders",
            "claim-iss does-not-apply, claim-caller passed, claims failed, claim-aud not-reached",
        ),
        (
            "tid\naud: x",
            "claim-iss does-not-apply, claim-caller does-not-apply, claims passed, claim-aud failed",
        ),
        (
            "",
            "claim-aud does-not-apply, claim-iss does-not-apply, claim-caller does-not-apply, claims does-not-apply",
        ),
    ] {
        let mut settings = Settings::default();
        settings.set(Kind::Claims, claims);
        let reading = token::read(&token(HEADER, CLAIMS));
        let attempt = Attempt {
            profile: &PROFILE,
            settings: &settings,
            reading: &reading,
            now: 1_795_305_600,
        };
        let verdict = PROFILE.run(&attempt).expect("it is a program");
        let steps = verdict.steps.iter();
        let values =
            steps.filter(|step| step.check.starts_with("claim") && step.check != "claims-present");
        let found: Vec<_> = values
            .map(|step| [step.check, " ", step.state.code()].concat())
            .collect();
        assert_eq!(found.join(", "), expected, "{claims}");
    }
}

/// What stands before the token counts where the policy looks at it.
#[test]
fn what_stands_before_the_token() {
    const ABSENT: &str = "~ present: JWT not present.\n401\n{ \"statusCode\": 401, \"message\": \"JWT not present.\" }";
    let unreadable = |word: &str| {
        let words = format!(
            "IDX12709: CanReadToken() returned false. JWT is not well formed: '{word} …'.\nThe token needs to be in JWS or JWE Compact Serialization Format. (JWS): 'EncodedHeader.EndcodedPayload.EncodedSignature'. (JWE): 'EncodedProtectedHeader.EncodedEncryptedKey.EncodedInitializationVector.EncodedCiphertext.EncodedAuthenticationTag'."
        );
        let json = words.replace('\n', "\\n");
        format!(
            "~ read: JWT Validation Failed: {words}. (SecurityTokenMalformedException)\n401\n{{ \"statusCode\": 401, \"message\": \"{json}\" }}"
        )
    };
    let bearer = unreadable("Bearer");
    let cases: [(&str, Members<'_>, &str); 16] = [
        ("", &[], "accepted"),
        ("", &[("require-scheme", "Bearer")], "accepted"),
        ("Bearer ", &[], "accepted"),
        ("Bearer ", &[("require-scheme", "bearer")], "accepted"),
        (
            "Authorization: Bearer ",
            &[("require-scheme", "Bearer")],
            "accepted",
        ),
        ("Authorization: ", &[], "accepted"),
        ("Authorization: ", &[("require-scheme", "Bearer")], ABSENT),
        ("DPoP ", &[("require-scheme", "Bearer")], ABSENT),
        ("Bearer ", &[("require-scheme", "DPoP")], ABSENT),
        ("Bearer Bearer ", &[("require-scheme", "Bearer")], &bearer),
        // In another place the scheme is not asked for, and nothing is taken off.
        (
            "",
            &[("require-scheme", "Bearer"), ("header-name", "X-Token")],
            "accepted",
        ),
        ("Bearer ", &[("header-name", "authorization")], "accepted"),
        ("Bearer ", &[("header-name", "X-Token")], &bearer),
        ("Bearer ", &[("query-parameter-name", "token")], &bearer),
        ("Bearer ", &[("token-value", "@(x)")], &bearer),
        // A whole header was pasted, which is not what the expression returns.
        (
            "Authorization: Bearer ",
            &[("token-value", "@(x)")],
            "accepted",
        ),
    ];
    for (before, settings, expected) in cases {
        let input = [before, &token(HEADER, CLAIMS)].concat();
        let found = said(&PROFILE, &input, &with(SETTINGS, settings));
        assert_eq!(found, expected, "{before} {settings:?}");
    }
}

/// Neither has a part in the verdict.
#[test]
fn some_settings_change_nothing() {
    check(
        &[],
        &[
            ("decryption-keys", "given"),
            ("output-token-variable-name", "jwt"),
        ],
        "accepted",
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
