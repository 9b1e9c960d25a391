//! Microsoft Entra ID: work and school accounts (v1.0 and v2.0 tokens) and personal accounts, in every cloud.

mod metadata;
mod tokens;

use super::address::{Address, is_guid};
use crate::registry::cloud::Cloud;

pub use metadata::{TEMPLATE, cloud_of_host, published_issuer};
pub(super) use tokens::{PERSONAL, V1, V2};

/// The tenant of all personal Microsoft accounts.
///
/// Source: `access-token-claims-reference.md` of MicrosoftDocs/entra-docs, row `iss`.
pub const PERSONAL_TENANT: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// An issuer of Microsoft Entra ID, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntraIssuer {
    /// The cloud that the host stands for.
    pub cloud: Cloud,
    /// Other clouds with the same issuer host: the issuer alone does not tell them from `cloud`.
    pub also: &'static [Cloud],
    /// The token version that goes with this host.
    pub version: Version,
    /// Whose directory.
    pub tenant: Tenant,
    /// Whether the text ends with a slash. Exact issuers do in v1.0 and do not in v2.0.
    pub slash: bool,
    /// Whether a source bears out that tokens of this cloud carry this issuer.
    pub confirmed: bool,
}

/// The version of an Entra token, as in its `ver` claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// `ver` is `1.0`.
    V1,
    /// `ver` is `2.0`.
    V2,
}

impl Version {
    /// The value of `ver`.
    pub fn text(self) -> &'static str {
        match self {
            Self::V1 => "1.0",
            Self::V2 => "2.0",
        }
    }
}

/// The part of an Entra issuer that names the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tenant {
    /// A directory's GUID, as it stands in every token.
    Id(String),
    /// A domain such as `contoso.onmicrosoft.com`: people configure it, tokens never carry it.
    Name(String),
    /// `common`, `organizations`, `consumers` or a template such as `{tenantid}`:
    /// these belong to sign-in addresses and metadata, never to a token.
    Placeholder(String),
}

impl Tenant {
    /// The text in the issuer.
    pub fn text(&self) -> &str {
        match self {
            Self::Id(text) | Self::Name(text) | Self::Placeholder(text) => text,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let template = text.strip_prefix('{').and_then(|t| t.strip_suffix('}'));
        let name_byte = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
        let is_name = |t: &str| !t.is_empty() && t.bytes().all(name_byte);
        match (template, text) {
            (Some(inner), _) if is_name(inner) => Some(Self::Placeholder(text.to_owned())),
            (_, "common" | "organizations" | "consumers") => {
                Some(Self::Placeholder(text.to_owned()))
            }
            _ if is_guid(text) => Some(Self::Id(text.to_owned())),
            _ if is_name(text) => Some(Self::Name(text.to_owned())),
            _ => None,
        }
    }
}

impl EntraIssuer {
    /// Takes an issuer apart, with or without its final slash; `slash` says which.
    /// Everything else must be exact: scheme, host, port, path and letter case.
    pub fn parse(iss: &str) -> Option<Self> {
        Self::from_address(&Address::parse(iss)?)
    }

    /// The exact issuer of a tenant's tokens, or `None` where no source names a host:
    /// the v1.0 issuers of the sovereign clouds in France, Germany and Singapore.
    pub fn spelling(version: Version, tenant: &Tenant, cloud: Cloud) -> Option<String> {
        let host = HOSTS
            .iter()
            .find(|host| host.version == version && host.serves(cloud))?;
        let path = match version {
            Version::V1 => "/",
            Version::V2 => "/v2.0",
        };
        Some(["https://", host.name, "/", tenant.text(), path].concat())
    }

    /// The metadata that belongs to this version, in the cloud named by `cloud`.
    ///
    /// A template stands for any tenant, and `common` publishes the metadata for that.
    /// Source: `access-tokens.md` and `authentication-national-cloud.md` of MicrosoftDocs/entra-docs.
    pub fn metadata_url(&self) -> String {
        let tenant = match &self.tenant {
            Tenant::Placeholder(text) if text.starts_with('{') => "common",
            tenant => tenant.text(),
        };
        let version = match self.version {
            Version::V1 => "",
            Version::V2 => "/v2.0",
        };
        let host = sign_in_host(self.cloud);
        [
            "https://",
            host,
            "/",
            tenant,
            version,
            "/.well-known/openid-configuration",
        ]
        .concat()
    }

