//! Is it valid at this time? RFC 7519 §4.1.4 and §4.1.5.
//!
//! Order as in Microsoft.IdentityModel.Tokens/ValidatorUtilities.cs: `exp` there, `nbf` before
//! `exp`, `nbf` reached, `exp` not passed. On the boundary itself RFC 7519 refuses ("on or after
//! which the JWT MUST NOT be accepted") and Microsoft.IdentityModel accepts.

use super::Attempt;
use crate::diagnosis::gate::{Evidence, Outcome, Reason};
use crate::token::time::Time;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    match refusal(attempt) {
        Some(reason) => Outcome::Failed(reason),
        None => Outcome::Passed(passed(attempt)),
    }
}

fn refusal(attempt: &Attempt<'_>) -> Option<Reason> {
    let Attempt {
        facts,
        expectation,
        now,
        ..
    } = attempt;
    let skew = expectation.skew;
    if let Some(reason) =
        unusable("exp", &facts.expires).or_else(|| unusable("nbf", &facts.not_before))
    {
        return Some(reason);
    }
    let expires = facts.expires.seconds();
    let starts = facts.not_before.seconds();
    if expires.is_none() && expectation.requires_expiry {
        return Some(Reason::ExpiryMissing);
    }
    if let (Some(start), Some(end)) = (starts, expires)
        && start > end
        && !expectation.may_end_before_it_starts
    {
        return Some(Reason::EndsBeforeItStarts { start, end });
    }
    let start_skew = expectation.start_skew.unwrap_or(skew);
    if let Some(at) = starts.filter(|at| *at > now.saturating_add(start_skew)) {
        return Some(Reason::NotYetValid {
            at,
            ahead: at.saturating_sub(*now),
            skew: start_skew,
        });
    }
    let limit = now.saturating_sub(skew);
    let at = expires.filter(|at| *at < limit || *at == limit && !expectation.valid_at_expiry)?;
    Some(Reason::Expired {
        at,
        ago: now.saturating_sub(at),
        skew,
    })
}

fn passed(attempt: &Attempt<'_>) -> Evidence {
    let Attempt { facts, now, .. } = attempt;
    let remaining = facts.expires.seconds().map(|at| at.saturating_sub(*now));
    let early = facts.not_before.seconds().is_some_and(|at| at > *now);
    Evidence::Lifetime {
        remaining,
        by_skew: early || remaining.is_some_and(|left| left <= 0),
    }
}

fn unusable(claim: &'static str, time: &Time) -> Option<Reason> {
    match time {
        Time::WrongType { raw, .. } => Some(Reason::TimeUnusable {
            claim,
            raw: raw.clone(),
        }),
        Time::Absent | Time::At(_) => None,
    }
}
