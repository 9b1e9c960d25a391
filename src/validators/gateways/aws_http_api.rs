//! The JWT authorizer of Amazon API Gateway's HTTP APIs.
//!
//! docs.aws.amazon.com, Control access to HTTP APIs with JWT authorizers in API Gateway
//! (http-api-jwt-authorizer.html) lists what is looked at, in this order; which one a token with
//! several faults meets first is inferred from that. Of the texts only that on the audience is
//! published (http-api-troubleshooting-jwt.html); the others are empty here.

use super::plain;
use crate::catalogue::prose;
use crate::token::Token;
use crate::token::audience::Audience;
use crate::validators::{
    Answer, Attempt, Check, Expectation, Family, Fidelity, GateName, Kind, Message, Profile,
    Rejection, Said, Setting, Shape, Skip, Version,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "aws-http-api",
    name: "Amazon API Gateway (HTTP API, JWT authorizer)",
    family: Family::Gateway,
    about: prose(
        "Checks tokens for the routes of an HTTP API. A token without aud is measured by its client_id.",
    ),
    version: "",
    fidelity: Fidelity::Documented,
    sources: &[
        prose(
            "docs.aws.amazon.com, API Gateway developer guide, Control access to HTTP APIs with JWT authorizers",
        ),
        prose(
            "docs.aws.amazon.com, API Gateway developer guide, Troubleshooting issues with HTTP API JWT authorizers",
        ),
        prose(
            "Inferred: the order of the checks, 403 for scopes, and that a token without exp is taken",
        ),
    ],
    settings: &[
        Setting {
            name: "Audience",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://orders"),
            about: prose(
                "JwtConfiguration.Audience: who this API is. For Amazon Cognito, the app client ids.",
            ),
        },
        Setting {
            name: "Issuer",
            kind: Kind::Issuers,
            shape: Shape::Text,
            default: "",
            example: prose("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
            about: prose(
                "JwtConfiguration.Issuer: what iss must equal, slash at the end included. Keys are found through it.",
            ),
        },
        Setting {
            name: "AuthorizationScopes",
            kind: Kind::Scopes,
            shape: Shape::List,
            default: "",
            example: prose("Orders.Read"),
            about: prose("Of the route. One of these must be in scope or scp."),
        },
    ],
    expect,
    checks: CHECKS,
    order: None,
    messages: &[MESSAGES],
    answer,
    table: None,
};

static MESSAGES: &[Message] = &[Message {
    code: "audience",
    gate: GateName::Audience,
    since: Version(0, 0, 0),
    text: prose("the token does not have a valid audience"),
    holds: &[],
}];

const CHECKS: &[Check] = &[
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose("The identity source is a token that can be read, with Bearer or without."),
        source: prose("http-api-jwt-authorizer.html, steps 1 and 2"),
        run: |attempt| plain::said(plain::readable(attempt), Skip::NoKey, unauthorized),
    },
    Check {
        code: "algorithm",
        gate: GateName::Algorithm,
        about: prose("The algorithm is one of RSA."),
        source: prose("http-api-jwt-authorizer.html, step 3"),
        run: |attempt| {
            let found = attempt.header_text("alg");
            let known = found.is_some_and(|alg| ALGORITHMS.contains(&alg.as_str()));
            // What an encrypted token names there is no signature's.
            let encrypted = matches!(attempt.reading.token, Token::Encrypted(_));
            plain::said((!encrypted).then_some(known), Skip::NoKey, unauthorized)
        },
    },
    Check {
        code: "kid",
        gate: GateName::Signature,
        about: prose("The header has a kid, which is that of a key of the issuer."),
        source: prose("http-api-jwt-authorizer.html, step 4 (kid)"),
        run: |attempt| match attempt.header_text("kid") {
            Some(_) => Said::Skipped(Skip::NoKey),
            None => unauthorized(),
        },
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("That key verifies the signature. Keys are kept for two hours."),
        source: prose("http-api-jwt-authorizer.html, step 3"),
        run: |attempt| plain::signature(attempt, unauthorized),
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose("iss equals the issuer, character for character."),
        source: prose("http-api-jwt-authorizer.html, step 4 (iss)"),
        run: |attempt| {
            let fits = plain::issuer(&expect(attempt), attempt);
            plain::said(fits, Skip::Off, unauthorized)
        },
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose("One of aud, or client_id where there is no aud, is one of the audiences."),
        source: prose("http-api-jwt-authorizer.html, step 4 (aud or client_id)"),
        run: audience,
    },
    // No gate looks at iat.
    Check {
        code: "lifetime",
        gate: GateName::Lifetime,
        about: prose("exp is ahead, nbf and iat are not, with no tolerance for clocks."),
        source: prose("http-api-jwt-authorizer.html, step 4 (exp, nbf, iat)"),
        run: |attempt| {
            let issued = attempt.time("iat").seconds();
            let ahead = issued.is_some_and(|iat| attempt.now < iat);
            let fits = plain::lifetime(&expect(attempt), attempt);
            plain::said(fits.map(|fits| fits && !ahead), Skip::NoKey, unauthorized)
        },
    },
    // The gate also looks into roles.
    Check {
        code: "scopes",
        gate: GateName::Permissions,
        about: prose("scope or scp holds one of the route's scopes."),
        source: prose("http-api-jwt-authorizer.html, step 4 (scope or scp)"),
        run: |attempt| {
            let wanted = attempt.settings.list(Kind::Scopes);
            let granted = [attempt.words("scope"), attempt.words("scp")].concat();
            let fits = granted.iter().any(|own| wanted.contains(own));
            let asked = !wanted.is_empty();
            plain::said(asked.then_some(fits), Skip::Off, || {
                Said::refused("403", "", "")
            })
        },
    },
];

