//! What is broken about what a token is tied to, where no gate asks for it.

use super::binding::{rule_asks, rule_outcome};
use super::sd_jwt::{disclosure_fault, disclosure_place, fault};
use super::{Explanation, say};
use crate::binding::Bound;
use crate::binding::check::Check;
use crate::catalogue::{Prose, prose};
use crate::diagnosis::finding::Refusal;
use crate::validators::fill;

static REFUSED: Prose = prose("A verifier must refuse this SD-JWT.");
static IN_DISCLOSURE: Prose = prose("Disclosure {0}: {1}");
static ONE_MORE: Prose = prose("There is one more such fault; the decoded token shows it.");
static MORE: Prose = prose("There are {0} more such faults; the decoded token shows them.");

/// For what an SD-JWT must be refused.
pub(super) fn refused(first: &Refusal, more: usize) -> Explanation {
    let numbered = |index: &usize, text: &str| {
        let number = index.saturating_add(1).to_string();
        fill(IN_DISCLOSURE.text(), &[&number, text])
    };
    let (body, source) = match first {
        Refusal::Whole(own) => {
            let said = fault(own);
            (said.title, said.source)
        }
        Refusal::Disclosure(index, own) => {
            let said = disclosure_fault(own);
            (numbered(index, &said.title), said.source)
        }
        Refusal::Place(index, place) => (
            numbered(index, &disclosure_place(place)),
            "RFC 9901 §4, §7.1 step 5",
        ),
    };
    let said = say(REFUSED.text(), body, source);
    match more {
        0 => said,
        1 => said.and(ONE_MORE.text()),
        more => said.and(fill(MORE.text(), &[&more.to_string()])),
    }
}

static LOGOUT: Prose = prose("The logout token breaks a rule.");
static EVENT: Prose = prose("The security event token breaks a rule.");
static HASH: Prose = prose("A hash in the ID token is not that of what came with it.");
static HASH_HOW: Prose = prose(
    "The two are not of one answer: one of them was kept from an earlier sign-in, or was swapped.",
);

/// A rule that is broken.
pub(super) fn broken(kind: Bound, check: &Check) -> Explanation {
    let title = match kind {
        Bound::Hashes => HASH,
        Bound::Logout => LOGOUT,
        // The gate "binding" speaks of the others.
        _ => EVENT,
    };
    let outcome = rule_outcome(&check.outcome, None);
    let said = say(title.text(), rule_asks(check.rule), check.rule.source).and(outcome);
    match kind {
        Bound::Hashes => said.and(HASH_HOW.text()),
        _ => said,
    }
}
