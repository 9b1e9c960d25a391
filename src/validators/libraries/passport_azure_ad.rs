//! passport-azure-ad for Node.js: its `BearerStrategy`, which has a JWT validator of its own.
//!
//! It was retired in 2024 and is still in many servers. What it logs and sends is one sentence for
//! all refusals unless `loggingNoPII` is off.

use crate::catalogue::prose;
use crate::token::json::Kind as JsonKind;
use crate::token::json::number::Decimal;
use crate::validators::{
    Answer, Attempt, Check, Family, Fidelity, GateName, Given, Kind, Message, Profile, Rejection,
    Said, Skip, Version,
};

mod form;
mod messages;
mod settings;
mod wanted;

use form::{decoding, is_false, nothing_in_it};
use messages::MESSAGES;
use settings::{KEY, METADATA, SETTINGS};
use wanted::{accepted_audiences, algorithms, expect, issuers, skew, validates_issuer};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "passport-azure-ad",
    name: "passport-azure-ad (Node.js)",
    family: Family::Library,
    about: prose("BearerStrategy of passport-azure-ad, which is no longer maintained."),
    version: "4.3.0 to 4.3.5",
    fidelity: Fidelity::Read,
    sources: &[
        prose("AzureAD/passport-azure-ad 4.3.0 lib/bearerstrategy.js, lib/jsonWebToken.js"),
        prose("brianloveswords/node-jws 3.2.2 lib/verify-stream.js"),
        prose("jaredhanson/passport 0.3.2 lib/middleware/authenticate.js L143-161"),
        prose("Its own answers in versions 4.3.0 to 4.3.5: tests/recordings/passport-azure-ad"),
    ],
    settings: SETTINGS,
    expect,
    checks: CHECKS,
    order: None,
    messages: &[MESSAGES],
    answer,
    table: None,
};

