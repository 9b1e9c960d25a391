//! Azure Monitor: queries of Log Analytics and Application Insights.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Kind, Message, Profile, Setting, Shape};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-monitor",
    name: "Azure Monitor (Log Analytics, Application Insights)",
    family: Family::Api,
    about: prose(
        "The query APIs of Log Analytics and Application Insights. Each wants its own audience.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "Azure/azure-sdk-for-js#15399, microsoft/onefuzz#3287, microsoft/azuredatastudio#24798 (audience)",
        ),
        prose("Azure/azure-cli src/azure-cli-core/azure/cli/core/cloud.py (identifiers per cloud)"),
    ],
    settings: &[SERVICE, CLOUD],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose(
                "aud must be an identifier of this API in this cloud, or its application id. A token for Resource Manager is not taken.",
            ),
            prose(
                "Azure/azure-sdk-for-js#15399; dirkjanm/ROADtools firstpartyscopes.json; inferred: that every registered spelling is taken",
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
    audiences: |attempt| {
        let insights = attempt.set(SERVICE.kind) == "Application Insights";
        let name = if insights {
            "https://api.applicationinsights.io"
        } else {
            "https://api.loganalytics.io"
        };
        api::registered(attempt, name)
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
    status: (403, 403),
    challenge: None,
    body: Some(prose("{\"error\":{\"message\":{1},\"code\":\"{0}\"}}")),
};

static MESSAGES: [Message; 1] = [says(
    "InvalidTokenError",
    GateName::Audience,
    1,
    prose("The provided authentication is not valid for this resource"),
    &[],
)];

const SERVICE: Setting = Setting {
    name: "API",
    kind: Kind::Own("Monitor API"),
    shape: Shape::Choice(&["Log Analytics", "Application Insights"]),
    default: "Log Analytics",
    example: prose("Log Analytics"),
    about: prose("Which of the two was asked."),
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
                ("", r#""aud":"https://api.loganalytics.io""#, "accepted"),
                ("", r#""aud":"https://api.loganalytics.io/""#, "accepted"),
                (
                    "API=Application Insights",
                    r#""aud":"https://api.applicationinsights.io""#,
                    "accepted",
                ),
                (
                    "API=Application Insights",
                    r#""aud":"https://api.loganalytics.io""#,
                    "InvalidTokenError: The provided authentication is not valid for this resource",
                ),
                (
                    "",
                    r#""aud":"https://management.azure.com/""#,
                    "InvalidTokenError: The provided authentication is not valid for this resource",
                ),
                (
                    "",
                    r#""aud":"https://api.loganalytics.us""#,
                    "InvalidTokenError: The provided authentication is not valid for this resource",
                ),
                (
                    "Cloud=US Government",
                    r#""aud":"https://api.loganalytics.us""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://api.loganalytics.io","exp":1"#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"403 {"error":{"message":"The provided authentication is not valid for this resource","code":"InvalidTokenError"}}"#
        );
    }
}
