//! Azure Kubernetes Service: the API server of a cluster that signs people in with Microsoft Entra ID.

use super::api::{self, Api, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{
    Attempt, Family, Fidelity, GateName, Holds, Kind, Message, Profile, Setting, Shape,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-kubernetes-service",
    name: "Azure Kubernetes Service (API server)",
    family: Family::Api,
    about: prose(
        "A cluster with the managed integration of Microsoft Entra ID, or one that was set up with an own server application. kubectl prints one sentence for every refusal; a user in more than 200 groups gets it too.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("Azure/kubelogin#136 (the server application, and spn:)"),
        prose("Azure/aks-engine#376, #3637 (the API server's log)"),
        prose("projectsveltos/dashboard#186"),
    ],
    settings: &[SERVER, LEGACY],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose("Azure/kubelogin#136; inferred: that this is said of an unreadable token"),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "Inferred: that it is looked at, its place in the order and the skew are those of Microsoft.IdentityModel; kubectl says the same of every refusal",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the id of the server application; in clusters that were set up by hand with spn: in front, as kubectl's former plugin asked for it. The message is that of kubectl; the API server's log names both values.",
            ),
            prose("Azure/kubelogin#136; Azure/aks-engine#376"),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| {
        let server = attempt.set(SERVER.kind).to_owned();
        vec![if is_legacy(attempt) {
            ["spn:", &server].concat()
        } else {
            server
        }]
    },
    issuers: api::any_issuer,
    says: Says {
        unreadable: &MESSAGES[0],
        expired: &MESSAGES[0],
        untimely: &MESSAGES[0],
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: Some(prose(
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\",\"code\":401}",
    )),
};

static MESSAGES: [Message; 2] = [
    says(
        "Unauthorized",
        GateName::Audience,
        1,
        prose("error: You must be logged in to the server (Unauthorized)"),
        &[],
    ),
    says(
        "OIDC",
        GateName::Audience,
        1,
        prose("oidc: expected audience \"{0}\" got [\"{1}\"]"),
        &[Holds::WantedAudience, Holds::Audience],
    ),
];

const SERVER: Setting = Setting {
    name: "Server application ID",
    kind: Kind::Own("Server application ID"),
    shape: Shape::Guid,
    default: "6dae42f8-4368-4678-94ff-3960e28e3630",
    example: prose("6dae42f8-4368-4678-94ff-3960e28e3630"),
    about: prose(
        "kubelogin's --server-id. The managed integration has the same one for every cluster.",
    ),
};

const LEGACY: Setting = Setting {
    name: "Expects spn:",
    kind: Kind::Own("Expects spn:"),
    shape: Shape::Flag,
    default: "false",
    example: prose("true"),
    about: prose(
        "Whether the API server was started with --oidc-client-id=spn: and the id, as AKS Engine and the legacy integration do.",
    ),
};

fn is_legacy(attempt: &Attempt<'_>) -> bool {
    attempt.set(LEGACY.kind) == "true"
}

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    #[test]
    fn what_it_says() {
        check(
            &PROFILE,
            &[
                (
                    "",
                    r#""aud":"6dae42f8-4368-4678-94ff-3960e28e3630""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"spn:6dae42f8-4368-4678-94ff-3960e28e3630""#,
                    "Unauthorized: error: You must be logged in to the server (Unauthorized)",
                ),
                (
                    "Expects spn:=true",
                    r#""aud":"spn:6dae42f8-4368-4678-94ff-3960e28e3630""#,
                    "accepted",
                ),
                (
                    "Expects spn:=true",
                    r#""aud":"6dae42f8-4368-4678-94ff-3960e28e3630""#,
                    "Unauthorized: error: You must be logged in to the server (Unauthorized)",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "Unauthorized: error: You must be logged in to the server (Unauthorized)",
                ),
                (
                    "Server application ID=00001111-aaaa-2222-bbbb-3333cccc4444",
                    r#""aud":"6dae42f8-4368-4678-94ff-3960e28e3630""#,
                    "Unauthorized: error: You must be logged in to the server (Unauthorized)",
                ),
                (
                    "",
                    r#""aud":"6dae42f8-4368-4678-94ff-3960e28e3630","exp":1"#,
                    "Unauthorized: error: You must be logged in to the server (Unauthorized)",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "Unauthorized: error: You must be logged in to the server (Unauthorized)"
        );
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}"#
        );
    }

    #[test]
    fn the_log_of_the_api_server_is_recognised() {
        let log = "authentication.go:104] Unable to authenticate the request due to an error: [invalid bearer token, oidc: verify token: oidc: expected audience \"spn:a\" got [\"a\"]]";
        let found = crate::validators::recognise(log);
        let values = found.iter().flat_map(|spoken| &spoken.values);
        assert_eq!(
            values.map(|(_, value)| value.as_str()).collect::<Vec<_>>(),
            ["spn:a", "\"a\""]
        );
    }
}
