//! What we know about a provider, and what was recognised in one issuer.

use std::fmt;

use crate::catalogue::Prose;

use super::address::Address;
use super::entra::Version;
use super::seen::Seen;
use crate::registry::cloud::Cloud;

/// A service or product that mints tokens. Two are the same when their `id` is.
pub struct Provider {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// The name people know it by.
    pub name: &'static str,
    /// What a person with a 401 should know about its tokens.
    pub about: Prose,
    /// What `aud` holds in an access token; `None` when it issues none as a JWT or no source says.
    pub access_audience: Option<Prose>,
    /// What `aud` holds in an ID token; `None` when it issues none or no source says.
    pub id_audience: Option<Prose>,
    /// Whether its issuer ends with a slash.
    pub slash: FinalSlash,
    /// What goes wrong with its tokens, in our words.
    pub mistakes: &'static [Prose],
    /// Where its public keys are found.
    pub keys: Keys,
    /// Where these statements come from.
    pub sources: &'static [Prose],
    /// How much of this entry its sources bear out.
    pub confirmed: Confirmed,
    /// Looks for this provider in an issuer. The final slash is judged by the caller.
    pub recognise: fn(&Seen<'_>) -> Option<Found>,
}

impl PartialEq for Provider {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Provider {}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// Whether a provider's issuer ends with a slash. Validators compare it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinalSlash {
    /// It never ends with one.
    Never,
    /// It always ends with one.
    Required,
    /// Both occur, or the issuer is not the provider's own.
    Varies,
}

impl FinalSlash {
    /// Whether `iss` ends the way this provider ends it.
    pub fn agrees_with(self, iss: &str) -> bool {
        match self {
            Self::Never => !iss.ends_with('/'),
            Self::Required => iss.ends_with('/'),
            Self::Varies => true,
        }
    }
}

/// How much of what we say is borne out by its sources. Ordered: less is smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confirmed {
    /// Nothing was checked against a primary source; show all of it as unconfirmed.
    No,
    /// The issuer's form is; show audiences and mistakes as unconfirmed.
    IssuerOnly,
    /// All of it is.
    Fully,
}

/// Where the public keys of a provider are found. We print the address and never fetch it.
#[derive(Clone, Copy)]
pub enum Keys {
    /// The discovery document of the issuer (OpenID Connect Discovery 1.0 section 4).
    Discovery,
    /// An address; `{iss}` in it stands for the issuer without its final slash.
    At(&'static str),
    /// An address that takes more than filling in.
    Built(fn(&str, &Recognised) -> Option<String>),
    /// Signed with a shared secret: there is no public key.
    Secret,
    /// No source that we have names the address.
    Unknown,
}

/// What gave the provider away. Ordered: stronger evidence is smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The issuer is under a name that only this provider has.
    Host,
    /// Claims that this provider writes.
    Claims,
    /// The shape of the issuer only; anyone may have a host with such a path.
    Shape,
}

/// One more thing that an issuer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// An Okta authorization server.
    AuthorizationServer(String),
    /// A cluster.
    Cluster(String),
    /// A place that a cluster runs in.
    Location(String),
    /// An Azure AD B2C policy, also called user flow.
    Policy(String),
    /// A region of the provider.
    Region(String),
    /// The token version of Microsoft Entra ID.
    Version(Version),
}

impl Detail {
    /// What it is, and its value.
    pub fn label(&self) -> (&'static str, &str) {
        match self {
            Self::AuthorizationServer(id) => ("authorization server", id),
            Self::Cluster(id) => ("cluster", id),
            Self::Location(name) => ("location", name),
            Self::Policy(name) => ("policy", name),
            Self::Region(name) => ("region", name),
            Self::Version(version) => ("version", version.text()),
        }
    }
}

/// A provider recognised in an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Who minted the token.
    pub provider: &'static Provider,
    /// The customer's own part: tenant, organisation, project, realm or user pool.
    pub tenant: Option<String>,
    /// The Microsoft cloud that the issuer's host belongs to.
    pub cloud: Option<Cloud>,
    /// What else the issuer says.
    pub details: Vec<Detail>,
    /// Why we think so.
    pub evidence: Evidence,
    /// How much of it is borne out; never more than the provider's own.
    pub confirmed: Confirmed,
}

impl Recognised {
    /// The address of the discovery document or key set, to be shown and never fetched.
    /// `None` when there is none, or when it is not known.
    pub fn keys_url(&self, iss: &str) -> Option<String> {
        let plain_issuer = || {
            let plain = Address::parse(iss).is_some() && !iss.contains('{');
            plain.then(|| iss.strip_suffix('/').unwrap_or(iss))
        };
        match self.provider.keys {
            Keys::Discovery => {
                Some([plain_issuer()?, "/.well-known/openid-configuration"].concat())
            }
            Keys::At(template) if template.contains("{iss}") => {
                Some(template.replace("{iss}", plain_issuer()?))
            }
            Keys::At(address) => Some(address.to_owned()),
            Keys::Built(build) => build(iss, self),
            Keys::Secret | Keys::Unknown => None,
        }
    }
}

/// What a provider's `recognise` found.
pub struct Found {
    pub(super) tenant: Option<String>,
    pub(super) cloud: Option<Cloud>,
    pub(super) details: Vec<Detail>,
    pub(super) evidence: Evidence,
    pub(super) confirmed: Confirmed,
}

impl Found {
    /// Found with this evidence, and nothing more known.
    pub fn by(evidence: Evidence) -> Self {
        Self {
            tenant: None,
            cloud: None,
            details: Vec::new(),
            evidence,
            confirmed: Confirmed::Fully,
        }
    }

    /// Names the tenant.
    pub fn tenant(mut self, tenant: &str) -> Self {
        self.tenant = Some(tenant.to_owned());
        self
    }

    /// Names the cloud.
    pub fn cloud(mut self, cloud: Cloud) -> Self {
        self.cloud = Some(cloud);
        self
    }

    /// Adds a detail.
    pub fn detail(mut self, detail: Detail) -> Self {
        self.details.push(detail);
        self
    }

    /// Says that no primary source bears this form of the issuer out.
    pub fn unconfirmed(mut self) -> Self {
        self.confirmed = Confirmed::No;
        self
    }
}
