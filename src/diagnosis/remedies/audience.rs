//! A token for this API, or an API that expects what is really issued.

use super::Situation;
use crate::audience::near_miss::{NearMiss, Side};
use crate::audience::resource;
use crate::diagnosis::fix::Advice;
use crate::diagnosis::gate::{Pair, Reason};
use crate::diagnosis::kind::TokenKind;
use crate::diagnosis::patch::{Patch, quote};
use crate::diagnosis::relation::{self, Relation};
use crate::issuer::entra::EntraIssuer;
use crate::registry::guid;
use crate::token::audience::Audience;
use crate::validators::{AcceptedVersion, Kind};

type Change = (Advice, Patch);

pub(super) fn changes(reason: &Reason, situation: &Situation<'_>) -> Vec<Change> {
    match reason {
        Reason::AudienceUnusable { wanted, .. } if wanted.is_empty() => set(situation),
        Reason::AudienceUnusable {
            found: Audience::Absent,
            ..
        } => without_audience(situation),
        Reason::AudienceUnusable { wanted, .. } => wanted
            .first()
            .map(|wanted| mend(quote(wanted)))
            .into_iter()
            .collect(),
        Reason::AudienceNotAccepted {
            nearest, misses, ..
        } => not_accepted(nearest, misses, situation),
        _ => Vec::new(),
    }
}

fn not_accepted(nearest: &Pair, misses: &[NearMiss], situation: &Situation<'_>) -> Vec<Change> {
    if let Audience::Joined { values, .. } = &situation.facts.audience
        && situation
            .expectation
            .audiences
            .iter()
            .any(|wanted| values.contains(wanted))
    {
        let items: Vec<_> = values.iter().map(|value| quote(value)).collect();
        return vec![mend(format!("[{}]", items.join(",")))];
    }
    if situation.facts.kind == TokenKind::Id {
        return vec![super::send_access_token(TokenKind::Id, situation)];
    }
    let on_the_client = if is_keycloak(situation) {
        add_mapper(&nearest.wanted)
    } else {
        ask_for_scope(nearest, situation)
    };
    if resource::owner(&nearest.wanted).is_some() {
        // Nobody but Microsoft can change what one of its own APIs expects.
        return vec![on_the_client];
    }
    match relation::of(misses) {
        Relation::SameApplication => {
            let client = match situation.facts.version.as_deref() {
                // What a version 2.0 token is for does not depend on what was asked for.
                Some("2.0") => None,
                Some("1.0") => Some(ask_by_that_name(nearest)),
                _ => Some(on_the_client),
            };
            let version = other_version(nearest, situation);
            let api = accept(nearest, false, situation);
            // Version 2.0 is where Entra goes; going back to 1.0 comes last.
            match version {
                Some((Advice::RequestVersion { version: 1 }, _)) => {
                    client.into_iter().chain([api]).chain(version).collect()
                }
                _ => version.into_iter().chain(client).chain([api]).collect(),
            }
        }
        Relation::Misspelt(Some(Side::Wanted)) => vec![correct(nearest, situation)],
        Relation::Misspelt(Some(Side::Found)) => vec![on_the_client],
        Relation::Misspelt(None) if is_lowered(nearest) => {
            vec![correct(nearest, situation), on_the_client]
        }
        Relation::Misspelt(None) => vec![on_the_client, correct(nearest, situation)],
        Relation::Foreign if may_be_its_own_id(nearest, situation) => {
            vec![accept(nearest, false, situation), on_the_client]
        }
        Relation::Foreign => vec![on_the_client, accept(nearest, true, situation)],
    }
}

/// Whether the token has what is expected in lower case, as libraries make it: asking again would
/// bring the same.
fn is_lowered(nearest: &Pair) -> bool {
    nearest.found != nearest.wanted && nearest.found == nearest.wanted.to_ascii_lowercase()
}

/// A version 2.0 token carries the client id of the API, also where a URI was asked for
/// (entra-docs access-token-claims-reference.md): it may be the id of the one that expects that URI.
fn may_be_its_own_id(nearest: &Pair, situation: &Situation<'_>) -> bool {
    let Situation {
        facts, expectation, ..
    } = situation;
    facts.is_entra()
        && facts.version.as_deref() == Some("2.0")
        && expectation.entra.is_none()
        && guid::hyphenated(&nearest.found).is_some()
        && resource::owner(&nearest.found).is_none()
        && nearest.wanted.contains("://")
        && !names_an_id(&nearest.wanted)
}

