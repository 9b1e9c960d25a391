//! An API that is registered with Microsoft Entra ID and validates as Microsoft.IdentityModel does.
//!
//! Which audiences and issuers a token of each version carries: entra-docs
//! `docs/identity-platform/access-token-claims-reference.md` and `access-tokens.md`.
//! Tolerance for one trailing slash in audiences and none in issuers, 300 seconds of skew, `exp`
//! required: `TokenValidationParameters.cs` and `Validators.cs` of
//! AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet, 8.2.0.

use crate::catalogue::prose;
use crate::issuer::entra::{EntraIssuer, Tenant, Version, cloud_of_host};
use crate::registry::cloud::Cloud;
use crate::validators::{
    AcceptedVersion, Attempt, EntraApi, Expectation, Family, Fidelity, Kind, Profile, Setting,
    Shape, no_answer,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "entra-api",
    name: "API protected by Microsoft Entra ID",
    family: Family::Rules,
    about: prose(
        "Your own API behind ASP.NET Core, Microsoft.Identity.Web or a gateway that validates Entra tokens.",
    ),
    version: "",
    fidelity: Fidelity::Documented,
    sources: &[
        prose("entra-docs docs/identity-platform/access-tokens.md"),
        prose("entra-docs docs/identity-platform/access-token-claims-reference.md"),
        prose("entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md"),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Tokens/Validators.cs",
        ),
    ],
    settings: &[
        Setting {
            name: "Application (client) ID",
            kind: Kind::ClientId,
            shape: Shape::Guid,
            default: "",
            example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose("Of the API's own registration, not of the application that calls it."),
        },
        Setting {
            name: "Application ID URI",
            kind: Kind::AppIdUri,
            shape: Shape::Text,
            default: "",
            example: prose("api://orders"),
            about: prose("Under Expose an API. Without one, api:// and the client id is assumed."),
        },
        Setting {
            name: "Directory (tenant) ID",
            kind: Kind::Tenant,
            shape: Shape::Tenant,
            default: "",
            example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
            about: prose("The tenant that may call, or common or organizations for any."),
        },
        Setting {
            name: "Accepted token version",
            kind: Kind::Version,
            shape: Shape::Choice(&["1 or 2", "1", "2"]),
            default: "1 or 2",
            example: prose("2"),
            about: prose(
                "What the API's validation is set up for. The API's registration decides which one is issued.",
            ),
        },
        Setting {
            name: "Instance",
            kind: Kind::Instance,
            shape: Shape::Text,
            default: "https://login.microsoftonline.com/",
            example: prose("https://login.microsoftonline.us/"),
            about: prose("The sign-in host, which tells the cloud."),
        },
        Setting {
            name: "ValidAudiences",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://orders"),
            about: prose(
                "Only if the API's configuration lists audiences: then exactly these are accepted.",
            ),
        },
        Setting {
            name: "Scopes",
            kind: Kind::Scopes,
            shape: Shape::List,
            default: "",
            example: prose("access_as_user"),
            about: prose(
                "Delegated permissions (scp); one of these must be granted to a user's token.",
            ),
        },
        Setting {
            name: "App roles",
            kind: Kind::Roles,
            shape: Shape::List,
            default: "",
            example: prose("Orders.Read.All"),
            about: prose(
                "Application permissions (roles); one of these must be granted to an app-only token.",
            ),
        },
        Setting {
            name: "Allowed callers",
            kind: Kind::Callers,
            shape: Shape::List,
            default: "",
            example: prose("11112222-bbbb-3333-cccc-4444dddd5555"),
            about: prose("Client ids that may call: azp in version 2.0, appid in version 1.0."),
        },
        Setting {
            name: "ClockSkew (seconds)",
            kind: Kind::Skew,
            shape: Shape::Seconds,
            default: "300",
            example: prose("300"),
            about: prose("How far the clocks may disagree."),
        },
    ],
    expect,
    checks: &[],
    order: None,
    messages: &[],
    answer: no_answer,
    table: None,
};

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    let client_id = settings.one(Kind::ClientId);
    let app_id_uri = settings.one(Kind::AppIdUri);
    let tenant = settings.one(Kind::Tenant);
    let cloud = cloud_of_host(&settings.one(Kind::Instance).unwrap_or_default());
    let version = match settings.text(Kind::Version).trim() {
        "1" => AcceptedVersion::V1,
        "2" => AcceptedVersion::V2,
        _ => AcceptedVersion::Any,
    };
    let any_tenant = tenant.as_deref().is_some_and(is_placeholder);
    let tenant = tenant.filter(|_| !any_tenant);
    let listed = settings.list(Kind::Audiences);
    Expectation {
        audiences: if listed.is_empty() {
            audiences(client_id.as_deref(), app_id_uri.as_deref(), version)
        } else {
            listed
        },
        slash_tolerant: true,
        issuers: tenant
            .as_deref()
            .map(|tenant| issuers(tenant, cloud, version))
            .unwrap_or_default(),
        any_entra_tenant: any_tenant,
        skew: settings.seconds(Kind::Skew, 300),
        // `ValidatorUtilities.cs`: refused only when `exp` is before now less the skew.
        valid_at_expiry: true,
        requires_expiry: true,
        scopes: settings.list(Kind::Scopes),
        roles: settings.list(Kind::Roles),
        callers: settings.list(Kind::Callers),
        access_tokens_only: true,
        entra: Some(EntraApi {
            client_id,
            app_id_uri,
            tenant,
            cloud,
            version,
        }),
        ..Expectation::default()
    }
}

/// A version 2.0 token carries the client id; a version 1.0 token what the client asked for:
/// the Application ID URI or the client id.
fn audiences(id: Option<&str>, uri: Option<&str>, version: AcceptedVersion) -> Vec<String> {
    let default_uri = id.map(|id| format!("api://{id}"));
    let uri = uri.map(str::to_owned).or(default_uri);
    let id = id.map(str::to_owned);
    match version {
        AcceptedVersion::V2 => id.into_iter().collect(),
        AcceptedVersion::V1 => uri.into_iter().chain(id).collect(),
        AcceptedVersion::Any => id.into_iter().chain(uri).collect(),
    }
}

/// The issuers of one tenant, the version that is preferred first.
fn issuers(tenant: &str, cloud: Cloud, version: AcceptedVersion) -> Vec<String> {
    let versions: &[Version] = match version {
        AcceptedVersion::V1 => &[Version::V1],
        AcceptedVersion::V2 => &[Version::V2],
        AcceptedVersion::Any => &[Version::V2, Version::V1],
    };
    let tenant = Tenant::Id(tenant.to_owned());
    versions
        .iter()
        .filter_map(|version| EntraIssuer::spelling(*version, &tenant, cloud))
        .collect()
}

/// Words that stand for many tenants (entra-docs v2-protocols.md, "Endpoints").
fn is_placeholder(tenant: &str) -> bool {
    matches!(tenant, "common" | "organizations")
}