const ALGORITHMS: [&str; 6] = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

fn unauthorized() -> Said {
    Said::refused("401", "", "")
}

fn audience(attempt: &Attempt<'_>) -> Said {
    let wanted = attempt.settings.list(Kind::Audiences);
    if wanted.is_empty() || attempt.claims().is_none() {
        return Said::Skipped(Skip::Off);
    }
    let found = match attempt.audience() {
        Audience::Absent => attempt.text("client_id").into_iter().collect(),
        Audience::Mixed { .. } => Vec::new(),
        audience => audience.values().to_vec(),
    };
    match found.iter().any(|own| wanted.contains(own)) {
        true => Said::Passed,
        false => {
            let message = MESSAGES.first().map(|message| message.text.text());
            Said::refused("audience", "", message.unwrap_or_default())
        }
    }
}

fn answer(_: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let (status, body) = match rejection.code {
        "403" => (403, "{\"message\":\"Forbidden\"}"),
        _ => (401, "{\"message\":\"Unauthorized\"}"),
    };
    let challenge =
        |text| format!("Bearer scope=\"\" error=\"invalid_token\" error_description=\"{text}\"");
    Some(Answer {
        status,
        challenge: (rejection.code == "audience").then(|| challenge(&rejection.message)),
        body: Some(body.to_owned()),
    })
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    Expectation {
        audiences: settings.list(Kind::Audiences),
        client_id_as_audience: true,
        issuers: settings.list(Kind::Issuers),
        scopes: settings.list(Kind::Scopes),
        algorithms: ALGORITHMS.map(str::to_owned).to_vec(),
        ..Expectation::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validators::probe::{Members, said, token, with};

    const HEADER: Members<'_> = &[("alg", "\"RS256\""), ("kid", "\"k\"")];

    const CLAIMS: Members<'_> = &[
        ("aud", "\"orders\""),
        ("iss", "\"https://issuer.example/\""),
        ("nbf", "1795305600"),
        ("exp", "1795305601"),
        ("scope", "\"orders.read\""),
    ];

    const SETTINGS: Members<'_> = &[
        ("Audience", "orders\nstock"),
        ("Issuer", "https://issuer.example/"),
    ];

    const AUDIENCE: &str = "audience: the token does not have a valid audience\n401\nBearer scope=\"\" error=\"invalid_token\" error_description=\"the token does not have a valid audience\"\n{\"message\":\"Unauthorized\"}";

    /// Claims and settings that differ, and what comes of it; `!` for a refusal without words.
    const CASES: &[(Members<'_>, Members<'_>, &str)] = &[
        (&[], &[], "accepted"),
        (&[("aud", "[\"x\",\"stock\"]")], &[], "accepted"),
        (&[("aud", "\"orders/\"")], &[], AUDIENCE),
        // client_id counts only where there is no aud.
        (&[("aud", ""), ("client_id", "\"orders\"")], &[], "accepted"),
        (
            &[("aud", "\"x\""), ("client_id", "\"orders\"")],
            &[],
            AUDIENCE,
        ),
        (&[("aud", "")], &[], AUDIENCE),
        (&[("iss", "\"https://issuer.example\"")], &[], "!issuer"),
        (&[("exp", "1795305600")], &[], "!lifetime"),
        (&[("nbf", "1795305601")], &[], "!lifetime"),
        (&[("iat", "1795305601")], &[], "!~ lifetime"),
        (
            &[],
            &[("AuthorizationScopes", "orders.read\norders.write")],
            "accepted",
        ),
    ];

    #[test]
    fn it_measures_client_id_where_there_is_no_audience() {
        for (claims, settings, expected) in CASES {
            let token = token(HEADER, &with(CLAIMS, claims));
            let found = said(&PROFILE, &token, &with(SETTINGS, settings));
            let expected = match expected.strip_prefix('!') {
                Some(check) => format!("{check}: \n401\n{{\"message\":\"Unauthorized\"}}"),
                None => (*expected).to_owned(),
            };
            assert_eq!(found, expected, "{claims:?} {settings:?}");
        }
    }

    #[test]
    fn it_looks_at_the_header_first() {
        let unauthorized = "\n401\n{\"message\":\"Unauthorized\"}";
        for (header, check) in [
            (&[("alg", "\"ES256\""), ("kid", "\"k\"")][..], "algorithm: "),
            (&[("alg", "\"RS256\"")], "~ kid: "),
        ] {
            let found = said(&PROFILE, &token(header, CLAIMS), SETTINGS);
            assert_eq!(found, [check, unauthorized].concat(), "{header:?}");
        }
        let scopes = with(SETTINGS, &[("AuthorizationScopes", "orders.write")]);
        let found = said(&PROFILE, &token(HEADER, CLAIMS), &scopes);
        assert_eq!(found, "scopes: \n403\n{\"message\":\"Forbidden\"}");
    }
}
