//! Audience, issuer and permissions as Microsoft.Identity.Web sees them, with its answers.

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

/// What changes in a token of version 1.0.
const FIRST: Members<'_> = &[
    ("aud", "\"api://00001111-aaaa-2222-bbbb-3333cccc4444\""),
    (
        "iss",
        "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"",
    ),
    ("ver", "\"1.0\""),
];

const SETTINGS: Members<'_> = &[
    ("TenantId", "aaaabbbb-0000-cccc-1111-dddd2222eeee"),
    ("ClientId", "00001111-aaaa-2222-bbbb-3333cccc4444"),
    ("Messages show", "DoNotScrubExceptions"),
];

#[track_caller]
fn check(claims: Members<'_>, settings: Members<'_>, expected: &str) {
    let token = token(HEADER, &with(CLAIMS, claims));
    assert_eq!(said(&PROFILE, &token, &with(SETTINGS, settings)), expected);
}

fn audience_refused(found: &str, wanted: &str) -> String {
    format!(
        "audience: IDX10214: Audience validation failed. Audiences: '{found}'. Did not match: validationParameters.ValidAudience: '{wanted}' or validationParameters.ValidAudiences: 'null'. (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience '{found}' is invalid\""
    )
}

#[test]
fn accepted() {
    let custom = [("aud", "\"https://contoso.com/api\"")];
    let cases: [(Members<'_>, Members<'_>); 8] = [
        (&[], &[]),
        (FIRST, &[]),
        (&[], &[("TenantId", "common")]),
        (FIRST, &[("TenantId", "organizations")]),
        (&custom, &[("Audience", "https://contoso.com/api")]),
        (
            &custom,
            &[(
                "TokenValidationParameters:ValidAudiences",
                "https://contoso.com/api\n00001111-aaaa-2222-bbbb-3333cccc4444",
            )],
        ),
        // Azure AD B2C: the client id, whatever the version.
        (
            &[("ver", "\"1.0\"")],
            &[("SignUpSignInPolicyId", "B2C_1_susi")],
        ),
        (&[], &[("Scopes", "orders.write")]),
    ];
    for (claims, settings) in cases {
        check(claims, settings, "accepted");
    }
}

#[test]
fn the_version_of_the_token_decides_on_the_audience() {
    let id = "00001111-aaaa-2222-bbbb-3333cccc4444";
    let uri = "api://00001111-aaaa-2222-bbbb-3333cccc4444";
    check(&[("ver", "\"1.0\"")], &[], &audience_refused(id, uri));
    check(
        &with(FIRST, &[("ver", "\"2.0\"")]),
        &[],
        &audience_refused(uri, id),
    );
    check(
        &[("aud", "\"https://contoso.com/api\"")],
        &[],
        &audience_refused("https://contoso.com/api", id),
    );
    // Audience alone locks tokens of version 2.0 out.
    check(&[], &[("Audience", uri)], &audience_refused(id, uri));
    check(
        &[("ver", "")],
        &[],
        "~ audience: IDX10208: Unable to validate audience. validationParameters.ValidAudience is null or whitespace and validationParameters.ValidAudiences is null. (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience '00001111-aaaa-2222-bbbb-3333cccc4444' is invalid\"",
    );
    // Newer libraries keep the audiences out of the log.
    check(
        &[("aud", "\"x\"")],
        &[("Messages show", "")],
        "audience: IDX10214: Audience validation failed. See https://aka.ms/identitymodel/app-context-switches (SecurityTokenInvalidAudienceException)\n401\nBearer error=\"invalid_token\", error_description=\"The audience 'x' is invalid\"",
    );
}

#[test]
fn the_issuer_is_not_named_in_the_challenge() {
    let other = ("TenantId", "99999999-0000-cccc-1111-dddd2222eeee");
    let refused = "issuer: IDX40001: Issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0', does not match any of the valid issuers provided for this application.  (SecurityTokenInvalidIssuerException)\n401\nBearer error=\"invalid_token\", error_description=\"The issuer '(null)' is invalid\"";
    check(&[], &[other], refused);
    check(
        &[],
        &[other, ("IncludeErrorDetails", "false")],
        &refused.replace(
            " error=\"invalid_token\", error_description=\"The issuer '(null)' is invalid\"",
            "",
        ),
    );
    check(
        &[],
        &[other, ("Version of ASP.NET Core", "2.1")],
        &refused.replace("The issuer '(null)' is", "The issuer is"),
    );
    // A key that is not found is reported after lifetime, issuer and audience.
    check(
        &[("aud", "\"x\"")],
        &[other, ("Signing key", "no key with this kid")],
        refused,
    );
    check(
        &[("tid", "")],
        &[],
        "key-issuer: IDX40009: Either the 'tid' claim was not found or it didn't have a value. (SecurityTokenInvalidIssuerException)\n401\nBearer error=\"invalid_token\", error_description=\"The issuer '(null)' is invalid\"",
    );
    check(&[], &[other, ("ValidateIssuer", "false")], "accepted");
    // Another cloud is another issuer.
    check(
        &[],
        &[("Instance", "https://login.microsoftonline.us/")],
        refused,
    );
}

#[test]
fn a_token_without_scopes_and_roles_is_refused() {
    let refused = "scope-or-role: IDW10201: Neither scope nor roles claim was found in the bearer token. Authentication scheme used: 'Bearer'.  (AuthenticationFailureException)\n401\nBearer error=\"invalid_token\"";
    for claims in [
        &[("scp", "")][..],
        &[("scp", ""), ("roles", "[]")],
        &[("scp", ""), ("scope", "\"orders.read\"")],
    ] {
        check(claims, &[], refused);
        check(
            claims,
            &[("AllowWebApiToBeAuthorizedByACL", "true")],
            "accepted",
        );
    }
    for claims in [
        &[("scp", "\"\"")][..],
        &[("scp", ""), ("roles", "[\"a\"]")],
        &[("scp", ""), ("role", "\"a\"")],
    ] {
        check(claims, &[], "accepted");
    }
}

#[test]
fn permissions_that_are_missing_give_403() {
    let methods = (
        "Permissions are checked by",
        "VerifyUserHasAnyAcceptedScope or ValidateAppRole",
    );
    let both = [("Scopes", "a\nb"), ("AppPermissions", "c\nd")];
    let empty = "permission: AuthenticationScheme: Bearer was forbidden.\n403";
    check(&[], &both, empty);
    check(&[("roles", "[\"d\"]")], &both, "accepted");
    check(&[("scp", ""), ("roles", "[\"x\"]")], &both, empty);
    let scopes =
        "IDW10203: The 'scope' or 'scp' claim does not contain scopes 'a,b' or was not found. ";
    check(
        &[],
        &[methods, ("Scopes", "a\nb")],
        &format!("permission: {scopes} (UnauthorizedAccessException)\n403\n{scopes}"),
    );
    let roles =
        "IDW10202: The 'roles' or 'role' claim does not contain roles 'c, d' or was not found. ";
    check(
        &[],
        &[methods, ("AppPermissions", "c\nd")],
        &format!("permission: {roles} (UnauthorizedAccessException)\n403\n{roles}"),
    );
}
