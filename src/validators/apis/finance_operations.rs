//! Dynamics 365 Finance and Operations: data entities and services.

use super::api::{self, Api, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Kind, Message, Profile, Setting, Shape};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "finance-operations",
    name: "Dynamics 365 Finance and Operations",
    family: Family::Api,
    about: prose(
        "The data entities and services of one environment. The environment's URL is the audience, in lower case and without a final slash.",
    ),
    version: "",
    fidelity: Fidelity::Documented,
    sources: &[
        prose(
            "learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/troubleshoot-service-authentication",
        ),
        prose(
            "learn.microsoft.com/archive/blogs/axsa/oh-aos-why-have-you-forbidden-me (deliberately vague)",
        ),
    ],
    settings: &[ENVIRONMENT],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose(
                "aud must be the environment's URL in lower case, without a final slash. Which words the server has for another one was not recorded.",
            ),
            prose(
                "learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/troubleshoot-service-authentication (slash and letter case); inferred: that nothing else is taken",
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
    audiences: |attempt| api::origin(attempt, ENVIRONMENT.kind).into_iter().collect(),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &NOT_KNOWN,
        untimely: &NOT_KNOWN,
        audience: &NOT_KNOWN,
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: None,
};

static MESSAGES: [Message; 1] = [says(
    "securityservice",
    GateName::Audience,
    1,
    prose("Expected aud https://securityservice.operations365.dynamics.com but found"),
    &[],
)];

const ENVIRONMENT: Setting = Setting {
    name: "Environment URL",
    kind: Kind::Own("Finance and Operations URL"),
    shape: Shape::Text,
    default: "",
    example: prose("https://contoso.operations.dynamics.com"),
    about: prose("The address of the environment, which is the audience."),
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
                    "Environment URL=https://Contoso.operations.dynamics.com/",
                    r#""aud":"https://contoso.operations.dynamics.com""#,
                    "accepted",
                ),
                (
                    "Environment URL=https://contoso.operations.dynamics.com",
                    r#""aud":"https://contoso.operations.dynamics.com/""#,
                    "401: 401 Unauthorized",
                ),
                (
                    "Environment URL=https://contoso.operations.dynamics.com",
                    r#""aud":"https://Contoso.operations.dynamics.com""#,
                    "401: 401 Unauthorized",
                ),
                (
                    "Environment URL=https://contoso.operations.dynamics.com",
                    r#""aud":"https://graph.microsoft.com""#,
                    "401: 401 Unauthorized",
                ),
                (
                    "Environment URL=https://contoso.operations.dynamics.com",
                    r#""aud":"00000015-0000-0000-c000-000000000000""#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(
                &PROFILE,
                "Environment URL=https://contoso.operations.dynamics.com",
                r#""aud":"x""#
            ),
            r#"401 "#
        );
    }
}
