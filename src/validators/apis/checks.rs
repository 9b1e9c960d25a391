//! What an API looks at.

use super::api::{SKEW, api, is_cloud_unusable};
use super::words::refuse;
use crate::catalogue::{Prose, prose};
use crate::token::audience::Audience;
use crate::token::json::Remark;
use crate::token::time::Time;
use crate::token::{JsonPart, Signed, Token};
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

/// Is it signed?
pub(super) const SIGNED: Check = Check {
    code: "signature",
    gate: GateName::Signature,
    about: prose(
        "The token must be signed by Microsoft Entra ID. Nobody but the service can say whether it is.",
    ),
    source: prose(
        "entra-docs docs/identity-platform/access-tokens.md (validate tokens); inferred: what is said of a token without a signature",
    ),
    run: signature,
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
    let whole = match &attempt.reading.token {
        Token::Nothing => return Said::Skipped(Skip::Off),
        Token::Signed(signed) | Token::Unsecured(signed) => is_whole(signed),
        Token::Serialized(all) => all.iter().all(is_whole),
        Token::Encrypted(_) => true,
        Token::Opaque(_) | Token::Unknown(_) => false,
    };
    match whole {
        true => Said::Passed,
        false => refuse(attempt, |says| says.unreadable),
    }
}

/// Whether nothing of it is damaged or missing.
fn is_whole(signed: &Signed) -> bool {
    let object = |part: &Option<JsonPart>| {
        part.as_ref().is_some_and(|part| {
            let broken = |remark: &Remark| matches!(remark, Remark::InvalidUtf8 { .. });
            part.is_object() && !part.json.is_damaged() && !part.json.remarks.iter().any(broken)
        })
    };
    object(&signed.header)
        && object(&signed.payload)
        && signed.signature.is_some()
        && signed.surplus.is_empty()
        && !signed.remarks().any(|(_, remark)| remark.is_damage())
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
