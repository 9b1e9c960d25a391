//! How Envoy takes a token apart (source/common/jwt/jwt.cc, `Jwt::parseFromString`): the first thing
//! that is not as it should be is what it writes.

use super::messages::refused;
use crate::token::audience::Audience;
use crate::token::base64url::{self, Remark};
use crate::token::json::{Json, Kind, Remark as JsonRemark};
use crate::token::time::{Form, Time};
use crate::validators::{Attempt, Said, Skip};

/// The algorithms that it has an implementation of.
pub(super) const ALGORITHMS: [&str; 13] = [
    "ES256", "ES384", "ES512", "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256",
    "PS384", "PS512", "EdDSA",
];

/// What stands between the dots; what is empty does not count.
fn sections<'a>(attempt: &Attempt<'a>) -> Vec<&'a str> {
    let text = attempt.reading.text.trim();
    text.split('.').filter(|part| !part.is_empty()).collect()
}

/// There is a signature. Without one there are two sections, and that is what it writes.
pub(super) fn signed(attempt: &Attempt<'_>) -> Said {
    let text = attempt.reading.text.trim();
    let cut = text.split('.').count() == 3 && text.ends_with('.');
    match cut && sections(attempt).len() == 2 {
        true => refused("JwtBadFormat"),
        false => Said::Passed,
    }
}

/// There are three sections.
pub(super) fn format(attempt: &Attempt<'_>) -> Said {
    match sections(attempt).len() {
        3 => Said::Passed,
        _ => refused("JwtBadFormat"),
    }
}

/// The header is base64url of a JSON object.
pub(super) fn header(attempt: &Attempt<'_>) -> Said {
    object(
        sections(attempt).first(),
        ["JwtHeaderParseErrorBadBase64", "JwtHeaderParseErrorBadJson"],
    )
}

/// The algorithm is one that it knows.
pub(super) fn algorithm(attempt: &Attempt<'_>) -> Said {
    let Some(algorithm) = attempt.header_text("alg") else {
        return refused("JwtHeaderBadAlg");
    };
    match ALGORITHMS.contains(&algorithm.as_str()) {
        true => Said::Passed,
        false => refused("JwtHeaderNotImplementedAlg"),
    }
}

/// The payload is base64url of a JSON object, the signature base64url, and what must be a string is
/// one.
pub(super) fn payload(attempt: &Attempt<'_>) -> Said {
    let kid = attempt.header().and_then(|header| header.get_whole("kid"));
    if kid.is_some_and(|kid| kid.kind() != Kind::String) {
        return refused("JwtHeaderBadKid");
    }
    let sections = sections(attempt);
    let codes = [
        "JwtPayloadParseErrorBadBase64",
        "JwtPayloadParseErrorBadJson",
    ];
    match object(sections.get(1), codes) {
        Said::Passed => {}
        refused => return refused,
    }
    for (name, code) in [
        ("sub", "JwtPayloadParseErrorSubNotString"),
        ("jti", "JwtPayloadParseErrorJtiNotString"),
    ] {
        if !is_text(attempt, name) {
            return refused(code);
        }
    }
    match sections.get(2).is_some_and(|part| is_encoded(part)) {
        true => Said::Passed,
        false => refused("JwtSignatureParseErrorBadBase64"),
    }
}

/// The issuer is a string, if there is one.
pub(super) fn issuer(attempt: &Attempt<'_>) -> Said {
    match is_text(attempt, "iss") {
        true => Said::Passed,
        false => refused("JwtPayloadParseErrorIssNotString"),
    }
}

/// `iat` is a number and not below zero, if it is there.
pub(super) fn issued_at(attempt: &Attempt<'_>) -> Said {
    time(
        attempt,
        "iat",
        [
            "JwtPayloadParseErrorIatNotInteger",
            "JwtPayloadParseErrorIatOutOfRange",
        ],
    )
}

/// So are `nbf` and `exp`.
pub(super) fn times(attempt: &Attempt<'_>) -> Said {
    let start = [
        "JwtPayloadParseErrorNbfNotInteger",
        "JwtPayloadParseErrorNbfOutOfRange",
    ];
    let end = [
        "JwtPayloadParseErrorExpNotInteger",
        "JwtPayloadParseErrorExpOutOfRange",
    ];
    match time(attempt, "nbf", start) {
        Said::Passed => time(attempt, "exp", end),
        refused => refused,
    }
}

fn time(attempt: &Attempt<'_>, name: &str, [odd, below]: [&'static str; 2]) -> Said {
    match attempt.time(name) {
        Time::WrongType { .. } => refused(odd),
        Time::At(date) if date.form == Form::Text => refused(odd),
        Time::At(date) if date.seconds < 0 => refused(below),
        Time::Absent | Time::At(_) => Said::Passed,
    }
}

/// `aud` is a string or a list of strings, if it is there.
pub(super) fn audience(attempt: &Attempt<'_>) -> Said {
    match attempt.audience() {
        Audience::Mixed { .. } | Audience::WrongType { .. } => {
            refused("JwtPayloadParseErrorAudNotString")
        }
        Audience::Absent if attempt.claims().is_none() => Said::Skipped(Skip::NoKey),
        _ => Said::Passed,
    }
}

fn is_text(attempt: &Attempt<'_>, name: &str) -> bool {
    let value = attempt.claim(name);
    value.is_none_or(|value| value.kind() == Kind::String)
}

fn object(section: Option<&&str>, [encoding, json]: [&'static str; 2]) -> Said {
    let section = section.copied().unwrap_or_default();
    if !is_encoded(section) {
        return refused(encoding);
    }
    let read = Json::from_bytes(base64url::decode(section).bytes);
    let foreign = |remark: &JsonRemark| matches!(remark, JsonRemark::InvalidUtf8 { .. });
    let whole = read.object().is_some() && !read.is_damaged() && !read.remarks.iter().any(foreign);
    match whole {
        true => Said::Passed,
        false => refused(json),
    }
}

/// `absl::WebSafeBase64Unescape` takes padding and stray bits, and no other alphabet.
fn is_encoded(section: &str) -> bool {
    let remarks = base64url::decode(section).remarks;
    let odd =
        |remark: &Remark| remark.is_damage() || matches!(remark, Remark::StandardAlphabet { .. });
    !remarks.iter().any(odd)
}
