//! The questions and their answers, in words.

mod bound;
mod failed;
mod passed;
mod unchecked;

use super::Explanation;
use super::opening::sealed;
use super::signature::{cause, signature};
use crate::crypto::signature::Check;
use crate::diagnosis::Diagnosis;
use crate::diagnosis::gate::{Gate, GateName, Outcome, Reason, State, Unchecked};
use crate::diagnosis::kind::TokenKind;

/// The short name of a gate.
pub fn gate_name(name: GateName) -> &'static str {
    match name {
        GateName::Readable => "Readable",
        GateName::Kind => "Kind",
        GateName::Algorithm => "Algorithm",
        GateName::Signature => "Signature",
        GateName::Issuer => "Issuer",
        GateName::Audience => "Audience",
        GateName::Lifetime => "Time",
        GateName::Caller => "Caller",
        GateName::Permissions => "Permissions",
        GateName::Binding => "Binding",
    }
}

/// What a gate asks.
pub fn gate_question(name: GateName) -> &'static str {
    match name {
        GateName::Readable => "Can the token be read?",
        GateName::Kind => "Is it the kind of token that an API takes?",
        GateName::Algorithm => "Is its algorithm accepted?",
        GateName::Signature => "Was it signed by its issuer?",
        GateName::Issuer => "Does it come from an issuer that is trusted?",
        GateName::Audience => "Is it for this API?",
        GateName::Lifetime => "Is it valid at this time?",
        GateName::Caller => "May this application call?",
        GateName::Permissions => "Does it carry the permission?",
        GateName::Binding => "Is it used by the one it is bound to?",
    }
}

/// The word for an answer.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Passed => "passed",
        State::Failed => "failed",
        State::NotChecked => "not checked",
        State::DoesNotApply => "does not apply",
    }
}

/// A sign for an answer, beside its word.
pub fn state_sign(state: State) -> &'static str {
    match state {
        State::Passed => "✓",
        State::Failed => "✗",
        State::NotChecked => "?",
        State::DoesNotApply => "–",
    }
}

/// The answer of a gate and what led to it.
pub fn gate(gate: &Gate, diagnosis: &Diagnosis) -> Explanation {
    if gate.name == GateName::Signature
        && let Some(check) = checked(gate, diagnosis)
    {
        return signed(check, diagnosis);
    }
    let mut said = answer(gate, diagnosis);
    let is_about_content = match gate.name {
        GateName::Readable => matches!(gate.outcome, Outcome::Passed(_)),
        GateName::Signature => true,
        _ => false,
    };
    if is_about_content && let Some(why) = sealed(diagnosis) {
        said.title = [&said.title, " ", &why.title].concat();
        said.body.splice(0..0, why.body);
        said.source = why.source;
    }
    said
}

fn answer(gate: &Gate, diagnosis: &Diagnosis) -> Explanation {
    match &gate.outcome {
        Outcome::Passed(found) => passed::explain(found),
        Outcome::Failed(reason) => failed::explain(reason, diagnosis.now),
        Outcome::NotChecked(Unchecked::Rule(code)) => bound::open_rule(code, diagnosis),
        Outcome::NotChecked(why) => unchecked::not_checked(gate.name, *why),
        Outcome::DoesNotApply(why) => unchecked::does_not_apply(gate.name, *why),
    }
}

/// The signature that the answer is about, where keys made it.
fn checked<'a>(gate: &Gate, diagnosis: &'a Diagnosis) -> Option<&'a Check> {
    let of_keys = match &gate.outcome {
        Outcome::Passed(_) => true,
        Outcome::Failed(reason) => !matches!(reason, Reason::Unsigned),
        Outcome::NotChecked(why) => !matches!(
            why,
            Unchecked::NoKey
                | Unchecked::GraphOnly
                | Unchecked::Unreadable
                | Unchecked::SettingUnusable
        ),
        Outcome::DoesNotApply(_) => false,
    };
    diagnosis.examined.signature().filter(|_| of_keys)
}

/// The answer of the keys, and why, where that was proved.
#[inline(never)]
fn signed(check: &Check, diagnosis: &Diagnosis) -> Explanation {
    let mut said = signature(check, &diagnosis.examined);
    for own in &check.causes {
        let cause = cause(own, &diagnosis.examined);
        said.title = [&said.title, " ", &cause.title].concat();
        said.body.splice(0..0, cause.body);
    }
    said
}

/// Why a gate failed, in a sentence.
pub(super) fn refusal(reason: &Reason, now: i64) -> String {
    failed::explain(reason, now).title
}

/// The kind of a token, with its article.
pub fn kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Access => "an access token",
        TokenKind::AccessRfc9068 => "an access token (RFC 9068)",
        TokenKind::AccessEntraV1 => "an access token, version 1.0",
        TokenKind::AccessEntraV2 => "an access token, version 2.0",
        TokenKind::AccessGraph => "an access token for Microsoft Graph",
        TokenKind::DpopProof => "a DPoP proof",
        TokenKind::Id => "an ID token",
        TokenKind::Logout => "a logout token",
        TokenKind::Refresh => "a refresh token",
        TokenKind::SecurityEvent => "a security event token",
        TokenKind::Unclear => "a token of unknown kind",
    }
}
