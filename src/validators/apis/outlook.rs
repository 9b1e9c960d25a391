//! Outlook and Exchange Online: mail without Microsoft Graph.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{
    Family, Fidelity, GateName, Holds, Kind, Message, Profile, Setting, Shape,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "outlook",
    name: "Outlook and Exchange Online",
    family: Family::Api,
    about: prose(
        "Mailboxes behind outlook.office365.com: IMAP, SMTP, EWS, uploads of large attachments and the former Outlook REST API.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "microsoftgraph/microsoft-graph-docs#19395, microsoftgraph/msgraph-sdk-dotnet#2239 (audience)",
        ),
        prose("sagarrabadiya/outlook-php#15 (older wording)"),
        prose("dirkjanm/ROADtools firstpartyscopes.json (identifiers)"),
    ],
    settings: &[CLOUD, REQUEST],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose(
                "aud must be an identifier of Exchange Online, or its application id. A token for Microsoft Graph is not taken, although both read the same mail.",
            ),
            prose(
                "microsoftgraph/microsoft-graph-docs#19395; dirkjanm/ROADtools firstpartyscopes.json; inferred: that every registered spelling is taken",
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
    audiences: |attempt| api::registered(attempt, "00000002-0000-0ff1-ce00-000000000000"),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &NOT_KNOWN,
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: |_, attempt| vec![attempt.set(REQUEST.kind).to_owned()],
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: Some(prose(
        "{\"error\":{\"code\":\"{0}\",\"message\":{1},\"innerError\":{…}}}",
    )),
};

static MESSAGES: [Message; 2] = [
    says(
        "InvalidAudienceForResource",
        GateName::Audience,
        2,
        prose(
            "The audience claim value is invalid for current resource. Audience claim is '{0}', request url is '{1}' and resource type is 'Exchange'.",
        ),
        &[Holds::Audience, Holds::Other],
    ),
    says(
        "InvalidAudience",
        GateName::Audience,
        1,
        prose("The audience claim value is invalid 'aud'."),
        &[],
    ),
];

const REQUEST: Setting = Setting {
    name: "Request URL",
    kind: Kind::Own("Request URL"),
    shape: Shape::Text,
    default: "https://outlook.office.com",
    example: prose("https://outlook.office.com"),
    about: prose("The address that was called; the message repeats it."),
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
                ("", r#""aud":"https://outlook.office365.com""#, "accepted"),
                ("", r#""aud":"https://outlook.office.com/""#, "accepted"),
                (
                    "",
                    r#""aud":"00000002-0000-0ff1-ce00-000000000000""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com/""#,
                    "InvalidAudienceForResource: The audience claim value is invalid for current resource. Audience claim is 'https://graph.microsoft.com/', request url is 'https://outlook.office.com' and resource type is 'Exchange'.",
                ),
                (
                    "Request URL=https://outlook.office365.com/EWS/Exchange.asmx",
                    r#""aud":"https://Outlook.office365.com""#,
                    "InvalidAudienceForResource: The audience claim value is invalid for current resource. Audience claim is 'https://Outlook.office365.com', request url is 'https://outlook.office365.com/EWS/Exchange.asmx' and resource type is 'Exchange'.",
                ),
                (
                    "",
                    r#""aud":"https://outlook.office365.com","exp":1"#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 {"error":{"code":"InvalidAudienceForResource","message":"The audience claim value is invalid for current resource. Audience claim is 'x', request url is 'https://outlook.office.com' and resource type is 'Exchange'.","innerError":{…}}}"#
        );
    }
}
