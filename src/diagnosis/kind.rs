//! What kind of token it is: for whom an issuer makes such a token, and on whose behalf.

use super::facts::Facts;
use crate::audience::resource::Owner;
use crate::token::json::Json;

/// The application id of Microsoft Graph.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// The purpose of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// For an API (RFC 6749 §1.4), without a profile that we know.
    Access,
    /// For an API, by RFC 9068.
    AccessRfc9068,
    /// For an API, by Microsoft Entra ID, version 1.0.
    AccessEntraV1,
    /// For an API, by Microsoft Entra ID, version 2.0.
    AccessEntraV2,
    /// For Microsoft Graph, by Microsoft Entra ID: nobody else can or may check it.
    AccessGraph,
    /// Proof that the sender holds a key (RFC 9449 §4.2).
    DpopProof,
    /// For the application that signed a person in (OpenID Connect Core §2).
    Id,
    /// Tells an application that a session ended (OpenID Connect Back-Channel Logout §2.4).
    Logout,
    /// To get new tokens with (RFC 6749 §1.5), in JWT form.
    Refresh,
    /// Tells of a security event (RFC 8417 §2).
    SecurityEvent,
    /// Nothing tells.
    Unclear,
}

/// On whose behalf the token speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// An application on its own behalf.
    AppOnly,
    /// An application on behalf of a person.
    Delegated,
    /// Nothing tells.
    Unclear,
}

impl TokenKind {
    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::AccessRfc9068 => "access-rfc9068",
            Self::AccessEntraV1 => "access-entra-v1",
            Self::AccessEntraV2 => "access-entra-v2",
            Self::AccessGraph => "access-graph",
            Self::DpopProof => "dpop-proof",
            Self::Id => "id",
            Self::Logout => "logout",
            Self::Refresh => "refresh",
            Self::SecurityEvent => "security-event",
            Self::Unclear => "unclear",
        }
    }

    /// Whether it is made for APIs, as far as one can tell.
    pub fn is_access(self) -> bool {
        matches!(
            self,
            Self::Access
                | Self::AccessRfc9068
                | Self::AccessEntraV1
                | Self::AccessEntraV2
                | Self::AccessGraph
        )
    }
}

pub(super) fn of(facts: &Facts, claims: &Json) -> TokenKind {
    by_type(facts)
        .or_else(|| by_event(claims))
        .or_else(|| by_statement(claims))
        .or_else(|| facts.is_entra().then(|| entra(facts, claims)))
        .unwrap_or_else(|| by_shape(facts, claims))
}

/// What tells an ID token from the rest may stand behind the damage.
fn id_unless_damaged(claims: &Json) -> TokenKind {
    if claims.is_damaged() {
        TokenKind::Unclear
    } else {
        TokenKind::Id
    }
}

/// The header's `typ`, where it names one kind (RFC 8725 §3.11).
fn by_type(facts: &Facts) -> Option<TokenKind> {
    let name = facts.header_type.as_deref()?.to_ascii_lowercase();
    match name.strip_prefix("application/").unwrap_or(&name) {
        "at+jwt" => Some(TokenKind::AccessRfc9068),
        "dpop+jwt" => Some(TokenKind::DpopProof),
        "logout+jwt" => Some(TokenKind::Logout),
        "secevent+jwt" => Some(TokenKind::SecurityEvent),
        _ => None,
    }
}

/// `events` makes a security event token (RFC 8417 §2.2); one of its names makes it a logout.
fn by_event(claims: &Json) -> Option<TokenKind> {
    let events = claims.get("events")?;
    let logout = events
        .get("http://schemas.openid.net/event/backchannel-logout")
        .is_some();
    Some(if logout {
        TokenKind::Logout
    } else {
        TokenKind::SecurityEvent
    })
}

/// Issuers that say it in a claim: Cognito's `token_use` (docs.aws.amazon.com, "Understanding
/// user pool JSON web tokens"), Keycloak's `typ` (keycloak/keycloak, `TokenUtil.java`).
fn by_statement(claims: &Json) -> Option<TokenKind> {
    let claim = |name| claims.get(name).and_then(|value| value.string());
    match claim("token_use").as_deref() {
        Some("access") => return Some(TokenKind::Access),
        Some("id") => return Some(TokenKind::Id),
        _ => {}
    }
    match claim("typ").as_deref() {
        Some("Bearer") => Some(TokenKind::Access),
        Some("ID") => Some(TokenKind::Id),
        Some("Logout") => Some(TokenKind::Logout),
        Some("Refresh" | "Offline") => Some(TokenKind::Refresh),
        _ => None,
    }
}

/// Entra names the caller in every access token, as `appid` (1.0) or `azp` (2.0), and in no ID
/// token (entra-docs access-token-claims-reference.md, id-token-claims-reference.md).
fn entra(facts: &Facts, claims: &Json) -> TokenKind {
    let graph = facts.resources.iter().flatten().any(is_graph);
    let has = |name: &str| claims.get(name).is_some();
    if !has("appid") && !has("azp") && !has("scp") {
        id_unless_damaged(claims)
    } else if graph {
        TokenKind::AccessGraph
    } else if facts.version.as_deref() == Some("2.0") {
        TokenKind::AccessEntraV2
    } else {
        TokenKind::AccessEntraV1
    }
}

fn is_graph(owner: &Owner) -> bool {
    matches!(owner, Owner::Resource(known) if known.resource.ids.contains(&GRAPH))
}

/// `nonce`, `at_hash` and `c_hash` belong to ID tokens (OpenID Connect Core §2, §3.3.2.11);
/// scopes and a `client_id` to access tokens (RFC 9068 §2.2).
fn by_shape(facts: &Facts, claims: &Json) -> TokenKind {
    let has = |name: &str| claims.get(name).is_some();
    if has("at_hash") || has("c_hash") || has("nonce") {
        TokenKind::Id
    } else if facts.scopes.claim.is_some() || has("client_id") || has("cid") || has("gty") {
        TokenKind::Access
    } else {
        TokenKind::Unclear
    }
}

/// Entra's `idtyp` says it; `scp` needs a person (access-token-claims-reference.md). Auth0 says
/// `gty`. Keycloak names the user of a client `service-account-…`.
pub(super) fn grant(facts: &Facts, claims: &Json) -> Grant {
    let claim = |name| claims.get(name).and_then(|value| value.string());
    match claim("idtyp").as_deref() {
        Some("app") => return Grant::AppOnly,
        Some("user") => return Grant::Delegated,
        _ => {}
    }
    let service = |name: &str| name.starts_with("service-account-");
    if claim("gty").as_deref() == Some("client-credentials")
        || claim("preferred_username").as_deref().is_some_and(service)
    {
        Grant::AppOnly
    } else if facts.is_entra() && facts.kind.is_access() {
        if facts.scopes.claim.is_some() {
            Grant::Delegated
        } else {
            Grant::AppOnly
        }
    } else {
        Grant::Unclear
    }
}