static CHECKS: &[Check] = &[
    Check {
        code: "issuer-known",
        gate: GateName::Issuer,
        about: prose(
            "With common in identityMetadata, an issuer or a tenantIdOrName must be given; for Azure AD B2C a tenantIdOrName.",
        ),
        source: prose("lib/bearerstrategy.js L439-448"),
        run: issuer_known,
    },
    Check {
        code: "token-found",
        gate: GateName::Readable,
        about: prose("The Authorization header is the word Bearer, one blank and the token."),
        source: prose("lib/bearerstrategy.js L524-552"),
        run: token_found,
    },
    Check {
        code: "decoded",
        gate: GateName::Readable,
        about: prose(
            "Three parts in the alphabet of base64url, without padding; the header is JSON, and so is the payload if typ is JWT.",
        ),
        source: prose("lib/bearerstrategy.js L290-301; node-jws lib/verify-stream.js L57-78"),
        run: decoded,
    },
    // The gates do not ask whether the header names a key.
    Check {
        code: "key",
        gate: GateName::Signature,
        about: prose("The header's x5t, or else its kid, is the kid of a key in the metadata."),
        source: prose("lib/bearerstrategy.js L311-321; lib/metadata.js L118-183"),
        run: key,
    },
    // `[]` is a setting with which nothing is accepted; the gate then has nothing to compare with.
    Check {
        code: "audience-option",
        gate: GateName::Audience,
        about: prose("The option audience is not an empty list."),
        source: prose("lib/jsonWebToken.js L85-87"),
        run: |attempt| verified(attempt, audience_option(attempt)),
    },
    Check {
        code: "signed",
        gate: GateName::Signature,
        about: prose("There is a signature."),
        source: prose("lib/jsonWebToken.js L98-103"),
        run: |attempt| {
            verified(
                attempt,
                // Whatever the header says of it: alg is looked at later.
                attempt
                    .reading
                    .text
                    .ends_with('.')
                    .then_some("signature-missing"),
            )
        },
    },
    Check {
        code: "claims",
        gate: GateName::Readable,
        about: prose("The payload is neither null nor false, 0 or an empty text."),
        source: prose("lib/jsonWebToken.js L124-125"),
        run: |attempt| verified(attempt, nothing_in_it(attempt)),
    },
    Check {
        code: "algorithm",
        gate: GateName::Algorithm,
        about: prose("The header's alg is one of the metadata's."),
        source: prose("lib/jsonWebToken.js L133-137"),
        run: |attempt| verified(attempt, algorithm(attempt)),
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("The signature fits the key."),
        source: prose("lib/jsonWebToken.js L139-145"),
        run: signature,
    },
    // The gate compares `typ` as RFC 7515 §4.1.9 says, so that `jwt` in lower case passes there.
    Check {
        code: "payload",
        gate: GateName::Kind,
        about: prose(
            "With a typ other than JWT, in capitals, the payload is never read as JSON, and no issuer is found in it.",
        ),
        source: prose("node-jws lib/verify-stream.js L70; lib/jsonWebToken.js L154-155"),
        run: |attempt| {
            let read = attempt.header_text("typ").is_some_and(|typ| typ == "JWT");
            verified(attempt, (!read).then_some("iss"))
        },
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose("iss is a string and equals one of the issuers."),
        source: prose("lib/jsonWebToken.js L151-166"),
        run: issuer,
    },
    // No gate asks how many audiences there are.
    Check {
        code: "one-audience",
        gate: GateName::Audience,
        about: prose("aud has one value, unless allowMultiAudiencesInToken is set."),
        source: prose("lib/jsonWebToken.js L185-186"),
        run: |attempt| {
            let refused = audiences(attempt) > 1 && !attempt.is_on("allowMultiAudiencesInToken");
            verified(attempt, refused.then_some("many-audiences"))
        },
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose("One of aud equals one of the accepted audiences, character for character."),
        source: prose("lib/jsonWebToken.js L187-189"),
        run: audience,
    },
    // The option clientID does not reach this place, so that no azp is good enough.
    Check {
        code: "authorized-party",
        gate: GateName::Audience,
        about: prose(
            "With several audiences azp is compared with an option that is never set: such tokens are always refused.",
        ),
        source: prose("lib/jsonWebToken.js L190-193; lib/bearerstrategy.js L474-497"),
        run: |attempt| verified(attempt, (audiences(attempt) > 1).then_some("azp")),
    },
    // The gates take an `exp` that is a number inside a string, and they take the very second in
    // which `nbf` and the skew begin, or at which `nbf` equals `exp`. They round `exp` down.
    Check {
        code: "expires",
        gate: GateName::Lifetime,
        about: prose("exp is a number, and exp plus the skew is after now."),
        source: prose("lib/jsonWebToken.js L199-205"),
        run: |attempt| verified(attempt, expires(attempt)),
    },
    Check {
        code: "not-before",
        gate: GateName::Lifetime,
        about: prose(
            "nbf, where it is given, is a number before exp and before now plus the skew.",
        ),
        source: prose("lib/jsonWebToken.js L209-216"),
        run: |attempt| verified(attempt, not_before(attempt)),
    },
    // The gate also looks into `scope`, and into lists.
    Check {
        code: "scope",
        gate: GateName::Permissions,
        about: prose(
            "One of scp, split at blanks, is one of the option scope. A list in scp ends the whole process with an error.",
        ),
        source: prose("lib/bearerstrategy.js L336-357"),
        run: scope,
    },
];

fn answer(_: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    // Nobody catches this one, so that nobody answers.
    if rejection.code == "scope-type" {
        return None;
    }
    // These two are Error objects, of which passport makes no header.
    let silent = matches!(rejection.code, "issuer-unknown" | "b2c-common");
    Some(Answer {
        status: 401,
        challenge: (!silent).then(|| rejection.message.clone()),
        body: Some("Unauthorized".to_owned()),
    })
}

/// A refusal in the strategy's own words.
fn refused(code: &'static str) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    let exception = match code {
        "scope-type" => "TypeError",
        _ => "",
    };
    let text = message.map_or("", |message| message.text.text());
    Said::refused(code, exception, text)
}

/// What `jsonWebToken.verify` says; hidden unless `loggingNoPII` is off (L329-334).
fn verified(attempt: &Attempt<'_>, code: Option<&'static str>) -> Said {
    match code {
        None => Said::Passed,
        Some(_) if attempt.is_on("loggingNoPII") => refused("cannot-verify"),
        Some(code) => refused(code),
    }
}

fn issuer_known(attempt: &Attempt<'_>) -> Said {
    let metadata = attempt.set(METADATA);
    if !metadata.contains("/common/") || attempt.settings.one(Kind::Tenant).is_some() {
        return Said::Passed;
    }
    if validates_issuer(attempt) && attempt.settings.list(Kind::Issuers).is_empty() {
        return refused("issuer-unknown");
    }
    match attempt.is_on("isB2C") {
        true => refused("b2c-common"),
        false => Said::Passed,
    }
}

fn token_found(attempt: &Attempt<'_>) -> Said {
    match attempt.reading.text.is_empty() || attempt.reading.text.contains(' ') {
        true => refused("token-not-found"),
        false => Said::Passed,
    }
}

