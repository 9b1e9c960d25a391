//! What the filter looks at, in its order (authenticator.cc, `startVerify`): the signature last.

use super::super::super::libraries::identity_model::{Key, date};
use super::messages::refused;
use super::parse;
use super::settings::{ALLOW_FAILED, ALLOW_MISSING, MAX_LIFETIME, REQUIRE_EXPIRATION, REQUIRES};
use crate::catalogue::{Prose, prose};
use crate::validators::{Attempt, Check, GateName, Kind, Said, Skip};

pub(super) static CHECKS: &[Check] = &[
    PRESENT,
    SIGNED,
    FORMAT,
    HEADER,
    ALGORITHM,
    PAYLOAD,
    ISSUER_READ,
    ISSUED_AT,
    TIMES_READ,
    AUDIENCE_READ,
    ISSUER,
    LIFETIME,
    AUDIENCE,
    EXPIRATION,
    MAX,
    SIGNATURE,
];

const PARSED_SOURCE: Prose =
    prose("envoyproxy/envoy a8aad670 source/common/jwt/jwt.cc, parseFromString");

pub(in super::super) const PRESENT: Check = Check {
    code: "present",
    gate: GateName::Readable,
    about: prose("There is a token, unless the rule allows for none."),
    source: prose("envoyproxy/envoy 0198b8f2 jwt_authn/authenticator.cc, verify"),
    run: |attempt| {
        look(attempt, || match is_missing(attempt) {
            true => refused("JwtMissed"),
            false => Said::Passed,
        })
    },
};

pub(in super::super) const SIGNED: Check = Check {
    code: "signed",
    gate: GateName::Signature,
    about: prose(
        "The token has a signature. Without one it counts as not being in three sections.",
    ),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::signed(attempt)),
};

pub(in super::super) const FORMAT: Check = Check {
    code: "format",
    gate: GateName::Readable,
    about: prose(
        "Three sections with dots between them; empty ones do not count. A token that is encrypted has five.",
    ),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::format(attempt)),
};

pub(in super::super) const HEADER: Check = Check {
    code: "header",
    gate: GateName::Readable,
    about: prose("The header is base64url of a JSON object."),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::header(attempt)),
};

pub(in super::super) const ALGORITHM: Check = Check {
    code: "algorithm",
    gate: GateName::Algorithm,
    about: prose("alg is one of RS, PS, ES and HS with 256, 384 or 512, or EdDSA."),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::algorithm(attempt)),
};

pub(in super::super) const PAYLOAD: Check = Check {
    code: "payload",
    gate: GateName::Readable,
    about: prose(
        "The payload is base64url of a JSON object, the signature is base64url, and kid, sub and jti are strings if they are there.",
    ),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::payload(attempt)),
};

pub(in super::super) const ISSUER_READ: Check = Check {
    code: "issuer-read",
    gate: GateName::Issuer,
    about: prose("iss is a string, if it is there."),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::issuer(attempt)),
};

pub(in super::super) const ISSUED_AT: Check = Check {
    code: "issued-at",
    gate: GateName::Lifetime,
    about: prose("iat is a number, not below zero, if it is there. When that was does not matter."),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::issued_at(attempt)),
};

pub(in super::super) const TIMES_READ: Check = Check {
    code: "times-read",
    gate: GateName::Lifetime,
    about: prose("nbf and exp are numbers, not below zero; a number in quotation marks is none."),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::times(attempt)),
};

pub(in super::super) const AUDIENCE_READ: Check = Check {
    code: "audience-read",
    gate: GateName::Audience,
    about: prose("aud is a string or a list of strings, if it is there."),
    source: PARSED_SOURCE,
    run: |attempt| look(attempt, || parse::audience(attempt)),
};

pub(in super::super) const ISSUER: Check = Check {
    code: "issuer",
    gate: GateName::Issuer,
    about: prose("iss is the issuer of the provider, character for character, if it has one."),
    source: prose("envoyproxy/envoy 0198b8f2 jwt_authn/authenticator.cc, startVerify"),
    run: |attempt| look(attempt, || issuer(attempt)),
};

pub(in super::super) const LIFETIME: Check = Check {
    code: "lifetime",
    gate: GateName::Lifetime,
    about: prose(
        "nbf is reached, then exp is not over, give or take the tolerance; at the very second of exp the token is still good.",
    ),
    source: prose("envoyproxy/envoy a8aad670 source/common/jwt/jwt.cc, verifyTimeConstraint"),
    run: |attempt| look(attempt, || lifetime(attempt)),
};

pub(in super::super) const AUDIENCE: Check = Check {
    code: "audience",
    gate: GateName::Audience,
    about: prose(
        "One value of aud is one of the audiences, if there are any, both without http:// or https:// in front and one slash at the end.",
    ),
    source: prose("google/jwt_verify_lib src/check_audience.cc"),
    run: |attempt| look(attempt, || audience(attempt)),
};

