//! What a question expected and what the token has instead, as bare values.

use super::kind;
use crate::binding::check::{self, Expected, Found};
use crate::binding::key_binding as kb;
use crate::diagnosis::gate::{Evidence, Outcome, Reason};
use crate::token::audience::Audience;
use crate::token::time::utc;

/// The values that an answer is about; a list is empty where there are none to name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// As expected.
    pub expected: Vec<String>,
    /// As in the token.
    pub received: Vec<String>,
}

/// What was expected and what came.
pub fn sides(outcome: &Outcome) -> Sides {
    match outcome {
        Outcome::Passed(evidence) => passed(evidence),
        Outcome::Failed(reason) => failed(reason),
        Outcome::NotChecked(_) | Outcome::DoesNotApply(_) => Sides::default(),
    }
}

fn passed(evidence: &Evidence) -> Sides {
    match evidence {
        Evidence::Kind(found) => Sides::new(&[], &[kind(*found)]),
        Evidence::Audience { found, wanted } => Sides::new(&[wanted], &[found]),
        Evidence::Type { found }
        | Evidence::Algorithm { found, .. }
        | Evidence::Signature {
            algorithm: found, ..
        }
        | Evidence::Issuer { found }
        | Evidence::AnyTenant { tenant: found }
        | Evidence::Caller { found }
        | Evidence::Permission { found, .. } => Sides::new(&[], &[found]),
        Evidence::Readable
        | Evidence::Lifetime { .. }
        | Evidence::Claim { .. }
        | Evidence::Bound(_)
        | Evidence::KeyBinding => Sides::default(),
    }
}

/// What a rule compared, where that is two texts.
fn of_rule(outcome: &check::Outcome) -> Sides {
    let check::Outcome::Failed { expected, found } = outcome else {
        return Sides::default();
    };
    let expected = match expected {
        Expected::Text(text) => vec![text.clone()],
        Expected::OneOf(texts) => texts.clone(),
        _ => Vec::new(),
    };
    let received = match found {
        Found::Text(text) | Found::Address { text, .. } | Found::Digest { text, .. } => {
            vec![text.clone()]
        }
        _ => Vec::new(),
    };
    Sides { expected, received }
}

fn failed(reason: &Reason) -> Sides {
    match reason {
        Reason::WrongKind(found) => Sides::new(&["an access token"], &[kind(*found)]),
        Reason::WrongType { wanted, found } => Sides {
            expected: vec![wanted.clone()],
            received: found.iter().cloned().collect(),
        },
        Reason::RuleBroken(check) => of_rule(&check.outcome),
        Reason::KeyBindingBroken(check) => match &check.outcome {
            kb::Outcome::Failed(kb::Failure::Differs { found, wanted }) => {
                Sides::new(&[wanted], &[found])
            }
            _ => Sides::default(),
        },
        Reason::AlgorithmNone => Sides::new(&[], &["none"]),
        Reason::AlgorithmNotListed { found, wanted }
        | Reason::IssuerNotAccepted { found, wanted, .. }
        | Reason::CallerNotAllowed { found, wanted, .. } => Sides {
            expected: wanted.clone(),
            received: vec![found.clone()],
        },
        Reason::AlgorithmUnknown { found } | Reason::NotAnEntraIssuer { found } => {
            Sides::new(&[], &[found])
        }
        Reason::IssuerMissing { raw } => Sides {
            expected: Vec::new(),
            received: raw.iter().cloned().collect(),
        },
        Reason::TenantDisagrees { issuer, tenant } => Sides {
            expected: Vec::new(),
            received: [issuer].into_iter().chain(tenant).cloned().collect(),
        },
        Reason::AudienceUnusable { found, wanted } => Sides {
            expected: wanted.clone(),
            received: unusable(found),
        },
        Reason::AudienceNotAccepted { found, wanted, .. } => Sides {
            expected: wanted.clone(),
            received: found.clone(),
        },
        Reason::Expired { at, .. } | Reason::NotYetValid { at, .. } => {
            Sides::new(&[], &[&moment(*at)])
        }
        Reason::EndsBeforeItStarts { start, end } => {
            Sides::new(&[], &[&moment(*start), &moment(*end)])
        }
        Reason::TimeUnusable { raw, .. } => Sides::new(&[], &[raw]),
        Reason::CallerMissing { wanted } => Sides {
            expected: wanted.clone(),
            received: Vec::new(),
        },
        Reason::ClaimNotAccepted { claim, found } => Sides {
            expected: claim.values.clone(),
            received: found.clone().unwrap_or_default(),
        },
        Reason::PermissionMissing {
            scopes,
            roles,
            granted,
            ..
        } => Sides {
            expected: scopes.iter().chain(roles).cloned().collect(),
            received: granted.clone(),
        },
        _ => Sides::default(),
    }
}

fn unusable(found: &Audience) -> Vec<String> {
    match found {
        Audience::Mixed { others, .. } => others.clone(),
        Audience::WrongType { raw, .. } => vec![raw.clone()],
        _ => Vec::new(),
    }
}

fn moment(seconds: i64) -> String {
    utc(seconds).map_or_else(|| seconds.to_string(), |date| format!("{date} UTC"))
}

impl Sides {
    fn new(expected: &[&str], received: &[&str]) -> Self {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Self {
            expected: owned(expected),
            received: owned(received),
        }
    }
}
