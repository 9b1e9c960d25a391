//! What an API looks at.

use super::api::{SKEW, api, is_cloud_unusable};
use super::words::refuse;
use crate::catalogue::{Prose, prose};
use crate::token::Token;
use crate::token::audience::Audience;
use crate::token::time::Time;
use crate::validators::{Attempt, Check, GateName, Said, Skip};

/// Can it be read?
pub(super) const fn reads(about: Prose, source: Prose) -> Check {
    Check {
        code: "read",
        gate: GateName::Readable,
        about,
        source,
        run: read,
    }
}

/// Can it be read, where nobody recorded what is said of one that cannot?
pub(super) const READ: Check = reads(
    prose(
        "The token must be a whole JWT in three parts. What is said of one that is not was not recorded.",
    ),
    AS_IDENTITY_MODEL,
);

/// Is it valid now, where nobody recorded what is said of one that is not?
pub(super) const LIFETIME: Check = looks_at_lifetime(prose(
    "Inferred: that it is looked at, its place in the order and the skew are those of Microsoft.IdentityModel; what this service says was not recorded",
));

/// Is it signed?
pub(super) const SIGNED: Check = Check {
    code: "signature",
    gate: GateName::Signature,
    about: prose(
        "The token must be signed by Microsoft Entra ID. Whether it is cannot be said without Entra's keys.",
    ),
    source: prose(
        "entra-docs docs/identity-platform/access-tokens.md (validate tokens); inferred: what is said of a token without a signature",
    ),
    run: signature,
};

/// Is it signed, where anybody may have done that?
pub(super) const UNVERIFIED: Check = Check {
    about: prose(
        "The token must be signed by its issuer. Whether it is cannot be said without the issuer's keys.",
    ),
    source: prose(
        "learn.microsoft.com/graph/api/resources/federatedidentitycredential; inferred: what is said of a token without a signature",
    ),
    ..SIGNED
};

/// Is it valid now?
pub(super) const fn looks_at_lifetime(source: Prose) -> Check {
    Check {
        code: "lifetime",
        gate: GateName::Lifetime,
        about: prose(
            "exp must be there and not be over for more than 300 seconds, and nbf must be reached but for as many.",
        ),
        source,
        run: lifetime,
    }
}

/// Is it for this API?
pub(super) const fn looks_at_audience(about: Prose, source: Prose) -> Check {
    Check {
        code: "audience",
        gate: GateName::Audience,
        about,
        source,
        run: audience,
    }
}

/// Is it of the right issuer?
pub(super) const fn looks_at_issuer(about: Prose, source: Prose) -> Check {
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about,
        source,
        run: issuer,
    }
}

/// What all of them are read by, where nothing else is known.
pub(super) const READABLE: Prose = prose("The token must be a whole JWT in three parts.");

/// What the source of a check is where no source says it.
pub(super) const AS_IDENTITY_MODEL: Prose = prose(
    "Inferred: that it is looked at, its place in the order and the skew are those of Microsoft.IdentityModel; no source of this service says them",
);

fn read(attempt: &Attempt<'_>) -> Said {
    match attempt.is_whole() {
        _ if attempt.reading.token == Token::Nothing => Said::Skipped(Skip::Off),
        true => Said::Passed,
        false => refuse(attempt, |says| says.unreadable),
    }
}

/// Nobody has the services' own view of the keys here; but a token without a signature, and one
/// that is encrypted, is nothing that they could check.
fn signature(attempt: &Attempt<'_>) -> Said {
    match attempt.is_signed() || attempt.reading.token == Token::Nothing {
        true => Said::Skipped(Skip::NoKey),
        false => refuse(attempt, |says| says.unreadable),
    }
}

fn lifetime(attempt: &Attempt<'_>) -> Said {
    let (expires, starts) = (attempt.time("exp"), attempt.time("nbf"));
    let odd = |time: &Time| matches!(time, Time::WrongType { .. });
    let start = starts.seconds().unwrap_or(i64::MIN);
    match expires.seconds() {
        _ if attempt.reading.token == Token::Nothing => Said::Skipped(Skip::Off),
        Some(end) if !odd(&starts) && start <= end => {
            if start > attempt.now.saturating_add(SKEW) {
                refuse(attempt, |says| says.untimely)
            } else if end < attempt.now.saturating_sub(SKEW) {
                refuse(attempt, |says| says.expired)
            } else {
                Said::Passed
            }
        }
        _ => refuse(attempt, |says| says.untimely),
    }
}

fn audience(attempt: &Attempt<'_>) -> Said {
    let wanted = api(attempt).map_or(Vec::new(), |api| (api.audiences)(attempt));
    let found = attempt.audience();
    let mixed = matches!(found, Audience::Mixed { .. });
    if is_cloud_unusable(attempt) {
        Said::Skipped(Skip::SettingUnusable)
    } else if wanted.is_empty() || attempt.reading.token == Token::Nothing {
        Said::Skipped(Skip::Off)
    } else if !mixed && found.values().iter().any(|own| wanted.contains(own)) {
        Said::Passed
    } else {
        refuse(attempt, |says| says.audience)
    }
}

fn issuer(attempt: &Attempt<'_>) -> Said {
    let wanted = api(attempt).map_or(Vec::new(), |api| (api.issuers)(attempt));
    if wanted.is_empty() || attempt.reading.token == Token::Nothing {
        Said::Skipped(Skip::Off)
    } else if attempt.text("iss").is_some_and(|own| wanted.contains(&own)) {
        Said::Passed
    } else {
        refuse(attempt, |says| says.issuer)
    }
}
