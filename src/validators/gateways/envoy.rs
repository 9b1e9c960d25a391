//! Envoy's filter `jwt_authn`, and what Istio makes of it.
//!
//! envoyproxy/envoy source/common/jwt (jwt.cc, check_audience.cc, status.cc) and
//! source/extensions/filters/http/jwt_authn (authenticator.cc, jwks_cache.cc, filter.cc).

pub(super) mod checks;
mod messages;
mod parse;
pub(super) mod settings;
#[cfg(test)]
mod tests;

pub(super) use messages::{LOGGED, MESSAGES};

use crate::catalogue::prose;
use crate::validators::{Answer, Attempt, Expectation, Family, Fidelity, Kind, Profile, Rejection};
use settings::{MAX_LIFETIME, REQUIRE_EXPIRATION, STRIP};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "envoy-jwt-authn",
    name: "Envoy, jwt_authn",
    family: Family::Gateway,
    about: prose(
        "The filter that checks tokens before a request is routed. It looks at the claims first and at the signature last, and answers a wrong audience with 403.",
    ),
    version: "v3",
    fidelity: Fidelity::Read,
    sources: &[
        prose("envoyproxy/envoy a8aad670 source/common/jwt/jwt.cc, 2dcffddf status.cc"),
        prose(
            "envoyproxy/envoy 0198b8f2, phlax/envoy 71f282dc source/extensions/filters/http/jwt_authn/authenticator.cc and jwks_cache.cc",
        ),
        prose(
            "envoyproxy/envoy 0016b951 source/extensions/filters/http/jwt_authn/filter.cc (the answer)",
        ),
        prose(
            "envoyproxy/envoy source/common/jwt/check_audience.cc; google/jwt_verify_lib src/check_audience_test.cc, src/struct_utils.cc",
        ),
        prose(
            "Not simulated: subjects, several tokens in one request, and where in a request a token is looked for. Unconfirmed: what remote_jwks without any usable key is answered with",
        ),
    ],
    settings: settings::SETTINGS,
    expect,
    checks: checks::CHECKS,
    order: None,
    messages: &[MESSAGES, LOGGED],
    answer,
    table: None,
};

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let limited = !attempt.set(MAX_LIFETIME).is_empty();
    Expectation {
        requires_expiry: limited || attempt.is_on(REQUIRE_EXPIRATION),
        ..expectation(attempt)
    }
}

/// What every provider expects.
pub(super) fn expectation(attempt: &Attempt<'_>) -> Expectation {
    Expectation {
        audiences: attempt.settings.list(Kind::Audiences),
        scheme_tolerant: true,
        slash_tolerant: true,
        issuers: attempt.settings.list(Kind::Issuers),
        skew: checks::skew(attempt),
        valid_at_expiry: true,
        may_end_before_it_starts: true,
        algorithms: parse::ALGORITHMS.map(str::to_owned).to_vec(),
        ..Expectation::default()
    }
}

/// 403 for the audience, 401 for everything else.
pub(super) fn answer(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let status = match rejection.code {
        "JwtAudienceNotAllowed" => 403,
        _ => 401,
    };
    let may_strip = attempt.profile.setting(Kind::Own(STRIP)).is_some();
    if may_strip && attempt.is_on(STRIP) {
        return Some(Answer {
            status,
            challenge: None,
            body: None,
        });
    }
    let error = match rejection.code {
        "JwtMissed" => "",
        _ => ", error=\"invalid_token\"",
    };
    let challenge = ["Bearer realm=\"<address of the request>\"", error].concat();
    Some(Answer {
        status,
        challenge: Some(challenge),
        body: Some(rejection.message.clone()),
    })
}
