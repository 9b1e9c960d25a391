//! What Microsoft Entra ID would issue for a request: whose name the token carries, and who signs.
//!
//! [`issue`] is the centre: it takes a token request and what is registered, and tells the claims
//! that matter to an API, each with the rule behind it, or the answer with which the request is
//! refused.
//!
//! Where the rules are written down: MicrosoftDocs/entra-docs `docs/identity-platform/`,
//! `scopes-oidc.md` (resources and scopes), `access-tokens.md` and
//! `reference-microsoft-graph-app-manifest.md` (versions), `access-token-claims-reference.md` and
//! `optional-claims-reference.md` (claims), `reference-error-codes.md` (answers).

mod asked;
mod checks;
mod refusal;
mod target;

use crate::audience::resource::Acceptance;
use crate::issuer::entra::{EntraIssuer, PERSONAL_TENANT, Tenant, Version};
use crate::registry::cloud::Cloud;
use crate::registry::guid;
use asked::Asked;
pub(crate) use checks::is_graph;
pub use refusal::{ANSWERS, Answer, Cause, Refusal};
pub(crate) use refusal::{
    ASSERTION_APP_ONLY, ASSERTION_AUDIENCE, ASSERTION_EXPIRED, ASSERTION_IS_ID_TOKEN,
    ASSERTION_SIGNATURE,
};
use target::Target;

/// A request for an access token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where it is sent: `/oauth2/token` or `/oauth2/v2.0/token`.
    pub endpoint: Version,
    /// The parameter `scope`; empty where it is not sent.
    pub scope: String,
    /// The parameter `resource`; empty where it is not sent.
    pub resource: String,
    /// How it is asked for.
    pub flow: Flow,
    /// The client id of who asks.
    pub client: String,
    /// The tenant in the address: an id, a domain, or a word such as `common`.
    pub tenant: String,
    /// The cloud of the address.
    pub cloud: Cloud,
    /// The token that is exchanged on behalf of its user, where it is known.
    pub assertion: Option<Assertion>,
}

/// How a token is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// An application for itself, with a secret or a certificate.
    ClientCredentials,
    /// An Azure resource for itself, from its own endpoint.
    ManagedIdentity,
    /// A user signs in, and the code is redeemed.
    Code,
    /// A user signs in, and the token comes at once.
    Implicit,
    /// A user signs in on another device.
    DeviceCode,
    /// A user's name and password.
    Password,
    /// An API exchanges the token that it received.
    OnBehalfOf,
}

/// A token that is exchanged for another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assertion {
    /// Its audience.
    pub audience: String,
    /// Whether it is an ID token.
    pub id_token: bool,
    /// Whether it stands for an application and no user.
    pub app_only: bool,
    /// Whether its time is over.
    pub expired: bool,
}

/// What is known of the registrations; Microsoft's own APIs need not be among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registrations {
    /// APIs that a token can be for.
    pub apis: Vec<Api>,
    /// What is granted to the client.
    pub client: Client,
}

/// The registration of an API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// Application (client) ID.
    pub client_id: String,
    /// Application ID URIs.
    pub identifiers: Vec<String>,
    /// `requestedAccessTokenVersion`; null is version 1.0.
    pub version: Version,
    /// The tenant of a registration for that tenant alone (`signInAudience` is `AzureADMyOrg`).
    pub only_tenant: Option<String>,
    /// Whether `signInAudience` includes personal accounts.
    pub personal_accounts: bool,
    /// Delegated permissions that it exposes; none where they are not known.
    pub scopes: Vec<String>,
    /// The optional claim `aud` with `use_guid`.
    pub audience_is_guid: bool,
    /// The optional claim `idtyp`.
    pub idtyp: bool,
    /// Whether callers must be assigned to it.
    pub assignment_required: bool,
}

/// What is granted to a client for the API that it asks for; `None` where that is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// Delegated permissions.
    pub scopes: Option<Vec<String>>,
    /// App roles.
    pub roles: Option<Vec<String>>,
    /// The ids of the APIs under API permissions (`requiredResourceAccess`).
    pub listed: Option<Vec<String>>,
}

/// The claims of the token that would come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// `aud`.
    pub audience: String,
    /// `iss`; `{tenantid}` stands for an id that is not known. `None` where no source shows it.
    pub issuer: Option<String>,
    /// `ver`.
    pub version: Version,
    /// `appid` or `azp`, as the version is.
    pub caller: String,
    /// `scp`: these at least. `None` where the token stands for no user.
    pub scopes: Option<Vec<String>>,
    /// `roles`, where they are known.
    pub roles: Vec<String>,
    /// `idtyp`.
    pub idtyp: Option<&'static str>,
    /// Why, in the order of the request's way.
    pub rules: Vec<Rule>,
}

/// A rule that was followed, and the values it was followed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which.
    pub name: RuleName,
    /// What stands in its sentence.
    pub values: Vec<String>,
}