/// Whether a URI names an application by its id.
fn names_an_id(uri: &str) -> bool {
    uri.split('/').any(|part| guid::hyphenated(part).is_some())
}

fn ask_for_scope(nearest: &Pair, situation: &Situation<'_>) -> Change {
    let (scope, foretold) = super::issued::request(situation).unzip();
    let mut members = super::for_this_api(situation);
    let audiences = foretold
        .filter(|audiences| !audiences.is_empty())
        .unwrap_or_else(|| carried(nearest, situation));
    if situation.expectation.entra.is_none() {
        let audience = audiences.first().unwrap_or(&nearest.wanted);
        members = vec![("aud", Some(quote(audience)))];
        members.extend(own_version(situation));
    }
    (
        Advice::AskForScope { scope, audiences },
        Patch::Reissue(members),
    )
}

/// Instead of the version of a token for another API, which says nothing about this one's: a token
/// for this one. `None` where the token is not known to be for another.
pub(super) fn for_this_one(issuer: &str, situation: &Situation<'_>) -> Option<Change> {
    if !is_for_another(situation) {
        return None;
    }
    let found = situation.facts.audience.values().first()?.clone();
    let wanted = situation.expectation.audiences.first()?.clone();
    let (advice, patch) = ask_for_scope(&Pair { wanted, found }, situation);
    match patch {
        Patch::Reissue(members)
            if members
                .iter()
                .any(|(_, value)| *value == Some(quote(issuer))) =>
        {
            Some((advice, Patch::Reissue(members)))
        }
        _ => None,
    }
}

/// Whether the token is for an API of Microsoft's that is not this one.
fn is_for_another(situation: &Situation<'_>) -> bool {
    let Situation {
        facts, expectation, ..
    } = situation;
    let mut audiences = facts.audience.values().iter();
    facts.resources.iter().flatten().next().is_some()
        && !expectation.audiences.is_empty()
        && !audiences.any(|own| expectation.audiences.contains(own))
}

/// The registration of an API chooses the version of its tokens: one for this API is of the version
/// that it is set up for, whatever came for another.
fn own_version(situation: &Situation<'_>) -> super::Members {
    let issuer = situation.expectation.issuers.first();
    let entra = issuer.and_then(|issuer| EntraIssuer::parse(issuer));
    let found = situation.facts.entra.as_ref();
    match (issuer, entra, found) {
        (Some(issuer), Some(entra), Some(found))
            if is_for_another(situation)
                && entra.tenant == found.tenant
                && !situation
                    .expectation
                    .issuers
                    .iter()
                    .any(|own| Some(own) == situation.facts.issuer.as_ref()) =>
        {
            vec![
                ("iss", Some(quote(issuer))),
                ("ver", Some(quote(entra.version.text()))),
            ]
        }
        _ => Vec::new(),
    }
}

/// A version 1.0 token is for the name that was asked for: a client id or a URI.
fn ask_by_that_name(nearest: &Pair) -> Change {
    let audience = nearest.wanted.clone();
    let patch = Patch::Reissue(vec![("aud", Some(quote(&audience)))]);
    let scope = Some(format!("{audience}/.default"));
    (
        Advice::AskForScope {
            scope,
            audiences: vec![audience],
        },
        patch,
    )
}

/// The audiences that the token may carry then, where nothing can be foretold.
fn carried(nearest: &Pair, situation: &Situation<'_>) -> Vec<String> {
    match &situation.expectation.entra {
        Some(_) => situation.expectation.audiences.clone(),
        None => vec![nearest.wanted.clone()],
    }
}

