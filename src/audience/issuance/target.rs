//! Which registration a resource names, in that tenant and cloud.

use super::asked::Asked;
use super::refusal::{self, Cause, Refusal};
use super::{Api, Flow, Registrations, Request};
use crate::audience::resource::{self, Acceptance, Known, Owner, Spelling};
use crate::issuer::entra::Version;
use crate::registry::{guid, guid::write};

/// Who the token will be for.
pub(super) struct Target<'a> {
    /// The registration, where it was given.
    pub api: Option<&'a Api>,
    /// The known API of Microsoft, and how it was named.
    pub known: Option<Known>,
    /// Its name, if it is Microsoft's.
    pub name: &'static str,
    /// Its application id.
    pub id: String,
    /// The version that it is known to issue, if it is Microsoft's.
    pub version: Option<Version>,
}

/// APIs of Microsoft of which it is written that they issue version 1.0: Microsoft Graph and Azure
/// Resource Manager (entra-docs access-tokens.md, "Token formats").
const VERSION_1: [&str; 2] = ["Microsoft Graph", "Azure Resource Manager"];

pub(super) fn find<'a>(
    asked: &Asked,
    request: &Request,
    registrations: &'a Registrations,
) -> Result<Target<'a>, Refusal> {
    let wanted = asked.resource.as_str();
    if let Some(api) = registrations.apis.iter().find(|api| is_named(api, wanted)) {
        let elsewhere = api
            .only_tenant
            .as_deref()
            .filter(|own| guid::hyphenated(&request.tenant).is_some() && *own != request.tenant);
        return match elsewhere {
            Some(own) => Err(not_found(request, wanted, Cause::OtherTenant, &[own])),
            None => Ok(Target {
                api: Some(api),
                known: None,
                name: "",
                id: api.client_id.to_ascii_lowercase(),
                version: None,
            }),
        };
    }
    match resource::owner(wanted) {
        Some(Owner::Resource(known)) => of_microsoft(known, wanted, request, registrations),
        Some(Owner::Application(application)) => Ok(Target {
            api: None,
            known: None,
            name: application.name,
            id: write(application.id),
            version: None,
        }),
        None => Err(unknown(wanted, request, registrations)),
    }
}

fn of_microsoft<'a>(
    known: Known,
    wanted: &str,
    request: &Request,
    registrations: &Registrations,
) -> Result<Target<'a>, Refusal> {
    let own = known.resource;
    // Where the resource has no known name in that cloud, nothing can be called wrong.
    if let Some(cloud) = known.cloud
        && cloud != request.cloud
        && let Some(there) = own.scope_in(request.cloud)
        && Some(&there) != own.scope_in(cloud).as_ref()
    {
        let values = [cloud.name(), request.cloud.name(), &there];
        return Err(not_found(request, wanted, Cause::OtherCloud, &values));
    }
    // The name of one instance, where the service as a whole is registered.
    if matches!(known.spelling, Spelling::Instance(_))
        && matches!(known.acceptance, Acceptance::Refused(_))
    {
        let values = [own.name, own.scope];
        return Err(not_found(request, wanted, Cause::Instance, &values));
    }
    let Some(id) = own.ids.first() else {
        return Err(unknown(wanted, request, registrations));
    };
    Ok(Target {
        api: None,
        known: Some(known),
        name: own.name,
        id: (*id).to_owned(),
        version: VERSION_1.contains(&own.name).then_some(Version::V1),
    })
}

/// By its id in either letter case, or by a registered URI exactly.
fn is_named(api: &Api, name: &str) -> bool {
    api.client_id.eq_ignore_ascii_case(name) || api.identifiers.iter().any(|own| own == name)
}

fn unknown(wanted: &str, request: &Request, registrations: &Registrations) -> Refusal {
    let bare = |text: &str| text.trim_end_matches('/').to_ascii_lowercase();
    let mut names = registrations
        .apis
        .iter()
        .flat_map(|api| api.identifiers.iter().chain([&api.client_id]));
    match names.find(|name| bare(name) == bare(wanted)) {
        Some(near) => not_found(request, wanted, Cause::Nearly, &[near]),
        None => not_found(request, wanted, Cause::NotRegistered, &[wanted]),
    }
}

fn not_found(request: &Request, wanted: &str, cause: Cause, details: &[&str]) -> Refusal {
    let answer = match request.flow {
        Flow::ManagedIdentity => &refusal::UNKNOWN_TO_IDENTITY,
        _ => &refusal::UNKNOWN,
    };
    answer.because(cause, &[wanted, request.tenant.trim()], details)
}
