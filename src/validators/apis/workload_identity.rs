//! Workload identity federation: a token of another provider in exchange for one of Microsoft Entra ID.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{
    Attempt, Check, Expectation, Family, Fidelity, GateName, Holds, Kind, Message, Profile,
    RequiredClaim, Said, Setting, Shape, Skip,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "workload-identity-federation",
    name: "Workload identity federation (Microsoft Entra ID)",
    family: Family::Api,
    about: prose(
        "Microsoft Entra ID itself, when GitHub, Kubernetes or a managed identity shows a token instead of a secret. Issuer, subject and audience of the federated credential must be those of the token, letter for letter.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "Azure/azure-workload-identity#1200 (AADSTS700211, AADSTS700213), dotnet/maui#31978 (the newer wording)",
        ),
        prose("AthenZ/athenz AzureAccessTokenProviderTest.java (AADSTS700212, status and body)"),
        prose("AzureAD/microsoft-authentication-library-for-dotnet#4951 (AADSTS700024)"),
        prose("learn.microsoft.com/graph/api/resources/federatedidentitycredential"),
    ],
    settings: &[ISSUER, SUBJECT, AUDIENCE, CLOUD],
    expect,
    checks: &[
        checks::READ,
        checks::UNVERIFIED,
        checks::looks_at_lifetime(prose(
            "AzureAD/microsoft-authentication-library-for-dotnet#4951; inferred: the place before the issuer and 300 seconds of skew",
        )),
        checks::looks_at_issuer(
            prose(
                "iss must be the issuer of a federated credential; a slash more or less is another issuer.",
            ),
            prose("Azure/azure-workload-identity#1200"),
        ),
        Check {
            code: "subject",
            gate: GateName::Permissions,
            about: prose(
                "sub must be the subject of that credential, with regard to letter case. Where only the case differs, the code is AADSTS7002138.",
            ),
            source: prose(
                "Azure/azure-workload-identity#1200; Azure/login#517 (letter case); inferred: that it comes before the audience",
            ),
            run: subject,
        },
        checks::looks_at_audience(
            prose(
                "aud must be the audience of that credential, which is api://AzureADTokenExchange unless the cloud is another one.",
            ),
            prose(
                "AthenZ/athenz AzureAccessTokenProviderTest.java; learn.microsoft.com/graph/api/resources/federatedidentitycredential",
            ),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| match attempt.settings.exact(AUDIENCE.kind) {
        Some(audience) => vec![audience.to_owned()],
        None => api::registered(attempt, "api://AzureADTokenExchange"),
    },
    issuers: |attempt| {
        let issuer = attempt.settings.exact(ISSUER.kind);
        issuer.into_iter().map(str::to_owned).collect()
    },
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &MESSAGES[0],
        untimely: &MESSAGES[0],
        audience: &MESSAGES[3],
        issuer: &MESSAGES[1],
    },
    others,
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: Some(prose(
        "{\"error\":\"invalid_client\",\"error_description\":{1}}",
    )),
};

const ISSUER: Setting = Setting {
    name: "Issuer",
    kind: Kind::Issuer,
    shape: Shape::Text,
    default: "",
    example: prose("https://token.actions.githubusercontent.com"),
    about: prose("Of the federated credential."),
};

const SUBJECT: Setting = Setting {
    name: "Subject identifier",
    kind: Kind::Own("Subject identifier"),
    shape: Shape::Text,
    default: "",
    example: prose("repo:contoso/shop:ref:refs/heads/main"),
    about: prose("Of the federated credential."),
};

const AUDIENCE: Setting = Setting {
    name: "Audience",
    kind: Kind::Audience,
    shape: Shape::Text,
    default: "",
    example: prose("api://AzureADTokenExchange"),
    about: prose("Of the federated credential. Without one, that of the cloud."),
};

