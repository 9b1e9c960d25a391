//! The API server of Kubernetes with tokens of an OpenID Connect issuer.
//!
//! kubernetes/apiserver 24a394e5 plugin/pkg/authenticator/token/oidc/oidc.go, which hands the token to
//! coreos/go-oidc v2.5.0 (verify.go) and then looks at claims itself. Who calls only sees
//! `Unauthorized`; the reason stands in the server's log.

mod checks;
mod claims;
mod go;
mod messages;
mod settings;
#[cfg(test)]
mod tests;

use crate::catalogue::prose;
use crate::validators::{
    Answer, Attempt, Check, Expectation, Family, Fidelity, Kind, Profile, Rejection,
};
use checks::{AUDIENCE, CHECKS};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "kubernetes-oidc",
    name: "Kubernetes API server, OIDC",
    family: Family::Gateway,
    about: prose(
        "A cluster that takes tokens of an OpenID Connect issuer. It tells the client nothing but Unauthorized; a token of another issuer is passed over without a word about it.",
    ),
    version: "1.30 to 1.37",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "kubernetes/apiserver 24a394e5 plugin/pkg/authenticator/token/oidc/oidc.go, pkg/authentication/request/bearertoken/bearertoken.go, pkg/endpoints/filters/authentication.go",
        ),
        prose("kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go"),
        prose("coreos/go-oidc, branch v2, verify.go, oidc.go, jwks.go (go.mod asks for v2.5.0)"),
        prose(
            "kubernetes/kubernetes pkg/kubeapiserver/options/authentication.go (with a file every algorithm, with flags those of --oidc-signing-algs)",
        ),
        prose(
            "Not simulated: expressions in CEL, groups, uid and extra, distributed claims. Inferred: that the server's clock is set to UTC when it prints times. Unconfirmed: the reason behind malformed jwt",
        ),
    ],
    settings: settings::SETTINGS,
    expect,
    checks: CHECKS,
    order: Some(order),
    messages: &[messages::MESSAGES],
    answer,
    table: None,
};

/// Several audiences are compared by the server itself, when the library is done with the token.
fn order(attempt: &Attempt<'_>) -> Vec<&'static Check> {
    let mut order: Vec<_> = CHECKS.iter().collect();
    let place = |order: &[&Check], code| order.iter().position(|check| check.code == code);
    let several = attempt.settings.list(Kind::Audiences).len() > 1;
    if let (true, Some(from), Some(to)) =
        (several, place(&order, AUDIENCE), place(&order, "signature"))
        && let Some(between) = order.get_mut(from..=to)
    {
        between.rotate_left(1);
    }
    order
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let issuer = checks::issuer_wanted(attempt);
    let google =
        (issuer.as_deref() == Some(checks::GOOGLE)).then(|| checks::GOOGLE_BARE.to_owned());
    Expectation {
        audiences: attempt.settings.list(Kind::Audiences),
        issuers: issuer.into_iter().chain(google).collect(),
        start_skew: Some(checks::START_SKEW),
        valid_at_expiry: true,
        may_end_before_it_starts: true,
        requires_expiry: true,
        algorithms: checks::algorithms(attempt),
        claims: attempt.settings.claims(Kind::Claims),
        ..Expectation::default()
    }
}

static BODY: &str = r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}"#;

fn answer(_: &Attempt<'_>, _: &Rejection) -> Option<Answer> {
    Some(Answer {
        status: 401,
        challenge: None,
        body: Some(BODY.to_owned()),
    })
}
