//! Checks of gateways whose own words are not known: what is expected is asked for, and no more.
//!
//! Each says whether the token stands it; `None` where there is nothing to go by.

use crate::issuer::entra::{EntraIssuer, Tenant};
use crate::token::Token;
use crate::token::time::Time;
use crate::validators::{Attempt, Expectation, Said, Skip};

/// A token that has claims to look at, or may have them behind an encryption.
pub(super) fn readable(attempt: &Attempt<'_>) -> Option<bool> {
    match &attempt.reading.token {
        Token::Encrypted(_) => None,
        _ => Some(attempt.is_whole()),
    }
}

/// Whether the issuer is one of those that are expected.
pub(super) fn issuer(expected: &Expectation, attempt: &Attempt<'_>) -> Option<bool> {
    attempt.claims()?;
    let found = attempt.text("iss");
    if expected.any_entra_tenant {
        let entra = found.and_then(|issuer| EntraIssuer::parse(&issuer));
        let tenant = attempt.text("tid");
        return Some(entra.is_some_and(
            |entra| matches!(entra.tenant, Tenant::Id(own) if tenant.as_ref() == Some(&own)),
        ));
    }
    let known = !expected.issuers.is_empty();
    known.then(|| found.is_some_and(|found| expected.issuers.contains(&found)))
}

/// Whether one of the audiences is one of those that are expected, letter for letter.
pub(super) fn audience(expected: &Expectation, attempt: &Attempt<'_>) -> Option<bool> {
    attempt.claims()?;
    let found = attempt.audience();
    let mut values = found.values().iter();
    let known = !expected.audiences.is_empty();
    known.then(|| values.any(|value| expected.audiences.contains(value)))
}

/// Whether now is between `nbf` and `exp`.
pub(super) fn lifetime(expected: &Expectation, attempt: &Attempt<'_>) -> Option<bool> {
    attempt.claims()?;
    let (expires, starts) = (attempt.time("exp"), attempt.time("nbf"));
    let odd = |time: &Time| matches!(time, Time::WrongType { .. });
    if odd(&expires) || odd(&starts) {
        return Some(false);
    }
    let (end, start) = (expires.seconds(), starts.seconds());
    let latest = attempt.now.saturating_add(expected.skew);
    let earliest = attempt.now.saturating_sub(expected.skew);
    let over = match end {
        None => expected.requires_expiry,
        Some(end) => end < earliest || end == earliest && !expected.valid_at_expiry,
    };
    let started = start.is_none_or(|start| start <= latest && end.is_none_or(|end| start <= end));
    Some(!over && started)
}

/// A signature: none is refused, and whether one fits takes a key.
pub(super) fn signature(attempt: &Attempt<'_>, refuse: impl FnOnce() -> Said) -> Said {
    match attempt.is_signed() || attempt.claims().is_none() {
        true => Said::Skipped(Skip::NoKey),
        false => refuse(),
    }
}

/// What a check says whose answer is this.
pub(super) fn said(answer: Option<bool>, none: Skip, refuse: impl FnOnce() -> Said) -> Said {
    match answer {
        Some(true) => Said::Passed,
        Some(false) => refuse(),
        None => Said::Skipped(none),
    }
}
