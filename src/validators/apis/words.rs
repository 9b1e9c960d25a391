//! What an API says: its messages, and how they are filled in.

use super::api::{Says, api, tenant, unknown};
use crate::catalogue::{Prose, prose};
use crate::token::time;
use crate::validators::{Attempt, GateName, Holds, Message, Said, Skip, Version};

/// Where nobody recorded what an API says: the line that HTTP has for it.
pub(super) static NOT_KNOWN: Message = Message {
    code: "401",
    gate: GateName::Readable,
    since: Version(0, 0, 0),
    text: prose("401 Unauthorized"),
    holds: &[],
};

/// A refusal in the API's own words.
pub(super) fn refuse(attempt: &Attempt<'_>, choose: fn(&Says) -> &'static Message) -> Said {
    match api(attempt) {
        Some(api) => say(attempt, choose(&api.says)),
        None => Said::Skipped(Skip::Off),
    }
}

/// A refusal with this message, filled in.
pub(super) fn say(attempt: &Attempt<'_>, message: &'static Message) -> Said {
    let Some(api) = api(attempt) else {
        return Said::Skipped(Skip::Off);
    };
    let mut others = (api.others)(message.gate, attempt).into_iter();
    let (between, first) = api.between;
    let values = message.holds.iter().map(|holds| match holds {
        Holds::Audience => attempt.audience().values().join(", "),
        Holds::WantedAudience => {
            let mut audiences = (api.audiences)(attempt);
            let first = first.min(audiences.len());
            audiences.rotate_left(first);
            audiences.join(between)
        }
        Holds::Issuer => attempt.text("iss").unwrap_or_default(),
        Holds::WantedIssuer => (api.issuers)(attempt).join(between),
        Holds::KeyId => attempt.header_text("kid").unwrap_or_default(),
        Holds::Claim | Holds::WantedValue | Holds::Algorithm | Holds::Time | Holds::Other => {
            others.next().unwrap_or_else(unknown)
        }
    });
    let values: Vec<String> = values.collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    Said::refused(message.code, "", message.fill(&values))
}

/// What else is filled in, one after the other, at most services: the times of a message about time,
/// the tenant of one about the issuer.
pub(super) fn usual(gate: GateName, attempt: &Attempt<'_>) -> Vec<String> {
    match gate {
        GateName::Lifetime => [attempt.time("exp").seconds(), Some(attempt.now)]
            .into_iter()
            .map(|seconds| seconds.and_then(american).unwrap_or_else(unknown))
            .collect(),
        GateName::Issuer => tenant(attempt).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The moment of expiry as `2026-11-22 07:20:00Z`.
pub(super) fn universal(_: GateName, attempt: &Attempt<'_>) -> Vec<String> {
    let expiry = attempt.time("exp").seconds().and_then(time::utc);
    vec![expiry.map_or_else(unknown, |text| text + "Z")]
}

/// A moment as .NET writes it in full: `2026-11-22T07:20:00.0000000Z`.
pub(super) fn full(seconds: i64) -> String {
    let text = time::utc(seconds).map(|text| text.replace(' ', "T") + ".0000000Z");
    text.unwrap_or_else(unknown)
}

/// A moment as .NET writes it for the United States: `11/22/2026 7:20:00 AM`, in UTC.
fn american(seconds: i64) -> Option<String> {
    let text = time::utc(seconds)?;
    let (date, clock) = text.split_once(' ')?;
    let (year, date) = date.split_once('-')?;
    let (month, day) = date.split_once('-')?;
    let (hour, rest) = clock.split_once(':')?;
    let hour: u8 = hour.parse().ok()?;
    let half = if hour < 12 { " AM" } else { " PM" };
    let hour = (hour + 11) % 12 + 1;
    let trimmed = |text: &str| text.trim_start_matches('0').to_owned();
    let (month, day) = (trimmed(month), trimmed(day));
    Some(
        [
            &month,
            "/",
            &day,
            "/",
            year,
            " ",
            &hour.to_string(),
            ":",
            rest,
            half,
        ]
        .concat(),
    )
}

/// A text that it writes; the number counts its known wordings, as an online service has no versions.
pub(super) const fn says(
    code: &'static str,
    gate: GateName,
    wording: u16,
    text: Prose,
    holds: &'static [Holds],
) -> Message {
    Message {
        code,
        gate,
        since: Version(wording, 0, 0),
        text,
        holds,
    }
}
