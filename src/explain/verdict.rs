//! The answer in a line or two.

use super::{gate, gate_name, kind, miss, relative};
use crate::audience::resource::Owner;
use crate::catalogue::{Prose, prose};
use crate::diagnosis::gate::{Gate, GateName, Outcome, Reason, State};
use crate::diagnosis::kind::{Grant, TokenKind};
use crate::diagnosis::{Diagnosis, Facts, Finding};
use crate::token::Token;
use crate::token::audience::Audience;
use crate::validators::fill;

static REFUSED_ALL_THE_SAME: Prose =
    prose("Nothing in the token speaks against it, and {0} refuses it at “{1}”: {2}");

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The cause, in one sentence or two.
    pub headline: String,
    /// What comes on top of it.
    pub detail: Vec<String>,
}

/// Who the token is for, and why it is refused.
pub fn verdict(diagnosis: &Diagnosis) -> Verdict {
    if diagnosis.is_empty() {
        return Verdict {
            headline: String::new(),
            detail: Vec::new(),
        };
    }
    let mut findings = diagnosis.findings.iter();
    let another = findings.find(|finding| matches!(finding, Finding::AnotherToken { .. }));
    // Where the policy itself is at hand, what it does says more than what the message gives away.
    let is_replaced =
        |gate: &&Gate| matches!(gate.outcome, Outcome::Failed(Reason::Replaced { .. }));
    let is_seen = diagnosis.failed().any(|gate| is_replaced(&gate));
    if let Some(another) = another.filter(|_| !is_seen) {
        return Verdict {
            headline: super::finding(another).title,
            detail: own_faults(diagnosis),
        };
    }
    let failed: Vec<_> = diagnosis.failed().collect();
    match failed.split_first() {
        Some((first, rest)) => refused(first, rest, diagnosis),
        None => not_refused(diagnosis),
    }
}

/// What is wrong with the token at hand, whatever was looked at.
fn own_faults(diagnosis: &Diagnosis) -> Vec<String> {
    let failed = diagnosis.failed();
    failed
        .map(|other| {
            format!(
                "{}: {}",
                gate_name(other.name),
                gate(other, diagnosis).title
            )
        })
        .collect()
}

fn refused(first: &Gate, rest: &[&Gate], diagnosis: &Diagnosis) -> Verdict {
    let mut headline = gate(first, diagnosis).title;
    if let Some(difference) = difference(first) {
        headline = format!("{headline} {difference}");
    }
    let also = rest.iter().filter(|other| !same_cause(first, other));
    let mut detail: Vec<_> = also
        .map(|other| {
            format!(
                "{}: {}",
                gate_name(other.name),
                gate(other, diagnosis).title
            )
        })
        .collect();
    if first.name != GateName::Audience
        && state(diagnosis, GateName::Audience) != Some(State::Failed)
        && let Some(purpose) = purpose(&diagnosis.facts)
    {
        detail.push(purpose);
    }
    detail.splice(0..0, super::blame(diagnosis));
    Verdict { headline, detail }
}

/// The most telling difference, which is worth a place in the headline.
fn difference(gate: &Gate) -> Option<String> {
    match &gate.outcome {
        Outcome::Failed(Reason::AudienceNotAccepted { misses, .. }) => misses
            .first()
            .filter(|miss| !miss.names_another())
            .map(|first| miss::near_miss(first).title),
        Outcome::Failed(Reason::IssuerNotAccepted {
            meaning, spelling, ..
        }) => meaning
            .first()
            .map(|first| miss::issuer_miss(first).title)
            .or_else(|| spelling.first().map(|first| miss::near_miss(first).title)),
        _ => None,
    }
}

/// `alg: none` fails two gates for one reason.
fn same_cause(first: &Gate, other: &Gate) -> bool {
    matches!(other.outcome, Outcome::Failed(Reason::Unsigned))
        && matches!(
            first.outcome,
            Outcome::Failed(Reason::AlgorithmNone | Reason::PartMissing(_))
        )
}

