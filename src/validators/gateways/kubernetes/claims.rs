//! Claims that the server looks at itself: the name of the user, and those that are required.

use super::go;
use super::messages::refused;
use super::settings::{USERNAME, USERNAME_EXPRESSION};
use crate::catalogue::prose;
use crate::token::json::{Kind as JsonKind, Value};
use crate::validators::{Attempt, Check, GateName, Kind, RequiredClaim, Said, Skip};

/// oidc.go, `getUsername`.
pub(super) fn username(attempt: &Attempt<'_>) -> Said {
    if !attempt.set(USERNAME_EXPRESSION).is_empty() {
        return Said::Skipped(Skip::Off);
    }
    let name = attempt.set(USERNAME);
    let Some(value) = attempt.claim(name) else {
        return refused("username", &[name, "claim not present"]);
    };
    if let Some(problem) = no_text(value) {
        return refused("username", &[name, &problem]);
    }
    match attempt.claim("email_verified").filter(|_| name == "email") {
        Some(verified) if verified.boolean() == Some(false) => refused("email-not-verified", &[]),
        Some(verified) if verified.kind() == JsonKind::Null => refused("email-not-verified", &[]),
        Some(verified) if verified.boolean().is_none() => {
            refused("email-verified-type", &[&go::mismatch(verified, "bool")])
        }
        _ => Said::Passed,
    }
}

/// One check for each question that a claim may belong to.
pub(super) const fn required(
    code: &'static str,
    gate: GateName,
    run: fn(&Attempt<'_>) -> Said,
) -> Check {
    Check {
        code,
        gate,
        about: prose(
            "Every required claim is there, is a string, and holds the value that is asked for. In which order they are looked at, chance decides.",
        ),
        source: prose("kubernetes/apiserver 24a394e5 oidc.go, AuthenticateToken (requiredClaims)"),
        run,
    }
}

/// oidc.go, `AuthenticateToken`.
pub(super) fn claims(attempt: &Attempt<'_>, gates: &[GateName]) -> Said {
    let wanted = attempt.settings.claims(Kind::Claims);
    let mut wanted = wanted
        .iter()
        .filter(|claim| gates.contains(&claim.gate()))
        .peekable();
    if wanted.peek().is_none() {
        return Said::Skipped(Skip::Off);
    }
    let refusal = wanted.find_map(|claim| refusal(attempt, claim));
    refusal.unwrap_or(Said::Passed)
}

fn refusal(attempt: &Attempt<'_>, wanted: &RequiredClaim) -> Option<Said> {
    let name = wanted.name.as_str();
    let Some(value) = attempt.claim(name) else {
        return Some(refused("claim-missing", &[name]));
    };
    if wanted.values.is_empty() {
        return None;
    }
    if let Some(problem) = no_text(value) {
        return Some(refused("claim-type", &[name, &problem]));
    }
    let found = value.string().unwrap_or_default();
    let fits = wanted.values.iter().any(|wanted| *wanted == found);
    (!fits).then(|| refused("claim-value", &[name, &found, &wanted.values.join(", ")]))
}

/// What is wrong with a value that should be a text; `null` is an empty one.
fn no_text(value: Value<'_>) -> Option<String> {
    let is_text = matches!(value.kind(), JsonKind::String | JsonKind::Null);
    (!is_text).then(|| go::mismatch(value, "string"))
}