    /// The key set that belongs to this version, in the cloud named by `cloud`: the `jwks_uri` of its
    /// metadata.
    ///
    /// Source: `access-tokens.md` of MicrosoftDocs/entra-docs (validate the signature), and the metadata
    /// that it shows for both versions.
    pub fn keys_url(&self) -> String {
        let metadata = self.metadata_url();
        let (own, keys) = match self.version {
            Version::V1 => ("/.well-known/openid-configuration", "/discovery/keys"),
            Version::V2 => (
                "/v2.0/.well-known/openid-configuration",
                "/discovery/v2.0/keys",
            ),
        };
        match metadata.strip_suffix(own) {
            Some(tenant) => [tenant, keys].concat(),
            None => metadata,
        }
    }

    /// Whether the issuer may be this cloud's.
    pub fn may_be(&self, cloud: Cloud) -> bool {
        self.cloud == cloud || self.also.contains(&cloud)
    }

    fn from_address(address: &Address<'_>) -> Option<Self> {
        if address.scheme != "https" || address.port.is_some() {
            return None;
        }
        let host = HOSTS.iter().find(|host| host.name == address.host)?;
        let tenant = match (host.version, address.segments.as_slice()) {
            (Version::V1, [tenant]) | (Version::V2, [tenant, "v2.0"]) => Tenant::parse(tenant)?,
            _ => return None,
        };
        Some(Self {
            cloud: host.cloud,
            also: host.also,
            version: host.version,
            tenant,
            slash: address.slash,
            confirmed: host.confirmed,
        })
    }
}

/// A host that appears in Entra issuers.
struct Host {
    name: &'static str,
    version: Version,
    cloud: Cloud,
    also: &'static [Cloud],
    confirmed: bool,
}

impl Host {
    fn serves(&self, cloud: Cloud) -> bool {
        self.cloud == cloud || self.also.contains(&cloud)
    }
}

/// The issuer hosts.
///
/// Sources: learn.microsoft.com/answers/questions/1190472 for the issuer of each cloud,
/// `KnownMetadataProvider.cs` of AzureAD/microsoft-authentication-library-for-dotnet for the sign-in hosts.
/// For Germany and the three sovereign clouds the host is known to sign people in,
/// but no source shows a token's issuer: `confirmed` is false.
static HOSTS: &[Host] = &[
    // US Government tokens of version 1.0 carry the public cloud's issuer.
    host(
        Version::V1,
        "sts.windows.net",
        Cloud::Public,
        &[Cloud::UsGovernment, Cloud::UsDefense],
        true,
    ),
    host(Version::V1, "sts.chinacloudapi.cn", Cloud::China, &[], true),
    host(
        Version::V1,
        "sts.microsoftonline.de",
        Cloud::Germany,
        &[],
        false,
    ),
    host(
        Version::V2,
        "login.microsoftonline.com",
        Cloud::Public,
        &[],
        true,
    ),
    host(
        Version::V2,
        "login.microsoftonline.us",
        Cloud::UsGovernment,
        &[Cloud::UsDefense],
        true,
    ),
    host(
        Version::V2,
        "login.partner.microsoftonline.cn",
        Cloud::China,
        &[],
        true,
    ),
    host(
        Version::V2,
        "login.microsoftonline.de",
        Cloud::Germany,
        &[],
        false,
    ),
    host(
        Version::V2,
        "login.sovcloud-identity.fr",
        Cloud::Bleu,
        &[],
        false,
    ),
    host(
        Version::V2,
        "login.sovcloud-identity.de",
        Cloud::Delos,
        &[],
        false,
    ),
    host(
        Version::V2,
        "login.sovcloud-identity.sg",
        Cloud::Singapore,
        &[],
        false,
    ),
];

const fn host(
    version: Version,
    name: &'static str,
    cloud: Cloud,
    also: &'static [Cloud],
    confirmed: bool,
) -> Host {
    Host {
        name,
        version,
        cloud,
        also,
        confirmed,
    }
}

/// Where people and programs of a cloud sign in.
///
/// Source: `KnownMetadataProvider.cs` of AzureAD/microsoft-authentication-library-for-dotnet.
pub fn sign_in_host(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Public => "login.microsoftonline.com",
        Cloud::UsGovernment | Cloud::UsDefense => "login.microsoftonline.us",
        Cloud::China => "login.partner.microsoftonline.cn",
        Cloud::Germany => "login.microsoftonline.de",
        Cloud::Bleu => "login.sovcloud-identity.fr",
        Cloud::Delos => "login.sovcloud-identity.de",
        Cloud::Singapore => "login.sovcloud-identity.sg",
    }
}

#[cfg(test)]
mod tests;
