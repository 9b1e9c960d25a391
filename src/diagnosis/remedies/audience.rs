//! A token for this API, or an API that expects what is really issued.

use super::Situation;
use crate::audience::near_miss::NearMiss;
use crate::diagnosis::fix::Advice;
use crate::diagnosis::gate::{Pair, Reason};
use crate::diagnosis::kind::TokenKind;
use crate::diagnosis::patch::{Patch, quote};
use crate::diagnosis::relation::{self, Relation};
use crate::token::audience::Audience;
use crate::validators::{AcceptedVersion, Kind};

type Change = (Advice, Patch);

pub(super) fn changes(reason: &Reason, situation: &Situation<'_>) -> Vec<Change> {
    match reason {
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
    let id_token = situation.facts.kind == TokenKind::Id;
    let relation = if id_token {
        Relation::Foreign
    } else {
        relation::of(misses)
    };
    let mut changes = vec![if id_token {
        super::send_access_token(TokenKind::Id, situation)
    } else if is_keycloak(situation) {
        add_mapper(&nearest.wanted)
    } else {
        ask_for_scope(nearest, situation)
    }];
    match relation {
        Relation::SameApplication => {
            changes.extend(other_version(nearest, situation));
            changes.push(accept(&nearest.found, false));
        }
        Relation::Misspelt => changes.push(correct(nearest)),
        Relation::Foreign if id_token => {}
        Relation::Foreign => changes.push(accept(&nearest.found, true)),
    }
    changes
}

fn ask_for_scope(nearest: &Pair, situation: &Situation<'_>) -> Change {
    let mut members = super::for_this_api(situation);
    if situation.expectation.entra.is_none() {
        members = vec![("aud", Some(quote(&nearest.wanted)))];
    }
    let audience = situation
        .expectation
        .audiences
        .first()
        .unwrap_or(&nearest.wanted)
        .clone();
    (
        Advice::AskForScope {
            scope: super::scope(situation),
            audience,
        },
        Patch::Reissue(members),
    )
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
    let mut members = super::for_this_api(situation);
    if situation
        .expectation
        .entra
        .as_ref()
        .is_none_or(|api| api.version == AcceptedVersion::Any)
    {
        members = vec![
            ("aud", Some(quote(&nearest.wanted))),
            ("ver", Some(quote(if version == 1 { "1.0" } else { "2.0" }))),
        ];
    }
    Some((Advice::RequestVersion { version }, Patch::Reissue(members)))
}

fn correct(nearest: &Pair) -> Change {
    let Pair { wanted, found } = nearest.clone();
    let patch = Patch::Accept(Kind::Audiences, found.clone());
    (
        Advice::CorrectAudience {
            from: wanted,
            to: found,
        },
        patch,
    )
}

fn accept(audience: &str, foreign: bool) -> Change {
    (
        Advice::AcceptAudience {
            audience: audience.into(),
            foreign,
        },
        Patch::Accept(Kind::Audiences, audience.into()),
    )
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
