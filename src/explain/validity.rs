//! When a token may be used, in one sentence or two.

use super::{duration, relative};
use crate::diagnosis::Facts;
use crate::token::time::{self, Time};

/// What `nbf` and `exp` say as of `now`, without any tolerance.
///
/// RFC 7519 §4.1.4: `exp` is when "on or after which the JWT MUST NOT be accepted"; §4.1.5: `nbf` is
/// the time "before which the JWT MUST NOT be accepted".
pub fn validity(facts: &Facts, now: i64) -> String {
    let from = facts.not_before.seconds();
    match (from, facts.expires.seconds()) {
        (Some(from), Some(end)) if end <= from => {
            format!(
                "It ends before it begins, so it is never valid: from {} until {}.",
                moment(from),
                moment(end)
            )
        }
        (from, Some(end)) => {
            let begin = from.or(facts.issued.seconds()).filter(|begin| *begin < end);
            let span = begin.map(|begin| duration(end.saturating_sub(begin)));
            let span = span.map(|span| format!("Valid for {span}, until {}. ", moment(end)));
            let span = span.unwrap_or_else(|| format!("Valid until {}. ", moment(end)));
            format!("{span}{}", position(from, end, now))
        }
        (Some(from), None) if now < from => {
            format!(
                "Valid from {}, {}; {}.",
                moment(from),
                relative(from, now),
                endless(&facts.expires)
            )
        }
        _ => format!("{}.", capital(endless(&facts.expires))),
    }
}

fn position(from: Option<i64>, end: i64, now: i64) -> String {
    match from {
        Some(from) if now < from => format!("Not valid yet: it begins {}.", relative(from, now)),
        _ if now >= end => match relative(end, now).as_str() {
            "now" => "It expires now.".to_owned(),
            ago => format!("It expired {ago}."),
        },
        _ => format!("It expires {}.", relative(end, now)),
    }
}

fn endless(expires: &Time) -> &'static str {
    match expires {
        Time::WrongType { .. } => "exp is no moment, so nothing tells when it ends",
        _ => "there is no exp, so by itself it never ends",
    }
}

fn moment(seconds: i64) -> String {
    match time::utc(seconds) {
        Some(utc) => format!("{utc} UTC"),
        None => format!("{seconds}, which no calendar reaches"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token;

    #[test]
    fn every_situation_has_its_sentence() {
        const NOW: i64 = 1_795_332_000;
        let cases = [
            (
                r#"{"nbf":1795331400,"exp":1795335300}"#,
                "Valid for 1 hour, until 2026-11-22 08:15:00 UTC. It expires in 55 minutes.",
            ),
            (
                r#"{"iat":1795328400,"exp":1795332000}"#,
                "Valid for 1 hour, until 2026-11-22 07:20:00 UTC. It expires now.",
            ),
            (
                r#"{"exp":1795331820}"#,
                "Valid until 2026-11-22 07:17:00 UTC. It expired 3 minutes ago.",
            ),
            (
                r#"{"nbf":1795332300,"exp":1795335900}"#,
                "Valid for 1 hour, until 2026-11-22 08:25:00 UTC. Not valid yet: it begins in 5 minutes.",
            ),
            (
                r#"{"nbf":1795332300}"#,
                "Valid from 2026-11-22 07:25:00 UTC, in 5 minutes; there is no exp, so by itself it never ends.",
            ),
            (
                "{\"sub\":\"x\"}",
                "There is no exp, so by itself it never ends.",
            ),
            (
                r#"{"exp":"soon"}"#,
                "Exp is no moment, so nothing tells when it ends.",
            ),
            (
                r#"{"nbf":1795335300,"exp":1795331400}"#,
                "It ends before it begins, so it is never valid: from 2026-11-22 08:15:00 UTC until 2026-11-22 07:10:00 UTC.",
            ),
            (
                r#"{"nbf":0,"exp":1795332000000}"#,
                "Valid for 56890 years, until 1795332000000, which no calendar reaches. It expires in 56833 years.",
            ),
        ];
        for (claims, sentence) in cases {
            let facts = Facts::of(&token::read(claims));
            assert_eq!(validity(&facts, NOW), sentence, "{claims}");
        }
    }
}
