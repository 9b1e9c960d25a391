//! What the APIs have in common: which tokens they take, what they look at, and how a message of
//! theirs is filled in.
//!
//! Their own code is not public. What is known of each stands in its file, with its source; what is
//! said here for all of them is concluded from Microsoft.IdentityModel, which Microsoft's services use:
//! the order lifetime, audience, issuer, and 300 seconds of skew
//! (AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet,
//! src/Microsoft.IdentityModel.Tokens/TokenValidationParameters.cs, DefaultClockSkew).

use crate::audience::resource::{self, Acceptance, Known};
use crate::catalogue::{Prose, prose};
use crate::issuer::entra::{self, EntraIssuer, Tenant, sign_in_host};
use crate::registry::cloud::Cloud;
use crate::registry::guid;
use crate::validators::{
    Answer, Attempt, Expectation, GateName, Kind, Message, Profile, Rejection, Setting, Shape, fill,
};

use super::words::NOT_KNOWN;

/// An API, as far as it is not said in its profile.
pub(super) struct Api {
    /// Its profile.
    pub(super) profile: &'static Profile,
    /// The audiences that it takes, the one to ask for first.
    pub(super) audiences: fn(&Attempt<'_>) -> Vec<String>,
    /// The issuers that it takes; nothing if any will do.
    pub(super) issuers: fn(&Attempt<'_>) -> Vec<String>,
    /// What it says.
    pub(super) says: Says,
    /// What stands in a message beside audiences and issuers.
    pub(super) others: fn(GateName, &Attempt<'_>) -> Vec<String>,
    /// How a message lists audiences: what stands between them, and which one comes first.
    pub(super) between: (&'static str, usize),
    /// The HTTP status of a refusal, and of an expired token; 0 where the protocol is not HTTP.
    pub(super) status: (u16, u16),
    /// `WWW-Authenticate`: {0} the tenant, {1} the sign-in host, {2} the first audience.
    pub(super) challenge: Option<Prose>,
    /// The body: {0} the code, {1} the message as JSON, {2} the message.
    pub(super) body: Option<Prose>,
}

/// What an API says of a token that it refuses.
pub(super) struct Says {
    /// What cannot be read, or is not signed.
    pub(super) unreadable: &'static Message,
    /// Over.
    pub(super) expired: &'static Message,
    /// Not yet valid, or without a time that can be used.
    pub(super) untimely: &'static Message,
    /// For somebody else.
    pub(super) audience: &'static Message,
    /// Of another tenant or provider.
    pub(super) issuer: &'static Message,
}

/// How far the clocks may disagree.
pub(super) const SKEW: i64 = 300;

/// The deployment of Microsoft's cloud.
pub(super) const CLOUD: Setting = Setting {
    name: "Cloud",
    kind: Kind::Own("Cloud"),
    shape: Shape::Choice(&["Public", "US Government", "US Government DoD", "China"]),
    default: "Public",
    example: prose("Public"),
    about: prose("Where the service runs. Each cloud has its own identifiers and sign-in hosts."),
};

/// The tenant that the API's instance belongs to.
pub(super) const TENANT: Setting = Setting {
    name: "Directory (tenant) ID",
    kind: Kind::Tenant,
    shape: Shape::Tenant,
    default: "",
    example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
    about: prose("The directory that owns the subscription or the instance; its tokens are taken."),
};

/// The expectation of any API.
pub(super) fn expect(attempt: &Attempt<'_>) -> Expectation {
    let Some(api) = api(attempt) else {
        return Expectation::default();
    };
    Expectation {
        audiences: (api.audiences)(attempt),
        issuers: (api.issuers)(attempt),
        skew: SKEW,
        valid_at_expiry: true,
        requires_expiry: true,
        ..Expectation::default()
    }
}

/// The answer of any API.
pub(super) fn answer(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let api = api(attempt)?;
    let audiences = (api.audiences)(attempt);
    let tenant = tenant(attempt).unwrap_or_else(unknown);
    let first = audiences.first().cloned().unwrap_or_else(unknown);
    let challenge = [tenant.as_str(), sign_in_host(cloud(attempt)), &first];
    let message = serde_json::to_string(&rejection.message).unwrap_or_default();
    Some(Answer {
        status: match rejection.code == api.says.expired.code {
            true => api.status.1,
            false => api.status.0,
        },
        challenge: api.challenge.map(|text| fill(text.text(), &challenge)),
        body: api
            .body
            .filter(|_| rejection.code != NOT_KNOWN.code)
            .map(|text| fill(text.text(), &[rejection.code, &message, &rejection.message])),
    })
}

/// Every spelling that the table of known resources has for this one in the cloud that is set,
/// unless it is known to be refused.
pub(super) fn registered(attempt: &Attempt<'_>, name: &str) -> Vec<String> {
    if is_cloud_unusable(attempt) {
        return Vec::new();
    }
    let cloud = cloud(attempt);
    match spellings(name, Some(cloud)) {
        // The regions for the Department of Defense are part of Azure Government.
        found if cloud == Cloud::UsDefense && !found.iter().any(|own| own.contains(':')) => {
            spellings(name, Some(Cloud::UsGovernment))
        }
        found => found,
    }
}

/// The same, where the identifiers are the same in every cloud.
pub(super) fn registered_everywhere(_: &Attempt<'_>, name: &str) -> Vec<String> {
    spellings(name, None)
}

fn spellings(name: &str, cloud: Option<Cloud>) -> Vec<String> {
    let Some(Known { resource, .. }) = resource::by_audience(name) else {
        return Vec::new();
    };
    let uris = resource
        .identifiers
        .iter()
        .filter(|own| cloud.is_none_or(|cloud| cloud == own.cloud) && !own.acceptance.is_refused())
        .map(|own| own.uri);
    let mut names: Vec<&str> = uris.collect();
    match resource.id_acceptance {
        Acceptance::Refused(_) => {}
        Acceptance::Accepted(_) => drop(names.splice(0..0, resource.ids.iter().copied())),
        _ => names.extend(resource.ids),
    }
    names.into_iter().map(str::to_owned).collect()
}

/// The address of an instance that is set, as far as its host and in lower case.
pub(super) fn origin(attempt: &Attempt<'_>, kind: Kind) -> Option<String> {
    let address = attempt.settings.one(kind)?;
    let rest = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest);
    let host = rest.split('/').next().filter(|host| !host.is_empty())?;
    Some(["https://", &host.to_ascii_lowercase()].concat())
}

/// No issuer is asked for.
pub(super) fn any_issuer(_: &Attempt<'_>) -> Vec<String> {
    Vec::new()
}

/// The issuer of the tenant that is set. Tokens for Microsoft's own APIs are of version 1.0.
pub(super) fn of_tenant(attempt: &Attempt<'_>) -> Vec<String> {
    tenant(attempt)
        .and_then(|id| EntraIssuer::spelling(entra::Version::V1, &Tenant::Id(id), cloud(attempt)))
        .into_iter()
        .collect()
}

/// What is known of the API that the attempt is made at.
pub(super) fn api(attempt: &Attempt<'_>) -> Option<&'static Api> {
    let own = |api: &&&Api| api.profile == attempt.profile;
    super::APIS.iter().find(own).copied()
}

fn cloud(attempt: &Attempt<'_>) -> Cloud {
    match attempt.set(CLOUD.kind) {
        "US Government" => Cloud::UsGovernment,
        "US Government DoD" => Cloud::UsDefense,
        "China" => Cloud::China,
        _ => Cloud::Public,
    }
}

/// Whether the cloud that is set is none.
pub(super) fn is_cloud_unusable(attempt: &Attempt<'_>) -> bool {
    CLOUD.fault(attempt.settings.text(CLOUD.kind)).is_some()
}

/// The tenant, if it is an id: a domain says nothing about the issuer.
pub(super) fn tenant(attempt: &Attempt<'_>) -> Option<String> {
    attempt.profile.setting(Kind::Tenant)?;
    let tenant = attempt.settings.one(Kind::Tenant)?;
    guid::hyphenated(&tenant).map(guid::write)
}

/// Stands for what nobody said.
pub(super) fn unknown() -> String {
    "…".to_owned()
}
