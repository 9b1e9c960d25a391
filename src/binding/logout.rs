//! Logout tokens (OpenID Connect Back-Channel Logout 1.0, with errata set 1).

use super::check::{Check, Expected, Found, Outcome, Rule, Why};
use super::claim::{self, Parts};
use super::{Beside, TOLERANCE, kin};
use crate::token::Reading;
use crate::token::json::Kind;

/// The media type of a logout token (§2.4).
pub const TYP: &str = "logout+jwt";

/// The event that makes a token a logout token (§2.4, `events`).
pub const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// The longest time to live that is preferred, in seconds (§4).
pub const LIFETIME: i64 = 120;

/// `typ`.
pub static TYPE: Rule = Rule::should("logout-typ", "OpenID Connect Back-Channel Logout 1.0 §2.4");
/// It is signed.
pub static ALGORITHM: Rule = Rule::must(
    "logout-alg",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (3)",
);
/// `iss` is there.
pub static ISSUER: Rule = Rule::must(
    "logout-iss",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (4)",
);
/// `aud` is there.
pub static AUDIENCE: Rule = Rule::must(
    "logout-aud",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (4)",
);
/// `iat` is there and not in the future.
pub static ISSUED: Rule = Rule::must(
    "logout-iat",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (4)",
);
/// `exp` is there and in the future. Older drafts had none.
pub static EXPIRES: Rule = Rule::must(
    "logout-exp",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (4)",
);
/// It lives for a short time only.
pub static SHORT: Rule = Rule::should(
    "logout-lifetime",
    "OpenID Connect Back-Channel Logout 1.0 §4",
);
/// `jti` is there.
pub static IDENTIFIER: Rule = Rule::must(
    "logout-jti",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (8)",
);
/// `sub`, `sid` or both.
pub static WHOSE: Rule = Rule::must(
    "logout-sub-or-sid",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (5)",
);
/// `events` names the logout.
pub static EVENTS: Rule = Rule::must(
    "logout-events",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (6)",
);
/// The event says nothing more.
pub static EMPTY_EVENT: Rule = Rule::should(
    "logout-event-empty",
    "OpenID Connect Back-Channel Logout 1.0 §2.4",
);
/// There is no `nonce`, so that nobody takes it for an ID token.
pub static NO_NONCE: Rule = Rule::must(
    "logout-nonce",
    "OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (7)",
);
/// `iss` is that of the ID token.
pub static SAME_ISSUER: Rule = Rule::should(
    "logout-same-iss",
    "OpenID Connect Back-Channel Logout 1.0 §2.6 (9)",
);
/// `sub` is that of the ID token.
pub static SAME_SUBJECT: Rule = Rule::should(
    "logout-same-sub",
    "OpenID Connect Back-Channel Logout 1.0 §2.6 (10)",
);
/// `sid` is that of the ID token.
pub static SAME_SESSION: Rule = Rule::should(
    "logout-same-sid",
    "OpenID Connect Back-Channel Logout 1.0 §2.6 (11)",
);

/// Every rule, in the order in which they are checked.
pub static RULES: [&Rule; 15] = [
    &TYPE,
    &ALGORITHM,
    &ISSUER,
    &AUDIENCE,
    &ISSUED,
    &EXPIRES,
    &SHORT,
    &IDENTIFIER,
    &WHOSE,
    &EVENTS,
    &EMPTY_EVENT,
    &NO_NONCE,
    &SAME_ISSUER,
    &SAME_SUBJECT,
    &SAME_SESSION,
];

