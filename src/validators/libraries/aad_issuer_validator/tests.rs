//! Cases after AadIssuerValidatorTests.cs and AadSigningKeyIssuerValidatorTests.cs, in other words.

use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[
    ("typ", "\"JWT\""),
    ("alg", "\"RS256\""),
    ("kid", "\"key-1\""),
];

const CLAIMS: Members<'_> = &[
    ("iss", V2),
    ("tid", "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\""),
];

const V1: &str = "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"";
const V2: &str = "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"";
const COMMON: (&str, &str) = ("Authority", "https://login.microsoftonline.com/common/v2.0");
const OWN: (&str, &str) = (
    "Authority",
    "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
);
const OTHER: (&str, &str) = (
    "Authority",
    "https://login.microsoftonline.com/99999999-0000-cccc-1111-dddd2222eeee/v2.0",
);

#[track_caller]
fn check(claims: Members<'_>, settings: Members<'_>, expected: &str) {
    let token = token(HEADER, &with(CLAIMS, claims));
    assert_eq!(said(&PROFILE, &token, settings), expected);
}

#[test]
fn both_versions_of_a_tenant_are_accepted() {
    let organizations = (
        "Authority",
        "https://login.microsoftonline.com/organizations/v2.0",
    );
    let first = ("Authority", "https://login.microsoftonline.com/common");
    for authority in [COMMON, OWN, organizations, first] {
        for issuer in [V1, V2] {
            check(&[("iss", issuer)], &[authority], "accepted");
        }
    }
}

#[test]
fn templates_and_lists() {
    let cases: [(Members<'_>, Members<'_>); 5] = [
        (
            &[("iss", V1)],
            &[
                OTHER,
                ("ValidIssuers", "https://sts.windows.net/{tenantid}/"),
            ],
        ),
        (
            &[],
            &[(
                "ValidIssuer",
                "https://login.microsoftonline.com/{tenantid}/v2.0",
            )],
        ),
        // The tenant is taken from the older claim, or from the path of a version 2.0 issuer.
        (
            &[
                ("tid", ""),
                (
                    "http://schemas.microsoft.com/identity/claims/tenantid",
                    "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\"",
                ),
            ],
            &[COMMON, ("issuer of the signing key", "null")],
        ),
        (
            &[("tid", "")],
            &[COMMON, ("issuer of the signing key", "null")],
        ),
        // Nothing is known of this authority's metadata.
        (
            &[],
            &[(
                "Authority",
                "https://login.microsoftonline.com/contoso.com/v2.0",
            )],
        ),
    ];
    for (claims, settings) in cases {
        check(claims, settings, "accepted");
    }
}

#[test]
fn refusals() {
    let invalid = "(SecurityTokenInvalidIssuerException)";
    let own = "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0";
    let none = format!(
        "issuer: IDX40001: Issuer: '{own}', does not match any of the valid issuers provided for this application.  {invalid}"
    );
    check(&[], &[OTHER], &none);
    check(
        &[(
            "iss",
            "\"https://login.microsoftonline.us/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
        )],
        &[COMMON],
        &none.replace("online.com", "online.us"),
    );
    // Neither a slash nor letter case is forgiven.
    check(
        &[(
            "iss",
            "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0/\"",
        )],
        &[COMMON],
        &none.replace("v2.0'", "v2.0/'"),
    );
    check(
        &[(
            "iss",
            "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/V2.0\"",
        )],
        &[COMMON],
        &none.replace("v2.0'", "V2.0'"),
    );
    let no_key = ("issuer of the signing key", "null");
    for (claims, settings, expected) in [
        (
            &[("tid", ""), ("iss", V1)][..],
            &[COMMON, no_key][..],
            "issuer: IDX40003: Neither `tid` nor `tenantId` claim is present in the token obtained from Microsoft identity platform.  (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[("tid", "\" \"")],
            &[COMMON, no_key],
            "issuer: IDX40003: Neither `tid` nor `tenantId` claim is present in the token obtained from Microsoft identity platform.  (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[
                ("tid", ""),
                (
                    "iss",
                    "\"https://contoso.b2clogin.com/tfp/aaaabbbb-0000-cccc-1111-dddd2222eeee/b2c_1_susi/v2.0/\"",
                ),
            ],
            &[COMMON, no_key],
            "issuer: IDX40002: Microsoft.IdentityModel does not support a B2C issuer with 'tfp' in the URI. See https://aka.ms/ms-id-web/b2c-issuer for details.  (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[("tid", ""), ("iss", "\"contoso\"")],
            &[COMMON, no_key],
            "issuer: Invalid URI: The format of the URI could not be determined. (UriFormatException)",
        ),
        // The tenant of the token counts, not what stands in the issuer.
        (
            &[("tid", "\"99999999-0000-cccc-1111-dddd2222eeee\"")],
            &[COMMON, no_key],
            "issuer: IDX40001: Issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0', does not match any of the valid issuers provided for this application.  (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[("iss", "")],
            &[COMMON],
            "issuer: IDX40001: Issuer: '', does not match any of the valid issuers provided for this application.  (SecurityTokenInvalidIssuerException)",
        ),
    ] {
        check(claims, settings, expected);
    }
}

#[test]
fn the_key_must_go_with_the_token() {
    let personal = (
        "issuer of the signing key",
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
    );
    for (claims, settings, expected) in [
        (
            &[("tid", "")][..],
            &[COMMON][..],
            "key-issuer: IDX40009: Either the 'tid' claim was not found or it didn't have a value. (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[("tid", "\"99999999-0000-cccc-1111-dddd2222eeee\"")],
            &[COMMON],
            "key-issuer: IDX40004: Token issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0', does not contain the `tid` or `tenantId` claim present in the token: '99999999-0000-cccc-1111-dddd2222eeee'. (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[],
            &[COMMON, personal],
            "key-issuer: IDX40005: Token issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0', does not match the signing key issuer: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0'. (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[("TID", "\"x\"")],
            &[COMMON],
            "key-issuer: IDX40011: The SecurityToken has multiple instances of the 'tid' claim. (SecurityTokenInvalidIssuerException)",
        ),
        (
            &[("TID", "\"x\"")],
            &[COMMON, ("Version of Microsoft.IdentityModel", "7.1.2")],
            "accepted",
        ),
        (
            &[],
            &[
                COMMON,
                (
                    "cloud_instance_name of the signing key",
                    "microsoftonline.us",
                ),
                ("cloud_instance_name of the metadata", "microsoftonline.com"),
            ],
            "cloud: IDX40012: The cloud instance of the signing key: 'microsoftonline.us', does not match cloud instance from configuration: 'microsoftonline.com'. (SecurityTokenInvalidCloudInstanceException)",
        ),
        // Where the key is not found there is nothing to compare.
        (
            &[],
            &[COMMON, personal, ("Signing key", "no key with this kid")],
            "accepted",
        ),
    ] {
        check(claims, settings, expected);
    }
}
