//! What a token is tied to, in words: each kind, each rule and what came of it.

mod key_binding;
mod rules;
mod sides;
mod why;

pub use key_binding::{key_binding_asks, key_binding_outcome};
pub use rules::rule_asks;

use crate::binding::check::{Force, Outcome};
use crate::binding::{Bound, Group, key_binding as kb};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::{State, Ties};
use crate::validators::fill;

static CERTIFICATE: Prose = prose("Bound to the client's certificate (mTLS)");
static CLIENT_ATTESTATION: Prose = prose("Attestation of a client");
static ATTESTATION_PROOF: Prose = prose("Proof for the attestation of a client");
static DPOP_KEY: Prose = prose("Bound to a key (DPoP)");
static DPOP_PROOF: Prose = prose("DPoP proof");
static HASHES: Prose = prose("Hashes in the ID token");
static LOGOUT: Prose = prose("Logout token");
static SECURITY_EVENT: Prose = prose("Security event token");
static KEY_BINDING: Prose = prose("Key binding of the SD-JWT");

/// The heading for a kind.
pub fn bound(kind: Bound) -> &'static str {
    let text = match kind {
        Bound::Certificate => CERTIFICATE,
        Bound::ClientAttestation => CLIENT_ATTESTATION,
        Bound::ClientAttestationProof => ATTESTATION_PROOF,
        Bound::DpopKey => DPOP_KEY,
        Bound::DpopProof => DPOP_PROOF,
        Bound::Hashes => HASHES,
        Bound::Logout => LOGOUT,
        Bound::SecurityEvent => SECURITY_EVENT,
    };
    text.text()
}

static IN_ORDER: Prose = prose("In order.");
static NOT_ASKED: Prose = prose("It asks for nothing here.");
static DIFFERS: Prose = prose("Expected: {0}. Found: {1}.");

/// What came of a rule, in a sentence. Times are told from `now`, in seconds since 1970, where that
/// is known.
#[inline(never)]
pub fn rule_outcome(outcome: &Outcome, now: Option<i64>) -> String {
    match outcome {
        Outcome::Passed => IN_ORDER.text().to_owned(),
        Outcome::Failed { expected, found } => {
            differs(&sides::expected(expected), &sides::found(found, now))
        }
        Outcome::NotChecked(why) => why::why(why),
        Outcome::DoesNotApply => NOT_ASKED.text().to_owned(),
    }
}

fn differs(expected: &str, found: &str) -> String {
    fill(DIFFERS.text(), &[expected, found])
}

/// The rules of one kind, and what came of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Stable, kebab-case.
    pub code: &'static str,
    /// The heading.
    pub title: &'static str,
    /// Rule by rule, in the order of the standard.
    pub rows: Vec<TieRow>,
}

/// A rule, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieRow {
    /// Stable, kebab-case.
    pub code: &'static str,
    /// What it asks for.
    pub asks: &'static str,
    /// Where it stands.
    pub source: &'static str,
    /// Whether who breaks it may still be accepted.
    pub advice: Option<&'static str>,
    /// The answer.
    pub state: State,
    /// What was expected and found, or why nobody looked.
    pub said: String,
}

static ADVICE: Prose = prose("recommended, not demanded");

/// Everything that a token is tied to; `now` is in seconds since 1970.
pub fn ties(ties: &Ties, now: i64) -> Vec<Tie> {
    let groups = ties.groups.iter().map(|group| of_group(group, now));
    let binding = (!ties.key_binding.is_empty()).then(|| Tie {
        code: "key-binding",
        title: KEY_BINDING.text(),
        rows: ties.key_binding.iter().map(of_key_binding).collect(),
    });
    binding.into_iter().chain(groups).collect()
}

fn of_group(group: &Group, now: i64) -> Tie {
    let rows = group.checks.iter().map(|check| TieRow {
        code: check.rule.code,
        asks: rule_asks(check.rule),
        source: check.rule.source,
        advice: (check.rule.force == Force::Should).then(|| ADVICE.text()),
        state: match check.outcome {
            Outcome::Passed => State::Passed,
            Outcome::Failed { .. } => State::Failed,
            Outcome::NotChecked(_) => State::NotChecked,
            Outcome::DoesNotApply => State::DoesNotApply,
        },
        said: rule_outcome(&check.outcome, Some(now)),
    });
    Tie {
        code: group.kind.code(),
        title: bound(group.kind),
        rows: rows.collect(),
    }
}

fn of_key_binding(check: &kb::Check) -> TieRow {
    TieRow {
        code: check.rule.code(),
        asks: key_binding_asks(check.rule),
        source: check.rule.source(),
        advice: None,
        state: match check.outcome {
            kb::Outcome::Passed => State::Passed,
            kb::Outcome::Failed(_) => State::Failed,
            kb::Outcome::NotChecked(_) => State::NotChecked,
        },
        said: key_binding_outcome(&check.outcome),
    }
}

/// Whether a rule waits for the nonce, or was compared with one.
pub fn asks_for_nonce(ties: &Ties) -> bool {
    const NONCES: [&str; 2] = ["dpop-nonce", "attestation-proof-challenge"];
    let mut checks = ties.groups.iter().flat_map(|group| &group.checks);
    let mut bindings = ties.key_binding.iter();
    checks.any(|own| NONCES.contains(&own.rule.code) && own.outcome != Outcome::DoesNotApply)
        || bindings.any(|own| own.rule == kb::Rule::Nonce)
}
