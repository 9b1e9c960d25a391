//! Azure DevOps: repositories, pipelines and work items.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-devops",
    name: "Azure DevOps",
    family: Family::Api,
    about: prose(
        "Repositories, pipelines, packages and work items. Often it does not refuse at all, but answers 203 or 302 with the page for signing in.",
    ),
    version: "",
    fidelity: Fidelity::Inferred,
    sources: &[
        prose("Azure/azure-devops-cli-extension#807, Azure/azure-cli#24108 (TF400813)"),
        prose("dirkjanm/ROADtools firstpartyscopes.json (identifiers)"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose(
                "Azure/azure-devops-cli-extension#807 (the text); inferred: that it is said of an unreadable token",
            ),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "Azure/azure-devops-cli-extension#807 (the text); inferred: that it is said here, the place in the order and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the application id of Azure DevOps or one of its identifiers; the address of an organisation is none. The message names an empty user, because nobody is signed in.",
            ),
            prose(
                "Azure/azure-devops-cli-extension#807 (the text); dirkjanm/ROADtools firstpartyscopes.json; inferred: that it is said of a wrong audience",
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
        api::registered_everywhere(attempt, "499b84ac-1321-427f-aa17-267ca6975798")
    },
    issuers: api::any_issuer,
    says: Says {
        unreadable: &MESSAGES[0],
        expired: &MESSAGES[0],
        untimely: &MESSAGES[0],
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: |_, _| vec![String::new()],
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: None,
};

static MESSAGES: [Message; 1] = [says(
    "TF400813",
    GateName::Audience,
    1,
    prose("TF400813: The user '{0}' is not authorized to access this resource."),
    &[Holds::Other],
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
                    r#""aud":"499b84ac-1321-427f-aa17-267ca6975798""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://app.vssps.visualstudio.com/""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "TF400813: TF400813: The user '' is not authorized to access this resource.",
                ),
                (
                    "",
                    r#""aud":"https://dev.azure.com/contoso""#,
                    "TF400813: TF400813: The user '' is not authorized to access this resource.",
                ),
                (
                    "",
                    r#""aud":"https://app.vssps.visualstudio.com""#,
                    "TF400813: TF400813: The user '' is not authorized to access this resource.",
                ),
                (
                    "",
                    r#""aud":"499b84ac-1321-427f-aa17-267ca6975798","exp":1"#,
                    "TF400813: TF400813: The user '' is not authorized to access this resource.",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "TF400813: TF400813: The user '' is not authorized to access this resource."
        );
        assert_eq!(answer(&PROFILE, "", r#""aud":"x""#), r#"401 "#);
    }
}
