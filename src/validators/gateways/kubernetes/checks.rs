//! What the server looks at, in the order for one audience; see `order` for several.

use super::super::super::libraries::identity_model::{Key, date};
use super::claims::{self, required};
use super::go;
use super::messages::refused;
use super::settings::{FLAGS, SET_WITH};
use crate::catalogue::prose;
use crate::token::audience::Audience;
use crate::token::base64url;
use crate::token::json::{Json, Kind as JsonKind, Value};
use crate::token::time::Time;
use crate::validators::{Attempt, Check, GateName, Kind, Said, Skip};

pub(super) const AUDIENCE: &str = "audience";
pub(super) const GOOGLE: &str = "https://accounts.google.com";
pub(super) const GOOGLE_BARE: &str = "accounts.google.com";
/// How far ahead `nbf` may be, in seconds; `exp` has no tolerance.
pub(super) const START_SKEW: i64 = 60;

pub(super) static CHECKS: &[Check] = &[
    Check {
        code: "format",
        gate: GateName::Readable,
        about: prose(
            "Three parts with dots between them, of which the second is base64url of a JSON object. Otherwise it is nobody's token.",
        ),
        source: prose("kubernetes/apiserver 24a394e5 oidc.go, untrustedIssuer"),
        run: format,
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose(
            "iss is the issuer, character for character; accounts.google.com counts as https://accounts.google.com. Nothing is logged of another issuer.",
        ),
        source: prose("kubernetes/apiserver 24a394e5 oidc.go, hasCorrectIssuer"),
        run: issuer,
    },
    Check {
        code: "header",
        gate: GateName::Readable,
        about: prose("The header is base64url of a JSON object."),
        source: prose("coreos/go-oidc branch v2 verify.go, Verify (jose.ParseSigned)"),
        run: header,
    },
    Check {
        code: "audience-read",
        gate: GateName::Audience,
        about: prose("aud is a string or a list of strings, if it is there."),
        source: prose("coreos/go-oidc branch v2 oidc.go, audience.UnmarshalJSON"),
        run: audience_read,
    },
    Check {
        code: "issued-at",
        gate: GateName::Lifetime,
        about: prose("iat is a number, or a string with one, if it is there."),
        source: prose("coreos/go-oidc branch v2 oidc.go, jsonTime.UnmarshalJSON"),
        run: |attempt| times_read(attempt, &["iat"]),
    },
    Check {
        code: "times-read",
        gate: GateName::Lifetime,
        about: prose("exp and nbf are numbers, or strings with one."),
        source: prose("coreos/go-oidc branch v2 oidc.go, jsonTime.UnmarshalJSON"),
        run: |attempt| times_read(attempt, &["exp", "nbf"]),
    },
    Check {
        code: AUDIENCE,
        gate: GateName::Audience,
        about: prose(
            "One value of aud is one of the audiences, letter for letter. Of several audiences this is asked after the signature.",
        ),
        source: prose(
            "coreos/go-oidc branch v2 verify.go, Verify; kubernetes/apiserver 24a394e5 oidc.go, verifyAudience",
        ),
        run: audience,
    },
    Check {
        code: "expiry",
        gate: GateName::Lifetime,
        about: prose("exp is there and not over, with no tolerance."),
        source: prose("coreos/go-oidc branch v2 verify.go, Verify"),
        run: expiry,
    },
    Check {
        code: "start",
        gate: GateName::Lifetime,
        about: prose("nbf is reached, if it is there, give or take a minute."),
        source: prose("coreos/go-oidc branch v2 verify.go, Verify"),
        run: start,
    },
    Check {
        code: "algorithm",
        gate: GateName::Algorithm,
        about: prose("alg is one of those that are accepted."),
        source: prose(
            "coreos/go-oidc branch v2 verify.go, Verify; kubernetes/kubernetes pkg/kubeapiserver/options/authentication.go",
        ),
        run: algorithm,
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("A key of the issuer verifies the signature."),
        source: prose("coreos/go-oidc branch v2 verify.go, Verify; jwks.go, verify"),
        run: signature,
    },
    Check {
        code: "username",
        gate: GateName::Permissions,
        about: prose(
            "The claim with the name of the user is a string; an e-mail address is verified.",
        ),
        source: prose("kubernetes/apiserver 24a394e5 oidc.go, getUsername"),
        run: claims::username,
    },
    required("claims-caller", GateName::Caller, |attempt| {
        claims::claims(attempt, &[GateName::Caller])
    }),
    required("claims", GateName::Permissions, |attempt| {
        let others = [GateName::Permissions, GateName::Audience, GateName::Issuer];
        claims::claims(attempt, &others)
    }),
];

fn format(attempt: &Attempt<'_>) -> Said {
    match payload(attempt) {
        Some(_) => Said::Passed,
        None => refused("invalid-bearer-token", &[]),
    }
}

/// The payload; `None` where the token is none, or cannot be read.
fn payload(attempt: &Attempt<'_>) -> Option<Json> {
    let mut parts = attempt.reading.text.trim().split('.').skip(1);
    let payload = parts.next()?;
    let decoded = base64url::decode(payload);
    let odd =
        |remark: &base64url::Remark| !matches!(remark, base64url::Remark::TrailingBits { .. });
    let encoded = !decoded.remarks.iter().any(odd);
    let read = Json::from_bytes(decoded.bytes);
    let whole = encoded && read.object().is_some() && !read.is_damaged();
    (whole && parts.count() == 1).then_some(read)
}

