//! Security event tokens (RFC 8417), and those of the OpenID Shared Signals Framework (CAEP, RISC).

use std::collections::HashSet;

use super::check::{Check, Expected, Found, Outcome, Rule};
use super::claim::{self, Parts};
use super::logout;
use crate::token::Reading;
use crate::token::json::{Kind, Member};

/// The media type of a security event token (RFC 8417 §2.3).
pub const TYP: &str = "secevent+jwt";

/// `typ`. Profiles may ask for it; RFC 8417 only recommends it.
pub static TYPE: Rule = Rule::should("event-typ", "RFC 8417 §2.3");
/// `iss` is there.
pub static ISSUER: Rule = Rule::must("event-iss", "RFC 8417 §2.2");
/// `iat` is there.
pub static ISSUED: Rule = Rule::must("event-iat", "RFC 8417 §2.2");
/// `jti` is there.
pub static IDENTIFIER: Rule = Rule::must("event-jti", "RFC 8417 §2.2");
/// `aud` is there.
pub static AUDIENCE: Rule = Rule::should("event-aud", "RFC 8417 §2.2");
/// `events` is an object with members, each of them an object.
pub static EVENTS: Rule = Rule::must("event-events", "RFC 8417 §2, §2.2");
/// Each event is named by a URI.
pub static NAMES: Rule = Rule::must("event-names", "RFC 8417 §2.2");
/// No event is named twice.
pub static ONCE: Rule = Rule::must("event-once", "RFC 8417 §2.2");
/// `toe` is a time.
pub static TIME: Rule = Rule::must("event-toe", "RFC 8417 §2.2");
/// `txn` is a text.
pub static TRANSACTION: Rule = Rule::must("event-txn", "RFC 8417 §2.2");
/// There is no `exp`: what has happened does not expire, and nobody takes it for another token.
pub static NO_EXPIRY: Rule = Rule::should("event-exp", "RFC 8417 §2.2, §4.5");
/// `typ` of an event of the framework.
pub static SSF_TYPE: Rule = Rule::must(
    "event-ssf-typ",
    "OpenID Shared Signals Framework 1.0, \"Explicit Typing of SETs\"",
);
/// `sub_id` of an event of the framework.
pub static SSF_SUBJECT: Rule = Rule::must(
    "event-ssf-sub-id",
    "OpenID Shared Signals Framework 1.0, \"Subject Members\"",
);
/// No `sub` in an event of the framework.
pub static SSF_NO_SUBJECT: Rule = Rule::must(
    "event-ssf-sub",
    "OpenID Shared Signals Framework 1.0, \"SSF Event Subject\"",
);
/// No `exp` in an event of the framework.
pub static SSF_NO_EXPIRY: Rule = Rule::must(
    "event-ssf-exp",
    "OpenID Shared Signals Framework 1.0, \"The exp Claim\"",
);
/// `txn` in an event of the framework.
pub static SSF_TRANSACTION: Rule = Rule::should(
    "event-ssf-txn",
    "OpenID Shared Signals Framework 1.0, \"The txn claim\"",
);
/// One event in a token of the framework.
pub static SSF_ONE: Rule = Rule::should(
    "event-ssf-one",
    "OpenID Shared Signals Framework 1.0, \"The events claim\"",
);

/// Every rule, in the order in which they are checked.
pub static RULES: [&Rule; 17] = [
    &TYPE,
    &ISSUER,
    &ISSUED,
    &IDENTIFIER,
    &AUDIENCE,
    &EVENTS,
    &NAMES,
    &ONCE,
    &TIME,
    &TRANSACTION,
    &NO_EXPIRY,
    &SSF_TYPE,
    &SSF_SUBJECT,
    &SSF_NO_SUBJECT,
    &SSF_NO_EXPIRY,
    &SSF_TRANSACTION,
    &SSF_ONE,
];

/// An event that a token states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name, a URI.
    pub name: String,
    /// Who defined it, by the beginning of its name.
    pub family: Option<Family>,
    /// Whether the family lists it.
    pub listed: bool,
}

/// Who defined an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// OpenID Connect Back-Channel Logout 1.0 §2.4.
    BackChannelLogout,
    /// OpenID Continuous Access Evaluation Profile 1.0 (2025-08-29), "Event Types".
    Caep,
    /// OAuth Event Types 1.0 (openid/sharedsignals, oauth-event-types-1_0.xml), a draft.
    OAuth,
    /// OpenID RISC Profile 1.0 (openid/sharedsignals, openid-risc-1_0.xml).
    Risc,
    /// OpenID Shared Signals Framework 1.0: verification and changes of a stream.
    Ssf,
}

/// What the names of the framework's events begin with.
const FRAMEWORK: &str = "https://schemas.openid.net/secevent/";

/// The events of each family, behind [`FRAMEWORK`] and the family's own beginning.
const LISTED: [(Family, &str, &[&str]); 4] = [
    (
        Family::Caep,
        "caep/event-type/",
        &[
            "assurance-level-change",
            "credential-change",
            "device-compliance-change",
            "risk-level-change",
            "session-established",
            "session-presented",
            "session-revoked",
            "token-claims-change",
        ],
    ),
    (
        Family::OAuth,
        "oauth/event-type/",
        &[
            "client-credential-changed",
            "client-disabled",
            "client-enabled",
            "token-issued",
            "token-revoked",
            "tokens-revoked",
        ],
    ),
    (
        Family::Risc,
        "risc/event-type/",
        &[
            "account-credential-change-required",
            "account-disabled",
            "account-enabled",
            "account-purged",
            "credential-compromise",
            "identifier-changed",
            "identifier-recycled",
            "opt-in",
            "opt-out-cancelled",
            "opt-out-effective",
            "opt-out-initiated",
            "recovery-activated",
            "recovery-information-changed",
            "sessions-revoked",
        ],
    ),
    (
        Family::Ssf,
        "ssf/event-type/",
        &["stream-updated", "verification"],
    ),
];

