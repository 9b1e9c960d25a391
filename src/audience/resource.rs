//! The well-known APIs and the spellings of each as an audience.
//!
//! Microsoft Entra ID makes tokens for any registered identifier of a resource; the resource
//! itself may accept only some of them. Both are said here, each with its source.

mod azure;
mod data;
mod dynamics;
mod office;

use crate::registry::{
    applications::{self, Application},
    cloud::Cloud,
    guid,
};

/// An API that many people call.
#[derive(Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its name.
    pub name: &'static str,
    /// Its application ids; the clouds may differ.
    pub ids: &'static [&'static str],
    /// Whether it accepts a bare application id as the audience.
    pub id_acceptance: Acceptance,
    /// Its identifiers, the one to ask for first in each cloud.
    pub identifiers: &'static [Identifier],
    /// The hosts of its instances: one vault, one account, one organisation.
    pub instances: &'static [Instance],
    /// What a client asks for in the public cloud.
    ///
    /// It is the identifier and `/.default`, so an identifier that ends in a slash gives two
    /// slashes (MicrosoftDocs/entra-docs `docs/identity-platform/scopes-oidc.md`).
    /// `{…}` stands for the host of the instance.
    pub scope: &'static str,
    /// Where identifiers and hosts were read.
    pub source: &'static str,
}

/// A registered identifier of a resource, in one exact spelling.
#[derive(Debug, PartialEq, Eq)]
pub struct Identifier {
    /// The URI.
    pub uri: &'static str,
    /// Where it is valid.
    pub cloud: Cloud,
    /// Whether the resource takes a token for it.
    pub acceptance: Acceptance,
}

/// How the hosts of a resource's instances are named.
#[derive(Debug, PartialEq, Eq)]
pub struct Instance {
    /// The end of the host, with its leading dot; `#` stands for digits or nothing.
    pub suffix: &'static str,
    /// Where it is valid.
    pub cloud: Cloud,
    /// Whether the resource takes a token for `https://host`.
    pub acceptance: Acceptance,
    /// Whether it takes one for `https://host/`.
    pub with_slash: Acceptance,
}

/// Whether a resource accepts a token for a spelling; the text is the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// It does.
    Accepted(&'static str),
    /// It depends on the age of the server or on the kind of token.
    Depends(&'static str),
    /// It does not.
    Refused(&'static str),
    /// No source says.
    Unknown,
}

impl Acceptance {
    /// Whether a source says that it does not.
    pub fn is_refused(self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// A known resource, as an audience named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The resource.
    pub resource: &'static Resource,
    /// The cloud that the spelling belongs to; an application id says nothing about it.
    pub cloud: Option<Cloud>,
    /// How it was named.
    pub spelling: Spelling,
    /// Whether the resource takes a token for this spelling.
    pub acceptance: Acceptance,
}

/// How an audience named a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// By its application id.
    ApplicationId,
    /// By a registered identifier, exactly.
    Identifier(&'static Identifier),
    /// By the host of an instance.
    Instance(&'static Instance),
    /// By something that is this identifier but for letter case or the trailing slash.
    Unregistered(&'static Identifier),
}

/// Who an audience belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A well-known API.
    Resource(Known),
    /// Another application of Microsoft.
    Application(Application),
}

impl Owner {
    /// The name of the API or application.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Resource(known) => known.resource.name,
            Self::Application(application) => application.name,
        }
    }

    /// Whether both are the same API or application.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Resource(one), Self::Resource(other)) => one.resource == other.resource,
            (Self::Application(one), Self::Application(other)) => one.id == other.id,
            (Self::Resource(known), Self::Application(application))
            | (Self::Application(application), Self::Resource(known)) => {
                let id = crate::registry::guid::write(application.id);
                known.resource.ids.contains(&id.as_str())
            }
        }
    }
}

impl Resource {
    /// What a client asks for in a cloud; `None` when its identifier there is not known.
    pub fn scope_in(&self, cloud: Cloud) -> Option<String> {
        // An application id is the same everywhere.
        if self.ids.iter().any(|id| self.scope.starts_with(id)) {
            return Some(self.scope.to_owned());
        }
        self.identifiers
            .iter()
            .find(|identifier| {
                identifier.cloud == cloud
                    && !matches!(identifier.acceptance, Acceptance::Refused(_))
            })
            .map(|identifier| [identifier.uri, "/.default"].concat())
    }

    /// Whether it, or an instance of it, has this host: the one of an identifier, in lower case.
    pub fn is_at(&self, own: &str) -> bool {
        let of = |identifier: &Identifier| host(identifier.uri).is_some_and(|host| host == own);
        self.identifiers.iter().any(of)
            || self
                .instances
                .iter()
                .any(|instance| ends_with(own, instance.suffix))
    }
}

/// All well-known resources.
pub fn all() -> impl Iterator<Item = &'static Resource> {
    [
        office::RESOURCES,
        azure::RESOURCES,
        data::RESOURCES,
        dynamics::RESOURCES,
    ]
    .into_iter()
    .flatten()
}

/// Finds the resource that an audience names.
///
/// An exact identifier wins over one that differs in letter case or a trailing slash, and that
/// one over the host of an instance.
pub fn by_audience(audience: &str) -> Option<Known> {
    by_id(audience)
        .or_else(|| by_identifier(audience))
        .or_else(|| instance_of(audience))
}

