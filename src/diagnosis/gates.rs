//! The ten questions, one file each, in the order of the strip.

mod algorithm;
mod audience;
mod binding;
mod caller;
mod claims;
mod issuer;
mod kind;
mod lifetime;
mod permissions;
mod readable;
mod signature;

use super::examined::Examined;
use super::facts::Facts;
use super::gate::{Gate, GateName, Moot, Outcome, Reason, Unchecked};
use super::ties::Ties;
use crate::token::audience::Audience;
use crate::token::{Reading, Token};
use crate::validators::Expectation;

/// What a gate looks at.
pub(super) struct Attempt<'a> {
    pub reading: &'a Reading,
    pub facts: &'a Facts,
    pub expectation: &'a Expectation,
    /// What keys make of it.
    pub examined: &'a Examined,
    /// What it is tied to.
    pub ties: &'a Ties,
    /// Gates whose settings cannot be read.
    pub unusable: Vec<GateName>,
    pub now: i64,
}

impl Attempt<'_> {
    /// Whether these are claims out of an encrypted token, without a header and a signature of their own.
    pub(super) fn is_content(&self) -> bool {
        let signed = self.reading.token.signed();
        let bare = signed.is_some_and(|own| own.header.is_none() && own.signature.is_none());
        self.examined.opened().is_some() && bare
    }
}

/// Asks all of them; none depends on the answer of another.
pub(super) fn ask(attempt: &Attempt<'_>) -> Vec<Gate> {
    let gate = |name| Gate {
        name,
        outcome: answer(name, attempt),
    };
    GateName::ALL.into_iter().map(gate).collect()
}

/// In a payload that is damaged, a claim that is not there may stand behind the damage.
fn answer(name: GateName, attempt: &Attempt<'_>) -> Outcome {
    let damaged = attempt
        .reading
        .token
        .payload()
        .is_some_and(|part| part.json.is_damaged());
    match claims::ask(name, answer_as_read(name, attempt), attempt) {
        Outcome::Failed(reason) if damaged && is_absence(&reason) => {
            Outcome::NotChecked(Unchecked::Unreadable)
        }
        outcome => outcome,
    }
}

fn is_absence(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::AudienceUnusable {
            found: Audience::Absent,
            ..
        } | Reason::CallerMissing { .. }
            | Reason::ClaimNotAccepted { found: None, .. }
            | Reason::ExpiryMissing
            | Reason::IssuerMissing { raw: None }
            | Reason::PermissionMissing { .. }
            | Reason::WrongType { found: None, .. }
    )
}

fn answer_as_read(name: GateName, attempt: &Attempt<'_>) -> Outcome {
    let token = &attempt.reading.token;
    let header = token.header().is_some_and(|part| part.is_object());
    let claims = token.payload().is_some_and(|part| part.is_object());
    match name {
        _ if *token == Token::Nothing => Outcome::DoesNotApply(Moot::NoToken),
        _ if attempt.unusable.contains(&name) => Outcome::NotChecked(Unchecked::SettingUnusable),
        _ if attempt.expectation.ignores.contains(&name) => Outcome::DoesNotApply(Moot::NotAsked),
        GateName::Readable => readable::ask(attempt),
        GateName::Algorithm if header => algorithm::ask(attempt),
        GateName::Signature => signature::ask(attempt),
        _ if matches!(token, Token::Encrypted(_)) => Outcome::NotChecked(Unchecked::Encrypted),
        GateName::Algorithm if attempt.is_content() => Outcome::DoesNotApply(Moot::Encryption),
        GateName::Algorithm => Outcome::NotChecked(Unchecked::Unreadable),
        _ if !claims => Outcome::NotChecked(Unchecked::Unreadable),
        GateName::Kind => kind::ask(attempt),
        GateName::Issuer => issuer::ask(attempt),
        GateName::Audience => audience::ask(attempt),
        GateName::Lifetime => lifetime::ask(attempt),
        GateName::Caller => caller::ask(attempt),
        GateName::Permissions => permissions::ask(attempt),
        GateName::Binding => binding::ask(attempt),
    }
}
