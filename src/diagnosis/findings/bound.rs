//! What is broken about what a token is tied to, and is no question of a gate: disclosures that must
//! be refused, statements that break a rule, hashes of something else.

use crate::binding::Bound;
use crate::binding::check::{Force, Outcome};
use crate::binding::sd_jwt::{Disclosure, Fault, Place, SdJwt};
use crate::diagnosis::finding::{Finding, Refusal};
use crate::diagnosis::gate::{Gate, GateName};
use crate::diagnosis::ties::Ties;

pub(super) fn look(
    sd_jwt: Option<&SdJwt>,
    ties: &Ties,
    gates: &[Gate],
) -> impl Iterator<Item = Finding> {
    let refused = sd_jwt.and_then(refused);
    refused.into_iter().chain(broken(ties, gates))
}

/// The first thing for which an SD-JWT must be refused. That it is unsigned or cannot be read, gates say.
fn refused(sd_jwt: &SdJwt) -> Option<Finding> {
    let told = |fault: &&Fault| {
        fault.refuses() && !matches!(fault, Fault::PayloadUnreadable | Fault::Unsecured)
    };
    let whole = sd_jwt.faults.iter().filter(told).cloned();
    let single = sd_jwt.disclosures.iter().enumerate();
    let single = single.filter(|(_, own)| own.refuses());
    let single = single.filter_map(|(index, own)| of_one(index, own));
    let mut all = whole.map(Refusal::Whole).chain(single);
    let first = all.next()?;
    let more = all.count();
    Some(Finding::DisclosuresRefused { first, more })
}

fn of_one(index: usize, disclosure: &Disclosure) -> Option<Refusal> {
    let mut faults = disclosure.faults.iter().filter(|own| own.refuses());
    match (&disclosure.place, faults.next()) {
        (_, Some(fault)) => Some(Refusal::Disclosure(index, fault.clone())),
        (Place::Orphan | Place::Repeated(_), None) => {
            Some(Refusal::Place(index, disclosure.place.clone()))
        }
        (Place::Matched { .. } | Place::Unknown, None) => None,
    }
}

/// Rules that a statement must keep and does not. That it has expired, a gate says.
fn broken(ties: &Ties, gates: &[Gate]) -> impl Iterator<Item = Finding> {
    let expired = gates
        .iter()
        .any(|gate| gate.name == GateName::Lifetime && gate.failed());
    let groups = ties.groups.iter();
    let groups = groups.filter(|group| {
        matches!(
            group.kind,
            Bound::Hashes | Bound::Logout | Bound::SecurityEvent
        )
    });
    groups.flat_map(move |group| {
        let checks = group.checks.iter();
        let broken = checks.filter(move |own| {
            let failed = matches!(own.outcome, Outcome::Failed { .. });
            failed && own.rule.force == Force::Must && !(expired && own.rule.code == "logout-exp")
        });
        broken.map(|check| Finding::RuleBroken {
            kind: group.kind,
            check: check.clone(),
        })
    })
}