/// A client id instead of a URI, or the reverse, comes from the version of the token: 2.0 always
/// carries the client id (entra-docs access-token-claims-reference.md).
fn other_version(nearest: &Pair, situation: &Situation<'_>) -> Option<Change> {
    if !situation.facts.is_entra() {
        return None;
    }
    let version = match situation.facts.version.as_deref()? {
        "1.0" => 2,
        "2.0" => 1,
        _ => return None,
    };
    let accepted = situation
        .expectation
        .entra
        .as_ref()
        .map_or(AcceptedVersion::Any, |api| api.version);
    let members = match (accepted, version) {
        (AcceptedVersion::V1, 2) | (AcceptedVersion::V2, 1) => return None,
        (AcceptedVersion::Any, version) => vec![
            ("aud", Some(quote(&nearest.wanted))),
            ("ver", Some(quote(if version == 1 { "1.0" } else { "2.0" }))),
        ],
        _ => super::for_this_api(situation),
    };
    Some((Advice::RequestVersion { version }, Patch::Reissue(members)))
}

fn correct(nearest: &Pair, situation: &Situation<'_>) -> Change {
    let Pair { wanted, found } = nearest.clone();
    let audiences = situation.expectation.audiences.iter();
    let corrected = audiences.map(|own| if *own == wanted { &found } else { own });
    let mut patch = expecting(corrected);
    let entra = situation.expectation.entra.as_ref();
    if entra.is_some_and(|api| api.app_id_uri.as_ref() == Some(&wanted)) {
        let uri = Patch::Set(Kind::AppIdUri, found.clone());
        patch = Patch::All(vec![uri, patch]);
    }
    (
        Advice::CorrectAudience {
            from: wanted,
            to: found,
        },
        patch,
    )
}

/// No audience is set: what the token is for, unless that is somebody else.
fn set(situation: &Situation<'_>) -> Vec<Change> {
    let Situation { facts, .. } = situation;
    let foreign = facts.resources.iter().flatten().next().is_some();
    let found = facts.audience.values().iter().take(1).filter(|_| !foreign);
    let set = |to: &String| {
        let (from, to) = (String::new(), to.clone());
        let patch = Patch::Set(Kind::Audiences, to.clone());
        (Advice::CorrectAudience { from, to }, patch)
    };
    found.map(set).collect()
}

fn accept(nearest: &Pair, foreign: bool, situation: &Situation<'_>) -> Change {
    let audience = nearest.found.clone();
    let patch = expecting(situation.expectation.audiences.iter().chain([&audience]));
    (Advice::AcceptAudience { audience, foreign }, patch)
}

/// The whole list is set, because a list takes the place of what a validator derives without one.
fn expecting<'a>(audiences: impl Iterator<Item = &'a String>) -> Patch {
    let lines: Vec<_> = audiences.map(String::as_str).collect();
    Patch::Set(Kind::Audiences, lines.join("\n"))
}

/// A Cognito access token has no `aud`; `client_id` takes its place (docs.aws.amazon.com,
/// "Verifying a JSON web token").
fn without_audience(situation: &Situation<'_>) -> Vec<Change> {
    let Some(wanted) = situation.expectation.audiences.first() else {
        return Vec::new();
    };
    let cognito = situation
        .facts
        .provider
        .as_ref()
        .is_some_and(|own| own.provider.id == "cognito");
    let caller = situation.facts.caller.as_ref().filter(|_| cognito);
    match caller {
        Some(caller) => vec![(
            Advice::CompareClientId {
                client_id: caller.id.clone(),
            },
            Patch::All(vec![
                Patch::Set(Kind::AudienceClaim, "aud, else client_id".into()),
                Patch::Accept(Kind::Audiences, caller.id.clone()),
            ]),
        )],
        None => vec![mend(quote(wanted))],
    }
}

/// Keycloak writes an audience only where a mapper adds it (keycloak.org, Server Administration
/// Guide, "Audience support").
fn add_mapper(audience: &str) -> Change {
    (
        Advice::AddAudienceMapper {
            audience: audience.into(),
        },
        Patch::Reissue(vec![("aud", Some(quote(audience)))]),
    )
}

fn is_keycloak(situation: &Situation<'_>) -> bool {
    situation
        .facts
        .provider
        .as_ref()
        .is_some_and(|own| own.provider.id == "keycloak")
}

fn mend(value: String) -> Change {
    (
        Advice::MendClaim {
            claim: "aud",
            value: value.clone(),
        },
        Patch::Reissue(vec![("aud", Some(value))]),
    )
}
