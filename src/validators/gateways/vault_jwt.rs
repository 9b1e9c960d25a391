//! HashiCorp Vault's auth method `jwt`: a login with a token, measured by a role.
//!
//! The signature comes first, which takes the keys; then the claims in the order of the checks here.
//! Bound claims come in any order, as Go goes through a map.

use super::plain;
use crate::catalogue::prose;
use crate::token::audience::Audience;
use crate::token::json::Kind as JsonKind;
use crate::validators::{
    Answer, Attempt, Check, Expectation, Family, Fidelity, GateName, Kind, Message, Profile,
    Rejection, RequiredClaim, Said, Skip, Version,
};

mod form;

use form::{MESSAGES, SETTINGS, SUBJECT, USER};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "vault-jwt",
    name: "HashiCorp Vault (JWT auth)",
    family: Family::Gateway,
    about: prose(
        "Logs in with a token. A role without bound_audiences refuses every token that has an audience.",
    ),
    version: "vault-plugin-auth-jwt 2026-07, cap 0.13.0",
    fidelity: Fidelity::Read,
    sources: &[
        prose("hashicorp/vault-plugin-auth-jwt 2e68bba path_login.go, claims.go"),
        prose("hashicorp/cap cf52420 jwt/jwt.go, jwt/keyset.go"),
    ],
    settings: SETTINGS,
    expect,
    checks: CHECKS,
    order: None,
    messages: &[MESSAGES],
    answer,
    table: None,
};

/// `SupportedSigningAlgorithm` of hashicorp/cap.
const ALGORITHMS: [&str; 10] = [
    "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "EdDSA",
];

/// How long a token without `exp` lives, in seconds: `DefaultLeewaySeconds`.
const LIFE: i64 = 150;

static CHECKS: &[Check] = &[
    Check {
        code: "given",
        gate: GateName::Readable,
        about: prose("There is a token."),
        source: prose("path_login.go, pathLogin"),
        run: |attempt| unless(!attempt.reading.text.is_empty(), "missing"),
    },
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose(
            "Three parts that can be read. Vault's words for one that cannot go on with those of go-jose.",
        ),
        source: prose("cap jwt.go, validateAll; keyset.go, VerifySignature"),
        run: |attempt| match plain::readable(attempt) {
            Some(fits) => unless(fits, "signature"),
            None => Said::Skipped(Skip::NoKey),
        },
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("A key verifies the signature; encrypted tokens are refused."),
        source: prose("cap jwt.go, validateAll; keyset.go, VerifySignature"),
        run: |attempt| match attempt.is_signed() {
            true => Said::Skipped(Skip::NoKey),
            false => refused("signature", &[]),
        },
    },
    Check {
        code: "algorithm",
        gate: GateName::Algorithm,
        about: prose(
            "alg is one of jwt_supported_algs, or without that any of RSA, elliptic curves and EdDSA.",
        ),
        source: prose("cap jwt.go, validateSigningAlgorithm; path_login.go, pathLogin"),
        run: algorithm,
    },
    Check {
        code: "payload-times",
        gate: GateName::Lifetime,
        about: prose("exp, nbf and iat are numbers where they are given."),
        source: prose("go-jose v3.0.5 jwt/claims.go, NumericDate.UnmarshalJSON"),
        run: |attempt| {
            let odd = |name: &&str| {
                let kind = attempt.claim(name).map(|claim| claim.kind());
                kind.is_some_and(|kind| !matches!(kind, JsonKind::Number | JsonKind::Null))
            };
            unless(!["exp", "nbf", "iat"].iter().any(odd), "times")
        },
    },
    Check {
        code: "payload-audience",
        gate: GateName::Audience,
        about: prose("aud is a string or a list of strings where it is given."),
        source: prose("go-jose v3.0.5 jwt/claims.go, Audience.UnmarshalJSON"),
        run: |attempt| {
            let odd = matches!(
                attempt.audience(),
                Audience::WrongType { .. } | Audience::Mixed { .. }
            );
            unless(!odd, "audience-type")
        },
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose("With bound_issuer, iss equals it, character for character."),
        source: prose("cap jwt.go, validateAll"),
        run: |attempt| match attempt.settings.one(Kind::Issuers) {
            None => Said::Skipped(Skip::Off),
            Some(wanted) => unless(attempt.text("iss") == Some(wanted), "issuer"),
        },
    },
    Check {
        code: "subject",
        gate: GateName::Permissions,
        about: prose("With bound_subject, sub equals it."),
        source: prose("cap jwt.go, validateAll"),
        run: |attempt| match attempt.settings.one(SUBJECT) {
            None => Said::Skipped(Skip::Off),
            Some(wanted) => unless(attempt.text("sub") == Some(wanted), "subject"),
        },
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose("One of aud is one of bound_audiences, character for character."),
        source: prose("cap jwt.go, validateAudience"),
        run: |attempt| {
            let wanted = attempt.settings.list(Kind::Audiences);
            if wanted.is_empty() {
                return Said::Skipped(Skip::Off);
            }
            let found = attempt.audience();
            let fits = found.values().iter().any(|own| wanted.contains(own));
            unless(fits, "audience")
        },
    },
    // The gates do not make an `exp` of other times, and ask for none.
    Check {
        code: "times",
        gate: GateName::Lifetime,
        about: prose(
            "One of iat, nbf and exp is there; nbf, or else iat, is not further ahead than the leeway, and exp no longer ago. Without exp, 150 seconds behind iat or nbf count.",
        ),
        source: prose("cap jwt.go, validateAll"),
        run: times,
    },
    Check {
        code: "unbound-audience",
        gate: GateName::Audience,
        about: prose("A role without bound_audiences takes only tokens without aud."),
        source: prose("path_login.go, pathLogin"),
        run: |attempt| unless(!is_unbound(attempt), "unbound"),
    },
    Check {
        code: "user",
        gate: GateName::Permissions,
        about: prose("The claim that user_claim names is in the token."),
        source: prose("path_login.go, createIdentity"),
        run: |attempt| match attempt.settings.one(USER) {
            None => Said::Skipped(Skip::Off),
            Some(name) => match attempt.claim(&name) {
                Some(_) => Said::Passed,
                None => refused("no-user", &[&name]),
            },
        },
    },
    // A claim of the audience, the issuer or the caller counts at that gate.
    Check {
        code: "bound-claims",
        gate: GateName::Permissions,
        about: prose("Each of bound_claims is in the token and holds one of its values."),
        source: prose("claims.go, validateBoundClaims"),
        run: bound_claims,
    },
];

