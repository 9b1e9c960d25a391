//! Do other claims hold what the validator asks for? Each counts at the gate that it belongs to:
//! `aud` at the audience, `iss` at the issuer, `azp` and `appid` at the caller, all others at the
//! permissions.

use super::Attempt;
use crate::diagnosis::gate::{Evidence, GateName, Moot, Outcome, Reason, Unchecked};

/// The answer of a gate with its claims taken into account.
pub(super) fn ask(name: GateName, outcome: Outcome, attempt: &Attempt<'_>) -> Outcome {
    let silent = matches!(
        outcome,
        Outcome::NotChecked(Unchecked::NotTold) | Outcome::DoesNotApply(Moot::NotAsked)
    );
    let own = attempt.expectation.claims.iter();
    let mut own = own.filter(|claim| claim.gate() == name).peekable();
    let asked = own.peek().is_some() && (silent || matches!(outcome, Outcome::Passed(_)));
    let claims = attempt.reading.token.payload().map(|part| &part.json);
    let Some(claims) = claims.filter(|_| asked) else {
        return outcome;
    };
    let mut evidence = None;
    for claim in own {
        match claim.found(claims) {
            Some(found) if claim.accepts(&found) => evidence = Some(claim),
            found => {
                return Outcome::Failed(Reason::ClaimNotAccepted {
                    claim: claim.clone(),
                    found,
                });
            }
        }
    }
    match evidence {
        Some(claim) if silent => Outcome::Passed(Evidence::Claim {
            claim: claim.clone(),
        }),
        _ => outcome,
    }
}