fn decoded(attempt: &Attempt<'_>) -> Said {
    match decoding(attempt) {
        None => Said::Passed,
        Some(_) if attempt.is_on("loggingNoPII") => refused("invalid-token"),
        Some(code) => refused(code),
    }
}

fn key(attempt: &Attempt<'_>) -> Said {
    let given = |name| {
        let value = attempt.header()?.get_whole(name);
        value.filter(|value| !is_false(value))
    };
    let named = given("x5t").or_else(|| given("kid"));
    match attempt.set(KEY) {
        _ if named.is_none_or(|id| id.kind() != JsonKind::String) => refused("no-key"),
        "no key with this kid" | "no keys" => refused("no-key"),
        "unknown" => Said::Skipped(Skip::NoKey),
        _ => Said::Passed,
    }
}

fn audience_option(attempt: &Attempt<'_>) -> Option<&'static str> {
    let empty = attempt.settings.given(Kind::Audiences) == Given::Empty;
    empty.then_some("audience-option")
}

fn algorithm(attempt: &Attempt<'_>) -> Option<&'static str> {
    let found = attempt.header_text("alg").unwrap_or_default();
    let accepted = found != "none" && algorithms(attempt).contains(&found);
    (!accepted).then_some("algorithm")
}

fn signature(attempt: &Attempt<'_>) -> Said {
    match attempt.set(KEY) {
        "unknown" => Said::Skipped(Skip::NoKey),
        "wrong signature" => verified(attempt, Some("signature")),
        _ => Said::Passed,
    }
}

fn issuer(attempt: &Attempt<'_>) -> Said {
    let found = attempt.text("iss").unwrap_or_default();
    if found.is_empty() {
        return verified(attempt, Some("iss"));
    }
    let wanted = issuers(attempt);
    match validates_issuer(attempt) && !wanted.is_empty() {
        true => verified(attempt, (!wanted.contains(&found)).then_some("issuer")),
        false => Said::Skipped(Skip::Off),
    }
}

fn audience(attempt: &Attempt<'_>) -> Said {
    let wanted = accepted_audiences(attempt);
    if wanted.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    let audience = attempt.audience();
    let fits = audience.values().iter().any(|own| wanted.contains(own));
    verified(attempt, (!fits).then_some("audience"))
}

fn expires(attempt: &Attempt<'_>) -> Option<&'static str> {
    match expiry(attempt) {
        None => Some("exp"),
        Some(exp) if attempt.now >= exp.saturating_add(skew(attempt)) => Some("expired"),
        Some(_) => None,
    }
}

/// `exp`, rounded up: what is left of a second counts, because now is in whole ones.
fn expiry(attempt: &Attempt<'_>) -> Option<i64> {
    let exp = attempt.claim("exp")?.number()?;
    let below = Decimal::parse(&["-", exp].concat()).map(|exp| exp.floor());
    match below {
        Some(below) => Some(below.saturating_neg()),
        None => attempt.time("exp").seconds(),
    }
}

fn not_before(attempt: &Attempt<'_>) -> Option<&'static str> {
    let nbf = attempt.claim("nbf").filter(|nbf| !is_false(nbf))?;
    if nbf.kind() != JsonKind::Number {
        return Some("nbf");
    }
    let seconds = attempt.time("nbf").seconds();
    if seconds >= expiry(attempt) {
        return Some("nbf-after-exp");
    }
    let limit = attempt.now.saturating_add(skew(attempt));
    (seconds >= Some(limit)).then_some("not-active")
}

fn scope(attempt: &Attempt<'_>) -> Said {
    let wanted = attempt.settings.list(Kind::Scopes);
    if wanted.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    let Some(scp) = attempt.claim("scp").filter(|scp| !is_false(scp)) else {
        return refused("scope-missing");
    };
    let Some(granted) = scp.string() else {
        return refused("scope-type");
    };
    if granted
        .split(' ')
        .any(|own| wanted.iter().any(|one| one == own))
    {
        return Said::Passed;
    }
    if attempt.is_on("loggingNoPII") {
        return refused("scope-hidden");
    }
    let message = Message::of(MESSAGES, "scope", Version::default());
    let text = message.map(|message| message.fill(&[&granted]));
    Said::refused("scope", "", text.unwrap_or_default())
}

/// How many values `aud` has.
fn audiences(attempt: &Attempt<'_>) -> usize {
    attempt
        .claim("aud")
        .map_or(0, |audience| audience.items().count())
}

#[cfg(test)]
mod tests;
