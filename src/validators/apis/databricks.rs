//! Azure Databricks: workspaces.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-databricks",
    name: "Azure Databricks",
    family: Family::Api,
    about: prose(
        "The REST API of a workspace. Its audience is an application id, the same for every workspace and no address.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("MicrosoftDocs/azure-docs#85703, #83517 (audience, status and body)"),
        prose("learn.microsoft.com/azure/databricks/dev-tools/user-aad-token"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose("aud must be the application id of Azure Databricks and nothing else."),
            prose("MicrosoftDocs/azure-docs#83517"),
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
        api::registered_everywhere(attempt, "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d")
    },
    issuers: api::any_issuer,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &NOT_KNOWN,
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("", 0),
    status: (400, 400),
    challenge: None,
    body: Some(prose(
        "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>\n<title>Error 400 {2}</title>\n</head>\n…",
    )),
};

static MESSAGES: [Message; 1] = [says(
    "IncorrectClaimException",
    GateName::Audience,
    1,
    prose("io.jsonwebtoken.IncorrectClaimException: Expected aud claim to be: {0}, but was: {1}."),
    &[Holds::WantedAudience, Holds::Audience],
)];

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
                    r#""aud":"2ff814a6-3304-4ab8-85cb-cd0e6f879c1d""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://management.core.windows.net/""#,
                    "IncorrectClaimException: io.jsonwebtoken.IncorrectClaimException: Expected aud claim to be: 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d, but was: https://management.core.windows.net/.",
                ),
                (
                    "",
                    r#""aud":"https://azuredatabricks.net/""#,
                    "IncorrectClaimException: io.jsonwebtoken.IncorrectClaimException: Expected aud claim to be: 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d, but was: https://azuredatabricks.net/.",
                ),
                (
                    "",
                    r#""aud":"2FF814A6-3304-4ab8-85cb-cd0e6f879c1d""#,
                    "IncorrectClaimException: io.jsonwebtoken.IncorrectClaimException: Expected aud claim to be: 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d, but was: 2FF814A6-3304-4ab8-85cb-cd0e6f879c1d.",
                ),
                (
                    "",
                    r#""aud":"2ff814a6-3304-4ab8-85cb-cd0e6f879c1d","exp":1"#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"400 <html>
<head>
<meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>
<title>Error 400 io.jsonwebtoken.IncorrectClaimException: Expected aud claim to be: 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d, but was: x.</title>
</head>
…"#
        );
    }
}
