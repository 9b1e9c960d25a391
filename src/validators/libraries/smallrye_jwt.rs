//! SmallRye JWT, which checks MicroProfile JWT in Quarkus, WildFly and others.
//!
//! Beneath it jose4j looks at the claims and collects what is wrong; SmallRye says of all of it that
//! it failed to verify the token, and logs jose4j's words as the cause.

use crate::catalogue::prose;
use crate::token::Token;
use crate::token::audience::Audience;
use crate::validators::{
    Attempt, Check, Expectation, Family, Fidelity, GateName, Kind, Message, Profile, RequiredClaim,
    Said, Skip, Version, no_answer,
};

mod form;

use form::{AGE, KEY, MESSAGES, NO_KEYS, NO_MATCH, SETTINGS, WRONG};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "smallrye-jwt",
    name: "SmallRye JWT (MicroProfile JWT)",
    family: Family::Library,
    about: prose(
        "MicroProfile JWT in Quarkus and WildFly. Without mp.jwt.verify.audiences it accepts any audience.",
    ),
    version: "4.6.3, with jose4j 0.9.6",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "smallrye/smallrye-jwt bc94297 DefaultJWTTokenParser.java, JWTAuthContextInfoProvider.java, PrincipalMessages.java",
        ),
        prose(
            "jose4j (fork pvliesdonk/jose4j, 2017) NumericDateValidator.java, AudValidator.java, IssValidator.java",
        ),
    ],
    settings: SETTINGS,
    expect,
    checks: CHECKS,
    order: None,
    messages: &[MESSAGES],
    answer: no_answer,
    table: None,
};

static CHECKS: &[Check] = &[
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose("Three parts that can be read."),
        source: prose("DefaultJWTTokenParser.java, parseClaims"),
        run: |attempt| match attempt.reading.token {
            Token::Encrypted(_) => Said::Skipped(Skip::Off),
            Token::Serialized(_) => refused("SRJWT07000"),
            _ => unless(attempt.is_whole()),
        },
    },
    Check {
        code: "algorithm",
        gate: GateName::Algorithm,
        about: prose("alg is mp.jwt.verify.publickey.algorithm."),
        source: prose("DefaultJWTTokenParser.java, setJwsAlgorithmConstraints"),
        run: |attempt| match attempt.reading.token {
            Token::Encrypted(_) => Said::Skipped(Skip::Off),
            _ => {
                let found = attempt.header_text("alg").unwrap_or_default();
                unless(algorithms(attempt).contains(&found))
            }
        },
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose(
            "There is a key for the kid, and it verifies the signature. Encrypted tokens need a key that is not foreseen here.",
        ),
        source: prose("DefaultJWTTokenParser.java, setVerificationKeyResolver"),
        run: |attempt| match attempt.set(KEY) {
            _ if !attempt.is_signed() => refused("SRJWT07000"),
            "unknown" => Said::Skipped(Skip::NoKey),
            set => unless(![WRONG, NO_MATCH, NO_KEYS].contains(&set)),
        },
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose(
            "With mp.jwt.verify.audiences, one of aud is one of them, character for character. Without, aud is not looked at.",
        ),
        source: prose("DefaultJWTTokenParser.java, setExpectedAudience; jose4j AudValidator.java"),
        run: |attempt| {
            let wanted = attempt.settings.list(Kind::Audiences);
            let found = attempt.audience();
            let mixed = matches!(found, Audience::Mixed { .. });
            let fits = found.values().iter().any(|own| wanted.contains(own));
            asked(!wanted.is_empty(), fits && !mixed)
        },
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose("With mp.jwt.verify.issuer, iss equals it, character for character."),
        source: prose("DefaultJWTTokenParser.java, setExpectedIssuer; jose4j IssValidator.java"),
        run: |attempt| {
            let wanted = attempt.settings.one(Kind::Issuers);
            let fits = attempt.text("iss") == wanted;
            asked(wanted.is_some(), fits)
        },
    },
    Check {
        code: "expires",
        gate: GateName::Lifetime,
        about: prose("exp is there, and exp plus the skew is after now."),
        source: prose(
            "DefaultJWTTokenParser.java, setRequireExpirationTime; jose4j NumericDateValidator.java",
        ),
        run: |attempt| {
            let limit = attempt.now.saturating_sub(attempt.seconds(Kind::Skew));
            let exp = attempt.time("exp").seconds();
            unless(exp.is_some_and(|exp| limit < exp))
        },
    },
    Check {
        code: "not-before",
        gate: GateName::Lifetime,
        about: prose("nbf, where it is given, is not further ahead than the skew."),
        source: prose("jose4j NumericDateValidator.java"),
        run: |attempt| {
            let limit = attempt.now.saturating_add(attempt.seconds(Kind::Skew));
            let nbf = attempt.time("nbf").seconds();
            unless(nbf.is_none_or(|nbf| nbf <= limit))
        },
    },
    Check {
        code: "issued",
        gate: GateName::Permissions,
        about: prose("iat is there."),
        source: prose("DefaultJWTTokenParser.java, setRequireIssuedAt"),
        run: |attempt| unless(attempt.claim("iat").is_some()),
    },
    Check {
        code: "age",
        gate: GateName::Lifetime,
        about: prose(
            "iat is a number, not behind exp, and with mp.jwt.verify.token.age not longer ago than that.",
        ),
        source: prose("DefaultJWTTokenParser.java, verifyIatAndExpAndTimeToLive"),
        run: age,
    },
    Check {
        code: "principal",
        gate: GateName::Permissions,
        about: prose("One of sub, upn and preferred_username is there."),
        source: prose("DefaultJWTTokenParser.java, checkNameClaims"),
        run: |attempt| unless(has_principal(attempt)),
    },
];

