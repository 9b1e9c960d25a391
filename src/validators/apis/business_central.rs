//! Dynamics 365 Business Central: online, or a server of one's own.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Kind, Message, Profile, Setting, Shape};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "business-central",
    name: "Dynamics 365 Business Central",
    family: Family::Api,
    about: prose(
        "The web services and the API of Business Central, online or on premises. One sentence stands for every refusal.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "microsoft/navcontainerhelper#3709, MicrosoftDocs/dynamics365smb-devitpro-pb#3172 (the answer)",
        ),
        prose("MicrosoftDocs/dynamics365smb-devitpro-pb#2363 (ValidAudiences)"),
        prose("dirkjanm/ROADtools firstpartyscopes.json (identifiers)"),
    ],
    settings: &[AUDIENCES, CLOUD],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose(
                "microsoft/navcontainerhelper#3709 (the text); inferred: that it is said of an unreadable token",
            ),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "microsoft/navcontainerhelper#3709 (the text); inferred: that it is said here, the place in the order and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "Online, aud must be the identifier of Business Central or its application id; on premises, one of ValidAudiences.",
            ),
            prose(
                "MicrosoftDocs/dynamics365smb-devitpro-pb#2363; dirkjanm/ROADtools firstpartyscopes.json; inferred: that every registered spelling is taken, and that ValidAudiences is compared letter for letter",
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
    audiences: |attempt| match attempt.settings.list(AUDIENCES.kind) {
        listed if listed.is_empty() => {
            api::registered(attempt, "https://api.businesscentral.dynamics.com")
        }
        listed => listed,
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
        "{\"error\":{\"code\":\"{0}\",\"message\":\"{2}  CorrelationId:  ….\"}}",
    )),
};

static MESSAGES: [Message; 1] = [says(
    "Authentication_InvalidCredentials",
    GateName::Audience,
    1,
    prose("The server has rejected the client credentials."),
    &[],
)];

const AUDIENCES: Setting = Setting {
    name: "ValidAudiences",
    kind: Kind::Audiences,
    shape: Shape::List,
    default: "",
    example: prose("https://api.businesscentral.dynamics.com"),
    about: prose("On premises: the server's own list. Leave it empty for Business Central online."),
};

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
                    r#""aud":"https://api.businesscentral.dynamics.com""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"996def3d-b36c-4153-8607-a6fd3c01b89f""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "Authentication_InvalidCredentials: The server has rejected the client credentials.",
                ),
                (
                    "",
                    r#""aud":"https://api.businesscentral.dynamics.com/""#,
                    "Authentication_InvalidCredentials: The server has rejected the client credentials.",
                ),
                (
                    "ValidAudiences=api://bc",
                    r#""aud":"https://api.businesscentral.dynamics.com""#,
                    "Authentication_InvalidCredentials: The server has rejected the client credentials.",
                ),
                ("ValidAudiences=api://bc", r#""aud":"api://bc""#, "accepted"),
                (
                    "",
                    r#""aud":"https://api.businesscentral.dynamics.com","exp":1"#,
                    "Authentication_InvalidCredentials: The server has rejected the client credentials.",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "Authentication_InvalidCredentials: The server has rejected the client credentials."
        );
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 {"error":{"code":"Authentication_InvalidCredentials","message":"The server has rejected the client credentials.  CorrelationId:  …."}}"#
        );
    }
}
