//! What stands in the log, and what little the client sees.

use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[
    ("typ", "\"JWT\""),
    ("alg", "\"RS256\""),
    ("kid", "\"key-1\""),
];

const CLAIMS: Members<'_> = &[
    ("aud", "\"api://orders\""),
    (
        "iss",
        "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"",
    ),
    ("nbf", "1795305000"),
    ("exp", "1795308600"),
];

const SETTINGS: Members<'_> = &[
    ("AllowedAudiences", "api://orders"),
    ("Tenant", "aaaabbbb-0000-cccc-1111-dddd2222eeee"),
    ("Version of Microsoft.IdentityModel", "6.35.0"),
];

const ANSWER: &str =
    "\n401\nBearer\n{\"Message\":\"Authorization has been denied for this request.\"}";

#[test]
fn accepted() {
    let cases: [(Members<'_>, Members<'_>); 6] = [
        (&[], &[]),
        (&[("aud", "\"api://orders/\"")], &[]),
        (&[("exp", "1795305600")], &[]),
        (&[("exp", "1795305301")], &[("UseTokenLifetime", "false")]),
        (
            &[("iss", "\"urn:a\"")],
            &[("Issuer of the IssuerSecurityKeyProviders", "urn:a")],
        ),
        (
            &[("aud", "\"b\"")],
            &[("AllowedAudiences", ""), ("Audience", "b")],
        ),
    ];
    for (claims, settings) in cases {
        let token = token(HEADER, &with(CLAIMS, claims));
        assert_eq!(
            said(&PROFILE, &token, &with(SETTINGS, settings)),
            "accepted"
        );
    }
}

#[test]
fn refused() {
    let cases: [(Members<'_>, Members<'_>, &str); 8] = [
        (
            &[("aud", "\"api://other\"")],
            &[],
            "audience: IDX10214: Audience validation failed. Audiences: 'api://other'. Did not match: validationParameters.ValidAudience: 'null' or validationParameters.ValidAudiences: 'api://orders'. (SecurityTokenInvalidAudienceException)",
        ),
        (
            &[("aud", "\"api://other\"")],
            &[("Version of Microsoft.IdentityModel", "")],
            "audience: IDX10214: Audience validation failed. Audiences: '[PII is hidden]'. Did not match: validationParameters.ValidAudience: '[PII is hidden]' or validationParameters.ValidAudiences: '[PII is hidden]'. (SecurityTokenInvalidAudienceException)",
        ),
        // The metadata of WS-Federation names the issuer of version 1.0 only.
        (
            &[(
                "iss",
                "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
            )],
            &[],
            "issuer: IDX10205: Issuer validation failed. Issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/' or validationParameters.ConfigurationManager.CurrentConfiguration.Issuer: 'Null'. For more details, see https://aka.ms/IdentityModel/issuer-validation.  (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[],
            &[("Tenant", "contoso.com")],
            "~ issuer: IDX10204: Unable to validate issuer. validationParameters.ValidIssuer is null or whitespace AND validationParameters.ValidIssuers is null or empty. (SecurityTokenInvalidIssuerException)",
        ),
        // The handler forgives five minutes, the ticket none.
        (
            &[("exp", "1795305599")],
            &[],
            "ticket: expired bearer token received",
        ),
        (
            &[("exp", "1795305000")],
            &[("ValidateLifetime", "false")],
            "ticket: expired bearer token received",
        ),
        (
            &[("exp", "1795305299")],
            &[],
            "lifetime: IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '11/21/2026 11:54:59 PM', Current time (UTC): '11/22/2026 12:00:00 AM'. (SecurityTokenExpiredException)",
        ),
        (
            &[],
            &[("Signing key", "no keys")],
            "~ signature: IDX10500: Signature validation failed. No security keys were provided to validate the signature. (SecurityTokenSignatureKeyNotFoundException)",
        ),
    ];
    for (claims, settings, expected) in cases {
        let token = token(HEADER, &with(CLAIMS, claims));
        let text = said(&PROFILE, &token, &with(SETTINGS, settings));
        assert_eq!(text, [expected, ANSWER].concat());
    }
}

#[test]
fn what_is_no_token() {
    for (input, expected) in [
        (
            "",
            "~ input: Authorization has been denied for this request.",
        ),
        (
            "abc",
            "read: IDX12709: CanReadToken() returned false. JWT is not well formed.\nThe token needs to be in JWS or JWE Compact Serialization Format. (JWS): 'EncodedHeader.EndcodedPayload.EncodedSignature'. (JWE): 'EncodedProtectedHeader.EncodedEncryptedKey.EncodedInitializationVector.EncodedCiphertext.EncodedAuthenticationTag'. (SecurityTokenMalformedException)",
        ),
    ] {
        let text = said(&PROFILE, input, SETTINGS);
        assert_eq!(text, [expected, ANSWER].concat());
    }
}
