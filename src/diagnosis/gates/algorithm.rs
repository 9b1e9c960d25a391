//! Is its algorithm accepted? RFC 8725 §3.1: only those that are wanted, and never `none`.

use super::Attempt;
use crate::diagnosis::gate::{Evidence, Outcome, Reason};
use crate::registry::{self, AlgorithmKind};
use crate::token::Token;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let Some(found) = attempt.facts.algorithm.clone() else {
        return Outcome::Failed(Reason::AlgorithmMissing);
    };
    if matches!(attempt.reading.token, Token::Encrypted(_)) {
        return Outcome::Passed(Evidence::Algorithm {
            found,
            listed: false,
        });
    }
    if found.eq_ignore_ascii_case("none") {
        return Outcome::Failed(Reason::AlgorithmNone);
    }
    let wanted = &attempt.expectation.algorithms;
    // RFC 7515 §4.1.1: names of algorithms are case-sensitive.
    if wanted.contains(&found) {
        return Outcome::Passed(Evidence::Algorithm {
            found,
            listed: true,
        });
    }
    if !wanted.is_empty() {
        return Outcome::Failed(Reason::AlgorithmNotListed {
            found,
            wanted: wanted.clone(),
        });
    }
    match registry::algorithm_kind(&found) {
        Some(AlgorithmKind::Signature) => Outcome::Passed(Evidence::Algorithm {
            found,
            listed: false,
        }),
        _ => Outcome::Failed(Reason::AlgorithmUnknown { found }),
    }
}
