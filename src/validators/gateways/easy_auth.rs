//! Authentication of Azure App Service, Functions and Container Apps ("Easy Auth") with Microsoft
//! Entra ID.
//!
//! MicrosoftDocs/azure-docs articles/app-service/configure-authentication-provider-aad.md. The text
//! of a log is that of AzureAD/azure-activedirectory-library-for-dotnet#495; which version of
//! Microsoft.IdentityModel writes it is not published.

#[cfg(test)]
mod tests;

use super::super::libraries::identity_model::{self as library, Key, Parameters, Shows};
use super::plain;
use crate::catalogue::prose;
use crate::issuer::entra::published_issuer;
use crate::issuer::entra::{EntraIssuer, TEMPLATE, Tenant, Version as TokenVersion};
use crate::registry::cloud::Cloud;
use crate::validators::{
    AcceptedVersion, Answer, Attempt, Check, EntraApi, Expectation, Family, Fidelity, GateName,
    Given, Kind, Profile, Rejection, RequiredClaim, Said, Setting, Shape, Skip, Version,
};

const ISSUER: Kind = Kind::Own("openIdIssuer");
const IDENTITIES: Kind = Kind::Own("allowedPrincipals.identities");
const TENANTS: Kind = Kind::Own("WEBSITE_AUTH_AAD_ALLOWED_TENANTS");
const PRINCIPAL: &str = "WEBSITE_AUTH_AAD_REQUIRE_CLIENT_SERVICE_PRINCIPAL";
const ACTION: Kind = Kind::Own("unauthenticatedClientAction");

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "easy-auth",
    name: "Azure App Service and Functions authentication (Easy Auth)",
    family: Family::Gateway,
    about: prose(
        "The built-in authentication that stands before the code of an app. It answers 401 to a token that is not valid and 403 to one whose caller is not on a list.",
    ),
    version: "",
    fidelity: Fidelity::Documented,
    sources: &[
        prose(
            "MicrosoftDocs/azure-docs articles/app-service/configure-authentication-provider-aad.md",
        ),
        prose(
            "MicrosoftDocs/azure-docs articles/app-service/configure-authentication-file-based.md",
        ),
        prose("AzureAD/azure-activedirectory-library-for-dotnet#495 (a log)"),
        prose("MicrosoftDocs/azure-docs#60416 (401.83)"),
        prose("Inferred: the version of the library, and the order of the lists"),
    ],
    settings: &[
        Setting {
            name: "clientId",
            kind: Kind::ClientId,
            shape: Shape::Guid,
            default: "",
            example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose(
                "Application (client) ID in the app's registration. It is always an allowed audience.",
            ),
        },
        Setting {
            name: "allowedAudiences",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose(
                "Allowed token audiences beside the client id, such as the Application ID URI.",
            ),
        },
        Setting {
            name: "openIdIssuer",
            kind: ISSUER,
            shape: Shape::Text,
            default: "",
            example: prose(
                "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
            ),
            about: prose(
                "Issuer URL, with /v2.0 for tokens of version 2.0 and without it for version 1.0. With common or organizations the issuer is not checked at all.",
            ),
        },
        Setting {
            name: "allowedApplications",
            kind: Kind::Callers,
            shape: Shape::List,
            default: "",
            example: prose("11112222-bbbb-3333-cccc-4444dddd5555"),
            about: prose(
                "Client ids that may call, compared with azp or appid. Blank for no list; an empty list ([]) refuses every caller.",
            ),
        },
        Setting {
            name: "allowedPrincipals.identities",
            kind: IDENTITIES,
            shape: Shape::List,
            default: "",
            example: prose("00aa00aa-bb11-cc22-dd33-44ee44ee44ee"),
            about: prose("Object ids of users and applications that may call, compared with oid."),
        },
        Setting {
            name: "WEBSITE_AUTH_AAD_ALLOWED_TENANTS",
            kind: TENANTS,
            shape: Shape::List,
            default: "",
            example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
            about: prose(
                "App setting: up to ten tenant ids, separated by commas there, compared with tid.",
            ),
        },
        Setting {
            name: PRINCIPAL,
            kind: Kind::Own(PRINCIPAL),
            shape: Shape::Flag,
            default: "false",
            example: prose("true"),
            about: prose(
                "App setting: whether an application needs a service principal in the tenant, so that its token has oid.",
            ),
        },
        Setting {
            name: "unauthenticatedClientAction",
            kind: ACTION,
            shape: Shape::Choice(&[
                "Return401",
                "Return403",
                "RedirectToLoginPage",
                "AllowAnonymous",
            ]),
            default: "Return401",
            example: prose("Return401"),
            about: prose(
                "What an invalid token is answered with. AllowAnonymous hands the request on as if there were none.",
            ),
        },
        library::KEY,
    ],
    expect,
    checks: CHECKS,
    order: Some(|attempt| library::order(&parameters(attempt), attempt, CHECKS)),
    messages: &[library::MESSAGES],
    answer,
    table: None,
};

