//! What could be changed so that a gate passes, one file for each gate that needs more than a
//! line. Every candidate is proved before it is shown.

mod audience;
mod claims;
mod issued;
mod issuer;
mod lifetime;
mod permissions;
pub(super) mod table;

use super::facts::Facts;
use super::finding::Finding;
use super::fix::{Advice, Candidate};
use super::gate::{GateName, Outcome, Reason};
use super::kind::{Grant, TokenKind};
use super::patch::{Patch, quote};
use crate::issuer::entra::{EntraIssuer, Version};
use crate::registry::guid;
use crate::validators::{AcceptedVersion, Expectation, Kind};

/// What the remedies may look at.
pub(super) struct Situation<'a> {
    pub facts: &'a Facts,
    pub expectation: &'a Expectation,
    pub now: i64,
}

/// Members of a reissued token.
type Members = Vec<(&'static str, Option<String>)>;

/// How long a token lives that a remedy imagines, in seconds. Entra's live 60 to 90 minutes
/// (entra-docs access-tokens.md).
const HOUR: i64 = 3_600;

/// A client id that stands for any.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// The candidates for one gate, the best first.
pub(super) fn candidates(
    gate: GateName,
    outcome: &Outcome,
    situation: &Situation<'_>,
) -> Vec<Candidate> {
    let Outcome::Failed(reason) = outcome else {
        return Vec::new();
    };
    let mut changes = match reason {
        Reason::Replaced { policy } => vec![validate_first(policy)],
        Reason::Opaque(_) => vec![ask_for_jwt(situation)],
        Reason::Unknown(_)
        | Reason::PartMissing(_)
        | Reason::SurplusParts(_)
        | Reason::Encoding { .. }
        | Reason::Json { .. }
        | Reason::NotAnObject(_)
        | Reason::NotUtf8 { .. } => vec![copy_whole(situation)],
        Reason::NotCanonical { .. } => vec![(Advice::EncodeCanonically, Patch::Canonical)],
        Reason::WrongKind(kind) => vec![send_access_token(*kind, situation)],
        Reason::WrongType { found, .. } => found.iter().map(|found| expect_type(found)).collect(),
        Reason::AlgorithmMissing | Reason::AlgorithmNone | Reason::AlgorithmUnknown { .. } => {
            vec![ask_for_signed()]
        }
        Reason::AlgorithmNotListed { found, .. } => vec![accept_algorithm(found)],
        // Only a key could turn this gate to "passed"; the algorithm's gate carries the advice.
        Reason::Unsigned | Reason::SignatureWrong { .. } | Reason::HeaderRefused => Vec::new(),
        // Only the holder of the key could, with another proof.
        Reason::RuleBroken(_) | Reason::KeyBindingBroken(_) => Vec::new(),
        Reason::IssuerMissing { .. }
        | Reason::IssuerNotAccepted { .. }
        | Reason::NotAnEntraIssuer { .. }
        | Reason::TenantDisagrees { .. } => issuer::changes(reason, situation),
        Reason::AudienceUnusable { .. } | Reason::AudienceNotAccepted { .. } => {
            audience::changes(reason, situation)
        }
        Reason::Expired { .. }
        | Reason::NotYetValid { .. }
        | Reason::EndsBeforeItStarts { .. }
        | Reason::ExpiryMissing
        | Reason::TimeUnusable { .. } => lifetime::changes(reason, situation),
        Reason::CallerMissing { wanted } => wanted
            .first()
            .map(|caller| use_caller(caller))
            .into_iter()
            .collect(),
        Reason::CallerNotAllowed { found, wanted, .. } => {
            let client = wanted.first().map(|caller| use_caller(caller));
            let allow = [allow_caller(found)];
            // Where the API stands on its own list, the list is what is wrong.
            let audiences = situation.facts.audience.values();
            match wanted.iter().any(|caller| audiences.contains(caller)) {
                true => allow.into_iter().chain(client).collect(),
                false => client.into_iter().chain(allow).collect(),
            }
        }
        Reason::ClaimNotAccepted { .. } => claims::changes(reason, situation),
        Reason::PermissionMissing { .. } => permissions::changes(reason, situation),
    };
    if let Reason::AudienceNotAccepted { nearest, .. } = reason {
        changes.extend(claims::instead(&nearest.found, gate, situation));
    }
    changes
        .into_iter()
        .map(|(advice, patch)| Candidate {
            gate,
            advice,
            patch,
        })
        .collect()
}

/// The scope to ask for so that the token is for this API. `None` where the issuer is not Entra's.
pub(super) fn scope(situation: &Situation<'_>) -> Option<String> {
    issued::request(situation).map(|(scope, _)| scope)
}

/// The members that make a token one for this API, as it would be issued now.
fn for_this_api(situation: &Situation<'_>) -> Members {
    let Situation {
        facts, expectation, ..
    } = situation;
    let mut members = Members::new();
    let foretold = issued::request(situation).map(|(_, audiences)| audiences);
    let foretold = foretold.unwrap_or_default();
    let taken = |own: &&String| expectation.audiences.contains(own);
    let audience = foretold.iter().find(taken).or(foretold.first());
    let audience = audience.or(expectation.audiences.first());
    if let Some(audience) = audience {
        members.push(("aud", Some(quote(audience))));
    }
    if let (Some(api), Some(first)) = (&expectation.entra, expectation.issuers.first()) {
        // The API's registration decides the version, so a token for this API carries the one it
        // takes; a URI stands in version 1.0 only.
        let uri = audience.is_some_and(|own| guid::hyphenated(own).is_none());
        let version = match api.version {
            AcceptedVersion::V1 => Version::V1,
            AcceptedVersion::Any if uri => Version::V1,
            _ => Version::V2,
        };
        let of_version = |issuer: &&String| {
            EntraIssuer::parse(issuer).is_some_and(|entra| entra.version == version)
        };
        let issuer = expectation.issuers.iter().find(of_version).unwrap_or(first);
        members.push(("iss", Some(quote(issuer))));
        members.push(("ver", Some(quote(version.text()))));
    }
    if let Some(scope) = expectation.scopes.first()
        && facts.grant != Grant::AppOnly
    {
        members.push(("scp", Some(quote(scope))));
    }
    members
}

/// Everything that the API could ask for, for a token of which nothing can be kept.
fn whole_token(situation: &Situation<'_>) -> Members {
    let Situation {
        expectation, now, ..
    } = situation;
    let mut members = for_this_api(situation);
    members.extend(lifetime::fresh(*now));
    if let Some(issuer) = expectation.issuers.first()
        && !members.iter().any(|(name, _)| *name == "iss")
    {
        members.push(("iss", Some(quote(issuer))));
    }
    if expectation.entra.is_some() {
        // What Entra writes into every access token: who calls, and for a user's, a scope.
        let caller = expectation.callers.first().map_or(NOBODY, String::as_str);
        members.push(("azp", Some(quote(caller))));
    }
    members
}

fn validate_first(policy: &'static str) -> (Advice, Patch) {
    let nothing = Patch::Set(Kind::Own("Before validate-jwt"), "nothing".to_owned());
    (Advice::ValidateFirst { policy }, nothing)
}

/// What the gate of a message says of the token at hand, where a policy of API Management put
/// another one in its place: nothing has to change in the case, only the order of the policies.
pub(super) fn for_another_token(finding: &Finding) -> Option<Candidate> {
    match finding {
        Finding::AnotherToken {
            gate,
            api_management: true,
            ..
        } => Some(Candidate {
            gate: *gate,
            advice: Advice::ValidateFirst {
                policy: "authentication-managed-identity",
            },
            patch: Patch::All(Vec::new()),
        }),
        _ => None,
    }
}

fn ask_for_jwt(situation: &Situation<'_>) -> (Advice, Patch) {
    (
        Advice::AskForJwt {
            scope: scope(situation),
        },
        Patch::Reissue(whole_token(situation)),
    )
}

fn copy_whole(situation: &Situation<'_>) -> (Advice, Patch) {
    (Advice::CopyWhole, Patch::Reissue(whole_token(situation)))
}

/// An ID token stands beside the access token in the same answer (OpenID Connect Core §3.1.3.3).
/// What only ID tokens carry goes, what names the caller comes.
fn send_access_token(kind: TokenKind, situation: &Situation<'_>) -> (Advice, Patch) {
    let mut members = for_this_api(situation);
    for name in ["nonce", "at_hash", "c_hash", "events"] {
        members.push((name, None));
    }
    if !members.iter().any(|(name, _)| *name == "scp") {
        members.push(("scp", Some(quote("access_as_user"))));
    }
    members.push(("token_use", None));
    members.push(("typ", None));
    let caller = situation
        .facts
        .audience
        .values()
        .first()
        .filter(|_| kind == TokenKind::Id);
    members.extend(caller.map(|id| ("azp", Some(quote(id)))));
    (
        Advice::SendAccessToken {
            scope: scope(situation),
        },
        Patch::Reissue(members),
    )
}

fn expect_type(found: &str) -> (Advice, Patch) {
    (
        Advice::ExpectType {
            token_type: found.into(),
        },
        Patch::Set(Kind::TokenType, found.into()),
    )
}

fn ask_for_signed() -> (Advice, Patch) {
    (Advice::AskForSigned, Patch::Reissue(Members::new()))
}

fn accept_algorithm(found: &str) -> (Advice, Patch) {
    (
        Advice::AcceptAlgorithm {
            algorithm: found.into(),
        },
        Patch::Accept(Kind::Algorithms, found.into()),
    )
}

fn use_caller(caller: &str) -> (Advice, Patch) {
    let members = vec![("azp", Some(quote(caller))), ("appid", None)];
    (
        Advice::UseCaller {
            caller: caller.into(),
        },
        Patch::Reissue(members),
    )
}

fn allow_caller(caller: &str) -> (Advice, Patch) {
    (
        Advice::AllowCaller {
            caller: caller.into(),
        },
        Patch::Accept(Kind::Callers, caller.into()),
    )
}
