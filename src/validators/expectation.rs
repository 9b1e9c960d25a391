//! What a validator expects, in the terms that all of them share.

use super::{GateName, RequiredClaim};
use crate::registry::cloud::Cloud;

/// What a validator expects of a token. An empty list means that nothing was said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    /// Audiences of which one must be in the token.
    pub audiences: Vec<String>,
    /// Whether every token is refused where no audience is set, although something else is.
    pub requires_audiences: bool,
    /// Whether one trailing slash more or less does not matter in an audience.
    pub slash_tolerant: bool,
    /// Whether `http://` or `https://` before an audience does not matter.
    pub scheme_tolerant: bool,
    /// Whether letter case does not matter in an audience.
    pub case_tolerant: bool,
    /// Whether `client_id` is compared where there is no `aud`.
    pub client_id_as_audience: bool,
    /// Issuers of which one must have minted the token.
    pub issuers: Vec<String>,
    /// Whether any tenant of Microsoft Entra ID may have minted it, as long as `iss` and `tid` agree.
    pub any_entra_tenant: bool,
    /// How far clocks may disagree, in seconds.
    pub skew: i64,
    /// The same for `nbf`, where that is another number.
    pub start_skew: Option<i64>,
    /// Whether nobody minds a token that ends before it starts.
    pub may_end_before_it_starts: bool,
    /// Whether a token is still taken at the very second of `exp` (and skew).
    pub valid_at_expiry: bool,
    /// Whether a token without `exp` is refused.
    pub requires_expiry: bool,
    /// Delegated permissions of which one must be granted.
    pub scopes: Vec<String>,
    /// Application permissions of which one must be granted.
    pub roles: Vec<String>,
    /// Client ids that may call.
    pub callers: Vec<String>,
    /// Whether there is a list of callers without entries, so that none may call.
    pub bars_callers: bool,
    /// Signature algorithms that are accepted.
    pub algorithms: Vec<String>,
    /// The media type that `typ` must name (RFC 8725 §3.11).
    pub token_type: Option<String>,
    /// Whether only access tokens are accepted, so that an ID token is refused as such.
    pub access_tokens_only: bool,
    /// Whether base64url with padding, the standard alphabet or stray bits is refused.
    pub strict_encoding: bool,
    /// Claims with the values that the validator asks for.
    pub claims: Vec<RequiredClaim>,
    /// A policy that puts another token in the place of this one before the validator sees it.
    pub replaced_by: Option<&'static str>,
    /// Questions that the validator does not ask with these settings.
    pub ignores: Vec<GateName>,
    /// What is known of the API's registration with Microsoft Entra ID.
    pub entra: Option<EntraApi>,
}

/// An API's registration with Microsoft Entra ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntraApi {
    /// Application (client) ID.
    pub client_id: Option<String>,
    /// Application ID URI.
    pub app_id_uri: Option<String>,
    /// Directory (tenant) ID; `None` also where any tenant may call.
    pub tenant: Option<String>,
    /// Where the tenant lives.
    pub cloud: Cloud,
    /// What the API accepts.
    pub version: AcceptedVersion,
}

impl EntraApi {
    /// Its Application ID URI; `api://` and the client id where none was told, as Entra proposes it.
    pub fn uri(&self) -> Option<String> {
        let proposed = || Some(["api://", self.client_id.as_ref()?].concat());
        self.app_id_uri.clone().or_else(proposed)
    }
}

/// The access-token versions that an API takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptedVersion {
    /// Version 1.0 only.
    V1,
    /// Version 2.0 only.
    V2,
    /// Both.
    Any,
}