/// Checks a logout token, and against the ID token of the session if one is here.
pub fn check(logout: &Reading, beside: &Beside<'_>) -> Vec<Check> {
    let parts = Parts::of(logout);
    let latest = beside.now.saturating_add(TOLERANCE);
    let next = beside.now.saturating_add(1);
    let id_token = kin::id_token_of(parts, beside.others);
    let same = |name| same(parts, id_token.map(Parts::of), name);
    vec![
        Check::new(&TYPE, claim::this_type(parts, TYP)),
        Check::new(&ALGORITHM, claim::signed(parts)),
        Check::new(&ISSUER, claim::some_text(parts.claim("iss"))),
        Check::new(&AUDIENCE, claim::some_audience(parts)),
        Check::new(
            &ISSUED,
            claim::moment(parts.claim("iat"), None, Some(latest)),
        ),
        Check::new(
            &EXPIRES,
            claim::moment(parts.claim("exp"), Some(next), None),
        ),
        Check::new(&SHORT, lifetime(parts)),
        Check::new(&IDENTIFIER, claim::some_text(parts.claim("jti"))),
        Check::new(&WHOSE, whose(parts)),
        Check::new(&EVENTS, events(parts)),
        Check::new(&EMPTY_EVENT, empty_event(parts)),
        Check::new(&NO_NONCE, claim::absent(parts.claim("nonce"))),
        Check::new(&SAME_ISSUER, same("iss")),
        Check::new(&SAME_SUBJECT, same("sub")),
        Check::new(&SAME_SESSION, same("sid")),
    ]
}

fn lifetime(parts: Parts<'_>) -> Outcome {
    let at = |name| parts.claim(name).ok().flatten().and_then(claim::seconds);
    match (at("iat"), at("exp")) {
        (Some(from), Some(to)) => {
            let length = to.saturating_sub(from);
            Outcome::ask(length <= LIFETIME, || {
                (Expected::Most(LIFETIME), Found::Number(length))
            })
        }
        _ => Outcome::DoesNotApply,
    }
}

fn whose(parts: Parts<'_>) -> Outcome {
    const MEMBERS: &[&str] = &["sub", "sid"];
    match (parts.claim("sub"), parts.claim("sid")) {
        (Ok(None), Ok(None)) => Outcome::failed(Expected::OneOfMembers(MEMBERS), Found::Absent),
        (subject @ Ok(Some(_)), Ok(None)) => claim::some_text(subject),
        (Ok(None), session) => claim::some_text(session),
        (subject, session) => match claim::some_text(subject) {
            Outcome::Passed => claim::some_text(session),
            other => other,
        },
    }
}

fn events(parts: Parts<'_>) -> Outcome {
    let events = match parts.claim("events") {
        Err(why) => return Outcome::NotChecked(why),
        Ok(None) => {
            return Outcome::failed(Expected::Kind(Kind::Object), Found::Absent);
        }
        Ok(Some(events)) => events,
    };
    if events.kind() != Kind::Object {
        return Outcome::failed(Expected::Kind(Kind::Object), claim::wrong_type(events));
    }
    match events.get(EVENT) {
        None => Outcome::failed(Expected::OneOfMembers(&[EVENT]), Found::Absent),
        Some(event) => Outcome::ask(event.kind() == Kind::Object, || {
            (Expected::Kind(Kind::Object), claim::wrong_type(event))
        }),
    }
}

fn empty_event(parts: Parts<'_>) -> Outcome {
    let events = parts.claim("events").ok().flatten();
    match events.and_then(|events| events.get(EVENT)) {
        Some(event) if event.kind() == Kind::Object => {
            let members = event.members().count();
            Outcome::ask(members == 0, || {
                let count = i64::try_from(members).unwrap_or(i64::MAX);
                (Expected::NoMembers, Found::Number(count))
            })
        }
        _ => Outcome::DoesNotApply,
    }
}

/// Compares a claim with that of the ID token, where both have it.
fn same(parts: Parts<'_>, id_token: Option<Parts<'_>>, name: &str) -> Outcome {
    if let Ok(None) = parts.claim(name) {
        return Outcome::DoesNotApply;
    }
    let Some(id_token) = id_token else {
        return Outcome::NotChecked(Why::NoIdToken);
    };
    match id_token.claim(name) {
        Err(why) => Outcome::NotChecked(why),
        Ok(None) => Outcome::DoesNotApply,
        Ok(Some(value)) => claim::this_text(parts.claim(name), &value.display()),
    }
}