static CHECKS: &[Check] = &[
    Check {
        code: "input",
        gate: GateName::Readable,
        about: prose("There is a token, no longer than the library allows for."),
        source: prose("Inferred from the library, whose texts stand in the log"),
        run: |attempt| logged(library::input(&parameters(attempt), attempt)),
    },
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose("The library can read the token."),
        source: prose("Inferred from the library, whose texts stand in the log"),
        run: |attempt| logged(library::read(&parameters(attempt), attempt)),
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("A key from the metadata of the issuer verifies the signature."),
        source: prose("azure-docs configure-authentication-provider-aad.md (Issuer Url)"),
        run: |attempt| logged(library::signature(&parameters(attempt), attempt)),
    },
    Check {
        code: "lifetime",
        gate: GateName::Lifetime,
        about: prose("The token is valid now, give or take the library's 5 minutes."),
        source: prose("Inferred from the library's default"),
        run: |attempt| logged(library::lifetime(&parameters(attempt), attempt)),
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose("One value of aud is the client id or in allowedAudiences."),
        source: prose(
            "azure-docs configure-authentication-provider-aad.md (Allowed Token Audiences); AzureAD/azure-activedirectory-library-for-dotnet#495",
        ),
        run: |attempt| logged(library::audience(&parameters(attempt), attempt)),
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose(
            "iss is the issuer in the metadata of openIdIssuer; any, if that is for many tenants.",
        ),
        source: prose("azure-docs configure-authentication-provider-aad.md (Issuer Url)"),
        run: |attempt| logged(library::issuer(&parameters(attempt), attempt)),
    },
    Check {
        code: "tenant",
        gate: GateName::Permissions,
        about: prose("tid is one of WEBSITE_AUTH_AAD_ALLOWED_TENANTS."),
        source: prose(
            "azure-docs configure-authentication-provider-aad.md (Authorize requests, built-in authorization policy)",
        ),
        run: |attempt| claim(attempt, "tid"),
    },
    Check {
        code: "application",
        gate: GateName::Caller,
        about: prose("azp or appid is one of allowedApplications. An empty list lets nobody in."),
        source: prose(
            "azure-docs configure-authentication-provider-aad.md (Use a built-in authorization policy); pnp/Microsoft365-Analytics-Insights#264 (the empty list, one report)",
        ),
        run: application,
    },
    Check {
        code: "principal",
        gate: GateName::Permissions,
        about: prose(
            "oid is one of the allowed identities; it must be there at all if a service principal is required.",
        ),
        source: prose(
            "azure-docs configure-authentication-provider-aad.md (Use a built-in authorization policy)",
        ),
        run: |attempt| claim(attempt, "oid"),
    },
];

/// The library as the log shows it: the client id is `ValidAudience`.
fn parameters(attempt: &Attempt<'_>) -> Parameters {
    let settings = attempt.settings;
    let address = settings.one(ISSUER).unwrap_or_default();
    let issuer = published_issuer(&address).filter(|issuer| !issuer.contains(TEMPLATE));
    Parameters {
        version: Version(6, 8, 0),
        shows: Shows::Pii,
        valid_audience: settings.one(Kind::ClientId),
        valid_audiences: settings.given(Kind::Audiences),
        validate_audience: !audiences(attempt).is_empty(),
        validate_issuer: issuer.is_some(),
        valid_issuer: issuer,
        key: Key::of(attempt),
        ..Parameters::default()
    }
}

