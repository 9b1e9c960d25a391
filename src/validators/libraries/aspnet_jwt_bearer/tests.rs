//! What the log and the client see, case by case.

use super::{ASPNET, PROFILE, framework};
use crate::token::read;
use crate::validators::probe::{Members, said, token, with};
use crate::validators::{Attempt, Settings, Version};

const HEADER: Members<'_> = &[
    ("typ", "\"JWT\""),
    ("alg", "\"RS256\""),
    ("kid", "\"key-1\""),
];

const CLAIMS: Members<'_> = &[
    ("aud", "\"api://orders\""),
    (
        "iss",
        "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
    ),
    ("nbf", "1795305000"),
    ("exp", "1795308600"),
    ("tid", "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\""),
    ("ver", "\"2.0\""),
];

const SETTINGS: Members<'_> = &[
    (
        "Authority",
        "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
    ),
    ("Audience", "api://orders"),
];

#[track_caller]
fn check(claims: Members<'_>, settings: Members<'_>, expected: &str) {
    let token = token(HEADER, &with(CLAIMS, claims));
    assert_eq!(said(&PROFILE, &token, &with(SETTINGS, settings)), expected);
}

#[test]
fn accepted() {
    // One slash is forgiven in an audience.
    check(&[("aud", "\"api://orders/\"")], &[], "accepted");
    let cases: [(Members<'_>, Members<'_>); 5] = [
        (&[], &[]),
        (
            &[("aud", "\"api://b\"")],
            &[("ValidAudiences", "api://a\napi://b")],
        ),
        // ValidAudience takes the place of Audience.
        (&[("aud", "\"api://b\"")], &[("ValidAudience", "api://b")]),
        (&[("iss", "\"urn:a\"")], &[("ValidIssuer", "urn:a")]),
        (&[("exp", "1795305300")], &[]),
    ];
    for (claims, settings) in cases {
        check(claims, settings, "accepted");
        for version in ["2.1", "6.0", "8.0"] {
            let settings = with(settings, &[("Version of ASP.NET Core", version)]);
            check(claims, &settings, "accepted");
        }
    }
}

