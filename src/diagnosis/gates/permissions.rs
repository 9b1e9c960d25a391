//! Does it carry the permission? One of the scopes or one of the roles is enough, as in
//! Microsoft.Identity.Web's RequiredScopeOrAppPermission; scopes are case-sensitive (RFC 6749 §3.3).

use super::Attempt;
use crate::diagnosis::facts::Permissions;
use crate::diagnosis::gate::{Evidence, Moot, Outcome, Reason};
use crate::diagnosis::kind::Grant;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let Attempt {
        facts, expectation, ..
    } = attempt;
    if expectation.scopes.is_empty() && expectation.roles.is_empty() {
        return Outcome::DoesNotApply(Moot::NotAsked);
    }
    let granted = found(&facts.scopes, &expectation.scopes)
        .or_else(|| found(&facts.roles, &expectation.roles));
    if let Some(evidence) = granted {
        return Outcome::Passed(evidence);
    }
    Outcome::Failed(Reason::PermissionMissing {
        scopes: expectation.scopes.clone(),
        roles: expectation.roles.clone(),
        granted: facts
            .scopes
            .values
            .iter()
            .chain(&facts.roles.values)
            .cloned()
            .collect(),
        app_only: facts.grant == Grant::AppOnly,
    })
}

fn found(granted: &Permissions, wanted: &[String]) -> Option<Evidence> {
    let claim = granted.claim?;
    let found = granted.values.iter().find(|value| wanted.contains(value))?;
    Some(Evidence::Permission {
        claim,
        found: found.clone(),
    })
}
