//! Azure API Management, the policy `validate-azure-ad-token`.
//!
//! MicrosoftDocs/azure-docs articles/api-management/validate-azure-ad-token-policy.md (2022-12-08).
//! The page names no messages but `JWT not present.`; those of `validate-jwt` are taken over, because
//! both belong to one gateway and share their attributes.

use super::super::libraries::identity_model::{self as library, Parameters};
use super::apim::settings::{BEFORE, HTTP_CODE, MESSAGE, REQUIRED_CLAIMS, SOURCE};
use super::apim::{
    self, CLAIM_AUD, CLAIM_CALLER, CLAIM_ISS, CLAIMS, CLAIMS_PRESENT, PRESENT, traced,
};
use super::plain;
use crate::catalogue::prose;
use crate::issuer::entra::{EntraIssuer, Tenant, Version};
use crate::registry::cloud::Cloud;
use crate::validators::{
    Attempt, Check, Expectation, Family, Fidelity, GateName, Given, Kind, Profile, Said, Setting,
    Shape, Skip,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "apim-validate-azure-ad-token",
    name: "Azure API Management, validate-azure-ad-token",
    family: Family::Gateway,
    about: prose(
        "The policy for tokens of Microsoft Entra ID: it knows the issuers and keys of the tenant and asks which application calls.",
    ),
    version: "",
    fidelity: Fidelity::Inferred,
    sources: &[
        prose(
            "MicrosoftDocs/azure-docs articles/api-management/validate-azure-ad-token-policy.md, 2022-12-08",
        ),
        prose(
            "Azure/azure-api-management-policy-toolkit src/Authoring/Configs/ValidateAzureAdTokenConfig.cs",
        ),
    ],
    settings: &[
        Setting {
            name: "tenant-id",
            kind: Kind::Tenant,
            shape: Shape::Tenant,
            default: "",
            example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
            about: prose(
                "The tenant that may call: its id, a domain, or common or organizations for any.",
            ),
        },
        Setting {
            name: "client-application-ids",
            kind: Kind::Callers,
            shape: Shape::List,
            default: "",
            example: prose("11112222-bbbb-3333-cccc-4444dddd5555"),
            about: prose(
                "Each application-id of the clients that may call. They are taken to be compared with azp in version 2.0 and appid in version 1.0.",
            ),
        },
        Setting {
            name: "audiences",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://orders"),
            about: prose(
                "Each audience element. One of them must be in aud; without any, aud is not looked at. backend-application-ids are not foretold: nobody says what they are compared with.",
            ),
        },
        REQUIRED_CLAIMS,
        BEFORE,
        Setting {
            name: "Keys of Microsoft Entra ID",
            ..library::KEY
        },
        SOURCE,
        HTTP_CODE,
        MESSAGE,
    ],
    expect,
    checks: CHECKS,
    order: Some(|attempt| library::order(&parameters(attempt), attempt, CHECKS)),
    messages: &[apim::MESSAGES, library::MESSAGES],
    answer: apim::answer,
    table: None,
};

static CHECKS: &[Check] = &[
    PRESENT,
    Check {
        code: "input",
        gate: GateName::Readable,
        about: prose("The token is no longer than the library allows for."),
        source: prose("Concluded from validate-jwt of the same gateway"),
        run: |attempt| traced(attempt, || library::input(&parameters(attempt), attempt)),
    },
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose("The library can read the token."),
        source: prose("Concluded from validate-jwt of the same gateway"),
        run: |attempt| traced(attempt, || library::read(&parameters(attempt), attempt)),
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("A key of Microsoft Entra ID verifies the signature."),
        source: prose("azure-docs validate-azure-ad-token-policy.md"),
        run: |attempt| {
            traced(attempt, || {
                library::signature(&parameters(attempt), attempt)
            })
        },
    },
    Check {
        code: "lifetime",
        gate: GateName::Lifetime,
        about: prose(
            "The token has exp and is valid now. There is no clock-skew to set; none is assumed, as in validate-jwt.",
        ),
        source: prose("Concluded from azure-docs validate-jwt-policy.md (clock-skew)"),
        run: |attempt| traced(attempt, || library::lifetime(&parameters(attempt), attempt)),
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose("One value of aud is in audiences, if there are any."),
        source: prose("azure-docs validate-azure-ad-token-policy.md (audiences)"),
        run: |attempt| traced(attempt, || library::audience(&parameters(attempt), attempt)),
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose(
            "The token comes from the tenant. That issuers of version 1.0 and 2.0 both count is concluded: the page names none. A public article reports that tokens of version 2.0 failed at times.",
        ),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md (tenant-id); openillumi.com, validate-azure-ad-token and version 2.0 (one report)",
        ),
        run: |attempt| traced(attempt, || library::issuer(&parameters(attempt), attempt)),
    },
    CLAIMS_PRESENT,
    CLAIM_AUD,
    CLAIM_ISS,
    CLAIM_CALLER,
    CLAIMS,
    Check {
        code: "client",
        gate: GateName::Caller,
        about: prose(
            "The calling application is one of client-application-ids. Neither its place nor its text is known.",
        ),
        source: prose("azure-docs validate-azure-ad-token-policy.md (client-application-ids)"),
        run: client,
    },
];

fn parameters(attempt: &Attempt<'_>) -> Parameters {
    let audiences = attempt.settings.list(Kind::Audiences);
    let issuers = issuers(attempt);
    Parameters {
        validate_audience: !audiences.is_empty(),
        valid_audiences: Given::Values(audiences),
        validate_issuer: !issuers.is_empty(),
        valid_issuers: Given::Values(issuers),
        ..apim::parameters(attempt)
    }
}

/// The tenant's issuers of both versions. Which id belongs to a domain is not known, and any tenant's
/// counts for `common` and `organizations`: then it is the token's own.
fn issuers(attempt: &Attempt<'_>) -> Vec<String> {
    let Some(tenant) = attempt.settings.one(Kind::Tenant) else {
        return Vec::new();
    };
    let tenant = match crate::registry::guid::hyphenated(&tenant) {
        Some(_) => tenant,
        None => attempt.text("tid").unwrap_or_default(),
    };
    let tenant = Tenant::Id(tenant);
    let versions = [Version::V2, Version::V1].into_iter();
    versions
        .filter_map(|version| EntraIssuer::spelling(version, &tenant, Cloud::Public))
        .collect()
}

fn client(attempt: &Attempt<'_>) -> Said {
    apim::look(attempt, || {
        let callers = attempt.settings.list(Kind::Callers);
        let asked = attempt.claims().filter(|_| !callers.is_empty());
        let claims = ["azp", "appid"].into_iter();
        let caller = claims.filter_map(|claim| attempt.text(claim)).next();
        let fits = asked.map(|_| caller.is_some_and(|caller| callers.contains(&caller)));
        plain::said(fits, Skip::Off, || {
            Said::refused("401", "", "401 Unauthorized")
        })
    })
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    Expectation {
        callers: attempt.settings.list(Kind::Callers),
        ..apim::expectation(&parameters(attempt), attempt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            &[("Before validate-jwt", "authentication-managed-identity")],
            "another token",
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
}