/// Checks a security event token.
pub fn check(token: &Reading) -> Vec<Check> {
    let parts = Parts::of(token);
    let if_there = |name: &str, ask: fn(claim::Looked<'_>) -> Outcome| match parts.claim(name) {
        Ok(None) => Outcome::DoesNotApply,
        looked => ask(looked),
    };
    let any_time = |looked: claim::Looked<'_>| claim::moment(looked, None, None);
    let framework = members(parts).any(|event| is_of_the_framework(&event));
    let ssf = |outcome: Outcome| match framework {
        true => outcome,
        false => Outcome::DoesNotApply,
    };
    vec![
        Check::new(&TYPE, claim::this_type(parts, TYP)),
        Check::new(&ISSUER, claim::some_text(parts.claim("iss"))),
        Check::new(&ISSUED, any_time(parts.claim("iat"))),
        Check::new(&IDENTIFIER, claim::some_text(parts.claim("jti"))),
        Check::new(&AUDIENCE, claim::some_audience(parts)),
        Check::new(&EVENTS, stated(parts)),
        Check::new(&NAMES, names(parts)),
        Check::new(&ONCE, once(parts)),
        Check::new(&TIME, if_there("toe", any_time)),
        Check::new(&TRANSACTION, if_there("txn", claim::some_text)),
        Check::new(&NO_EXPIRY, claim::absent(parts.claim("exp"))),
        Check::new(&SSF_TYPE, ssf(claim::this_type(parts, TYP))),
        Check::new(&SSF_SUBJECT, ssf(claim::object(parts.claim("sub_id")))),
        Check::new(&SSF_NO_SUBJECT, ssf(claim::absent(parts.claim("sub")))),
        Check::new(&SSF_NO_EXPIRY, ssf(claim::absent(parts.claim("exp")))),
        Check::new(&SSF_TRANSACTION, ssf(claim::some_text(parts.claim("txn")))),
        Check::new(&SSF_ONE, ssf(one(parts))),
    ]
}

/// The first events that a token states, no more than `most`.
pub fn events(token: &Reading, most: usize) -> Vec<Event> {
    let members = members(Parts::of(token)).take(most);
    members
        .map(|member| event(&member.name.display()))
        .collect()
}

fn event(name: &str) -> Event {
    let own = name.strip_prefix(FRAMEWORK).unwrap_or_default();
    let mut families = LISTED.iter();
    let (family, listed) = match families.find_map(|(family, start, names)| {
        let rest = own.strip_prefix(start)?;
        Some((*family, names.contains(&rest)))
    }) {
        Some((family, listed)) => (Some(family), listed),
        None if name == logout::EVENT => (Some(Family::BackChannelLogout), true),
        None => (None, false),
    };
    Event {
        name: name.to_owned(),
        family,
        listed,
    }
}

fn members<'a>(parts: Parts<'a>) -> impl Iterator<Item = Member<'a>> {
    let events = parts.claim("events").ok().flatten();
    events.into_iter().flat_map(|events| events.members())
}

fn is_of_the_framework(event: &Member<'_>) -> bool {
    let name = event.name.string();
    name.is_some_and(|name| name.starts_with(FRAMEWORK))
}

fn stated(parts: Parts<'_>) -> Outcome {
    let object = claim::object(parts.claim("events"));
    if object != Outcome::Passed {
        return object;
    }
    let mut events = members(parts).peekable();
    if events.peek().is_none() {
        return Outcome::failed(Expected::SomeMember, Found::Absent);
    }
    match events.find(|event| event.value.kind() != Kind::Object) {
        Some(event) => {
            let found = claim::wrong_type(event.value);
            Outcome::failed(Expected::Kind(Kind::Object), found)
        }
        None => Outcome::Passed,
    }
}

fn names(parts: Parts<'_>) -> Outcome {
    let mut names = members(parts).map(|event| event.name.display()).peekable();
    if names.peek().is_none() {
        return Outcome::DoesNotApply;
    }
    match names.find(|name| !is_uri(name)) {
        Some(name) => Outcome::failed(Expected::Uri, Found::Text(name.into_owned())),
        None => Outcome::Passed,
    }
}

fn once(parts: Parts<'_>) -> Outcome {
    let mut seen = HashSet::new();
    let mut names = members(parts).map(|event| event.name.display()).peekable();
    if names.peek().is_none() {
        return Outcome::DoesNotApply;
    }
    match names.find(|name| !seen.insert(name.clone())) {
        Some(name) => Outcome::failed(Expected::Once, Found::Text(name.into_owned())),
        None => Outcome::Passed,
    }
}

fn one(parts: Parts<'_>) -> Outcome {
    let count = members(parts).count();
    Outcome::ask(count == 1, || {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        (Expected::Most(1), Found::Number(count))
    })
}

/// A scheme, a colon and something behind it, without white space (RFC 3986 §3).
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(plain)
        && !rest.is_empty()
        && !rest.contains(char::is_whitespace)
}
