//! What two audiences name, when their spelling does not explain the difference.

use super::{Context, NearMiss, Side};
use crate::{
    audience::resource::{self, Known, Owner, Spelling},
    registry::{applications::Kind, guid},
};

/// The GUID of an application against its URI.
///
/// The URI has the GUID in it (`api://contoso.com/{guid}`), or the context says that both are
/// the API itself. Which of the two a token carries is decided by the API's registration:
/// version 2 tokens always have the GUID (MicrosoftDocs/entra-docs
/// `access-token-claims-reference.md`).
pub(super) fn guid_and_uri(wanted: &str, found: &str, context: &Context) -> Option<NearMiss> {
    let (id, uri, side) = match (guid::parse(wanted), guid::parse(found)) {
        (Some((id, _)), None) => (id, found, Side::Found),
        (None, Some((id, _))) => (id, wanted, Side::Wanted),
        _ => return None,
    };
    let own_id = context.client_id.is_some_and(|own| is_id(own, id));
    let own_uri = match (context.app_id_uri, side) {
        (Some(own), _) => own == uri,
        // Without a URI to compare with, what the API wants is taken for its own.
        (None, Side::Wanted) => uri.contains("://"),
        (None, Side::Found) => false,
    };
    let inside = uri.contains("://") && uri.split('/').any(|segment| is_id(segment, id));
    (inside || own_id && own_uri).then_some(NearMiss::GuidAgainstUri { uri: side })
}

/// The token is for the client that asked for it.
pub(super) fn caller(wanted: &str, found: &str, context: &Context) -> Option<NearMiss> {
    let caller = context.caller?;
    let names = |text: &str| match guid::parse(caller) {
        Some((id, _)) => is_id(text, id),
        None => text == caller,
    };
    (names(found) && !names(wanted)).then_some(NearMiss::CallerClientId)
}

/// Known resources, by every spelling of them.
pub(super) fn known(wanted: &str, found: &str) -> Option<NearMiss> {
    let wanted_owner = resource::owner(wanted);
    if let Some(miss) = instance(wanted_owner, wanted, found) {
        return Some(miss);
    }
    let owner = resource::owner(found)?;
    if let (Some(Owner::Resource(one)), Owner::Resource(other)) = (wanted_owner, owner)
        && one.resource == other.resource
    {
        return Some(same_resource(one, other));
    }
    Some(match owner {
        _ if wanted_owner.is_some_and(|wanted| wanted.same(&owner)) => {
            NearMiss::OtherSpelling { owner }
        }
        Owner::Application(application) if application.kind == Kind::Client => {
            NearMiss::ClientApplication { application }
        }
        _ => NearMiss::OtherResource { owner },
    })
}

/// The ids of two applications, bare or as their default Application ID URIs.
pub(super) fn other_id(wanted: &str, found: &str) -> Option<NearMiss> {
    let id = |text: &str| guid::parse(text.strip_prefix("api://").unwrap_or(text));
    let (wanted, _) = id(wanted)?;
    let (found, _) = id(found)?;
    (wanted != found).then_some(NearMiss::OtherGuid)
}

/// Another path under the same scheme and host.
pub(super) fn same_host(wanted: &str, found: &str) -> Option<NearMiss> {
    let (wanted_host, wanted_path) = host_and_path(wanted)?;
    let (found_host, found_path) = host_and_path(found)?;
    if !wanted_host.eq_ignore_ascii_case(found_host) {
        return None;
    }
    let ends_in_id = |path: &str| {
        path.rsplit('/')
            .next()
            .is_some_and(|end| guid::parse(end).is_some())
    };
    Some(match ends_in_id(wanted_path) && ends_in_id(found_path) {
        true => NearMiss::OtherGuid,
        false => NearMiss::OtherPath,
    })
}

/// The host of an instance against the resource, in either direction.
///
/// A host may belong to two resources (Service Bus and Event Hubs), so the resource that the
/// other side names is asked first.
fn instance(wanted_owner: Option<Owner>, wanted: &str, found: &str) -> Option<NearMiss> {
    if let Some(Owner::Resource(known)) = wanted_owner
        && !is_instance(&known)
    {
        let instance = resource::instance_in(known.resource, found)?;
        let same_cloud = known
            .cloud
            .is_none_or(|cloud| Some(cloud) == instance.cloud);
        let other = resource::by_audience(found).is_some_and(|found| !is_instance(&found));
        return (same_cloud && !other).then_some(NearMiss::InstanceHost {
            side: Side::Found,
            resource: known.resource,
        });
    }
    let known = resource::by_audience(found).filter(|known| !is_instance(known))?;
    let instance = resource::instance_in(known.resource, wanted)?;
    let same_cloud = known
        .cloud
        .is_none_or(|cloud| Some(cloud) == instance.cloud);
    same_cloud.then_some(NearMiss::InstanceHost {
        side: Side::Wanted,
        resource: known.resource,
    })
}

fn same_resource(wanted: Known, found: Known) -> NearMiss {
    let resource = wanted.resource;
    if let (Some(one), Some(other)) = (wanted.cloud, found.cloud)
        && one != other
    {
        return NearMiss::OtherCloud {
            resource,
            wanted: one,
            found: other,
        };
    }
    match is_instance(&wanted) && is_instance(&found) {
        true => NearMiss::OtherInstance { resource },
        false => NearMiss::OtherSpelling {
            owner: Owner::Resource(found),
        },
    }
}

fn is_instance(known: &Known) -> bool {
    matches!(known.spelling, Spelling::Instance(_))
}

fn is_id(text: &str, id: u128) -> bool {
    guid::parse(text).is_some_and(|(found, _)| found == id)
}

/// Scheme with host, and a path that is not empty.
fn host_and_path(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let path = path.trim_end_matches('/');
    let start = text.split_at_checked(scheme.len() + 3 + host.len())?.0;
    (!host.is_empty() && !path.is_empty()).then_some((start, path))
}
