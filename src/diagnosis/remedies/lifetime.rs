//! A fresh token, a clock set right, or more tolerance.

use super::{HOUR, Members, Situation};
use crate::diagnosis::fix::Advice;
use crate::diagnosis::gate::Reason;
use crate::diagnosis::patch::Patch;
use crate::validators::Kind;

/// More than five minutes of skew hides a wrong clock rather than allowing for one
/// (Microsoft.IdentityModel's default; RFC 7519 §4.1.4: "usually no more than a few minutes").
const WIDEST_SKEW: i64 = 300;

pub(super) fn changes(reason: &Reason, situation: &Situation<'_>) -> Vec<(Advice, Patch)> {
    let now = situation.now;
    let renew = (Advice::Renew, Patch::Reissue(fresh(now)));
    match *reason {
        Reason::Expired { ago, .. } => std::iter::once(renew).chain(widen(ago)).collect(),
        Reason::NotYetValid { ahead, .. } => {
            let mend = (
                Advice::MendClock { seconds: ahead },
                Patch::Reissue(fresh(now)),
            );
            std::iter::once(mend).chain(widen(ahead)).collect()
        }
        Reason::EndsBeforeItStarts { .. } => vec![mend_claim("exp", now.saturating_add(HOUR), now)],
        Reason::ExpiryMissing => vec![mend_claim("exp", now.saturating_add(HOUR), now)],
        Reason::TimeUnusable { claim: "nbf", .. } => vec![mend_claim("nbf", now, now)],
        Reason::TimeUnusable { claim, .. } => {
            vec![mend_claim(claim, now.saturating_add(HOUR), now)]
        }
        _ => Vec::new(),
    }
}

/// The times of a token that is issued now.
pub(super) fn fresh(now: i64) -> Members {
    let time = |seconds: i64| Some(seconds.to_string());
    vec![
        ("exp", time(now.saturating_add(HOUR))),
        ("nbf", time(now)),
        ("iat", time(now)),
    ]
}

/// Enough tolerance, where that is still reasonable.
fn widen(by: i64) -> Option<(Advice, Patch)> {
    let seconds = [60, 120, WIDEST_SKEW]
        .into_iter()
        .find(|seconds| *seconds > by)?;
    Some((
        Advice::WidenSkew { seconds },
        Patch::Set(Kind::Skew, seconds.to_string()),
    ))
}

fn mend_claim(claim: &'static str, seconds: i64, now: i64) -> (Advice, Patch) {
    let value = seconds.to_string();
    let mut members = fresh(now);
    members.retain(|(name, _)| *name != claim);
    members.push((claim, Some(value.clone())));
    (Advice::MendClaim { claim, value }, Patch::Reissue(members))
}
