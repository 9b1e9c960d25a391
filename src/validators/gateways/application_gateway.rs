//! Azure Application Gateway with JWT validation for Microsoft Entra ID (preview).
//!
//! MicrosoftDocs/azure-docs articles/application-gateway/json-web-token-overview.md (2025-11-18).
//! The page names neither the order of the checks nor a text, so the order here is a guess and the
//! messages are empty.

use super::plain;
use crate::catalogue::prose;
use crate::issuer::entra::{EntraIssuer, PERSONAL_TENANT, Tenant, Version};
use crate::registry::cloud::Cloud;
use crate::validators::{
    AcceptedVersion, Answer, Attempt, Check, EntraApi, Expectation, Family, Fidelity, GateName,
    Kind, Profile, Rejection, RequiredClaim, Said, Setting, Shape, Skip,
};

const ACTION: Kind = Kind::Own("unAuthorizedRequestAction");

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "application-gateway",
    name: "Azure Application Gateway (Entra JWT validation, preview)",
    family: Family::Gateway,
    about: prose(
        "Checks Entra tokens before a request reaches a backend pool, and tells the backend who called in x-msft-entra-identity.",
    ),
    version: "2025-03-01",
    fidelity: Fidelity::Documented,
    sources: &[
        prose(
            "MicrosoftDocs/azure-docs articles/application-gateway/json-web-token-overview.md, 2025-11-18",
        ),
        prose(
            "Azure Resource Manager, ApplicationGatewayEntraJWTValidationConfigPropertiesFormat, API version 2025-03-01",
        ),
        prose("Inferred: the order of the checks"),
    ],
    settings: &[
        Setting {
            name: "clientId",
            kind: Kind::ClientId,
            shape: Shape::Guid,
            default: "",
            example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose(
                "Application (client) ID of the API's registration. It is always an accepted audience.",
            ),
        },
        Setting {
            name: "audiences",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose("Up to five audiences beside the client id, such as Application ID URIs."),
        },
        Setting {
            name: "tenantId",
            kind: Kind::Tenant,
            shape: Shape::Tenant,
            default: "",
            example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
            about: prose(
                "The tenant that may call: a GUID, or common, organizations or consumers.",
            ),
        },
        Setting {
            name: "unAuthorizedRequestAction",
            kind: ACTION,
            shape: Shape::Choice(&["Deny", "Allow"]),
            default: "Deny",
            example: prose("Deny"),
            about: prose(
                "Deny answers 401. Allow hands the request on without x-msft-entra-identity, and the backend decides.",
            ),
        },
    ],
    expect,
    checks: CHECKS,
    order: None,
    messages: &[],
    answer,
    table: None,
};

const CHECKS: &[Check] = &[
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose("The Authorization header carries Bearer and a token that can be read."),
        source: prose(
            "azure-docs json-web-token-overview.md, Expected Outcomes and Troubleshooting (Request formatting)",
        ),
        run: |attempt| plain::said(plain::readable(attempt), Skip::NoKey, unauthorized),
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("A key of Microsoft Entra ID verifies the signature."),
        source: prose("azure-docs json-web-token-overview.md, Key capabilities (Token Validation)"),
        run: |attempt| plain::signature(attempt, unauthorized),
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose("The issuer is one of the tenant, in version 1.0 or 2.0."),
        source: prose(
            "azure-docs json-web-token-overview.md, Troubleshooting (Configuration); inferred: that both versions count, as the page names none",
        ),
        run: |attempt| {
            plain::said(
                plain::issuer(&expect(attempt), attempt),
                Skip::Off,
                unauthorized,
            )
        },
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose("aud is the client id or one of the audiences, letter for letter."),
        source: prose(
            "azure-docs json-web-token-overview.md, Gateway validation logic; inferred: letter for letter, as the page names no tolerance",
        ),
        run: |attempt| {
            plain::said(
                plain::audience(&expect(attempt), attempt),
                Skip::Off,
                unauthorized,
            )
        },
    },
    Check {
        code: "lifetime",
        gate: GateName::Lifetime,
        about: prose("exp is not over and nbf is not ahead, with no tolerance for clocks."),
        source: prose(
            "azure-docs json-web-token-overview.md, Troubleshooting (Token integrity); inferred: no tolerance, as the page names none",
        ),
        run: |attempt| {
            plain::said(
                plain::lifetime(&expect(attempt), attempt),
                Skip::NoKey,
                unauthorized,
            )
        },
    },
    Check {
        code: "oid",
        gate: GateName::Permissions,
        about: prose("The token has oid, from which the identity header is made."),
        source: prose("azure-docs json-web-token-overview.md, Expected Outcomes (403)"),
        run: |attempt| {
            let found = attempt.claims().map(|_| attempt.claim("oid").is_some());
            plain::said(found, Skip::NoKey, || Said::refused("403", "", ""))
        },
    },
];