const EXPIRATION: Check = Check {
    code: "expiration",
    gate: GateName::Lifetime,
    about: prose(
        "The token has exp, if require_expiration or max_lifetime asks for it. The text is that of a signature that does not fit.",
    ),
    source: prose("phlax/envoy 71f282dc jwt_authn/jwks_cache.cc, isLifetimeAllowed"),
    run: |attempt| look(attempt, || expiration(attempt)),
};

const MAX: Check = Check {
    code: "max-lifetime",
    gate: GateName::Lifetime,
    about: prose(
        "Less than max_lifetime is left until exp. The text is that of a signature that does not fit.",
    ),
    source: prose("phlax/envoy 71f282dc jwt_authn/jwks_cache.cc, isLifetimeAllowed"),
    run: |attempt| look(attempt, || max_lifetime(attempt)),
};

pub(in super::super) const SIGNATURE: Check = Check {
    code: "signature",
    gate: GateName::Signature,
    about: prose("A key of the provider verifies the signature."),
    source: prose("envoyproxy/envoy 0198b8f2 jwt_authn/authenticator.cc, verifyKey"),
    run: |attempt| look(attempt, || signature(attempt)),
};

/// Looks, unless the rule lets the request through whatever the token is. Who has no rules lets a
/// request without a token through.
pub(in super::super) fn look(attempt: &Attempt<'_>, run: impl FnOnce() -> Said) -> Said {
    let requires = match attempt.profile.setting(REQUIRES) {
        Some(_) => attempt.set(REQUIRES),
        None => ALLOW_MISSING,
    };
    let let_through = match requires {
        ALLOW_FAILED => true,
        ALLOW_MISSING => is_missing(attempt),
        _ => false,
    };
    match let_through {
        true => Said::Skipped(Skip::Off),
        false => run(),
    }
}

pub(in super::super) fn is_missing(attempt: &Attempt<'_>) -> bool {
    attempt.reading.text.trim().is_empty()
}

fn issuer(attempt: &Attempt<'_>) -> Said {
    let issuers = attempt.settings.list(Kind::Issuers);
    let found = attempt.text("iss").unwrap_or_default();
    if issuers.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    match issuers.contains(&found) {
        true => Said::Passed,
        false => refused("JwtUnknownIssuer"),
    }
}

/// The tolerance: a minute where there is no other, and 0 is none.
pub(super) fn skew(attempt: &Attempt<'_>) -> i64 {
    let own = attempt.profile.setting(Kind::Skew);
    match own.map_or(0, |_| attempt.seconds(Kind::Skew)) {
        0 => 60,
        seconds => seconds,
    }
}

fn lifetime(attempt: &Attempt<'_>) -> Said {
    let skew = skew(attempt);
    let latest = attempt.now.saturating_add(skew);
    if date(attempt, "nbf").is_some_and(|start| latest < start) {
        return refused("JwtNotYetValid");
    }
    let over = |end: i64| end != 0 && attempt.now > end.saturating_add(skew);
    match date(attempt, "exp").is_some_and(over) {
        true => refused("JwtExpired"),
        false => Said::Passed,
    }
}

fn audience(attempt: &Attempt<'_>) -> Said {
    let wanted = attempt.settings.list(Kind::Audiences);
    if wanted.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    let found = attempt.audience();
    let fits = |found: &String| wanted.iter().any(|wanted| bare(wanted) == bare(found));
    match found.values().iter().any(fits) {
        true => Said::Passed,
        false => refused("JwtAudienceNotAllowed"),
    }
}

/// An audience as it is compared (check_audience.cc, `sanitizeAudience`).
fn bare(audience: &str) -> &str {
    let schemes = ["http://", "https://"].into_iter();
    let mut without = schemes.filter_map(|scheme| audience.strip_prefix(scheme));
    let bare = without.next().unwrap_or(audience);
    bare.strip_suffix('/').unwrap_or(bare)
}

fn expiration(attempt: &Attempt<'_>) -> Said {
    if !attempt.is_on(REQUIRE_EXPIRATION) && attempt.set(MAX_LIFETIME).is_empty() {
        return Said::Skipped(Skip::Off);
    }
    match date(attempt, "exp").is_some_and(|end| end != 0) {
        true => Said::Passed,
        false => refused("JwtVerificationFail"),
    }
}

fn max_lifetime(attempt: &Attempt<'_>) -> Said {
    if attempt.set(MAX_LIFETIME).is_empty() {
        return Said::Skipped(Skip::Off);
    }
    let most = attempt.seconds(MAX_LIFETIME);
    let left = date(attempt, "exp").map(|end| end.saturating_sub(attempt.now));
    match left.is_some_and(|left| left < most) {
        true => Said::Passed,
        false => refused("JwtVerificationFail"),
    }
}

fn signature(attempt: &Attempt<'_>) -> Said {
    match Key::of(attempt) {
        Key::Unknown => Said::Skipped(Skip::NoKey),
        Key::Fits => Said::Passed,
        Key::Wrong => refused("JwtVerificationFail"),
        Key::NoMatch => refused("JwksKidAlgMismatch"),
        Key::None => refused("JwksNoValidKeys"),
    }
}
