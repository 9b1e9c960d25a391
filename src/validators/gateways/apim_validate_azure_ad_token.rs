//! Azure API Management, the policy `validate-azure-ad-token`.
//!
//! MicrosoftDocs/azure-docs articles/api-management/validate-azure-ad-token-policy.md (2022-12-08, and
//! 2025-06-17 for `authentication-endpoint` and `decryption-keys`).
//! The page names no messages but `JWT not present.`; those of `validate-jwt` are taken over, because
//! both belong to one gateway and share their attributes.

#[cfg(test)]
mod tests;

use super::super::libraries::identity_model::{self as library, Parameters};
use super::apim::settings::{
    BEFORE, DECRYPTION_KEYS, HEADER, HTTP_CODE, MESSAGE, OUTPUT, PARAMETER, REQUIRED_CLAIMS, VALUE,
};
use super::apim::{
    self, CLAIM_AUD, CLAIM_CALLER, CLAIM_ISS, CLAIMS, CLAIMS_PRESENT, PRESENT, traced,
};
use super::plain;
use crate::catalogue::prose;
use crate::issuer::entra::{EntraIssuer, Tenant, Version, cloud_of_host};
use crate::validators::{
    Attempt, Check, Expectation, Family, Fidelity, GateName, Given, Kind, Profile, RequiredClaim,
    Said, Setting, Shape, Skip,
};

const BACKENDS: Kind = Kind::Own("backend-application-ids");

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
            "MicrosoftDocs/azure-docs articles/api-management/validate-azure-ad-token-policy.md, 2022-12-08 and 2025-06-17",
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
                "Each application-id of the clients that may call: azp in version 2.0, appid in version 1.0. Without any, every application may.",
            ),
        },
        Setting {
            name: "audiences",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://orders"),
            about: prose(
                "Each audience element. One of them must be in aud; without any, aud is not looked at.",
            ),
        },
        Setting {
            name: "backend-application-ids",
            kind: BACKENDS,
            shape: Shape::List,
            default: "",
            example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose(
                "Each application-id of the APIs that the token may be for, seldom needed. No page says what they are compared with; here it is aud, with or without api:// in front.",
            ),
        },
        REQUIRED_CLAIMS,
        Setting {
            name: "Before validate-azure-ad-token",
            ..BEFORE
        },
        Setting {
            name: "authentication-endpoint",
            kind: Kind::Instance,
            shape: Shape::Text,
            default: "https://login.microsoftonline.com/",
            example: prose("login.microsoftonline.us"),
            about: prose("The sign-in host, which tells the cloud. https:// may be left off."),
        },
        Setting {
            name: "Keys of Microsoft Entra ID",
            ..library::KEY
        },
        HEADER,
        PARAMETER,
        VALUE,
        HTTP_CODE,
        MESSAGE,
        DECRYPTION_KEYS,
        OUTPUT,
    ],
    expect,
    checks: CHECKS,
    order: Some(|attempt| apim::order(&parameters(attempt), attempt, CHECKS)),
    messages: &[apim::MESSAGES, library::MESSAGES],
    answer: apim::answer,
    table: None,
};

static CHECKS: &[Check] = &[
    Check {
        about: prose("There is a token where the policy looks for it."),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md (failed-validation-error-message); api-management-error-handling-policies.md (TokenNotPresent)",
        ),
        ..PRESENT
    },
    Check {
        code: "input",
        gate: GateName::Readable,
        about: prose("The token is no longer than the library allows for."),
        source: prose("Inferred from validate-jwt of the same gateway"),
        run: |attempt| traced(attempt, || library::input(&parameters(attempt), attempt)),
    },
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose(
            "The library can read what stands there. Bearer must not stand before the token in another place than Authorization, nor twice.",
        ),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md (token-value); inferred from validate-jwt of the same gateway: what is said",
        ),
        run: |attempt| apim::read(&parameters(attempt), attempt),
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("A key of Microsoft Entra ID verifies the signature."),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md; inferred from validate-jwt of the same gateway: what is said",
        ),
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
            "The token has exp and is valid now. There is no clock-skew to set; none is assumed.",
        ),
        source: prose(
            "Inferred from validate-jwt of the same gateway: azure-docs validate-jwt-policy.md (clock-skew, require-expiration-time)",
        ),
        run: |attempt| traced(attempt, || library::lifetime(&parameters(attempt), attempt)),
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose("One value of aud is in audiences, if there are any."),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md (audiences); inferred from validate-jwt of the same gateway: the slash, and what is said",
        ),
        run: |attempt| traced(attempt, || library::audience(&parameters(attempt), attempt)),
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose(
            "The token comes from the tenant, in version 1.0 or 2.0. A public article reports that tokens of version 2.0 failed at times.",
        ),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md (tenant-id, authentication-endpoint); inferred: that both versions count, as the page names none; openillumi.com, validate-azure-ad-token and version 2.0 (one report)",
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
        about: prose("The calling application (azp or appid) is one of client-application-ids."),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md (client-application-ids); inferred: the claims; its place in the order and its text are not known",
        ),
        run: client,
    },
    Check {
        code: "backend",
        gate: GateName::Audience,
        about: prose(
            "One value of aud is one of backend-application-ids, with or without api:// in front, if there are any.",
        ),
        source: prose(
            "azure-docs validate-azure-ad-token-policy.md (backend-application-ids); inferred: the claim, and that it counts beside audiences; its place in the order and its text are not known",
        ),
        run: backend,
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
    let cloud = cloud_of_host(attempt.set(Kind::Instance));
    let versions = [Version::V2, Version::V1].into_iter();
    versions
        .filter_map(|version| EntraIssuer::spelling(version, &tenant, cloud))
        .collect()
}

fn client(attempt: &Attempt<'_>) -> Said {
    apim::look(attempt, || {
        let callers = attempt.settings.list(Kind::Callers);
        let asked = attempt.claims().filter(|_| !callers.is_empty());
        let claims = ["azp", "appid"].into_iter();
        let caller = claims.filter_map(|claim| attempt.text(claim)).next();
        let fits = asked.map(|_| caller.is_some_and(|caller| callers.contains(&caller)));
        plain::said(fits, Skip::Off, unauthorized)
    })
}

fn backend(attempt: &Attempt<'_>) -> Said {
    apim::look(attempt, || {
        let asked = backends(attempt).zip(attempt.claims());
        let fits = asked.map(|(claim, claims)| {
            let found = claim.found(claims);
            found.is_some_and(|found| claim.accepts(&found))
        });
        plain::said(fits, Skip::Off, unauthorized)
    })
}

/// What `backend-application-ids` ask of `aud`.
fn backends(attempt: &Attempt<'_>) -> Option<RequiredClaim> {
    let ids = attempt.settings.list(BACKENDS);
    let values = ids.into_iter().flat_map(|id| {
        let uri = ["api://", &id].concat();
        [id, uri]
    });
    let claim = RequiredClaim {
        values: values.collect(),
        all: false,
        ..RequiredClaim::present("aud")
    };
    (!claim.values.is_empty()).then_some(claim)
}

fn unauthorized() -> Said {
    Said::refused("401", "", "401 Unauthorized")
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    Expectation {
        callers: attempt.settings.list(Kind::Callers),
        ..apim::expectation(&parameters(attempt), attempt, backends(attempt))
    }
}