fn audiences(attempt: &Attempt<'_>) -> Vec<String> {
    let client_id = attempt.settings.one(Kind::ClientId);
    let listed = attempt.settings.list(Kind::Audiences);
    client_id.into_iter().chain(listed).collect()
}

/// What a log has in front of the library's words.
fn logged(said: Said) -> Said {
    match said {
        Said::Refused(mut rejection) => {
            rejection.message = ["JWT validation failed: ", &rejection.message].concat();
            Said::Refused(rejection)
        }
        said => said,
    }
}

/// The claims that its lists ask for.
fn claims(attempt: &Attempt<'_>) -> Vec<RequiredClaim> {
    let settings = attempt.settings;
    let one_of = |name: &str, values: Vec<String>| RequiredClaim {
        values,
        all: false,
        ..RequiredClaim::present(name)
    };
    let tenants = settings.list(TENANTS);
    let tenants = tenants.iter().flat_map(|line| line.split(','));
    let tenants: Vec<_> = tenants.map(|tenant| tenant.trim().to_owned()).collect();
    let identities = settings.list(IDENTITIES);
    let mut claims = Vec::new();
    if !tenants.is_empty() {
        claims.push(one_of("tid", tenants));
    }
    if !identities.is_empty() || attempt.is_on(PRINCIPAL) {
        claims.push(one_of("oid", identities));
    }
    claims
}

fn claim(attempt: &Attempt<'_>, name: &str) -> Said {
    let Some(own) = attempt.claims() else {
        return Said::Skipped(Skip::NoKey);
    };
    let asked = claims(attempt);
    let wanted = asked.iter().find(|claim| claim.name == name);
    let accepted = wanted.map(|claim| claim.found(own).is_some_and(|found| claim.accepts(&found)));
    plain::said(accepted, Skip::Off, forbidden)
}

/// An empty list refuses everybody.
fn application(attempt: &Attempt<'_>) -> Said {
    let allowed = attempt.settings.given(Kind::Callers);
    let mut claims = ["azp", "appid"].into_iter();
    let caller = claims.find_map(|claim| attempt.text(claim));
    let fits = match (allowed, attempt.claims()) {
        (Given::Null, _) | (_, None) => None,
        (Given::Empty, _) => Some(false),
        (Given::Values(allowed), _) => Some(caller.is_some_and(|own| allowed.contains(&own))),
    };
    plain::said(fits, Skip::Off, forbidden)
}

fn forbidden() -> Said {
    Said::refused("403", "", "403 Forbidden")
}

/// Lists answer 403, everything before them as the app is set up to.
fn answer(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let status = match (rejection.code, attempt.set(ACTION)) {
        ("403", _) | (_, "Return403") => 403,
        (_, "RedirectToLoginPage") => 302,
        (_, "AllowAnonymous") => return None,
        _ => 401,
    };
    Some(Answer {
        status,
        challenge: None,
        body: None,
    })
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let parameters = parameters(attempt);
    let library = library::expectation(&parameters, attempt);
    let issuer = parameters
        .valid_issuer
        .as_deref()
        .and_then(EntraIssuer::parse);
    let listed = attempt.settings.list(Kind::Audiences);
    let tenant = issuer.as_ref().and_then(|issuer| match &issuer.tenant {
        Tenant::Id(id) => Some(id.clone()),
        _ => None,
    });
    Expectation {
        audiences: audiences(attempt),
        callers: attempt.settings.list(Kind::Callers),
        bars_callers: attempt.settings.given(Kind::Callers) == Given::Empty,
        claims: claims(attempt),
        entra: Some(EntraApi {
            client_id: attempt.settings.one(Kind::ClientId),
            app_id_uri: listed.into_iter().find(|own| own.contains("://")),
            tenant,
            cloud: issuer.as_ref().map_or(Cloud::Public, |own| own.cloud),
            version: match issuer.map(|own| own.version) {
                Some(TokenVersion::V1) => AcceptedVersion::V1,
                Some(TokenVersion::V2) => AcceptedVersion::V2,
                None => AcceptedVersion::Any,
            },
        }),
        ..library
    }
}
