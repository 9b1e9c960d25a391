//! The sentence of each rule.

use crate::audience::issuance::RuleName;
use crate::catalogue::{Prose, prose};

/// A rule, its sentence with numbered places, and where it is written down.
pub(super) struct Words {
    pub rule: RuleName,
    pub says: Prose,
    pub source: Prose,
}

pub(super) static WORDS: [Words; 21] = [
    Words {
        rule: RuleName::BeforeLastSlash,
        says: prose(
            "Everything before the last slash of a scope is the resource: {0} asks for {1}.",
        ),
        source: prose("entra-docs docs/identity-platform/scopes-oidc.md"),
    },
    Words {
        rule: RuleName::DoubleSlash,
        says: prose("With two slashes the resource keeps its own: {0} asks for {1}."),
        source: prose(
            "entra-docs docs/identity-platform/scopes-oidc.md (Trailing slash and .default)",
        ),
    },
    Words {
        rule: RuleName::SlashLeftOut,
        says: prose(
            "The resource is also known as {0}, with a slash, and that is another audience. To get it, ask for {1}.",
        ),
        source: prose(
            "entra-docs docs/identity-platform/scopes-oidc.md (Trailing slash and .default)",
        ),
    },
    Words {
        rule: RuleName::NoPrefix,
        says: prose("A scope that names no resource belongs to Microsoft Graph: {0}."),
        source: prose(
            "entra-docs docs/identity-platform/scopes-oidc.md; that the token then carries the id of Microsoft Graph is concluded from tokens",
        ),
    },
    Words {
        rule: RuleName::OnlyOpenId,
        says: prose(
            "OpenID Connect's own scopes ({0}) bring a token for the UserInfo endpoint, which Microsoft Graph hosts. It is not for your API.",
        ),
        source: prose("entra-docs docs/identity-platform/scopes-oidc.md (OpenID Connect scopes)"),
    },
    Words {
        rule: RuleName::ResourceParameter,
        says: prose("The parameter resource is taken as it stands: {0}."),
        source: prose("entra-docs docs/identity-platform/scopes-oidc.md (The .default scope)"),
    },
    Words {
        rule: RuleName::ScopeMadeResource,
        says: prose(
            "A managed identity takes a resource, so Azure's libraries cut /.default off the scope: {0}.",
        ),
        source: prose(
            "Azure/azure-sdk-for-net sdk/identity/Azure.Identity/src/ScopeUtilities.cs (ScopesToResource)",
        ),
    },
    Words {
        rule: RuleName::VersionOfApi,
        says: prose(
            "The version {0} comes from requestedAccessTokenVersion in the API's registration. Neither the endpoint nor the client decides it.",
        ),
        source: prose(
            "entra-docs docs/identity-platform/access-tokens.md; reference-microsoft-graph-app-manifest.md (requestedAccessTokenVersion)",
        ),
    },
    Words {
        rule: RuleName::VersionByAccounts,
        says: prose("An API that takes personal accounts must have requestedAccessTokenVersion 2."),
        source: prose(
            "entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md (requestedAccessTokenVersion)",
        ),
    },
    Words {
        rule: RuleName::VersionOfMicrosoft,
        says: prose("{0} has its tokens issued in version {1}, whatever the endpoint."),
        source: prose("entra-docs docs/identity-platform/access-tokens.md (Token formats)"),
    },
    Words {
        rule: RuleName::VersionUnsure,
        says: prose(
            "{0} chooses the version itself. Version 1.0 is assumed here, as Microsoft Graph and Azure Resource Manager have it.",
        ),
        source: prose("Concluded; no source names the version of this API"),
    },
    Words {
        rule: RuleName::AudienceIsId,
        says: prose(
            "A version 2.0 token is for the client id of the API, whichever of its names was asked for: {0}.",
        ),
        source: prose("entra-docs docs/identity-platform/access-token-claims-reference.md (aud)"),
    },
    Words {
        rule: RuleName::AudienceAsAsked,
        says: prose("A version 1.0 token is for the name that was asked for: {0}."),
        source: prose("entra-docs docs/identity-platform/access-token-claims-reference.md (aud)"),
    },
    Words {
        rule: RuleName::AudienceIsGuid,
        says: prose(
            "The optional claim aud with use_guid makes it the client id in version 1.0 too: {0}.",
        ),
        source: prose(
            "entra-docs docs/identity-platform/optional-claims-reference.md (aud, use_guid)",
        ),
    },
    Words {
        rule: RuleName::SpellingRefused,
        says: prose("{0} is known to refuse {1}. Ask for {2}."),
        source: prose("The services' own answers, named in the list of known resources"),
    },
    Words {
        rule: RuleName::EverythingGranted,
        says: prose("scp holds every delegated permission that was granted for this API."),
        source: prose("entra-docs docs/identity-platform/scopes-oidc.md (The .default scope)"),
    },
    Words {
        rule: RuleName::ConsentAsked,
        says: prose(
            "Not all of this is granted to {0}: the user is asked to consent, and the token comes after that.",
        ),
        source: prose(
            "entra-docs docs/identity-platform/scopes-oidc.md (.default when the user has already given consent)",
        ),
    },
    Words {
        rule: RuleName::NoUser,
        says: prose(
            "No user is there, so there is no scp. What the application may do stands in roles.",
        ),
        source: prose(
            "entra-docs docs/identity-platform/access-token-claims-reference.md (roles, scp)",
        ),
    },
    Words {
        rule: RuleName::NoRoles,
        says: prose(
            "No app role is granted, so the token comes without roles. An API that looks for one refuses it.",
        ),
        source: prose("entra-docs docs/identity-platform/v2-oauth2-client-creds-grant-flow.md"),
    },
    Words {
        rule: RuleName::ItselfByUri,
        says: prose(
            "The application {0} asks for itself by a URI. Signing in works, but renewing the token is refused with AADSTS90009: ask by the client id.",
        ),
        source: prose(
            "Softeria/ms-365-mcp-server#508; Azure-Samples/ms-identity-msal-java-samples#43",
        ),
    },
    Words {
        rule: RuleName::TenantById,
        says: prose("iss names the tenant by its id, whatever the address says ({0})."),
        source: prose("entra-docs docs/identity-platform/access-token-claims-reference.md (iss)"),
    },
];
