//! Power Apps: apps, connectors and environments.

use super::api::{self, Api, Says, TENANT};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "power-apps",
    name: "Power Apps service",
    family: Family::Api,
    about: prose(
        "Apps, connectors and environments of the Power Platform. A slash more or less at the end of aud makes it another audience.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[prose(
        "microsoft/Power-Fx#2986, pnp/cli-microsoft365#4489 (audience)",
    )],
    settings: &[TENANT],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose(
                "aud must be one of five identifiers, letter for letter. A token for Dataverse is not taken.",
            ),
            prose("microsoft/Power-Fx#2986"),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |_| {
        let five = [
            "https://service.powerapps.com/",
            "https://apps.powerapps.com",
            "https://apps.powerapps.com/",
            "https://apihub.azure.com",
            "https://api.powerplatform.com",
        ];
        five.map(str::to_owned).into()
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
    between: ("','", 0),
    status: (401, 401),
    challenge: None,
    body: Some(prose("{\"error\":{\"code\":\"{0}\",\"message\":{1}}}")),
};

static MESSAGES: [Message; 1] = [says(
    "InvalidAuthenticationAudience",
    GateName::Audience,
    1,
    prose(
        "The received access token has been obtained from wrong audience or resource '{0}'. It should exactly match (including forward slash) with one of the allowed audiences '{1}'.",
    ),
    &[Holds::Audience, Holds::WantedAudience],
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
                ("", r#""aud":"https://service.powerapps.com/""#, "accepted"),
                (
                    "",
                    r#""aud":"https://service.powerapps.com""#,
                    "InvalidAuthenticationAudience: The received access token has been obtained from wrong audience or resource 'https://service.powerapps.com'. It should exactly match (including forward slash) with one of the allowed audiences 'https://service.powerapps.com/','https://apps.powerapps.com','https://apps.powerapps.com/','https://apihub.azure.com','https://api.powerplatform.com'.",
                ),
                (
                    "",
                    r#""aud":"https://contoso.crm4.dynamics.com/""#,
                    "InvalidAuthenticationAudience: The received access token has been obtained from wrong audience or resource 'https://contoso.crm4.dynamics.com/'. It should exactly match (including forward slash) with one of the allowed audiences 'https://service.powerapps.com/','https://apps.powerapps.com','https://apps.powerapps.com/','https://apihub.azure.com','https://api.powerplatform.com'.",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "InvalidAuthenticationAudience: The received access token has been obtained from wrong audience or resource 'https://graph.microsoft.com'. It should exactly match (including forward slash) with one of the allowed audiences 'https://service.powerapps.com/','https://apps.powerapps.com','https://apps.powerapps.com/','https://apihub.azure.com','https://api.powerplatform.com'.",
                ),
                (
                    "",
                    r#""aud":"https://service.powerapps.com/","exp":1"#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 {"error":{"code":"InvalidAuthenticationAudience","message":"The received access token has been obtained from wrong audience or resource 'x'. It should exactly match (including forward slash) with one of the allowed audiences 'https://service.powerapps.com/','https://apps.powerapps.com','https://apps.powerapps.com/','https://apihub.azure.com','https://api.powerplatform.com'."}}"#
        );
    }
}