fn refused(code: &'static str, values: &[&str]) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    let text = message.map(|message| message.fill(values));
    Said::refused(code, "", text.unwrap_or_default())
}

fn unless(fits: bool, code: &'static str) -> Said {
    match fits {
        true => Said::Passed,
        false => refused(code, &[]),
    }
}

fn answer(_: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let message = rejection.message.replace('"', "\\\"");
    Some(Answer {
        status: 400,
        challenge: None,
        body: Some(["{\"errors\":[\"", &message, "\"]}"].concat()),
    })
}

fn algorithm(attempt: &Attempt<'_>) -> Said {
    let found = attempt.header_text("alg").unwrap_or_default();
    match accepted(attempt).contains(&found) {
        true => Said::Passed,
        false if ALGORITHMS.contains(&found.as_str()) => refused("algorithm", &[]),
        // No key is for it.
        false => refused("signature", &[]),
    }
}

fn accepted(attempt: &Attempt<'_>) -> Vec<String> {
    let listed = attempt.settings.list(Kind::Algorithms);
    match listed.is_empty() {
        true => ALGORITHMS.map(str::to_owned).to_vec(),
        false => listed,
    }
}

/// 0 counts as not given, in the token as well as in the role.
fn seconds(attempt: &Attempt<'_>, name: &str) -> i64 {
    attempt.time(name).seconds().unwrap_or_default()
}

fn leeway(attempt: &Attempt<'_>) -> i64 {
    match attempt.seconds(Kind::Skew) {
        0 => 60,
        seconds => seconds,
    }
}

fn is_unbound(attempt: &Attempt<'_>) -> bool {
    let audience = attempt.audience();
    let nothing = audience.values().iter().all(String::is_empty);
    attempt.settings.list(Kind::Audiences).is_empty() && !nothing
}

fn times(attempt: &Attempt<'_>) -> Said {
    let [iat, nbf, exp] = ["iat", "nbf", "exp"].map(|name| seconds(attempt, name));
    let start = if nbf == 0 { iat } else { nbf };
    let end = match exp {
        0 => iat.max(nbf).saturating_add(LIFE),
        exp => exp,
    };
    let leeway = leeway(attempt);
    if (iat, nbf, exp) == (0, 0, 0) {
        return refused("no-times", &[]);
    }
    if attempt.now.saturating_add(leeway) < start {
        return refused("nbf", &[]);
    }
    unless(attempt.now.saturating_sub(leeway) <= end, "exp")
}

fn bound_claims(attempt: &Attempt<'_>) -> Said {
    let wanted = attempt.settings.claims(Kind::Claims);
    let Some(claims) = attempt.claims().filter(|_| !wanted.is_empty()) else {
        return Said::Skipped(Skip::Off);
    };
    for claim in wanted {
        match claim.found(claims) {
            None => return refused("claim-missing", &[&claim.name]),
            Some(found) if !claim.accepts(&found) => return refused("claim", &[&claim.name]),
            Some(_) => {}
        }
    }
    Said::Passed
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    let subject = settings.one(SUBJECT).map(|subject| RequiredClaim {
        values: vec![subject],
        ..RequiredClaim::present("sub")
    });
    let user = settings.one(USER);
    let user = user.map(|name| RequiredClaim::present(&name));
    let claims = subject.into_iter().chain(user);
    Expectation {
        audiences: settings.list(Kind::Audiences),
        requires_audiences: is_unbound(attempt),
        issuers: settings.one(Kind::Issuers).into_iter().collect(),
        skew: leeway(attempt),
        valid_at_expiry: true,
        algorithms: accepted(attempt),
        claims: claims.chain(settings.claims(Kind::Claims)).collect(),
        ..Expectation::default()
    }
}

#[cfg(test)]
mod tests;
