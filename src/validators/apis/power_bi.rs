//! Power BI: reports and datasets.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "power-bi",
    name: "Power BI",
    family: Family::Api,
    about: prose(
        "The REST API of Power BI. It answers a wrong audience as it answers a missing permission.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("MicrosoftDocs/powerbi-docs#1096, #3234 (PowerBINotAuthorizedException)"),
        prose("And-Rochaa/n8n-nodes-powerbi#7 (expired)"),
        prose("dirkjanm/ROADtools firstpartyscopes.json (identifiers)"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose(
                "MicrosoftDocs/powerbi-docs#1096 (the text); inferred: that this is said of an unreadable token",
            ),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "And-Rochaa/n8n-nodes-powerbi#7: status 403, so that libraries which wait for 401 do not renew it; inferred: the place before the audience and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose("aud must be an identifier of Power BI in this cloud, or its application id."),
            prose(
                "MicrosoftDocs/powerbi-docs#1096 (the text, which also stands for missing permissions); dirkjanm/ROADtools firstpartyscopes.json; inferred: that every registered spelling is taken",
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
    audiences: |attempt| api::registered(attempt, "https://analysis.windows.net/powerbi/api"),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &MESSAGES[1],
        expired: &MESSAGES[0],
        untimely: &MESSAGES[1],
        audience: &MESSAGES[1],
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 403),
    challenge: None,
    body: Some(prose("{\"error\":{\"code\":\"{0}\",…}}")),
};

static MESSAGES: [Message; 2] = [
    says(
        "TokenExpired",
        GateName::Lifetime,
        1,
        prose("Access token has expired, resubmit with a new access token"),
        &[],
    ),
    says(
        "PowerBINotAuthorizedException",
        GateName::Audience,
        1,
        prose("PowerBINotAuthorizedException"),
        &[],
    ),
];

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
                    r#""aud":"https://analysis.windows.net/powerbi/api""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://analysis.windows.net/powerbi/api/""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://api.powerbi.com""#,
                    "PowerBINotAuthorizedException: PowerBINotAuthorizedException",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "PowerBINotAuthorizedException: PowerBINotAuthorizedException",
                ),
                (
                    "",
                    r#""aud":"https://analysis.windows.net/powerbi/api/Report.Read.All""#,
                    "PowerBINotAuthorizedException: PowerBINotAuthorizedException",
                ),
                (
                    "Cloud=US Government",
                    r#""aud":"https://analysis.usgovcloudapi.net/powerbi/api""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://analysis.windows.net/powerbi/api","exp":1"#,
                    "TokenExpired: Access token has expired, resubmit with a new access token",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "PowerBINotAuthorizedException: PowerBINotAuthorizedException"
        );
        assert_eq!(
            answer(
                &PROFILE,
                "",
                r#""aud":"https://analysis.windows.net/powerbi/api","exp":1"#
            ),
            r#"403 {"error":{"code":"TokenExpired",…}}"#
        );
    }
}