/// Nothing failed, which is not the same as everything passed.
fn not_refused(diagnosis: &Diagnosis) -> Verdict {
    let mut detail: Vec<_> = purpose(&diagnosis.facts).into_iter().collect();
    if matches!(diagnosis.reading.token, Token::Encrypted(_)) {
        let headline = "This token is encrypted: only its header can be read.".to_owned();
        return match super::sealed(diagnosis) {
            Some(why) => Verdict {
                headline: [&headline, " ", &why.title].concat(),
                detail: why.body,
            },
            None => Verdict {
                headline,
                detail: vec!["It is for whoever holds the key.".to_owned()],
            },
        };
    }
    let open = |name| state(diagnosis, name) == Some(State::NotChecked);
    let headline = if open(GateName::Audience) {
        let headline = detail
            .pop()
            .unwrap_or_else(|| "The token does not say who it is for.".to_owned());
        detail.push("Fill in what the API expects, and the audience will be compared.".to_owned());
        headline
    } else {
        refused_all_the_same(diagnosis)
            .unwrap_or_else(|| "Nothing that was checked speaks against this token.".to_owned())
    };
    let unchecked: Vec<_> = diagnosis
        .gates
        .iter()
        .filter(|gate| gate.outcome.state() == State::NotChecked)
        .map(|gate| gate_name(gate.name))
        .collect();
    if !unchecked.is_empty() {
        detail.push(format!("Not checked: {}.", unchecked.join(", ")));
    }
    detail.splice(0..0, super::blame(diagnosis));
    Verdict { headline, detail }
}

/// Why the validator refuses what passes every gate, where it has a reason of its own.
fn refused_all_the_same(diagnosis: &Diagnosis) -> Option<String> {
    let failed = diagnosis.verdict.as_ref()?.failed()?;
    let check = diagnosis.validator.check(failed.check)?;
    let values = [
        diagnosis.validator.name,
        gate_name(failed.gate),
        check.about.text(),
    ];
    Some(fill(REFUSED_ALL_THE_SAME.text(), &values))
}

fn state(diagnosis: &Diagnosis, name: GateName) -> Option<State> {
    diagnosis.gate(name).map(|gate| gate.outcome.state())
}

/// Who the token is for.
fn purpose(facts: &Facts) -> Option<String> {
    let values = facts.audience.values();
    let first = values.first()?;
    let more = match values.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    let caller = facts
        .caller
        .as_ref()
        .is_some_and(|caller| caller.id == *first);
    Some(match facts.resources.first().and_then(Option::as_ref) {
        Some(owner) => format!("This token is for {}{more}.", owned(owner, first)),
        None if caller => {
            format!("This token is for the application that asked for it, {first}{more}.")
        }
        None if facts.kind == TokenKind::Id => {
            format!("This is an ID token for the application {first}{more}.")
        }
        None => format!("This token is for {}{more}.", super::shorten(first)),
    })
}

fn owned(owner: &Owner, audience: &str) -> String {
    let spelling = match owner {
        Owner::Resource(known) => miss::spelling(known),
        Owner::Application(_) => None,
    };
    match spelling {
        Some(spelling) => format!("{} ({audience}, {spelling})", owner.name()),
        None => format!("{} ({audience})", owner.name()),
    }
}

/// What the token is, in a few words each.
pub fn chips(diagnosis: &Diagnosis) -> Vec<String> {
    token_chips(&diagnosis.reading.token, &diagnosis.facts, diagnosis.now)
}

/// What a token is as of `now`, in a few words each.
pub fn token_chips(token: &Token, facts: &Facts, now: i64) -> Vec<String> {
    let mut chips = vec![what(token, facts)];
    if let Some(grant) = grant(facts.grant) {
        chips.push(grant.to_owned());
    }
    if let Some(provider) = &facts.provider {
        chips.push(format!("from {}", provider.provider.name));
    }
    match (facts.resources.iter().flatten().next(), &facts.audience) {
        (Some(owner), _) => chips.push(format!("for {}", owner.name())),
        (None, Audience::Absent) => {}
        (None, audience) => chips.extend(
            audience
                .values()
                .first()
                .map(|first| format!("for {}", super::shorten(first))),
        ),
    }
    if let Some(expires) = facts.expires.seconds() {
        let word = if expires <= now { "expired" } else { "expires" };
        chips.push(format!("{word} {}", relative(expires, now)));
    }
    chips
}

fn what(token: &Token, facts: &Facts) -> String {
    match token {
        Token::Nothing => "nothing".to_owned(),
        Token::Signed(_) | Token::Serialized(_) if facts.kind == TokenKind::Unclear => {
            "signed token".to_owned()
        }
        Token::Signed(_) | Token::Serialized(_) => without_article(kind(facts.kind)),
        Token::Unsecured(_) => "unsecured token".to_owned(),
        Token::Encrypted(_) => "encrypted token".to_owned(),
        Token::Opaque(opaque) => opaque.name.to_owned(),
        Token::Unknown(_) => "not a token".to_owned(),
    }
}

fn without_article(text: &str) -> String {
    text.strip_prefix("an ")
        .or_else(|| text.strip_prefix("a "))
        .unwrap_or(text)
        .to_owned()
}

fn grant(grant: Grant) -> Option<&'static str> {
    match grant {
        Grant::AppOnly => Some("app-only"),
        Grant::Delegated => Some("delegated"),
        Grant::Unclear => None,
    }
}
