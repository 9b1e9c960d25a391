//! A claim that a policy asks for: issued as it is wanted, or asked for as it is issued.

use super::Situation;
use crate::diagnosis::fix::Advice;
use crate::diagnosis::gate::{GateName, Reason};
use crate::diagnosis::patch::{Patch, quote};
use crate::validators::{Kind, RequiredClaim};

type Change = (Advice, Patch);

pub(super) fn changes(reason: &Reason, situation: &Situation<'_>) -> Vec<Change> {
    let Reason::ClaimNotAccepted { claim, found } = reason else {
        return Vec::new();
    };
    let held = found.as_deref().unwrap_or_default();
    let mut changes = Vec::new();
    if let Some(mended) = claim.with_missing_separator(held) {
        return vec![correct(claim, mended, false, situation)];
    }
    if let Some(wanted) = claim.values.iter().find(|value| !held.contains(value)) {
        let issued = issue(claim, held);
        changes.extend(advice(claim, wanted, situation).map(|advice| (advice, issued)));
    } else {
        let advice = Advice::AddClaim {
            claim: claim.name.clone(),
        };
        changes.push((advice, issue(claim, held)));
    }
    if let Some(value) = held.first() {
        changes.push(expect(claim, value, situation));
    }
    changes
}

/// For an audience that the policy's `aud` refuses: the policy put right.
pub(super) fn instead(found: &str, gate: GateName, situation: &Situation<'_>) -> Option<Change> {
    let mut claims = situation.expectation.claims.iter();
    let claim = claims.find(|claim| claim.gate() == gate)?;
    Some(expect(claim, found, situation))
}

/// Who can put the value there.
fn advice(claim: &RequiredClaim, wanted: &str, situation: &Situation<'_>) -> Option<Advice> {
    let wanted = wanted.to_owned();
    Some(match (claim.gate(), claim.name.as_str()) {
        (GateName::Audience, _) => Advice::AskForScope {
            scope: situation
                .facts
                .is_entra()
                .then(|| [&wanted, "/.default"].concat()),
            audiences: claim.values.clone(),
        },
        (GateName::Issuer, _) => Advice::UseIssuer { issuer: wanted },
        (GateName::Caller, _) => Advice::UseCaller { caller: wanted },
        (_, "scp" | "scope") => Advice::GrantScope { scope: wanted },
        (_, "roles" | "role") => Advice::GrantRole { role: wanted },
        _ => Advice::AddClaim {
            claim: claim.name.clone(),
        },
    })
}

/// The claim with everything that is wanted and, where it may hold several values, what it held.
fn issue(claim: &RequiredClaim, held: &[String]) -> Patch {
    let single = claim.gate() != GateName::Permissions;
    let kept = held.iter().filter(|_| !single);
    let missing = claim.values.iter().filter(|value| !held.contains(value));
    let values: Vec<_> = kept.chain(missing).map(String::as_str).collect();
    let list = |name| matches!(name, "roles" | "role" | "groups" | "wids");
    let value = match (&claim.separator, values.as_slice()) {
        _ if list(claim.name.as_str()) => array(&values),
        (Some(separator), values) => quote(&values.join(separator)),
        // Entra writes `scp` as one string, whatever the policy makes of it.
        (None, values) if claim.name == "scp" => quote(&values.join(" ")),
        (None, []) => quote("…"),
        (None, [one]) => quote(one),
        (None, values) => array(values),
    };
    Patch::Claim(claim.name.clone(), value)
}

fn array(values: &[&str]) -> String {
    let items: Vec<_> = values.iter().map(|value| quote(value)).collect();
    ["[", &items.join(","), "]"].concat()
}

fn expect(claim: &RequiredClaim, found: &str, situation: &Situation<'_>) -> Change {
    let one = claim.values.len() <= 1 || claim.gate() != GateName::Permissions;
    let mended = RequiredClaim {
        values: match one {
            true => vec![found.to_owned()],
            false => claim
                .values
                .iter()
                .cloned()
                .chain([found.to_owned()])
                .collect(),
        },
        all: claim.all && one,
        ..claim.clone()
    };
    correct(claim, mended, true, situation)
}

fn correct(
    claim: &RequiredClaim,
    mended: RequiredClaim,
    loosens: bool,
    situation: &Situation<'_>,
) -> Change {
    let claims = situation.expectation.claims.iter();
    let lines: Vec<_> = claims
        .map(|own| if own == claim { &mended } else { own }.line())
        .collect();
    let patch = Patch::Set(Kind::Claims, lines.join("\n"));
    let advice = Advice::CorrectClaim {
        claim: mended,
        loosens,
    };
    (advice, patch)
}
