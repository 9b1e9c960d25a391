//! Spring Security's resource server, as Spring Boot sets it up from `application.yml`.
//!
//! All claims validators run, and the message is that of the first which refuses. Claims are
//! compared by Spring; the form, the algorithm, the key and the signature are Nimbus's part.
//!
//! Left out: `cnf` with `x5t#S256`, which is compared with the certificate of the connection, and
//! validators that an application adds in code.

use crate::catalogue::prose;
use crate::token::Token;
use crate::token::audience::Audience;
use crate::token::json::Kind as JsonKind;
use crate::token::time;
use crate::validators::{
    Answer, Attempt, Check, Expectation, Family, Fidelity, GateName, Kind, Message, Profile,
    Rejection, Said, Skip, Version,
};

mod messages;
mod settings;

use messages::MESSAGES;
use settings::{JWK_SET, KEY, NO_KEYS, NO_MATCH, SETTINGS, VERSION, WRONG};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "spring-security",
    name: "Spring Security resource server",
    family: Family::Library,
    about: prose(
        "The OAuth 2.0 resource server of Spring Boot. Without the property audiences it accepts any audience.",
    ),
    version: "5.8.0 to 7.1.1",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "spring-projects/spring-security 5.8.0, 6.5.0, 7.0.0 and 7.1.1 oauth2/oauth2-jose JwtValidators.java, NimbusJwtDecoder.java",
        ),
        prose(
            "spring-projects/spring-boot 2.7.0 to 4.0.0 OAuth2ResourceServerProperties.java, OAuth2ResourceServerJwtConfiguration.java",
        ),
        prose("Nimbus JOSE+JWT 9.20 (fork Mu-L/nimbus-jose-jwt) DefaultJWTProcessor.java"),
    ],
    settings: SETTINGS,
    expect,
    checks: CHECKS,
    order: None,
    messages: &[MESSAGES],
    answer,
    table: None,
};

/// Seconds that clocks may disagree: `JwtTimestampValidator.java`, DEFAULT_MAX_CLOCK_SKEW.
const SKEW: i64 = 60;

/// What a key set of RSA and elliptic curves gives where its keys name none:
/// `JwtDecoderProviderConfigurationUtils.java`, getJWSAlgorithms.
const OF_KEYS: [&str; 10] = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES256K", "ES384", "ES512",
];