/// The issuer that is set.
pub(super) fn issuer_wanted(attempt: &Attempt<'_>) -> Option<String> {
    attempt.settings.exact(Kind::Issuer).map(str::to_owned)
}

fn issuer(attempt: &Attempt<'_>) -> Said {
    let Some(wanted) = issuer_wanted(attempt) else {
        return Said::Skipped(Skip::Off);
    };
    let payload = payload(attempt);
    let found = payload
        .as_ref()
        .and_then(|payload| payload.get_whole("iss"));
    let found = found.and_then(Value::string).unwrap_or_default();
    let found = if found == GOOGLE_BARE { GOOGLE } else { &found };
    match found == wanted {
        true => Said::Passed,
        false => refused("invalid-bearer-token", &[]),
    }
}

/// What the library writes about a header that it cannot read depends on what is wrong with it.
fn header(attempt: &Attempt<'_>) -> Said {
    let text = attempt.reading.text.trim();
    let decoded = base64url::decode(text.split('.').next().unwrap_or_default());
    let encoded = !decoded.remarks.iter().any(base64url::Remark::is_damage);
    let read = Json::from_bytes(decoded.bytes);
    match encoded && read.object().is_some() && !read.is_damaged() {
        true => Said::Passed,
        false => refused("malformed", &["<reason>"]),
    }
}

fn audience_read(attempt: &Attempt<'_>) -> Said {
    let wanted = match attempt.audience() {
        Audience::WrongType {
            kind: JsonKind::Null,
            ..
        } => return Said::Passed,
        Audience::WrongType { .. } => "[]string",
        Audience::Mixed { .. } => "string",
        _ => return Said::Passed,
    };
    let Some(value) = attempt.claim("aud") else {
        return Said::Passed;
    };
    let text = |item: &Value<'_>| item.kind() != JsonKind::String;
    let odd = value.items().find(text).unwrap_or(value);
    refused("claims-unreadable", &[&go::mismatch(odd, wanted)])
}

fn times_read(attempt: &Attempt<'_>, names: &[&str]) -> Said {
    for &name in names {
        let (Time::WrongType { .. }, Some(value)) = (attempt.time(name), attempt.claim(name))
        else {
            continue;
        };
        let problem = match value.string() {
            Some(text) => {
                let quoted = format!("{:?}", format!("{text:?}"));
                [
                    "json: invalid number literal, trying to unmarshal ",
                    &quoted,
                    " into Number",
                ]
                .concat()
            }
            None => go::mismatch(value, "json.Number"),
        };
        return refused("claims-unreadable", &[&problem]);
    }
    Said::Passed
}

fn audience(attempt: &Attempt<'_>) -> Said {
    let mut wanted = attempt.settings.list(Kind::Audiences);
    let found = attempt.audience();
    let found = match found {
        Audience::Joined { whole, .. } => vec![whole],
        other => other.values().to_vec(),
    };
    if wanted.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    if wanted.iter().any(|wanted| found.contains(wanted)) {
        return Said::Passed;
    }
    let found = go::quoted(&found);
    match wanted.as_slice() {
        [only] => refused(AUDIENCE, &[only, &found]),
        _ => {
            wanted.sort();
            refused("audiences", &[&go::quoted(&wanted), &found])
        }
    }
}

fn expiry(attempt: &Attempt<'_>) -> Said {
    match date(attempt, "exp") {
        None => refused("expired", &[go::NO_MOMENT]),
        Some(end) if end < attempt.now => refused("expired", &[&go::moment(end)]),
        Some(_) => Said::Passed,
    }
}

fn start(attempt: &Attempt<'_>) -> Said {
    let latest = attempt.now.saturating_add(START_SKEW);
    match date(attempt, "nbf") {
        Some(start) if latest < start => {
            let moments = [go::moment(attempt.now), go::moment(start)];
            refused("not-before", &moments.each_ref().map(String::as_str))
        }
        _ => Said::Passed,
    }
}

/// Those that are accepted: with a file all that the server knows.
pub(super) fn algorithms(attempt: &Attempt<'_>) -> Vec<String> {
    const ALL: [&str; 9] = [
        "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512",
    ];
    let listed = attempt.settings.list(Kind::Algorithms);
    let all: &[&str] = match attempt.set(SET_WITH) {
        FLAGS if listed.is_empty() => &["RS256"],
        FLAGS => return listed,
        _ => &ALL,
    };
    all.iter().copied().map(str::to_owned).collect()
}

fn algorithm(attempt: &Attempt<'_>) -> Said {
    let wanted = algorithms(attempt);
    let found = attempt.header_text("alg").unwrap_or_default();
    match wanted.contains(&found) {
        true => Said::Passed,
        false => refused("algorithm", &[&go::quoted(&wanted), &found]),
    }
}

fn signature(attempt: &Attempt<'_>) -> Said {
    let unsigned = attempt.reading.text.trim().ends_with('.');
    match Key::of(attempt) {
        Key::Unknown if !unsigned => Said::Skipped(Skip::NoKey),
        Key::Fits if !unsigned => Said::Passed,
        _ => refused("signature", &[]),
    }
}