fn unauthorized() -> Said {
    Said::refused("401", "", "")
}

fn answer(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let denied = attempt.set(ACTION) == "Deny";
    denied.then(|| Answer {
        status: if rejection.code == "403" { 403 } else { 401 },
        challenge: None,
        body: None,
    })
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    let tenant = settings.one(Kind::Tenant);
    let any_tenant = matches!(tenant.as_deref(), Some("common" | "organizations"));
    let tenant = match tenant.as_deref() {
        Some("consumers") => Some(PERSONAL_TENANT.to_owned()),
        _ => tenant.filter(|_| !any_tenant),
    };
    let client_id = settings.one(Kind::ClientId);
    let listed = settings.list(Kind::Audiences);
    let app_id_uri = listed.iter().find(|own| own.contains("://")).cloned();
    Expectation {
        audiences: client_id.iter().cloned().chain(listed).collect(),
        issuers: issuers(tenant.as_deref()),
        any_entra_tenant: any_tenant,
        requires_expiry: true,
        claims: vec![RequiredClaim::present("oid")],
        entra: Some(EntraApi {
            client_id,
            app_id_uri,
            tenant,
            cloud: Cloud::Public,
            version: AcceptedVersion::Any,
        }),
        ..Expectation::default()
    }
}

fn issuers(tenant: Option<&str>) -> Vec<String> {
    let tenant = tenant.map(|tenant| Tenant::Id(tenant.to_owned()));
    let versions = [Version::V2, Version::V1].into_iter();
    versions
        .filter_map(|version| EntraIssuer::spelling(version, tenant.as_ref()?, Cloud::Public))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validators::probe::{Members, said, token, with};

    const CLAIMS: Members<'_> = &[
        ("aud", "\"00001111-aaaa-2222-bbbb-3333cccc4444\""),
        (
            "iss",
            "\"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0\"",
        ),
        ("nbf", "1795305600"),
        ("exp", "1795305601"),
        ("oid", "\"x\""),
        ("tid", "\"aaaabbbb-0000-cccc-1111-dddd2222eeee\""),
    ];

    const SETTINGS: Members<'_> = &[
        ("tenantId", "aaaabbbb-0000-cccc-1111-dddd2222eeee"),
        ("clientId", "00001111-aaaa-2222-bbbb-3333cccc4444"),
    ];

    const V1: &str = "\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\"";

    /// Claims and settings that differ, and what comes of it.
    const CASES: &[(Members<'_>, Members<'_>, &str)] = &[
        (&[], &[], "accepted"),
        (&[("iss", V1)], &[], "accepted"),
        (&[("aud", "\"api://orders\"")], &[], "audience: \n401"),
        (
            &[("aud", "\"api://orders\"")],
            &[("audiences", "api://orders")],
            "accepted",
        ),
        (
            &[("aud", "\"api://orders\"")],
            &[("audiences", "api://orders/")],
            "audience: \n401",
        ),
        (&[("aud", "")], &[], "audience: \n401"),
        (
            &[],
            &[("tenantId", "bbbbcccc-1111-dddd-2222-eeee3333ffff")],
            "issuer: \n401",
        ),
        (&[], &[("tenantId", "common")], "accepted"),
        (
            &[("tid", "\"x\"")],
            &[("tenantId", "organizations")],
            "issuer: \n401",
        ),
        (&[], &[("tenantId", "consumers")], "issuer: \n401"),
        (&[("exp", "1795305600")], &[], "lifetime: \n401"),
        (&[("exp", "")], &[], "lifetime: \n401"),
        (&[("exp", "\"soon\"")], &[], "lifetime: \n401"),
        (&[("nbf", "1795305601")], &[], "lifetime: \n401"),
        (&[("oid", "")], &[], "oid: \n403"),
        // Handed on: the backend decides.
        (
            &[("oid", "")],
            &[("unAuthorizedRequestAction", "Allow")],
            "oid: ",
        ),
    ];

    #[test]
    fn it_answers_401_and_403() {
        let header: Members<'_> = &[("alg", "\"RS256\"")];
        for (claims, settings, expected) in CASES {
            let token = token(header, &with(CLAIMS, claims));
            let found = said(&PROFILE, &token, &with(SETTINGS, settings));
            assert_eq!(found, *expected, "{claims:?} {settings:?}");
        }
        for (input, expected) in [
            ("eyJhbGciOiJSUzI1NiJ9", "read: \n401"),
            ("eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJ4In0.", "signature: \n401"),
        ] {
            assert_eq!(said(&PROFILE, input, SETTINGS), expected, "{input}");
        }
    }
}
