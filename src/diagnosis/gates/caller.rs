//! May this application call?

use super::Attempt;
use crate::diagnosis::gate::{Evidence, Moot, Outcome, Reason};

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let wanted = &attempt.expectation.callers;
    if wanted.is_empty() && !attempt.expectation.bars_callers {
        return Outcome::DoesNotApply(Moot::NotAsked);
    }
    let wanted = wanted.clone();
    let Some(caller) = attempt.facts.caller.clone() else {
        return Outcome::Failed(Reason::CallerMissing { wanted });
    };
    if wanted.contains(&caller.id) {
        return Outcome::Passed(Evidence::Caller { found: caller.id });
    }
    Outcome::Failed(Reason::CallerNotAllowed {
        claim: caller.claim,
        found: caller.id,
        wanted,
    })
}
