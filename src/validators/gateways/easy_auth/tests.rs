//! What the built-in authentication does, case by case.

use super::PROFILE;
use crate::validators::probe::{Members, said, token, with};

const CLAIMS: Members<'_> = &[
    ("aud", "\"00001111-aaaa-2222-bbbb-3333cccc4444\""),
    (
        "iss",
        "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
    ),
    ("exp", "1795308600"),
    ("azp", "\"11112222-bbbb-3333-cccc-4444dddd5555\""),
    ("oid", "\"00aa00aa-bb11-cc22-dd33-44ee44ee44ee\""),
    ("tid", "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\""),
];

const SETTINGS: Members<'_> = &[
    ("clientId", "00001111-aaaa-2222-bbbb-3333cccc4444"),
    (
        "openIdIssuer",
        "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
    ),
];

const STS: &str = "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"";
const URI: Members<'_> = &[("aud", "\"api://orders\"")];
const FORBIDDEN: &str = ": 403 Forbidden\n403";
const AUDIENCE: &str = "audience: JWT validation failed: IDX10214: Audience validation failed. Audiences: 'api://orders'. Did not match: validationParameters.ValidAudience: '00001111-aaaa-2222-bbbb-3333cccc4444' or validationParameters.ValidAudiences: 'null'. (SecurityTokenInvalidAudienceException)";

#[track_caller]
fn check(claims: Members<'_>, settings: Members<'_>, expected: &str) {
    let token = token(&[("alg", "\"RS256\"")], &with(CLAIMS, claims));
    let found = said(&PROFILE, &token, &with(SETTINGS, settings));
    assert_eq!(found, expected, "{claims:?} {settings:?}");
}

#[test]
fn the_client_id_is_always_an_audience() {
    check(&[], &[], "accepted");
    check(&[], &[("allowedAudiences", "api://orders")], "accepted");
    check(URI, &[("allowedAudiences", "api://orders")], "accepted");
    // As in AzureAD/azure-activedirectory-library-for-dotnet#495.
    check(URI, &[], &[AUDIENCE, "\n401"].concat());
    check(
        URI,
        &[("unauthenticatedClientAction", "Return403")],
        &[AUDIENCE, "\n403"].concat(),
    );
    check(
        URI,
        &[("unauthenticatedClientAction", "RedirectToLoginPage")],
        &[AUDIENCE, "\n302"].concat(),
    );
    check(
        URI,
        &[("unauthenticatedClientAction", "AllowAnonymous")],
        AUDIENCE,
    );
}

#[test]
fn the_issuer_decides_the_version_and_many_tenants_switch_it_off() {
    let v1 = "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee";
    check(
        &[("iss", STS)],
        &[],
        "issuer: JWT validation failed: IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'. Did not match: validationParameters.ValidIssuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0' or validationParameters.ValidIssuers: 'null'. (SecurityTokenInvalidIssuerException)\n401",
    );
    check(&[("iss", STS)], &[("openIdIssuer", v1)], "accepted");
    for many in [
        "https://login.microsoftonline.com/common/v2.0",
        "https://login.microsoftonline.com/organizations/v2.0",
        "",
    ] {
        check(&[("iss", "\"x\"")], &[("openIdIssuer", many)], "accepted");
    }
}

#[test]
fn lists_answer_403() {
    let caller = "11112222-bbbb-3333-cccc-4444dddd5555";
    let refused = |code: &str| [code, FORBIDDEN].concat();
    check(&[], &[("allowedApplications", caller)], "accepted");
    let appid: Members<'_> = &[
        ("azp", ""),
        ("appid", "\"11112222-bbbb-3333-cccc-4444dddd5555\""),
    ];
    check(appid, &[("allowedApplications", caller)], "accepted");
    check(
        &[],
        &[("allowedApplications", "x")],
        &refused("application"),
    );
    // An empty list bars everybody, whoever calls.
    let nobody: Members<'_> = &[("allowedApplications", "[]")];
    check(&[], nobody, &refused("application"));
    check(&[("azp", "")], nobody, &refused("application"));
    let identities = "allowedPrincipals.identities";
    check(
        &[],
        &[(identities, "00aa00aa-bb11-cc22-dd33-44ee44ee44ee")],
        "accepted",
    );
    check(&[], &[(identities, "x")], &refused("principal"));
    let tenants = "WEBSITE_AUTH_AAD_ALLOWED_TENANTS";
    check(
        &[],
        &[(tenants, "x, aaaabbbb-0000-cccc-1111-dddd2222eeee")],
        "accepted",
    );
    check(&[], &[(tenants, "x")], &refused("tenant"));
    let principal = "WEBSITE_AUTH_AAD_REQUIRE_CLIENT_SERVICE_PRINCIPAL";
    check(&[("oid", "")], &[], "accepted");
    check(
        &[("oid", "")],
        &[(principal, "true")],
        &refused("principal"),
    );
}

/// Five minutes are the library's own tolerance.
#[test]
fn clocks_may_disagree() {
    check(&[("exp", "1795305300")], &[], "accepted");
    check(
        &[("exp", "1795305299")],
        &[],
        "lifetime: JWT validation failed: IDX10223: Lifetime validation failed. The token is expired. ValidTo: '11/21/2026 23:54:59', Current time: '11/22/2026 00:00:00'. (SecurityTokenExpiredException)\n401",
    );
}
