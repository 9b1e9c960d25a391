//! What the policy does, case by case.

use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const CLAIMS: Members<'_> = &[
    ("aud", "\"api://orders\""),
    (
        "iss",
        "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
    ),
    ("exp", "1795308600"),
    ("azp", "\"11112222-bbbb-3333-cccc-4444dddd5555\""),
    ("tid", "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\""),
];

const SETTINGS: Members<'_> = &[
    ("tenant-id", "aaaabbbb-0000-cccc-1111-dddd2222eeee"),
    (
        "client-application-ids",
        "11112222-bbbb-3333-cccc-4444dddd5555",
    ),
];

const BACKEND: Members<'_> = &[(
    "backend-application-ids",
    "00001111-aaaa-2222-bbbb-3333cccc4444",
)];

const STS: &str = "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"";

/// Claims and settings that differ, and what comes of it.
const CASES: &[(Members<'_>, Members<'_>, &str)] = &[
    (&[], &[], "accepted"),
    (&[("iss", STS)], &[], "accepted"),
    (&[], &[("tenant-id", "organizations")], "accepted"),
    (&[], &[("tenant-id", "contoso.onmicrosoft.com")], "accepted"),
    (&[], &[("audiences", "api://orders")], "accepted"),
    (
        &[],
        &[("audiences", "api://sales")],
        "audience: JWT Validation Failed: IDX10214: Audience validation failed. Audiences: 'api://orders'. Did not match: validationParameters.ValidAudience: '' or validationParameters.ValidAudiences: 'api://sales'.. (SecurityTokenInvalidAudienceException)\n401\n{ \"statusCode\": 401, \"message\": \"IDX10214: Audience validation failed. Audiences: 'api://orders'. Did not match: validationParameters.ValidAudience: '' or validationParameters.ValidAudiences: 'api://sales'.\" }",
    ),
    (
        &[("iss", "\"https://idp.example/\"")],
        &[("failed-validation-error-message", "No.")],
        "issuer: JWT Validation Failed: IDX10205: Issuer validation failed. Issuer: 'https://idp.example/'. Did not match: validationParameters.ValidIssuer: '' or validationParameters.ValidIssuers: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0, https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'.. (SecurityTokenInvalidIssuerException)\n401\n{ \"statusCode\": 401, \"message\": \"No.\" }",
    ),
    (
        &[("exp", "1795305599")],
        &[("failed-validation-error-message", "No.")],
        "lifetime: JWT Validation Failed: IDX10223: Lifetime validation failed. The token is expired. ValidTo: '11/21/2026 23:59:59', Current time: '11/22/2026 00:00:00'.. (SecurityTokenExpiredException)\n401\n{ \"statusCode\": 401, \"message\": \"No.\" }",
    ),
    (
        &[("azp", "\"x\"")],
        &[("failed-validation-error-message", "No.")],
        "client: 401 Unauthorized\n401\n{ \"statusCode\": 401, \"message\": \"No.\" }",
    ),
    (
        &[("azp", "")],
        &[("failed-validation-error-message", "No.")],
        "client: 401 Unauthorized\n401\n{ \"statusCode\": 401, \"message\": \"No.\" }",
    ),
    (
        &[
            ("azp", ""),
            ("appid", "\"11112222-bbbb-3333-cccc-4444dddd5555\""),
        ],
        &[],
        "accepted",
    ),
    (
        &[],
        &[("required-claims", "ctry any: US")],
        "claims-present: JWT token is missing the following claims: ctry. Access denied.\n401\n{ \"statusCode\": 401, \"message\": \"JWT token is missing the following claims: ctry. Access denied.\" }",
    ),
    (
        &[("ctry", "\"DE\"")],
        &[("required-claims", "ctry any: US")],
        "claims: Claim value mismatch: ctry=US.\n401\n{ \"statusCode\": 401, \"message\": \"Claim value mismatch: ctry=US.\" }",
    ),
    (
        &[],
        &[(
            "Before validate-azure-ad-token",
            "authentication-managed-identity",
        )],
        "another token",
    ),
    (
        &[("aud", "\"00001111-aaaa-2222-bbbb-3333cccc4444\"")],
        BACKEND,
        "accepted",
    ),
    (
        &[("aud", "\"api://00001111-aaaa-2222-bbbb-3333cccc4444\"")],
        BACKEND,
        "accepted",
    ),
    (
        &[],
        BACKEND,
        "backend: 401 Unauthorized\n401\n{ \"statusCode\": 401, \"message\": \"401 Unauthorized\" }",
    ),
    (
        &[("aud", "")],
        BACKEND,
        "backend: 401 Unauthorized\n401\n{ \"statusCode\": 401, \"message\": \"401 Unauthorized\" }",
    ),
    // They count beside audiences.
    (
        &[(
            "aud",
            "[\"api://orders\",\"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
        )],
        &[BACKEND[0], ("audiences", "api://orders")],
        "accepted",
    ),
    (
        &[],
        &[BACKEND[0], ("audiences", "api://orders")],
        "backend: 401 Unauthorized\n401\n{ \"statusCode\": 401, \"message\": \"401 Unauthorized\" }",
    ),
    (
        &[(
            "iss",
            "\"https://login.microsoftonline.us/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
        )],
        &[("authentication-endpoint", "login.microsoftonline.us")],
        "accepted",
    ),
    (
        &[],
        &[
            (
                "authentication-endpoint",
                "https://login.microsoftonline.us/",
            ),
            ("failed-validation-error-message", "No."),
        ],
        "issuer: JWT Validation Failed: IDX10205: Issuer validation failed. Issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'. Did not match: validationParameters.ValidIssuer: '' or validationParameters.ValidIssuers: 'https://login.microsoftonline.us/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0, https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'.. (SecurityTokenInvalidIssuerException)\n401\n{ \"statusCode\": 401, \"message\": \"No.\" }",
    ),
];

#[test]
fn it_says_what_validate_jwt_says() {
    for (claims, settings, expected) in CASES {
        let token = token(&[("alg", "\"RS256\"")], &with(CLAIMS, claims));
        let found = said(&PROFILE, &token, &with(SETTINGS, settings));
        assert_eq!(found, *expected, "{claims:?} {settings:?}");
    }
}