#[test]
fn refusals_of_the_newest_version() {
    let cases: [(Members<'_>, Members<'_>, &str); 16] = [
        (
            &[("aud", "\"api://other\"")],
            &[],
            "audience: IDX10214: Audience validation failed. Audiences: 'api://other'. Did not match: validationParameters.ValidAudience: 'api://orders' or validationParameters.ValidAudiences: 'null'. (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience 'api://other' is invalid\"",
        ),
        (
            &[("aud", "[\"a\",\"b\"]")],
            &[("ValidAudiences", "c\nd")],
            "audience: IDX10214: Audience validation failed. Audiences: 'a, b'. Did not match: validationParameters.ValidAudience: 'api://orders' or validationParameters.ValidAudiences: 'c, d'. (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience 'a, b' is invalid\"",
        ),
        (
            &[("aud", "")],
            &[],
            "audience: IDX10206: Unable to validate audience. The 'audiences' parameter is empty. (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience 'empty' is invalid\"",
        ),
        (
            &[],
            &[("Audience", "")],
            "audience: IDX10208: Unable to validate audience. validationParameters.ValidAudience is null or whitespace and validationParameters.ValidAudiences is null. (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience 'api://orders' is invalid\"",
        ),
        (
            &[(
                "iss",
                "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"",
            )],
            &[],
            "issuer: IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'null' or validationParameters.ConfigurationManager.CurrentConfiguration.Issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'. For more details, see https://aka.ms/IdentityModel/issuer-validation.  (SecurityTokenInvalidIssuerException)\n401\nBearer error=\"invalid_token\", error_description=\"The issuer 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/' is invalid\"",
        ),
        (
            &[("iss", "")],
            &[],
            "issuer: IDX10211: Unable to validate issuer. The 'issuer' parameter is null or whitespace. (SecurityTokenInvalidIssuerException)\n401\nBearer error=\"invalid_token\", error_description=\"The issuer '' is invalid\"",
        ),
        (
            &[("iss", "")],
            &[("UseSecurityTokenValidators", "true")],
            "issuer: IDX10211: Unable to validate issuer. The 'issuer' parameter is null or whitespace. (SecurityTokenInvalidIssuerException)\n401\nBearer error=\"invalid_token\", error_description=\"The issuer '(null)' is invalid\"",
        ),
        (
            &[],
            &[("Authority", "https://login.microsoftonline.com/common/v2.0")],
            "issuer: IDX10205: Issuer validation failed. Issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'null' or validationParameters.ConfigurationManager.CurrentConfiguration.Issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0'. For more details, see https://aka.ms/IdentityModel/issuer-validation.  (SecurityTokenInvalidIssuerException)\n401\nBearer error=\"invalid_token\", error_description=\"The issuer 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0' is invalid\"",
        ),
        (
            &[("exp", "")],
            &[],
            "lifetime: IDX10225: Lifetime validation failed. The token is missing an Expiration Time. Tokentype: 'Microsoft.IdentityModel.JsonWebTokens.JsonWebToken'. (SecurityTokenNoExpirationException)\n401\nBearer error=\"invalid_token\", error_description=\"The token has no expiration\"",
        ),
        (
            &[("exp", "1795304999")],
            &[],
            "lifetime: IDX10224: Lifetime validation failed. The NotBefore (UTC): '11/21/2026 11:50:00 PM' is after Expires (UTC): '11/21/2026 11:49:59 PM'. (SecurityTokenInvalidLifetimeException)\n401\nBearer error=\"invalid_token\", error_description=\"The token lifetime is invalid; NotBefore: '11/21/2026 23:50:00', Expires: '11/21/2026 23:49:59'\"",
        ),
        (
            &[("nbf", "1795305901")],
            &[],
            "lifetime: IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '11/22/2026 12:05:01 AM', Current time (UTC): '11/22/2026 12:00:00 AM'. (SecurityTokenNotYetValidException)\n401\nBearer error=\"invalid_token\", error_description=\"The token is not valid before '11/22/2026 00:05:01'\"",
        ),
        (
            &[("exp", "1795305299")],
            &[],
            "lifetime: IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '11/21/2026 11:54:59 PM', Current time (UTC): '11/22/2026 12:00:00 AM'. (SecurityTokenExpiredException)\n401\nBearer error=\"invalid_token\", error_description=\"The token expired at '11/21/2026 23:54:59'\"",
        ),
        (
            &[],
            &[("Signing key", "no keys")],
            "~ signature: IDX10500: Signature validation failed. No security keys were provided to validate the signature. (SecurityTokenSignatureKeyNotFoundException)\n401\nBearer error=\"invalid_token\", error_description=\"The signature key was not found\"",
        ),
        // The audience is looked at before the key that is missing is reported.
        (
            &[("aud", "\"api://other\"")],
            &[("Signing key", "no keys"), ("IncludeErrorDetails", "false")],
            "audience: IDX10214: Audience validation failed. Audiences: 'api://other'. Did not match: validationParameters.ValidAudience: 'api://orders' or validationParameters.ValidAudiences: 'null'. (SecurityTokenInvalidAudienceException)\n401\nBearer",
        ),
        (
            &[],
            &[("ValidTypes", "at+jwt"), ("Messages show", "ShowPII")],
            "type: IDX10257: Token type validation failed. Type: 'JWT'. Did not match: validationParameters.TokenTypes: 'at+jwt'. (SecurityTokenInvalidTypeException)\n401\nBearer error=\"invalid_token\"",
        ),
        // A newer library takes the audiences out of the message, and the client still sees them.
        (
            &[("aud", "\"api://other\"")],
            &[("Version of Microsoft.IdentityModel", "8.8.0")],
            "audience: IDX10214: Audience validation failed. See https://aka.ms/identitymodel/app-context-switches (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience 'api://other' is invalid\"",
        ),
    ];
    for (claims, settings, expected) in cases {
        check(claims, settings, expected);
    }
}

