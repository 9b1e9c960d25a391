//! Istio: `RequestAuthentication` becomes Envoy's `jwt_authn`, `AuthorizationPolicy` its RBAC.
//!
//! istio/istio pilot/pkg/security/authn/policy_applier.go (convertToEnvoyJwtConfig) and
//! pilot/pkg/security/authz/model/generator.go. Every provider stands beside `allow_missing`, so a
//! request without a token is only stopped by a policy.

mod principal;
#[cfg(test)]
mod tests;

use super::envoy::checks as envoy;
use super::envoy::settings::{AUDIENCES, ISSUER, KEYS};
use super::envoy::{LOGGED, MESSAGES as ENVOY, answer as authentication, expectation};
use crate::catalogue::prose;
use crate::validators::{
    Answer, Attempt, Check, Expectation, Family, Fidelity, GateName, Kind, Message, Profile,
    Rejection, Said, Setting, Shape, Skip, Version,
};

const PRINCIPALS: Kind = Kind::Own("requestPrincipals");
const DENIED: &str = "RBAC";

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "istio",
    name: "Istio, RequestAuthentication",
    family: Family::Gateway,
    about: prose(
        "Envoy as Istio sets it up. A wrong token is refused; none at all is only refused by an AuthorizationPolicy that asks for one.",
    ),
    version: "security.istio.io/v1",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "istio/istio pilot/pkg/security/authn/policy_applier.go (convertToEnvoyJwtConfig): issuer and audiences as they are, no tolerance of its own, allow_missing beside every provider",
        ),
        prose(
            "istio/istio 0098d99f pilot/pkg/security/authz/model/generator.go (requestPrincipals, request.auth.claims)",
        ),
        prose("Envoy's own: see envoy-jwt-authn"),
        prose(
            "Not simulated: several rules in one policy, DENY and CUSTOM, wildcards in the values of when, everything that is not about the token",
        ),
    ],
    settings: &[
        Setting {
            name: "jwtRules.issuer",
            ..ISSUER
        },
        Setting {
            name: "jwtRules.audiences",
            example: prose("api://orders"),
            ..AUDIENCES
        },
        Setting {
            name: "requestPrincipals",
            kind: PRINCIPALS,
            shape: Shape::List,
            default: "",
            example: prose("https://issuer.example//*"),
            about: prose(
                "Of an AuthorizationPolicy: issuer, a slash, and sub. An issuer that ends in a slash makes two of them. * stands for any token, or for any end.",
            ),
        },
        Setting {
            name: "when",
            kind: Kind::Claims,
            shape: Shape::Claims,
            default: "",
            example: prose("groups any: orders-readers"),
            about: prose(
                "Conditions of an AuthorizationPolicy on request.auth.claims and request.auth.audiences, one claim a line. Values are compared as they stand.",
            ),
        },
        KEYS,
    ],
    expect,
    checks: CHECKS,
    order: None,
    messages: &[ENVOY, LOGGED, MESSAGES],
    answer,
    table: None,
};

static CHECKS: &[Check] = &[
    envoy::SIGNED,
    envoy::FORMAT,
    envoy::HEADER,
    envoy::ALGORITHM,
    envoy::PAYLOAD,
    envoy::ISSUER_READ,
    envoy::ISSUED_AT,
    envoy::TIMES_READ,
    envoy::AUDIENCE_READ,
    envoy::ISSUER,
    envoy::LIFETIME,
    envoy::AUDIENCE,
    envoy::SIGNATURE,
    Check {
        code: "request-principal",
        gate: GateName::Permissions,
        about: prose(
            "Issuer and sub are one of requestPrincipals, if there are any. A request without a token has none.",
        ),
        source: prose(
            "istio/istio 0098d99f pilot/pkg/security/authz/model/generator.go, requestPrincipalGenerator",
        ),
        run: request_principal,
    },
    when("when-audience", GateName::Audience, |attempt| {
        claims(attempt, &[GateName::Audience])
    }),
    when("when-caller", GateName::Caller, |attempt| {
        claims(attempt, &[GateName::Caller])
    }),
    when("when", GateName::Permissions, |attempt| {
        claims(attempt, &[GateName::Permissions, GateName::Issuer])
    }),
];

static MESSAGES: &[Message] = &[Message {
    code: DENIED,
    gate: GateName::Permissions,
    since: Version(0, 0, 0),
    text: prose("RBAC: access denied"),
    holds: &[],
}];

const fn when(code: &'static str, gate: GateName, run: fn(&Attempt<'_>) -> Said) -> Check {
    Check {
        code,
        gate,
        about: prose(
            "Every claim that a condition of the policy names is there and holds one of its values. No scheme and no slash is forgiven here.",
        ),
        source: prose(
            "istio/istio 0098d99f pilot/pkg/security/authz/model/generator.go, requestClaimGenerator and requestAudiencesGenerator",
        ),
        run,
    }
}

fn request_principal(attempt: &Attempt<'_>) -> Said {
    let wanted = attempt.settings.list(PRINCIPALS);
    if wanted.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    let found = (attempt.text("iss"), attempt.text("sub"));
    let fits = match &found {
        (Some(issuer), Some(subject)) => wanted
            .iter()
            .any(|wanted| principal::fits(wanted, issuer, subject)),
        _ => false,
    };
    if fits { Said::Passed } else { denied() }
}

fn claims(attempt: &Attempt<'_>, gates: &[GateName]) -> Said {
    let wanted = attempt.settings.claims(Kind::Claims);
    let mut wanted = wanted
        .iter()
        .filter(|claim| gates.contains(&claim.gate()))
        .peekable();
    if wanted.peek().is_none() {
        return Said::Skipped(Skip::Off);
    }
    let holds = wanted.all(|claim| {
        let found = attempt.claims().and_then(|claims| claim.found(claims));
        found.is_some_and(|found| claim.accepts(&found))
    });
    if holds { Said::Passed } else { denied() }
}

fn denied() -> Said {
    Said::refused(
        DENIED,
        "",
        MESSAGES.first().map_or("", |own| own.text.text()),
    )
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    Expectation {
        claims: attempt.settings.claims(Kind::Claims),
        ..expectation(attempt)
    }
}

fn answer(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    if rejection.code != DENIED {
        return authentication(attempt, rejection);
    }
    Some(Answer {
        status: 403,
        challenge: None,
        body: Some(rejection.message.clone()),
    })
}