static CHECKS: &[Check] = &[
    Check {
        code: "bearer",
        gate: GateName::Readable,
        about: prose("Behind Bearer stand only letters, digits and -._~+/, with = at the end."),
        source: prose("DefaultBearerTokenResolver.java, authorizationPattern"),
        run: bearer,
    },
    Check {
        code: "parsed",
        gate: GateName::Readable,
        about: prose("Three parts, or five if encrypted, and a header that is JSON."),
        source: prose("NimbusJwtDecoder.java, parse"),
        run: |attempt| unless(is_parsed(attempt), "malformed-token", &[]),
    },
    Check {
        code: "algorithm-named",
        gate: GateName::Algorithm,
        about: prose("The header's alg is a string other than none."),
        source: prose("NimbusJwtDecoder.java, decode"),
        run: algorithm_named,
    },
    Check {
        code: "signed",
        gate: GateName::Signature,
        about: prose("There is a signature; encrypted tokens are refused."),
        source: prose("NimbusJwtDecoder.java, parse; DefaultJWTProcessor.java"),
        run: signed,
    },
    // The gate takes `application/JWT` for `JWT`; Spring does not.
    Check {
        code: "nimbus-type",
        gate: GateName::Kind,
        about: prose("Before 7.0.0: typ is JWT or missing."),
        source: prose("NimbusJwtDecoder.java 6.5.0, JWT_TYPE_VERIFIER"),
        run: |attempt| match attempt.version(VERSION) < Version(7, 0, 0) {
            true => typed(attempt, "nimbus-type"),
            false => Said::Skipped(Skip::Off),
        },
    },
    Check {
        code: "payload",
        gate: GateName::Readable,
        about: prose("The payload is a JSON object."),
        source: prose("NimbusJwtDecoder.java, createJwt"),
        run: |attempt| payload(is_object(attempt)),
    },
    Check {
        code: "payload-times",
        gate: GateName::Lifetime,
        about: prose("exp, nbf and iat are numbers where they are given."),
        source: prose("Nimbus JWTClaimsSet.java, parse"),
        run: |attempt| {
            let number = |name: &&str| {
                let kind = attempt.claim(name).map(|claim| claim.kind());
                !kind.is_some_and(|kind| !matches!(kind, JsonKind::Number | JsonKind::Null))
            };
            payload(["exp", "nbf", "iat"].iter().all(number))
        },
    },
    Check {
        code: "payload-issuer",
        gate: GateName::Issuer,
        about: prose("iss is a string where it is given."),
        source: prose("Nimbus JWTClaimsSet.java, parse"),
        run: |attempt| {
            let kind = attempt.claim("iss").map(|claim| claim.kind());
            payload(matches!(
                kind,
                None | Some(JsonKind::String | JsonKind::Null)
            ))
        },
    },
    Check {
        code: "payload-audience",
        gate: GateName::Audience,
        about: prose("aud is a string or a list of strings where it is given."),
        source: prose("Nimbus JWTClaimsSet.java, parse"),
        run: |attempt| {
            let audience = attempt.audience();
            let odd = matches!(
                audience,
                Audience::WrongType { .. } | Audience::Mixed { .. }
            );
            payload(!odd)
        },
    },
    Check {
        code: "algorithm",
        gate: GateName::Algorithm,
        about: prose(
            "With jwk-set-uri, alg is one of jws-algorithms; with issuer-uri alone, one that the keys there are for.",
        ),
        source: prose("NimbusJwtDecoder.java, jwsKeySelector; JwtDecoderConfiguration.java"),
        run: |attempt| {
            let found = attempt.header_text("alg").unwrap_or_default();
            unless(algorithms(attempt).contains(&found), "no-key", &[])
        },
    },
    Check {
        code: "key",
        gate: GateName::Signature,
        about: prose("The key set has a key with the kid of the header."),
        source: prose("Nimbus DefaultJWTProcessor.java, selectKeys"),
        run: |attempt| match attempt.set(KEY) {
            "unknown" => Said::Skipped(Skip::NoKey),
            set => unless(!matches!(set, NO_MATCH | NO_KEYS), "no-key", &[]),
        },
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("The signature fits the key."),
        source: prose("Nimbus DefaultJWTProcessor.java, process"),
        run: |attempt| match attempt.set(KEY) {
            "unknown" => Said::Skipped(Skip::NoKey),
            set => unless(set != WRONG, "signature", &[]),
        },
    },
    Check {
        code: "type",
        gate: GateName::Kind,
        about: prose(
            "From 7.0.0 on: typ is JWT or missing. Access tokens with at+jwt need JwtValidators.createAtJwtValidator() in code.",
        ),
        source: prose("JwtTypeValidator.java, JwtValidators.java"),
        run: |attempt| match attempt.version(VERSION) < Version(7, 0, 0) {
            true => Said::Skipped(Skip::Off),
            false => typed(attempt, "type"),
        },
    },
    Check {
        code: "expires",
        gate: GateName::Lifetime,
        about: prose("exp, where it is given, is not more than 60 seconds ago."),
        source: prose("JwtTimestampValidator.java"),
        run: |attempt| {
            let exp = attempt.time("exp").seconds();
            let over = exp.filter(|exp| attempt.now.saturating_sub(SKEW) > *exp);
            unless(over.is_none(), "expired", &[&instant(over)])
        },
    },
    Check {
        code: "not-before",
        gate: GateName::Lifetime,
        about: prose("nbf, where it is given, is not more than 60 seconds ahead."),
        source: prose("JwtTimestampValidator.java"),
        run: |attempt| {
            let nbf = attempt.time("nbf").seconds();
            let ahead = nbf.filter(|nbf| attempt.now.saturating_add(SKEW) < *nbf);
            unless(ahead.is_none(), "too-early", &[&instant(ahead)])
        },
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose("With issuer-uri, iss equals it, character for character."),
        source: prose("JwtIssuerValidator.java"),
        run: |attempt| {
            let wanted = attempt.settings.list(Kind::Issuers);
            let found = attempt.text("iss");
            let fits = found.is_some_and(|found| wanted.contains(&found));
            claim("issuer", wanted.is_empty(), fits)
        },
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose(
            "With audiences, one of aud is one of them, character for character. Without, aud is not looked at.",
        ),
        source: prose("spring-boot JwtDecoderConfiguration.java, audienceValidator"),
        run: |attempt| {
            let wanted = attempt.settings.list(Kind::Audiences);
            let found = attempt.audience();
            let fits = found.values().iter().any(|own| wanted.contains(own));
            claim("audience", wanted.is_empty(), fits)
        },
    },
    // The gate also looks into roles, and into scp where there is a scope.
    Check {
        code: "authorities",
        gate: GateName::Permissions,
        about: prose("The scope, or else the scp, holds one of the scopes that the path asks for."),
        source: prose("JwtGrantedAuthoritiesConverter.java; BearerTokenAccessDeniedHandler.java"),
        run: authorities,
    },
];

