//! How an audience almost matches: what was wanted, what came, and the name of the difference.
//!
//! Most validators compare audiences character by character, so that `IDX10214`, or `aud`
//! mismatch, is all that people see (Microsoft.IdentityModel `Validators.ValidateAudience`;
//! RFC 7519 §4.1.3, RFC 7519 §2 StringOrURI: case-sensitive, without normalisation).
//! Here the two are made equal step by step, and the steps that it took are the answer.
//!
//! **Invariant.** Steps are reported together only if nothing else differs after them.

mod joined;
mod relation;
mod similar;
mod steps;
mod text;

use std::ops::Range;

use super::resource::{Owner, Resource};
use crate::registry::{applications::Application, cloud::Cloud, guid::Form};

/// What is known besides the two audiences.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The client that asked for the token: `appid` or `azp`.
    pub caller: Option<&'a str>,
    /// The application id of the API itself.
    pub client_id: Option<&'a str>,
    /// The Application ID URI of the API itself.
    pub app_id_uri: Option<&'a str>,
}

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What the validator wants.
    Wanted,
    /// What the token says.
    Found,
}

/// One difference. Ranges and places are bytes of the text of their side.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the sentence above a variant speaks of its fields"
)]
pub enum NearMiss {
    /// This side has `api://` before the same text, which is not a GUID.
    ApiScheme { side: Side },
    /// The token is for the client that asked for it: an ID token (OpenID Connect Core 1.0 §2),
    /// or an access token for itself.
    CallerClientId,
    /// The token is for an application of Microsoft that is known only as a client.
    ClientApplication { application: Application },
    /// This side names the port that its scheme implies (RFC 9110 §4.2).
    DefaultPort { side: Side, port: u16 },
    /// This side has `//` in its path, as `…//.default` does when its slash was counted wrong.
    DoubledSlash { side: Side },
    /// One side is the application's GUID, the other its URI.
    GuidAgainstUri { uri: Side },
    /// This side writes the same GUID in another form.
    GuidForm { side: Side, form: Form },
    /// This side is the host of an instance, the other names the resource.
    InstanceHost {
        side: Side,
        resource: &'static Resource,
    },
    /// This side has characters that cannot be seen.
    InvisibleCharacters { side: Side, characters: Vec<Placed> },
    /// This side is one string that joins a list, with the other side in it.
    JoinedList { side: Side, separator: char },
    /// Letters differ only in case; the ranges reach from the first to the last of them.
    LetterCase {
        wanted: Range<usize>,
        found: Range<usize>,
    },
    /// Letters that look alike are not the same.
    LookAlikes { characters: Vec<Likeness> },
    /// The same resource, in another cloud.
    OtherCloud {
        resource: &'static Resource,
        wanted: Cloud,
        found: Cloud,
    },
    /// Two GUIDs, bare or under the same scheme and host: two applications.
    OtherGuid,
    /// Two instances of the same resource: two tenants, two vaults.
    OtherInstance { resource: &'static Resource },
    /// Two paths under the same scheme and host.
    OtherPath,
    /// The token is for this API.
    OtherResource { owner: Owner },
    /// Both name the same API.
    OtherSpelling { owner: Owner },
    /// This side goes on after the other ends.
    Path { side: Side, extra: Range<usize> },
    /// This side has characters percent-encoded (RFC 3986 §2.1).
    PercentEncoding { side: Side, escapes: String },
    /// The ports differ, or one side names one.
    Port {
        wanted: Option<u16>,
        found: Option<u16>,
    },
    /// This side is in quotes, or has one left over.
    Quotes { side: Side, quote: char },
    /// The schemes differ, or one side has none; in lower case.
    Scheme {
        wanted: Option<String>,
        found: Option<String>,
    },
    /// This side still has a scope after the resource.
    ScopeLeftOn { side: Side, scope: Range<usize> },
    /// Few characters differ: perhaps a typing mistake, perhaps a renamed application.
    Similar { distance: usize },
    /// This side has `spn:` in front; AKS clusters of old want it (Azure/aks-engine#376), Key
    /// Vault refuses it (argoproj-labs/argocd-vault-plugin#621).
    SpnPrefix { side: Side },
    /// This side has a slash at its end.
    TrailingSlash { side: Side },
    /// This side has white space around it; counts of characters.
    WhiteSpace {
        side: Side,
        leading: usize,
        trailing: usize,
    },
    /// This side has `www.` in front of the same host.
    Www { side: Side },
}

/// A character and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The byte where it starts.
    pub at: usize,
    /// The character.
    pub character: char,
}

/// A character that looks like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Whose text it stands in.
    pub side: Side,
    /// The byte where it starts.
    pub at: usize,
    /// The character.
    pub character: char,
    /// What it looks like.
    pub like: char,
}

impl NearMiss {
    /// The stable name of the difference.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ApiScheme { .. } => "api-scheme",
            Self::CallerClientId => "caller-client-id",
            Self::ClientApplication { .. } => "client-application",
            Self::DefaultPort { .. } => "default-port",
            Self::DoubledSlash { .. } => "doubled-slash",
            Self::GuidAgainstUri { .. } => "guid-against-uri",
            Self::GuidForm { .. } => "guid-form",
            Self::InstanceHost { .. } => "instance-host",
            Self::InvisibleCharacters { .. } => "invisible-characters",
            Self::JoinedList { .. } => "joined-list",
            Self::LetterCase { .. } => "letter-case",
            Self::LookAlikes { .. } => "look-alikes",
            Self::OtherCloud { .. } => "other-cloud",
            Self::OtherGuid => "other-guid",
            Self::OtherInstance { .. } => "other-instance",
            Self::OtherPath => "other-path",
            Self::OtherResource { .. } => "other-resource",
            Self::OtherSpelling { .. } => "other-spelling",
            Self::Path { .. } => "path",
            Self::PercentEncoding { .. } => "percent-encoding",
            Self::Port { .. } => "port",
            Self::Quotes { .. } => "quotes",
            Self::Scheme { .. } => "scheme",
            Self::ScopeLeftOn { .. } => "scope-left-on",
            Self::Similar { .. } => "similar",
            Self::SpnPrefix { .. } => "spn-prefix",
            Self::TrailingSlash { .. } => "trailing-slash",
            Self::WhiteSpace { .. } => "white-space",
            Self::Www { .. } => "www",
        }
    }
}

/// Names how two audiences almost match; most specific first.
///
/// Empty when they are equal, and when nothing relates them.
/// Differences of spelling come together; what the two name is asked only when spelling does
/// not explain it.
pub fn compare(wanted: &str, found: &str, context: &Context) -> Vec<NearMiss> {
    if wanted == found {
        return Vec::new();
    }
    let mut misses = steps::between(wanted, found)
        .or_else(|| joined::list(wanted, found).map(|miss| vec![miss]))
        .or_else(|| relation::guid_and_uri(wanted, found, context).map(|miss| vec![miss]))
        .unwrap_or_default();
    misses.extend(relation::caller(wanted, found, context));
    if misses.is_empty() {
        let miss = relation::known(wanted, found)
            .or_else(|| relation::same_host(wanted, found))
            .or_else(|| similar::similar(wanted, found))
            .or_else(|| relation::other_id(wanted, found));
        misses.extend(miss);
    }
    misses
}

/// Names how two texts almost match, knowing nothing of what they mean; for issuers.
pub fn spelling(wanted: &str, found: &str) -> Vec<NearMiss> {
    if wanted == found {
        return Vec::new();
    }
    steps::between(wanted, found)
        .or_else(|| similar::similar(wanted, found).map(|miss| vec![miss]))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
