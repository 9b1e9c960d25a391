//! What a token says, in the types that the gates ask for.

use super::kind::{self, TokenKind};
use crate::audience::resource::{self, Owner};
use crate::catalogue;
use crate::issuer::entra::EntraIssuer;
use crate::issuer::{self, Recognised};
use crate::token::audience::Audience;
use crate::token::json::{Json, Kind, Value};
use crate::token::time::Time;
use crate::token::{Reading, Token};

/// The statements of a token that matter to an API.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// `alg` of the header.
    pub algorithm: Option<String>,
    /// `typ` of the header.
    pub header_type: Option<String>,
    /// `kid` of the header.
    pub key_id: Option<String>,
    /// Whether the header has Microsoft Graph's `nonce`.
    pub header_nonce: bool,
    /// `iss`, if it is a string.
    pub issuer: Option<String>,
    /// `iss` as written, if it is no string.
    pub odd_issuer: Option<String>,
    /// The provider behind `iss`.
    pub provider: Option<Recognised>,
    /// `iss` taken apart, if it is one of Microsoft Entra ID.
    pub entra: Option<EntraIssuer>,
    /// `aud`.
    pub audience: Audience,
    /// For each value of `aud`, the known API or application that it names.
    pub resources: Vec<Option<Owner>>,
    /// `exp`.
    pub expires: Time,
    /// `nbf`.
    pub not_before: Time,
    /// `iat`.
    pub issued: Time,
    /// The application that asked for the token.
    pub caller: Option<Caller>,
    /// Delegated permissions.
    pub scopes: Permissions,
    /// Application permissions or roles.
    pub roles: Permissions,
    /// `ver`, which Entra writes.
    pub version: Option<String>,
    /// `tid`, which Entra writes.
    pub tenant: Option<String>,
    /// What the token is bound to, if it is bound.
    pub confirmation: Option<String>,
    /// What kind of token it is.
    pub kind: TokenKind,
    /// Whether it stands for a user or for an application itself.
    pub grant: kind::Grant,
}

/// A claim that names the application that asked for the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The claim.
    pub claim: &'static str,
    /// Its value.
    pub id: String,
}

/// A claim that lists permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// The claim, if there is one.
    pub claim: Option<&'static str>,
    /// Its values.
    pub values: Vec<String>,
}

/// Claims that name the caller, the most telling first: `azp` (OpenID Connect Core §2; Entra
/// 2.0), `appid` (Entra 1.0), `client_id` (RFC 9068 §2.2; Cognito), `cid` (Okta).
const CALLERS: [&str; 4] = ["azp", "appid", "client_id", "cid"];

impl Facts {
    /// Reads them off a token; every one is absent where the token cannot be read.
    pub fn of(reading: &Reading) -> Self {
        let nothing = Json::default();
        let header = reading.token.header().map_or(&nothing, |part| &part.json);
        let claims = reading.token.payload().map_or(&nothing, |part| &part.json);
        let issuer = text(claims, "iss");
        // An AWS load balancer names itself in the header, and some providers leave `iss` out.
        let claim = |name: &str| {
            let value = claims.get_whole(name).or_else(|| header.get_whole(name))?;
            Some(value.display().into_owned())
        };
        let provider = match catalogue::is_here() {
            true => issuer::recognise(issuer.as_deref().unwrap_or_default(), &claim),
            false => None,
        };
        let audience = Audience::of(claims);
        let mut facts = Self {
            algorithm: text(header, "alg"),
            header_type: text(header, "typ"),
            key_id: text(header, "kid"),
            header_nonce: header.get("nonce").is_some(),
            odd_issuer: claims
                .get("iss")
                .filter(|iss| iss.kind() != Kind::String)
                .map(|iss| iss.raw().to_owned()),
            entra: issuer.as_deref().and_then(EntraIssuer::parse),
            issuer,
            provider,
            resources: audience
                .values()
                .iter()
                .map(|value| resource::owner(value))
                .collect(),
            audience,
            expires: Time::of(claims, "exp"),
            not_before: Time::of(claims, "nbf"),
            issued: Time::of(claims, "iat"),
            caller: CALLERS.into_iter().find_map(|claim| {
                Some(Caller {
                    claim,
                    id: text(claims, claim)?,
                })
            }),
            scopes: permissions(claims, &["scp", "scope"]),
            roles: permissions(claims, &["roles", "role"]),
            version: text(claims, "ver"),
            tenant: text(claims, "tid"),
            confirmation: claims.get("cnf").map(|cnf| cnf.raw().to_owned()),
            kind: TokenKind::Unclear,
            grant: kind::Grant::Unclear,
        };
        if matches!(
            reading.token,
            Token::Signed(_) | Token::Unsecured(_) | Token::Serialized(_)
        ) {
            facts.kind = kind::of(&facts, claims);
            facts.grant = kind::grant(&facts, claims);
        }
        facts
    }

    /// Whether Microsoft Entra ID minted it, in any cloud and for any kind of account.
    pub fn is_entra(&self) -> bool {
        self.entra.is_some()
    }
}

fn text(json: &Json, name: &str) -> Option<String> {
    json.get_whole(name)?.string().map(|text| text.into_owned())
}

/// The first of `claims` that is there, split at white space (RFC 6749 §3.3) or taken as a list.
fn permissions(json: &Json, claims: &[&'static str]) -> Permissions {
    let found = claims
        .iter()
        .find_map(|&claim| Some((claim, json.get_whole(claim)?)));
    let Some((claim, value)) = found else {
        return Permissions::default();
    };
    Permissions {
        claim: Some(claim),
        values: values(value),
    }
}

fn values(value: Value<'_>) -> Vec<String> {
    match value.string() {
        Some(text) => text.split_whitespace().map(str::to_owned).collect(),
        None => value
            .items()
            .map(|item| item.display().into_owned())
            .collect(),
    }
}
