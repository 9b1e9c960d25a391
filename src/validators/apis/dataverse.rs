//! Dataverse: the tables behind Power Apps and Dynamics 365.

use super::api::{self, Api, Says, TENANT};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{
    Family, Fidelity, GateName, Holds, Kind, Message, Profile, Setting, Shape,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "dataverse",
    name: "Dataverse",
    family: Family::Api,
    about: prose(
        "The Web API of one environment of Dataverse or Dynamics 365. The environment's own URL is the audience.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("benbaran/adal-angular4-example#10 (the page)"),
        prose(
            "AleksandrRogov/DynamicsWebApi#24 (the address for calls is not always the audience)",
        ),
        prose(
            "microsoft/PowerPlatform-DataverseServiceClient#528 (0x80095ffc, a refusal of the application)",
        ),
        prose("dirkjanm/ROADtools firstpartyscopes.json (identifiers)"),
    ],
    settings: &[ENVIRONMENT, TENANT],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose(
                "benbaran/adal-angular4-example#10 (the text); inferred: that it is said of an unreadable token",
            ),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "benbaran/adal-angular4-example#10 (the text); inferred: that it is said here, the place in the order and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the environment's URL, with or without a final slash, or the same with api in its host. Another environment's is refused.",
            ),
            prose(
                "dirkjanm/ROADtools firstpartyscopes.json (with a slash); AleksandrRogov/DynamicsWebApi#24 (without, and with api); inferred: that all of them are taken",
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
        let Some(origin) = api::origin(attempt, ENVIRONMENT.kind) else {
            return Vec::new();
        };
        let organisation = origin.replacen(".api.crm", ".crm", 1);
        let calls = organisation.replacen(".crm", ".api.crm", 1);
        let slash = |origin: &str| [origin, "/"].concat();
        vec![
            organisation.clone(),
            slash(&organisation),
            slash(&calls),
            calls,
        ]
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
    challenge: Some(prose(
        "Bearer authorization_uri=https://{1}/{0}/oauth2/authorize, resource_id={2}/",
    )),
    body: None,
};

static MESSAGES: [Message; 2] = [
    says(
        "Unauthorized",
        GateName::Audience,
        1,
        prose("HTTP Error 401 - Unauthorized: Access is denied"),
        &[],
    ),
    says(
        "0x80095ffc",
        GateName::Caller,
        1,
        prose(
            "Access to Dataverse API is restricted for this application Id : '{0}'. Please contact your administrator for more information.",
        ),
        &[Holds::Other],
    ),
];

const ENVIRONMENT: Setting = Setting {
    name: "Environment URL",
    kind: Kind::Own("Environment URL"),
    shape: Shape::Text,
    default: "",
    example: prose("https://contoso.crm.dynamics.com"),
    about: prose("The address of the environment; its host is the audience."),
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
                    "Environment URL=https://contoso.crm.dynamics.com",
                    r#""aud":"https://contoso.crm.dynamics.com""#,
                    "accepted",
                ),
                (
                    "Environment URL=https://contoso.api.crm4.dynamics.com/api/data/v9.2",
                    r#""aud":"https://contoso.crm4.dynamics.com/""#,
                    "accepted",
                ),
                (
                    "Environment URL=https://contoso.crm.dynamics.com",
                    r#""aud":"https://fabrikam.crm.dynamics.com""#,
                    "Unauthorized: HTTP Error 401 - Unauthorized: Access is denied",
                ),
                (
                    "Environment URL=https://contoso.crm.dynamics.com",
                    r#""aud":"https://graph.microsoft.com""#,
                    "Unauthorized: HTTP Error 401 - Unauthorized: Access is denied",
                ),
                (
                    "Environment URL=https://contoso.crm.dynamics.com",
                    r#""aud":"00000007-0000-0000-c000-000000000000""#,
                    "Unauthorized: HTTP Error 401 - Unauthorized: Access is denied",
                ),
                (
                    "Environment URL=https://contoso.crm.dynamics.com",
                    r#""aud":"https://contoso.crm.dynamics.com","exp":1"#,
                    "Unauthorized: HTTP Error 401 - Unauthorized: Access is denied",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "Unauthorized: HTTP Error 401 - Unauthorized: Access is denied"
        );
        assert_eq!(
            answer(
                &PROFILE,
                "Environment URL=https://contoso.crm.dynamics.com",
                r#""aud":"x""#
            ),
            r#"401 Bearer authorization_uri=https://login.microsoftonline.com/…/oauth2/authorize, resource_id=https://contoso.crm.dynamics.com/"#
        );
    }
}