fn answer(_: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let (status, error) = match rejection.code {
        "denied" => (403, "insufficient_scope"),
        _ => (401, "invalid_token"),
    };
    // BearerTokenErrors.java, invalidToken: what RFC 6750 does not allow is not shown.
    let shown = |char| matches!(char, ' '..='!' | '#'..='[' | ']'..='~');
    let description = match rejection.message.chars().all(shown) {
        true => &rejection.message,
        false => "Invalid token",
    };
    let challenge = format!(
        "Bearer error=\"{error}\", error_description=\"{description}\", error_uri=\"https://tools.ietf.org/html/rfc6750#section-3.1\""
    );
    Some(Answer {
        status,
        challenge: Some(challenge),
        body: None,
    })
}

fn refused(code: &'static str, values: &[&str]) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    let text = message.map(|message| message.fill(values));
    let exception = match code {
        "bearer" => "InvalidBearerTokenException",
        "denied" => "AccessDeniedException",
        "type" | "expired" | "too-early" | "issuer" | "audience" => "JwtValidationException",
        _ => "BadJwtException",
    };
    Said::refused(code, exception, text.unwrap_or_default())
}

fn unless(fits: bool, code: &'static str, values: &[&str]) -> Said {
    match fits {
        true => Said::Passed,
        false => refused(code, values),
    }
}

fn payload(fits: bool) -> Said {
    unless(fits, "malformed-payload", &[])
}

/// `JwtClaimValidator`, which names the claim and no value.
fn claim(code: &'static str, off: bool, fits: bool) -> Said {
    match off {
        true => Said::Skipped(Skip::Off),
        false => unless(fits, code, &[]),
    }
}

fn bearer(attempt: &Attempt<'_>) -> Said {
    let token = attempt.reading.text.trim_end_matches('=');
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    unless(
        !token.is_empty() && token.bytes().all(allowed),
        "bearer",
        &[],
    )
}

fn is_parsed(attempt: &Attempt<'_>) -> bool {
    match &attempt.reading.token {
        Token::Encrypted(encrypted) => encrypted.tag.is_some() && encrypted.surplus.is_empty(),
        Token::Signed(signed) | Token::Unsecured(signed) => {
            let header = signed.header.as_ref();
            let read = header.is_some_and(|part| part.is_object() && !part.json.is_damaged());
            read && signed.signature.is_some() && signed.surplus.is_empty()
        }
        _ => false,
    }
}

fn is_object(attempt: &Attempt<'_>) -> bool {
    let payload = attempt.reading.token.payload();
    payload.is_some_and(|part| part.is_object() && !part.json.is_damaged())
}

fn algorithm_named(attempt: &Attempt<'_>) -> Said {
    let unsigned = attempt.reading.text.ends_with('.');
    match attempt.header_text("alg").as_deref() {
        Some("none") if unsigned => refused("unsupported-algorithm", &["none"]),
        Some("none") | None => refused("malformed-token", &[]),
        Some(_) => Said::Passed,
    }
}

fn signed(attempt: &Attempt<'_>) -> Said {
    match attempt.reading.token {
        Token::Encrypted(_) => refused("encrypted", &[]),
        _ => unless(attempt.is_signed(), "malformed-token", &[]),
    }
}

fn typed(attempt: &Attempt<'_>, code: &'static str) -> Said {
    let typ = attempt.header_text("typ").unwrap_or_default();
    let fits = typ.trim().is_empty() || typ.eq_ignore_ascii_case("JWT");
    unless(fits, code, &[&typ])
}

fn authorities(attempt: &Attempt<'_>) -> Said {
    let wanted = attempt.settings.list(Kind::Scopes);
    if wanted.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    let name = match attempt.claim("scope") {
        Some(_) => "scope",
        None => "scp",
    };
    let granted = attempt.words(name);
    unless(
        granted.iter().any(|own| wanted.contains(own)),
        "denied",
        &[],
    )
}

/// As `Instant` of Java writes a moment.
fn instant(seconds: Option<i64>) -> String {
    let written = seconds.and_then(time::utc).unwrap_or_default();
    written.replace(' ', "T") + "Z"
}

fn algorithms(attempt: &Attempt<'_>) -> Vec<String> {
    let listed = attempt.settings.list(Kind::Algorithms);
    match (attempt.settings.one(JWK_SET), listed.is_empty()) {
        (None, _) => OF_KEYS.map(str::to_owned).to_vec(),
        (Some(_), true) => vec!["RS256".to_owned()],
        (Some(_), false) => listed,
    }
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    let typ = attempt.header_text("typ").unwrap_or_default();
    Expectation {
        audiences: settings.list(Kind::Audiences),
        issuers: settings.list(Kind::Issuers),
        skew: SKEW,
        valid_at_expiry: true,
        scopes: settings.list(Kind::Scopes),
        algorithms: algorithms(attempt),
        // A token without one is taken.
        token_type: (!typ.trim().is_empty()).then(|| "JWT".to_owned()),
        ..Expectation::default()
    }
}

#[cfg(test)]
mod tests;