static MESSAGES: [Message; 7] = [
    says(
        "AADSTS700024",
        GateName::Lifetime,
        1,
        prose(
            "AADSTS700024: Client assertion is not within its valid time range. Current time: {0}, assertion valid from {1}, expiry time of assertion {2}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials",
        ),
        &[Holds::Other, Holds::Other, Holds::Other],
    ),
    says(
        "AADSTS700211",
        GateName::Issuer,
        2,
        prose(
            "AADSTS700211: No matching federated identity record found for presented assertion issuer '{0}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
        ),
        &[Holds::Issuer],
    ),
    says(
        "AADSTS700213",
        GateName::Permissions,
        2,
        prose(
            "AADSTS700213: No matching federated identity record found for presented assertion subject '{0}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
        ),
        &[Holds::Other],
    ),
    says(
        "AADSTS700212",
        GateName::Audience,
        2,
        prose(
            "AADSTS700212: No matching federated identity record found for presented assertion audience '{0}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
        ),
        &[Holds::Audience],
    ),
    says(
        "AADSTS700211",
        GateName::Issuer,
        1,
        prose(
            "AADSTS700211: No matching federated identity record found for presented assertion issuer '{0}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
        ),
        &[Holds::Issuer],
    ),
    says(
        "AADSTS700212",
        GateName::Audience,
        1,
        prose(
            "AADSTS700212: No matching federated identity record found for presented assertion audience '{0}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
        ),
        &[Holds::Audience],
    ),
    says(
        "AADSTS70021",
        GateName::Issuer,
        1,
        prose(
            "AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '{0}'. Assertion Subject: '{1}'. Assertion Audience: '{2}'.",
        ),
        &[Holds::Issuer, Holds::Other, Holds::Audience],
    ),
];

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let subject = attempt.settings.exact(SUBJECT.kind);
    let claim = |subject: &str| RequiredClaim {
        name: "sub".to_owned(),
        values: vec![subject.to_owned()],
        all: false,
        separator: None,
    };
    Expectation {
        claims: subject.map(claim).into_iter().collect(),
        ..api::expect(attempt)
    }
}

fn subject(attempt: &Attempt<'_>) -> Said {
    match attempt.settings.exact(SUBJECT.kind) {
        None => Said::Skipped(Skip::Off),
        Some(wanted) if attempt.text("sub").as_deref() == Some(wanted) => Said::Passed,
        Some(_) => words::say(attempt, &MESSAGES[2]),
    }
}

/// The subject; or now, the start and the end of the token as .NET writes a moment in full.
fn others(gate: GateName, attempt: &Attempt<'_>) -> Vec<String> {
    let at = |name| words::full(attempt.time(name).seconds().unwrap_or(0));
    match gate {
        GateName::Lifetime => vec![words::full(attempt.now), at("nbf"), at("exp")],
        _ => vec![attempt.text("sub").unwrap_or_default()],
    }
}

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    const GITHUB: &str = "Issuer=https://token.actions.githubusercontent.com\nSubject identifier=repo:contoso/shop:ref:refs/heads/main";

    #[test]
    fn what_it_says() {
        const CHECK: &str = "Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation";
        let says = |code: &str, what: &str| {
            format!(
                "{code}: {code}: No matching federated identity record found for presented assertion {what}. {CHECK}"
            )
        };
        check(
            &PROFILE,
            &[
                (
                    GITHUB,
                    r#""aud":"api://AzureADTokenExchange","iss":"https://token.actions.githubusercontent.com","sub":"repo:contoso/shop:ref:refs/heads/main""#,
                    "accepted",
                ),
                (
                    GITHUB,
                    r#""aud":"api://AzureADTokenExchange","iss":"https://token.actions.githubusercontent.com/","sub":"repo:contoso/shop:ref:refs/heads/main""#,
                    &says(
                        "AADSTS700211",
                        "issuer 'https://token.actions.githubusercontent.com/'",
                    ),
                ),
                (
                    GITHUB,
                    r#""aud":"api://AzureADTokenExchange","iss":"https://token.actions.githubusercontent.com","sub":"repo:Contoso/shop:ref:refs/heads/main""#,
                    &says(
                        "AADSTS700213",
                        "subject 'repo:Contoso/shop:ref:refs/heads/main'",
                    ),
                ),
                (
                    GITHUB,
                    r#""aud":"https://github.com/contoso","iss":"https://token.actions.githubusercontent.com","sub":"repo:contoso/shop:ref:refs/heads/main""#,
                    &says("AADSTS700212", "audience 'https://github.com/contoso'"),
                ),
                (
                    "",
                    r#""aud":"api://azureadtokenexchange""#,
                    &says("AADSTS700212", "audience 'api://azureadtokenexchange'"),
                ),
                (
                    "Cloud=US Government DoD",
                    r#""aud":"api://AzureADTokenExchangeUSGov""#,
                    "accepted",
                ),
                (
                    "Cloud=China\nAudience=api://own",
                    r#""aud":"api://own""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"api://AzureADTokenExchange","exp":1795326771"#,
                    "AADSTS700024: AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-11-22T07:20:00.0000000Z, assertion valid from 1970-01-01T00:00:00.0000000Z, expiry time of assertion 2026-11-22T05:52:51.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            format!(
                r#"401 {{"error":"invalid_client","error_description":"AADSTS700212: No matching federated identity record found for presented assertion audience 'x'. {CHECK}"}}"#
            )
        );
    }
}