#[test]
fn older_versions_say_less() {
    let v1 = "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"";
    let cases: [(Members<'_>, &str, &str); 9] = [
        // No slash was forgiven before Microsoft.IdentityModel 6.5.0.
        (
            &[("aud", "\"api://orders/\"")],
            "3.1",
            "The audience 'api://orders/' is invalid",
        ),
        (
            &[("aud", "\"api://other\"")],
            "2.1",
            "The audience is invalid",
        ),
        (
            &[("aud", "\"api://other\"")],
            "3.0",
            "The audience 'api://other' is invalid",
        ),
        (&[("iss", v1)], "2.2", "The issuer is invalid"),
        (&[("exp", "")], "2.2", "The token has no expiration"),
        (
            &[("exp", "1795304999")],
            "2.2",
            "The token lifetime is invalid",
        ),
        (&[("exp", "1795305299")], "2.2", "The token is expired"),
        (
            &[("nbf", "1795305901")],
            "2.2",
            "The token is not valid yet",
        ),
        (&[("iss", "\"\"")], "7.0", "The issuer '' is invalid"),
    ];
    for (claims, version, expected) in cases {
        let token = token(HEADER, &with(CLAIMS, claims));
        let settings = with(SETTINGS, &[("Version of ASP.NET Core", version)]);
        let text = said(&PROFILE, &token, &settings);
        let challenge = text.lines().last().unwrap();
        let expected = format!("Bearer error=\"invalid_token\", error_description=\"{expected}\"");
        assert_eq!(challenge, expected, "{claims:?}");
    }
    // Until 7.0 the handler adds the issuer of the metadata to ValidIssuers.
    check(
        &[("iss", v1)],
        &[
            ("Version of ASP.NET Core", "7.0"),
            ("Messages show", "ShowPII"),
        ],
        "issuer: IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'. For more details, see https://aka.ms/IdentityModel/issuer-validation.  (SecurityTokenInvalidIssuerException)\n401\nBearer error=\"invalid_token\", error_description=\"The issuer 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/' is invalid\"",
    );
}

#[test]
fn what_is_no_token() {
    let whole = token(HEADER, CLAIMS);
    let no_validator =
        "read: No SecurityTokenValidator available for token.\n401\nBearer error=\"invalid_token\"";
    let cases = [
        (
            String::new(),
            "9.0",
            "~ input: AuthenticationScheme: Bearer was not authenticated.\n401\nBearer",
        ),
        ("abc".to_owned(), "7.0", no_validator),
        (format!("{whole}.x"), "7.0", no_validator),
        (
            format!("{whole}{}", "A".repeat(256_000)),
            "7.0",
            "~ input: No SecurityTokenValidator available for token.\n401\nBearer error=\"invalid_token\"",
        ),
        (
            "abc".to_owned(),
            "8.0",
            "read: IDX14100: JWT is not well formed, there are no dots (.).\nThe token needs to be in JWS or JWE Compact Serialization Format. (JWS): 'EncodedHeader.EndcodedPayload.EncodedSignature'. (JWE): 'EncodedProtectedHeader.EncodedEncryptedKey.EncodedInitializationVector.EncodedCiphertext.EncodedAuthenticationTag'. (SecurityTokenMalformedException)\n401\nBearer error=\"invalid_token\"",
        ),
    ];
    for (input, version, expected) in cases {
        let settings = with(SETTINGS, &[("Version of ASP.NET Core", version)]);
        assert_eq!(said(&PROFILE, &input, &settings), expected);
    }
}

/// Which Microsoft.IdentityModel comes along where no other one is named.
#[test]
fn each_version_brings_its_library() {
    for (aspnet, brought) in [
        ("", Version(8, 0, 1)),
        ("10.0", Version(8, 0, 1)),
        ("10.0.1", Version(8, 0, 1)),
        ("9.0", Version(8, 0, 1)),
        ("8.0.17", Version(7, 1, 2)),
        ("7.0.18", Version(6, 35, 0)),
        ("7.0.11", Version(6, 15, 1)),
        ("6.0", Version(6, 10, 0)),
        ("3.1", Version(5, 5, 0)),
        ("1.0", Version(5, 3, 0)),
    ] {
        let mut settings = Settings::default();
        settings.set(ASPNET.kind, aspnet);
        let attempt = Attempt {
            profile: &PROFILE,
            settings: &settings,
            reading: &read(""),
            now: 0,
        };
        assert_eq!(framework(&attempt).version, brought, "{aspnet}");
    }
}