fn refused(code: &'static str) -> Said {
    refused_with(code, &[])
}

fn refused_with(code: &'static str, values: &[&str]) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    let text = message.map(|message| message.fill(values));
    Said::refused(code, "ParseException", text.unwrap_or_default())
}

fn unless(fits: bool) -> Said {
    match fits {
        true => Said::Passed,
        false => refused("SRJWT07000"),
    }
}

fn asked(asked: bool, fits: bool) -> Said {
    match asked {
        true => unless(fits),
        false => Said::Skipped(Skip::Off),
    }
}

fn age(attempt: &Attempt<'_>) -> Said {
    let (iat, exp) = (attempt.time("iat").seconds(), attempt.time("exp").seconds());
    let (Some(iat), Some(exp)) = (iat, exp) else {
        return refused("SRJWT07008");
    };
    if exp < iat {
        return refused_with("SRJWT07015", &[&exp.to_string(), &iat.to_string()]);
    }
    let old = attempt.now.saturating_sub(iat);
    match attempt.settings.one(AGE) {
        Some(limit) if attempt.seconds(AGE) < old => refused_with("SRJWT07018", &[&limit]),
        _ => Said::Passed,
    }
}

fn has_principal(attempt: &Attempt<'_>) -> bool {
    let names = ["sub", "upn", "preferred_username"];
    names.iter().any(|name| attempt.claim(name).is_some())
}

fn algorithms(attempt: &Attempt<'_>) -> Vec<String> {
    let listed = attempt.settings.list(Kind::Algorithms);
    match listed.is_empty() {
        true => vec!["RS256".to_owned()],
        false => listed,
    }
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    let nobody = (!has_principal(attempt)).then(|| RequiredClaim::present("sub"));
    let never = attempt.claim("iat").is_none();
    let issued = never.then(|| RequiredClaim::present("iat"));
    Expectation {
        audiences: settings.list(Kind::Audiences),
        issuers: settings.one(Kind::Issuers).into_iter().collect(),
        skew: attempt.seconds(Kind::Skew),
        requires_expiry: true,
        algorithms: algorithms(attempt),
        claims: issued.into_iter().chain(nobody).collect(),
        ..Expectation::default()
    }
}

#[cfg(test)]
mod tests;
