//! Do other claims hold what the validator asks for? Each counts at the gate that it belongs to:
//! `aud` at the audience, `iss` at the issuer, `azp` and `appid` at the caller, all others at the
//! permissions. One that is missing counts at the permissions, whatever it is: it is a claim that
//! the policy asks for and that the token was not given.

use super::Attempt;
use crate::diagnosis::gate::{Evidence, GateName, Moot, Outcome, Reason, Unchecked};

/// The answer of a gate with its claims taken into account.
pub(super) fn ask(name: GateName, outcome: Outcome, attempt: &Attempt<'_>) -> Outcome {
    let silent = matches!(
        outcome,
        Outcome::NotChecked(Unchecked::NotTold) | Outcome::DoesNotApply(Moot::NotAsked)
    );
    let asked = silent || matches!(outcome, Outcome::Passed(_));
    let claims = attempt.reading.token.payload().map(|part| &part.json);
    let Some(claims) = claims.filter(|_| asked) else {
        return outcome;
    };
    let mut evidence = None;
    for claim in &attempt.expectation.claims {
        let found = claim.found(claims);
        let gate = match found {
            Some(_) => claim.gate(),
            None => GateName::Permissions,
        };
        match found {
            _ if gate != name => {}
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