/// Finds the resource that an audience names by the host of one of its instances.
pub fn instance_of(audience: &str) -> Option<Known> {
    let host = host(audience)?;
    all().find_map(|resource| instance(resource, audience, &host))
}

/// Sees the audience as the host of an instance of this resource.
pub fn instance_in(resource: &'static Resource, audience: &str) -> Option<Known> {
    instance(resource, audience, &host(audience)?)
}

/// Finds who an audience belongs to, among all known applications of Microsoft.
pub fn owner(audience: &str) -> Option<Owner> {
    if let Some(known) = by_audience(audience) {
        return Some(Owner::Resource(known));
    }
    if let Some(application) = applications::by_id(audience) {
        return Some(Owner::Application(application));
    }
    // Letter case and slashes of the identifier, unless it is exact.
    let lower = audience.trim().to_ascii_lowercase();
    let bare = lower.trim_end_matches('/');
    applications::by_uri(audience)
        .or_else(|| applications::by_uri(bare))
        .or_else(|| applications::by_uri(&[bare, "/"].concat()))
        .map(Owner::Application)
}

fn by_id(audience: &str) -> Option<Known> {
    let (id, _) = guid::parse(audience)?;
    let id = guid::write(id);
    let resource = all().find(|resource| resource.ids.contains(&id.as_str()))?;
    Some(Known {
        resource,
        cloud: None,
        spelling: Spelling::ApplicationId,
        acceptance: resource.id_acceptance,
    })
}

fn by_identifier(audience: &str) -> Option<Known> {
    let pairs = || {
        all().flat_map(|resource| {
            resource
                .identifiers
                .iter()
                .map(move |identifier| (resource, identifier))
        })
    };
    let exact = pairs().find(|(_, identifier)| identifier.uri == audience);
    if let Some((resource, identifier)) = exact {
        return Some(Known {
            resource,
            cloud: Some(identifier.cloud),
            spelling: Spelling::Identifier(identifier),
            acceptance: identifier.acceptance,
        });
    }
    let bare = audience.trim().trim_end_matches('/');
    pairs()
        .find(|(_, known)| known.uri.trim_end_matches('/').eq_ignore_ascii_case(bare))
        .map(|(resource, identifier)| Known {
            resource,
            cloud: Some(identifier.cloud),
            spelling: Spelling::Unregistered(identifier),
            acceptance: Acceptance::Unknown,
        })
}

fn instance(resource: &'static Resource, audience: &str, host: &str) -> Option<Known> {
    resource
        .instances
        .iter()
        .find(|instance| ends_with(host, instance.suffix))
        .map(|instance| Known {
            resource,
            cloud: Some(instance.cloud),
            spelling: Spelling::Instance(instance),
            acceptance: match audience.ends_with('/') {
                true => instance.with_slash,
                false => instance.acceptance,
            },
        })
}

/// The host of a URI, in lower case; a text without a scheme may be a bare host.
fn host(audience: &str) -> Option<String> {
    let audience = audience.trim();
    let rest = match audience.split_once("://") {
        Some((scheme, rest)) => ["https", "http", "sb"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
            .then_some(rest)?,
        None => audience,
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.split(':').next()?;
    (host.len() < 256 && host.contains('.')).then(|| host.to_ascii_lowercase())
}

fn ends_with(host: &str, suffix: &str) -> bool {
    let name = match suffix.split_once('#') {
        None => host.strip_suffix(suffix),
        Some((before, after)) => host
            .strip_suffix(after)
            .map(|rest| rest.trim_end_matches(|digit: char| digit.is_ascii_digit()))
            .and_then(|rest| rest.strip_suffix(before)),
    };
    name.is_some_and(|name| !name.is_empty())
}

/// The tables read better with these.
const ROADTOOLS: &str = "dirkjanm/ROADtools firstpartyscopes.json";
/// The second one for the national clouds.
const BOTH: &str = "dirkjanm/ROADtools firstpartyscopes.json; Azure/azure-cli src/azure-cli-core/azure/cli/core/cloud.py";

const fn identifier(cloud: Cloud, uri: &'static str) -> Identifier {
    let acceptance = Acceptance::Unknown;
    Identifier {
        uri,
        cloud,
        acceptance,
    }
}

const fn instances(cloud: Cloud, suffix: &'static str) -> Instance {
    let acceptance = Acceptance::Unknown;
    let with_slash = Acceptance::Unknown;
    Instance {
        suffix,
        cloud,
        acceptance,
        with_slash,
    }
}

impl Identifier {
    const fn accepted(self, source: &'static str) -> Self {
        Self {
            acceptance: Acceptance::Accepted(source),
            ..self
        }
    }

    const fn refused(self, source: &'static str) -> Self {
        Self {
            acceptance: Acceptance::Refused(source),
            ..self
        }
    }

    const fn depends(self, source: &'static str) -> Self {
        Self {
            acceptance: Acceptance::Depends(source),
            ..self
        }
    }
}

impl Instance {
    const fn accepted(self, source: &'static str) -> Self {
        Self {
            acceptance: Acceptance::Accepted(source),
            ..self
        }
    }

    const fn refused(self, source: &'static str) -> Self {
        let acceptance = Acceptance::Refused(source);
        Self {
            acceptance,
            with_slash: acceptance,
            ..self
        }
    }

    const fn refused_with_slash(self, source: &'static str) -> Self {
        Self {
            with_slash: Acceptance::Refused(source),
            ..self
        }
    }
}

#[cfg(test)]
mod tests;
