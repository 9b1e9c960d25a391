//! Software that accepts or rejects tokens, one file each.
//!
//! A [`Profile`] names its settings as its own documentation does and turns what a person filled
//! in into one [`Expectation`], so that the gates are written once for all of them.

mod entra_api;
mod rfc7519;
mod settings;

pub use settings::{Kind, Setting, Settings};

use crate::issuer::entra::EntraIssuer;
use crate::registry::cloud::Cloud;

/// Every profile, in the order of the page's list.
pub static PROFILES: [&Profile; 2] = [&entra_api::PROFILE, &rfc7519::PROFILE];

/// The profile to start with for a token of that issuer: Entra's form has no place for another one.
pub fn fitting(issuer: Option<&str>) -> &'static Profile {
    let [entra, strict] = PROFILES;
    let foreign = issuer.is_some_and(|issuer| EntraIssuer::parse(issuer).is_none());
    if foreign { strict } else { entra }
}

/// One validator: what can be set on it and what that makes it expect.
pub struct Profile {
    /// Stable, kebab-case.
    pub id: &'static str,
    /// The name people know it by.
    pub name: &'static str,
    /// What it stands for, in a sentence.
    pub about: &'static str,
    /// Where its rules are written down.
    pub sources: &'static [&'static str],
    /// Its knobs, in the order of the form.
    pub settings: &'static [Setting],
    /// What it expects with these settings.
    pub expect: fn(&Settings) -> Expectation,
}

impl Profile {
    /// The profile of that id.
    pub fn by_id(id: &str) -> Option<&'static Profile> {
        PROFILES.into_iter().find(|profile| profile.id == id)
    }

    /// The setting of that kind, if this validator has it.
    pub fn setting(&self, kind: Kind) -> Option<&'static Setting> {
        self.settings.iter().find(|setting| setting.kind == kind)
    }
}

impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// What a validator expects of a token. An empty list means that nothing was said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    /// Audiences of which one must be in the token.
    pub audiences: Vec<String>,
    /// Whether one trailing slash more or less does not matter in an audience.
    pub slash_tolerant: bool,
    /// Whether `client_id` is compared where there is no `aud`.
    pub client_id_as_audience: bool,
    /// Issuers of which one must have minted the token.
    pub issuers: Vec<String>,
    /// Whether any tenant of Microsoft Entra ID may have minted it, as long as `iss` and `tid` agree.
    pub any_entra_tenant: bool,
    /// How far clocks may disagree, in seconds.
    pub skew: i64,
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
    /// Signature algorithms that are accepted.
    pub algorithms: Vec<String>,
    /// The media type that `typ` must name (RFC 8725 §3.11).
    pub token_type: Option<String>,
    /// Whether only access tokens are accepted, so that an ID token is refused as such.
    pub access_tokens_only: bool,
    /// Whether base64url with padding, the standard alphabet or stray bits is refused.
    pub strict_encoding: bool,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_meets_a_form_that_fits_it() {
        let cases = [
            (None, "entra-api"),
            (
                Some("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
                "entra-api",
            ),
            (
                Some("https://login.microsoftonline.us/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0"),
                "entra-api",
            ),
            (Some("https://contoso.eu.auth0.com/"), "rfc7519"),
            (Some(""), "rfc7519"),
        ];
        for (issuer, id) in cases {
            assert_eq!(fitting(issuer).id, id, "{issuer:?}");
        }
    }

    #[test]
    fn ids_are_unique_and_every_profile_has_sources_and_settings() {
        for (index, profile) in PROFILES.iter().enumerate() {
            assert!(
                PROFILES
                    .iter()
                    .skip(index + 1)
                    .all(|other| other.id != profile.id)
            );
            assert!(!profile.sources.is_empty(), "{}", profile.id);
            assert!(!profile.settings.is_empty(), "{}", profile.id);
            assert_eq!(Profile::by_id(profile.id), Some(*profile));
        }
    }
}
