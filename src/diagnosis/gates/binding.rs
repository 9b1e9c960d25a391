//! Is it used by the one it is bound to? `cnf` (RFC 7800 §3.1) binds to a key: of a DPoP proof
//! (`jkt`, RFC 9449 §6.1), of a client certificate (`x5t#S256`, RFC 8705 §3.1), or of the holder of
//! an SD-JWT (`jwk`, RFC 9901 §4.3). Proofs that were pasted on their own are asked as well.

use super::Attempt;
use crate::binding::check::{self, Check, Force, Why};
use crate::binding::key_binding::{self, WhyNot};
use crate::binding::{Bound, Group};
use crate::diagnosis::gate::{Evidence, Moot, Outcome, Reason, Unchecked};

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let binding = &attempt.ties.key_binding;
    let groups = attempt.ties.groups.iter();
    let groups: Vec<&Group> = groups.filter(|group| proves(group.kind)).collect();
    let broken = binding.iter().find_map(broken);
    if let Some(reason) = broken.or_else(|| groups.iter().find_map(|group| refusal(group))) {
        return Outcome::Failed(reason);
    }
    let open = binding.iter().find_map(left_open);
    if let Some(why) = open.or_else(|| groups.iter().find_map(|group| unchecked(group))) {
        return Outcome::NotChecked(why);
    }
    match (groups.first(), &attempt.facts.confirmation) {
        _ if !binding.is_empty() => Outcome::Passed(Evidence::KeyBinding),
        (Some(group), _) => Outcome::Passed(Evidence::Bound(group.kind)),
        (None, Some(_)) => Outcome::NotChecked(Unchecked::NoProof),
        (None, None) => Outcome::DoesNotApply(Moot::Bearer),
    }
}

/// Whether it is about who holds a key. The others are told as findings.
fn proves(kind: Bound) -> bool {
    match kind {
        Bound::Certificate
        | Bound::ClientAttestation
        | Bound::ClientAttestationProof
        | Bound::DpopKey
        | Bound::DpopProof => true,
        Bound::Hashes | Bound::Logout | Bound::SecurityEvent => false,
    }
}

/// The first rule that must be kept and is not.
fn refusal(group: &Group) -> Option<Reason> {
    let mut checks = musts(group);
    let broken = checks.find(|own| matches!(own.outcome, check::Outcome::Failed { .. }));
    broken.cloned().map(Reason::RuleBroken)
}

/// The first rule that must be kept and was not looked at.
fn unchecked(group: &Group) -> Option<Unchecked> {
    musts(group).find_map(|own| match &own.outcome {
        check::Outcome::NotChecked(Why::NoProof | Why::NoCertificate) => Some(Unchecked::NoProof),
        check::Outcome::NotChecked(_) => Some(Unchecked::Rule(own.rule.code)),
        _ => None,
    })
}

fn musts(group: &Group) -> impl Iterator<Item = &Check> {
    let checks = group.checks.iter();
    checks.filter(|own| own.rule.force == Force::Must)
}

fn broken(check: &key_binding::Check) -> Option<Reason> {
    let failed = matches!(check.outcome, key_binding::Outcome::Failed(_));
    failed.then(|| Reason::KeyBindingBroken(check.clone()))
}

/// How old a key binding may be, RFC 9901 §7.3 leaves to the verifier, so that nothing is open there.
fn left_open(check: &key_binding::Check) -> Option<Unchecked> {
    match &check.outcome {
        key_binding::Outcome::NotChecked(WhyNot::NoLimit(_)) => None,
        key_binding::Outcome::NotChecked(_) => Some(Unchecked::Rule(check.rule.code())),
        _ => None,
    }
}
