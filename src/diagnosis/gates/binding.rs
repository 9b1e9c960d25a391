//! Is it used by the one it is bound to? `cnf` (RFC 7800 §3.1) binds to a key: of a DPoP proof
//! (`jkt`, RFC 9449 §6.1) or of a client certificate (`x5t#S256`, RFC 8705 §3.1).

use super::Attempt;
use crate::diagnosis::gate::{Moot, Outcome, Unchecked};

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    match attempt.facts.confirmation {
        Some(_) => Outcome::NotChecked(Unchecked::NoProof),
        None => Outcome::DoesNotApply(Moot::Bearer),
    }
}