/// The rules that tell what a token carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleName {
    /// What stands before the last slash of a scope is the resource.
    BeforeLastSlash,
    /// With two slashes the resource keeps one.
    DoubleSlash,
    /// The resource has another name with a slash, which this scope does not ask for.
    SlashLeftOut,
    /// A scope without a resource is Microsoft Graph's.
    NoPrefix,
    /// OpenID Connect's own scopes bring a token for UserInfo, which is Microsoft Graph's.
    OnlyOpenId,
    /// `resource` names the resource.
    ResourceParameter,
    /// A managed identity's library makes a resource of the scope.
    ScopeMadeResource,
    /// The API's registration chose the version.
    VersionOfApi,
    /// Personal accounts need version 2.0.
    VersionByAccounts,
    /// Microsoft's API chose the version.
    VersionOfMicrosoft,
    /// It is not known which version Microsoft's API chose.
    VersionUnsure,
    /// Version 2.0 carries the client id.
    AudienceIsId,
    /// Version 1.0 carries what was asked for.
    AudienceAsAsked,
    /// `use_guid` makes it the client id.
    AudienceIsGuid,
    /// The resource does not take a token for that spelling of its name.
    SpellingRefused,
    /// `.default` is everything that was granted.
    EverythingGranted,
    /// The user is asked to consent.
    ConsentAsked,
    /// There is no `scp`, because no user is there.
    NoUser,
    /// No app role is granted.
    NoRoles,
    /// An application asks for itself by a URI, which cannot be renewed.
    ItselfByUri,
    /// `iss` has the id of the tenant, whatever the address says.
    TenantById,
}

/// What would come of a request.
pub fn issue(request: &Request, registrations: &Registrations) -> Result<Issued, Refusal> {
    let mut rules = Vec::new();
    checks::address(request)?;
    let asked = asked::read(request, registrations, &mut rules)?;
    let target = target::find(&asked, request, registrations)?;
    checks::assertion(request, registrations)?;
    checks::itself(&asked, &target, request, &mut rules)?;
    checks::exposed(&asked, &target, request)?;
    let scopes = checks::scopes(&asked, &target, request, &registrations.client, &mut rules)?;
    let roles = checks::roles(&target, request, &registrations.client, &mut rules)?;
    let version = version(&target, &mut rules);
    let audience = audience(&asked, &target, version, &mut rules);
    Ok(Issued {
        audience,
        issuer: issuer(request, version, &mut rules),
        version,
        caller: request.client.clone(),
        idtyp: target
            .api
            .is_some_and(|api| api.idtyp && scopes.is_none())
            .then_some("app"),
        scopes,
        roles,
        rules,
    })
}

impl Flow {
    /// All of them, the most usual first.
    pub const ALL: [Self; 7] = [
        Self::Code,
        Self::ClientCredentials,
        Self::OnBehalfOf,
        Self::DeviceCode,
        Self::ManagedIdentity,
        Self::Implicit,
        Self::Password,
    ];

    /// Whether the token stands for the application itself.
    pub fn is_app_only(self) -> bool {
        matches!(self, Self::ClientCredentials | Self::ManagedIdentity)
    }

    /// Whether a person is there to consent.
    fn is_interactive(self) -> bool {
        matches!(self, Self::Code | Self::Implicit | Self::DeviceCode)
    }
}

impl Issued {
    /// The claim that names the caller in this version.
    pub fn caller_claim(&self) -> &'static str {
        match self.version {
            Version::V1 => "appid",
            Version::V2 => "azp",
        }
    }
}

fn note(rules: &mut Vec<Rule>, name: RuleName, values: &[&str]) {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    rules.push(Rule { name, values });
}

/// The resource decides, never the endpoint nor the client (entra-docs access-tokens.md).
fn version(target: &Target<'_>, rules: &mut Vec<Rule>) -> Version {
    match (target.api, target.version) {
        (Some(api), _) if api.personal_accounts => {
            note(rules, RuleName::VersionByAccounts, &[]);
            Version::V2
        }
        (Some(api), _) => {
            note(rules, RuleName::VersionOfApi, &[api.version.text()]);
            api.version
        }
        (None, Some(version)) => {
            let values = [target.name, version.text()];
            note(rules, RuleName::VersionOfMicrosoft, &values);
            version
        }
        (None, None) => {
            note(rules, RuleName::VersionUnsure, &[target.name]);
            Version::V1
        }
    }
}

fn audience(asked: &Asked, target: &Target<'_>, version: Version, rules: &mut Vec<Rule>) -> String {
    let by_guid = target.api.is_some_and(|api| api.audience_is_guid);
    let name = match version {
        Version::V2 => RuleName::AudienceIsId,
        Version::V1 if by_guid => RuleName::AudienceIsGuid,
        Version::V1 => RuleName::AudienceAsAsked,
    };
    let audience = match name {
        RuleName::AudienceAsAsked => &asked.resource,
        _ => &target.id,
    };
    note(rules, name, &[audience]);
    if let Some(known) = target.known
        && matches!(known.acceptance, Acceptance::Refused(_))
    {
        let better = known.resource.scope;
        note(
            rules,
            RuleName::SpellingRefused,
            &[target.name, audience, better],
        );
    }
    audience.clone()
}

fn issuer(request: &Request, version: Version, rules: &mut Vec<Rule>) -> Option<String> {
    let tenant = request.tenant.trim();
    let tenant = match tenant {
        "consumers" => Tenant::Id(PERSONAL_TENANT.to_owned()),
        id if guid::hyphenated(id).is_some() => Tenant::Id(id.to_ascii_lowercase()),
        other => {
            if !other.is_empty() {
                note(rules, RuleName::TenantById, &[other]);
            }
            Tenant::Placeholder("{tenantid}".to_owned())
        }
    };
    EntraIssuer::spelling(version, &tenant, request.cloud)
}

#[cfg(test)]
mod tests;
